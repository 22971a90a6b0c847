#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"

namespace documents::opendocument {

/// What an OpenDocument text says. Left out: tracked deletions, comments, heads and feet, indexes made by the program.
std::expected<Extraction, Refusal> extract_odt(std::string_view bytes);

}  // namespace documents::opendocument
