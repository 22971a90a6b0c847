/// What somebody should look at each week: not what is forbidden, but what is out of the ordinary.
#pragma once

#include <functional>
#include <vector>

#include "audit/reading.h"

namespace audit {

struct UnusualAccess {
    enum class Why {
        BreakGlass,    ///< Somebody let themselves in, with a reason.
        NewReader,     ///< A person read a case that was under way and that they had not read in the weeks before.
        ManyCases,     ///< One person read many cases within an hour.
        AtNight,       ///< Read at night, by UK time.
        Refused,       ///< Doors that stayed shut, several times.
    };
    Why why;
    Who who = Who::system();
    std::optional<base::PublicId> case_id;  ///< Where it was one case.
    std::int64_t times = 0;                 ///< Reads, refusals, or cases.
    base::Instant first_at, last_at;
};

struct UnusualRules {
    int many_cases = 10;                        ///< In an hour, by one person.
    int many_refusals = 3;                      ///< In the period, by one person or address.
    std::chrono::hours night_from{22}, night_to{6};
    std::chrono::days usual_within{28};
    /// Whether the one who looks may know that there is a case. What happened in others is neither listed nor counted: a sealed case
    /// changes nothing for whoever may not know of it.
    std::function<bool(const base::PublicId&)> may_know = [](const base::PublicId&) { return true; };
};

/// The period's, in the order of the reasons above, then of time. The public and Cairn itself only among refusals.
std::vector<UnusualAccess> unusual_access(store::Snapshot&, base::Instant from, base::Instant to, const UnusualRules& = {});

}  // namespace audit
