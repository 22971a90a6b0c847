/// Six cases of Eastmarch at different stages, counted back from the day on which they are made, so that they look alive.
#pragma once

#include <vector>

#include "casework/case.h"
#include "casework/demonstration/eastmarch.h"
#include "casework/demonstration/script.h"

namespace casework::demonstration {

/// Plays a script: one case, whole, in one transaction. A case that an earlier run made is found and left as it is.
/// Throws base::Fault, naming the line, where the path of a case refuses a step: a demonstration shows nothing that could not happen.
Case play(const Parts& parts, const Cast& cast, const Script& script, base::Day today, std::uint64_t seed = usual_seed);

/// Eastmarch and its six cases, as of that moment. Made once; called again it changes nothing.
std::vector<Case> make_demonstration(const Parts& parts, base::Instant now, std::uint64_t seed = usual_seed);

}  // namespace casework::demonstration
