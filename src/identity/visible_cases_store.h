/// The cases that a person may know of, by their public ids: for rooms that need the plain set, and the pattern for those that join it.
#pragma once

#include <string>
#include <vector>

#include "identity/case_standing.h"

namespace identity {

/// In the order of their ids, at most `most`.
std::vector<std::string> visible_cases(store::Snapshot&, PersonId, base::Instant now, int most);

}  // namespace identity
