/// Public files written anew from the approved text, and read back: nothing of a draft's file can be left in them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/reader.h"
#include "publishing/public_text.h"

namespace publishing {

struct PublicFile {
    std::string name;        ///< "report.docx", "report.pdf", "report.txt".
    std::string media_type;
    std::string bytes;
};

/// Word: real headings, lists and table heads, title and language.
PublicFile word_file(const PublicText& text, const PublicWords& words);
/// Plain text, UTF-8, an empty line between paragraphs.
PublicFile text_file(const PublicText& text, const PublicWords& words);

/// What reading one file back found.
struct ReadBack {
    std::string name, sha256;
    std::size_t bytes = 0;
    std::size_t compared = 0;               ///< Lines of the approved text that stand in the file, in order.
    std::vector<std::string> missing;       ///< Lines that do not.
    std::size_t beyond = 0;                 ///< Letters and digits of the file that are in no line of the approved text.
    std::vector<std::string> hidden;        ///< What the file carries and does not show, in words.
    std::string refusal;                    ///< Why it could not be read back.
    bool same() const { return refusal.empty() && missing.empty() && beyond == 0; }
    bool clean() const { return same() && hidden.empty(); }
};

/// What a file hides, in words; empty for a clean one.
using FindHidden = std::function<std::vector<std::string>(const PublicFile&)>;

/// What `documents::Reader::hidden` finds in it, each as "kind, place: excerpt"; where it cannot be looked through, that it was not. A text file hides nothing.
std::vector<std::string> hidden_content(const PublicFile& file, const documents::Reader& reader);

/// Compares what the file says with the approved lines, letter by letter without white space and hyphens that a line end may add or take.
ReadBack compare(const std::vector<std::string>& approved, const PublicFile& file, const documents::Extraction& read);
/// Reads it in the helper process and compares.
ReadBack read_back(const std::vector<std::string>& approved, const PublicFile& file, const documents::Reader& reader, const FindHidden& hidden);

}  // namespace publishing
