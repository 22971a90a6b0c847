/// Which sections of the draft were shared with agencies or with the family's advocate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/casework/desk.h"

namespace web {

/// Public ids of the sections that "agencies" or "advocate" may read now, as somebody said last.
std::vector<std::string> sections_shared(CaseDesk& desk, std::string_view with);
/// As whom this person reads what was shared.
std::string_view audience_of(const SignedPage& page);

}  // namespace web
