/// Looks in a paragraph of the report for what identifies somebody, with the case's own register: `disclosure::check`, as the report's desk asks it.
#pragma once

#include "disclosure/check.h"
#include "publishing/identifying.h"

namespace publishing {

/// What people of the case are called in the report ("Child Rowan", and "Rowan" alone) is no finding, unless somebody of the case is really called so:
/// then it is a possible one in every place, and a person says which of the two is meant.
FindIn case_finder(const casework::CaseFile& file);
/// The same for a register that is given; `called`: the agreed pseudonym, or nothing.
FindIn case_finder(CaseRegister known, const std::string& called, disclosure::Guessing guessing = disclosure::Guessing::Yes);

/// What names somebody by itself and is not on the case's list of what may be public, each once as "kind: text". For texts of public files; the case
/// outlives what is returned.
std::function<std::vector<std::string>(std::string_view)> names_not_approved(const casework::CaseFile& file);

}  // namespace publishing
