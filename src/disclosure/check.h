/// What in a text tells a reader who somebody is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/roster.h"
#include "disclosure/span.h"

namespace disclosure {

/// What this case agreed may be read by everybody: the reviewer, the chair, a helpline, a real name agreed in writing. Compared without accents, case, spaces
/// and punctuation, whole finding against whole entry.
using ApprovedList = std::vector<std::string>;

enum class Guessing : std::uint8_t { No, Yes };

/// Every finding, in the order of the text; of two that overlap the one that names more surely remains, and an indirect one inside a direct one goes.
/// Approved ones are listed with `allowed`. `utf8` may be ill-formed. Not here: what a file hides; who decides about a finding.
/// `guessing`: whether a text in which people are named is taken for somebody's file, in which a bare number, an unknown word with a capital or a numbered name is
/// sooner theirs than anything else. A text whose every paragraph somebody decided about is looked through again without it.
Spans check(std::string_view utf8, const Roster& roster, const ApprovedList& approved = {}, Guessing guessing = Guessing::Yes);

}  // namespace disclosure
