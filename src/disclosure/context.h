/// Which sort of number a place in a text is likely to hold, by the words around it.
#pragma once

#include <string_view>

#include "disclosure/plain_text.h"

namespace disclosure {

/// The kind whose word stands nearest: before the place in its line, then behind it, then in the lines before. `record-number` where no word tells.
std::string_view kind_by_context(const PlainText& text, std::size_t begin, std::size_t end);

/// Whether directly before a place stands a word or a sign that announces a number: "ref", "no.", "#", "badge", "Mosaic".
bool announced(const PlainText& text, std::size_t begin);

}  // namespace disclosure
