/// The helper's answer as bytes, and back. The reader believes nothing: every count, length and letter is checked.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "documents/as_written.h"
#include "documents/extraction.h"
#include "documents/hidden.h"
#include "documents/papers/paper.h"
#include "documents/tables.h"

namespace documents {

/// One page as a picture, for showing beside text that a machine read.
struct PageImage {
    std::string bytes;  ///< JPEG.
    int width_pixels = 0;
    int height_pixels = 0;
};

/// The end of a catalogue: every row has been given.
struct RowsGiven {
    std::uint64_t rows = 0;
};

using Answer = std::variant<Extraction, Refusal, PageImage, RowsGiven, Paper, HiddenThings, AsWritten, FileTables>;

/// The answer in the form that `decode_answer` reads. Longer parts than AnswerLimits allows are cut, with a warning in the answer.
std::string encode_answer(const Answer& answer);

/// The answer, or nothing if one byte is not as `encode_answer` writes it: ill-formed UTF-8, a count or length past
/// AnswerLimits, a page that does not exist, bytes left over.
std::optional<Answer> decode_answer(std::string_view bytes);

}  // namespace documents
