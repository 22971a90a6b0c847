#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"

namespace documents::plain {

/// A plain text: paragraphs part at empty lines, lines of one paragraph are joined; underlined and capital lines are headings.
std::expected<Extraction, Refusal> extract_text(std::string_view bytes);

/// A web page's main text: headings, paragraphs, lists and tables; without scripts, styles, navigation, heads and feet.
std::expected<Extraction, Refusal> extract_html(std::string_view bytes);

}  // namespace documents::plain
