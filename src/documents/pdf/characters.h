/// The letters of a text layer: what they are made of, and whether they are language at all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "documents/pdf/words.h"

namespace documents::pdf {

/// Adds one letter as UTF-8. Ligatures are taken apart, control letters become spaces, what is no letter becomes U+FFFD.
void append_letter(std::string& text, std::uint32_t letter);

/// Whether a page's words could be read by anybody: false if too few, or if the letters are glyph numbers and not language.
bool is_language(const std::vector<Line>& lines);

}  // namespace documents::pdf
