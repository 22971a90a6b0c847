#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"

namespace documents::word {

/// What a Word document (.docx, .docm) says: text as it would be printed with all changes accepted. Left out: deleted and
/// hidden text, comments, heads and feet, tables of contents, macros.
std::expected<Extraction, Refusal> extract_docx(std::string_view bytes);

}  // namespace documents::word
