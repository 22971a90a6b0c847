/// What a PDF carries beside what its pages show.
#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"
#include "documents/hidden/findings.h"
#include "documents/hidden/shown_words.h"
#include "documents/pdf/document.h"

namespace documents::hidden {

/// Whatever a PDF hides. Refuses what pdf::Document::open refuses.
std::expected<void, Refusal> find_in_pdf(std::string_view bytes, Findings& findings);

/// The information dictionary.
void find_information(const pdf::Document& document, const ShownWords& shown, Findings& findings);

}  // namespace documents::hidden
