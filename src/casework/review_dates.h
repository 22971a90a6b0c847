/// Days of a review that somebody agreed or asked for, which no clock counts: when proceedings are looked at again, when a checkpoint or a
/// written request is due, an agency's report or its check of paragraphs, the draft. And who is reminded of them, and of the six months.
///
/// Source: domain reference 2.7 (review dates of proceedings), SI 2018/789 reg 14 (regular intervals, written requests), Working Together
/// (six months; reasons for delay to the Panel and the Secretary of State). How long before is our own design.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"
#include "identity/actor.h"

namespace casework {

/// Whoever is reminded hears of it this many days before, on the day, and on the day after if nothing was done.
constexpr std::chrono::days reminded_before{7};
/// Of the six months of a review also this many: time enough to write why it will be late.
constexpr std::chrono::days review_reminded_before{28};

struct ReviewDate {
    std::string record;                ///< Public id of the record that says so.
    std::string what;                  ///< "proceeding", "monitoring", "agency_report", "accuracy", "draft".
    base::Day due_on{};
    std::optional<base::Day> done_on;  ///< The day on which it was done, or the due day where that is not known.
};

/// All days that the case's records name, in the order of the records.
std::vector<ReviewDate> review_dates(const CaseFile&, const Ground&);
/// Brings the plain rows in step with what is recorded.
void keep_review_dates(store::Transaction&, const Ground&, const CaseFile&, base::Instant now);
/// Of a case that is destroyed, all of it.
void forget_review_dates(store::Transaction&, const Case&);

/// Such a day as lists and calendars show it. C1: code, kind and day.
struct ReviewDay {
    std::string record;            ///< With `what` the same for as long as the record names a day.
    std::string reference, nation, what;
    base::Day due_on{};
    bool done = false;
    base::Instant recorded_at{};
};
/// From the one day to the other, both included, the earliest first. Nothing of a case that the person may not know of.
std::vector<ReviewDay> review_days(store::Snapshot&, identity::PersonId, base::Instant now, base::Day from, base::Day until, int most);

/// Reminds those whose part it is, each once for each day and time; for a running server, every hour. Returns how many notices were written.
int tell_review_dates(store::Transaction&, const Ground&, base::Instant now);

}  // namespace casework
