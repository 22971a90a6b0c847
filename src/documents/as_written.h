/// What a file says, word for word in the order in which it is written: nothing is put together, guessed or left out as heads and feet of
/// pages are. For proving that a file of our own says what it was made from. Asked for with `Reader::as_written`.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "documents/extraction.h"

namespace documents {

/// UTF-8, not cleaned. A PDF: one piece a page, the letters in the order of painting, lines and what stands apart divided as `pdf/painted_words.h` says; letters that nobody would see
/// are among them. Word: one piece a paragraph, of the document and of its notes, heads and feet; deleted and hidden words are among them, numbers that
/// Word itself counts are not. A text file: one piece, its bytes.
struct AsWritten {
    std::vector<std::string> pieces;
};

struct AsWrittenLimits {
    static constexpr std::size_t pieces = 400'000;
    static constexpr std::size_t piece_bytes = 4u << 20;
};

/// Called in the helper process only. Refuses other kinds of file, damaged ones, and one of more than the limits: cut short it would prove nothing.
std::expected<AsWritten, Refusal> as_written(std::string_view bytes, std::string_view ending);

}  // namespace documents
