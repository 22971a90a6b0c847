#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"

namespace documents::rich_text {

/// What a Rich Text document says, with its headings (styles and outline levels), list labels, tables and notes. Left out:
/// deleted and hidden text, comments, pictures, heads and feet, and every destination that this reader does not know.
std::expected<Extraction, Refusal> extract_rtf(std::string_view bytes);

inline constexpr int deepest_group = 200;

}  // namespace documents::rich_text
