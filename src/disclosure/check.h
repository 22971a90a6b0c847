/// What in a text tells a reader who somebody is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/roster.h"
#include "disclosure/span.h"

namespace disclosure {

/// What this case agreed may be read by everybody: the reviewer, the chair, a helpline, a real name agreed in writing. Compared without accents, case, spaces
/// and punctuation, whole finding against whole entry.
using ApprovedList = std::vector<std::string>;

/// Every finding, in the order of the text; of two that overlap the one that names more surely remains, and an indirect one inside a direct one goes.
/// Approved ones are listed with `allowed`. `utf8` may be ill-formed. Not here: what a file hides; who decides about a finding.
Spans check(std::string_view utf8, const Roster& roster, const ApprovedList& approved = {});

}  // namespace disclosure
