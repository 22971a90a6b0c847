/// Caseloads of any size, invented by chance that can be foretold: for measuring, and for seeing how thousands of cases look.
///
/// Stages are spread as in an office of many years: most are closed, some are open at every stage, a few are overdue or sealed.
/// Their steps lie on the path of a case; their sheets are short and say that they are fictional.
#pragma once

#include <cstdint>
#include <functional>

#include "casework/demonstration/eastmarch.h"

namespace casework::demonstration {

struct CaseloadAsked {
    std::int64_t cases = 0;
    std::uint64_t seed = usual_seed;
    base::Instant now{};
    std::function<void(std::int64_t done, std::int64_t total)> on_progress{};  ///< From the calling thread.
    std::function<bool()> stop_wanted{};
};

struct CaseloadMade {
    std::int64_t made = 0;
    std::int64_t found = 0;   ///< That an earlier run with this seed had made.
    bool stopped = false;
};

/// Makes what is not there yet of the first so many cases of the seed; run again after a stop it goes on. The cases of one seed are the
/// same whenever they are made, but for their days, which are counted back from `now`, and their keys.
CaseloadMade make_caseload(const Parts& parts, const Cast& cast, const CaseloadAsked& asked);

}  // namespace casework::demonstration
