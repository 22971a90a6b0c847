/// XMP (ISO 16684-1): what programs write about a file or picture, in XML of its own.
#pragma once

#include <string_view>

#include "documents/hidden/findings.h"
#include "documents/hidden/shown_words.h"

namespace documents::hidden {

/// Dates, identifiers and names of programs say nothing and are passed over, and so do words that the document shows. `kind`: "xmp_metadata", "image_xmp".
void find_in_xmp(std::string_view xml, std::string_view kind, std::string_view place, const ShownWords& shown, Findings& findings);

}  // namespace documents::hidden
