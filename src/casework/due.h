/// The dates of a person's cases: what a digest, a calendar page and a calendar feed show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "identity/actor.h"
#include "store/transaction.h"

namespace casework {

/// A clock of a case that the person may know of. C1: code, rule and dates.
struct DueDay {
    std::int64_t clock = 0;
    std::string reference, rule, nation;
    base::Day due_on{};
    std::optional<base::Day> met_on;
    bool explained = false;
    base::Instant recorded_at{};
};

enum class DueWanted { Running, AlsoMet };

/// Due from the one day to the other, both included, the earliest first. Nothing of a case that the person may not know of.
std::vector<DueDay> due_days(store::Snapshot&, identity::PersonId, base::Instant now, base::Day from, base::Day until, DueWanted, int most);

}  // namespace casework
