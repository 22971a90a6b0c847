/// Names that are plain words too.
#pragma once

#include <string>

#include "disclosure/finding.h"
#include "disclosure/name_forms.h"

namespace disclosure {

/// A plain word that is a name as well, and stands in texts with a capital without being one. "Lee" and "Mason" are in the dictionary and hardly anywhere else.
bool is_common(const std::string& word);

/// "hopes got the doctors" of a Hope of the register: an s without its apostrophe, before what somebody has or does.
void find_glued_possessives(const PlainText& text, const Roster& roster, const NameForms& forms, Findings& findings);

}  // namespace disclosure
