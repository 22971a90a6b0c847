/// Whether a public file says the approved text and nothing else: read back word for word as it was written, never through guesses at its layout.
///
/// A reader of layouts takes away what comes again on every page and puts paragraphs together, as it must with files of others; of a long report that repeats
/// itself it gives something else than was printed. So what is compared here is every letter of the file, in its order (`documents/as_written.h`).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/reader.h"
#include "publishing/public_files.h"

namespace publishing {

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

/// Compares letter by letter, accents, digits and signs of money with them; white space, hyphens and other signs are what forms differ in. Every line in its
/// place and no letter between: but the number of a step where the form says it, and the whole head of a table again before one of its rows.
ReadBack compare(const std::vector<PublicLine>& approved, const PublicFile& file, const documents::AsWritten& written);
/// Reads it in the helper process and compares.
ReadBack read_back(const std::vector<PublicLine>& approved, const PublicFile& file, const documents::Reader& reader, const FindHidden& hidden);

}  // namespace publishing
