/// Which clocks a case has, from what is recorded: never set by hand, so that every date can be shown to be right.
///
/// Source: domain reference sections 1.3 to 1.6. England's clocks do not pause; what is late with a reason is "overdue, explained".
/// Each clock keeps the version of its rule that was in force on its own first day (`calendar::work_out`).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// A clock that what is recorded calls for.
struct WantedClock {
    std::string rule;
    base::Day start_on{};
    std::string start_event;           ///< "awareness", "notification_sent", "decision", "rapid_review_sent".
    std::optional<base::Day> met_on;
    bool explained = false;
    std::string ended;                 ///< "withdrawn": it runs no longer, and was not met.
    int days_off_line = 0;             ///< Of a shortest time of being public: added to it.
    friend bool operator==(const WantedClock&, const WantedClock&) = default;
};

/// In the order in which they begin.
std::vector<WantedClock> wanted_clocks(const CaseFile& file);

/// Brings the clocks of the case in step with what is recorded: new ones are worked out and appended, those whose start was corrected
/// end as "corrected". Call after every change, in its transaction.
void keep_clocks(store::Transaction&, const Ground&, const Case&, const Doer&);

/// A clock that a new calendar moved.
struct Recount {
    CaseKey of;
    std::string reference, rule;
    std::optional<base::Day> before, after;
};
/// Counts every running clock again after a calendar changed; clocks that were met stay as they are. Each that moves ends as
/// "counted-again", is appended anew, and leaves an event in its case's chain.
std::vector<Recount> count_again(store::Transaction&, const Ground&, const Doer&);

}  // namespace casework
