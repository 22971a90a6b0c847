/// What a Rich Text file carries and does not show.
#pragma once

#include <string_view>

#include "documents/hidden/findings.h"

namespace documents::hidden {

void find_in_rich_text(std::string_view bytes, Findings& findings);

}  // namespace documents::hidden
