/// The text of a document as one string, with where each paragraph of it stands.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "documents/extraction.h"

namespace cli {

/// A paragraph of a document's text.
struct Paragraph {
    std::size_t start = 0;  ///< Code point of the whole text at which it begins.
    int number = 0;         ///< From 1, in reading order.
    int page = 0;           ///< From 1; 0 where the format has none.
};

struct CheckedText {
    std::string text;
    std::vector<Paragraph> paragraphs;
    bool as_it_stands = false;  ///< The file is this text and nothing besides.

    /// The paragraph that holds a code point, or null for a text without any.
    const Paragraph* paragraph_at(std::size_t code_point) const;
};

/// What the document says: a text file's own words, unchanged; of anything else what the helper process reads, its paragraphs parted by empty lines.
/// The helper's refusal where it cannot be read.
std::expected<CheckedText, documents::Refusal> text_to_check(const std::filesystem::path& path);

}  // namespace cli
