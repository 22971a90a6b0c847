/// Six cases of Eastmarch at different stages, counted back from the day on which they are made, so that they look alive.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "casework/demonstration/eastmarch.h"
#include "casework/demonstration/script.h"

namespace casework::demonstration {

/// A deed that only a room above can do: with the case as it stands, the deed with its days written out, and who does it.
using OtherVerbs = std::map<std::string, std::function<void(const Case&, const Deed&, const Doer&)>, std::less<>>;

/// Plays a script: one case, whole, in one transaction, or in several where others do deeds between. A case that an earlier run made is found and left as it is.
/// Throws base::Fault, naming the line, where the path of a case refuses a step: a demonstration shows nothing that could not happen.
Case play(const Parts& parts, const Cast& cast, const Script& script, base::Day today, std::uint64_t seed = usual_seed, const OtherVerbs& others = {});

/// Eastmarch and its six cases, as of that moment. Made once; called again it changes nothing.
std::vector<Case> make_demonstration(const Parts& parts, base::Instant now, std::uint64_t seed = usual_seed);

}  // namespace casework::demonstration
