/// Cases, their steps and clocks in the store.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace casework {

/// How a partnership numbers its cases.
struct Partnership {
    std::int64_t organisation = 0;
    std::string prefix;   ///< "EM"
    std::string nation;   ///< Slug.
    std::string area;     ///< Slug of the authority.
};

void set_partnership(store::Transaction&, const Partnership&);
std::vector<Partnership> partnerships(store::Snapshot&);

struct NewCase {
    std::int64_t partnership = 0;
    std::string state;           ///< Where it begins: "referral.received", "sin.required".
    std::string area{};          ///< Other than the partnership's own.
    int children = 0;
    bool afterwards = false;
    std::optional<store::KeyId> seal{};  ///< A key of its own that was made beforehand: making one waits for the disk, and many cases wait for it side by side.
};

/// Opens a case under a key of its own: a number of its year drawn by lot (`case_number.h`), its first step, its event.
Case open_case(store::Transaction&, const Ground&, const NewCase&, const Doer&);

std::optional<Case> find_case(store::Snapshot&, std::string_view reference);
std::optional<Case> find_case(store::Snapshot&, const base::PublicId&);
Case case_at(store::Snapshot&, CaseKey);
/// Every case of the installation, for what is kept in memory and filtered by person before anybody sees it.
std::vector<Case> all_cases(store::Snapshot&);
std::int64_t count_cases(store::Snapshot&);

/// What of the plain row somebody may change.
struct CaseDetails {
    std::string pseudonym, area, lead;
    int children = 0;
};
void set_details(store::Transaction&, const Case&, const CaseDetails&, const Doer&);

/// A step, appended; the case moves to its state.
struct NewStep {
    std::string event, to;
    base::Day happened_on{};
    std::string reasons;
    std::vector<std::string> gaps{};
};
void append_step(store::Transaction&, const Ground&, const Case&, const NewStep&, const Doer&);
std::vector<TakenStep> steps_of(store::Snapshot&, const Ground&, const Case&);

std::vector<Clock> clocks_of(store::Snapshot&, const Case&);
/// Every clock that runs, of all cases: for counting again when a calendar changes.
std::vector<std::pair<CaseKey, Clock>> running_clocks(store::Snapshot&);
ClockKey add_clock(store::Transaction&, const Case&, const Clock&);
void end_clock(store::Transaction&, const Clock&, std::string_view why, base::Instant at);
void mark_clock(store::Transaction&, const Clock&, std::optional<base::Day> met_on, bool explained);
/// Works out again which clock of the case is due first.
void keep_next_due(store::Transaction&, const Case&, const std::vector<Clock>&);

}  // namespace casework
