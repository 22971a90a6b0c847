/// Initials that name people of the roster; a part of find_roster_people (finding.h).
#pragma once

#include <set>

#include "disclosure/finding.h"
#include "disclosure/name_forms.h"

namespace disclosure {

/// `in_full`: who stands in the text by forename and surname, as places in `roster.people`: their initials may act where others' would be a word of the field.
void find_roster_initials(const PlainText& text, const Roster& roster, const NameForms& forms, const std::set<std::size_t>& in_full, Findings& findings);

}  // namespace disclosure
