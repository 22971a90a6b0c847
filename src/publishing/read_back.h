/// Whether a public file says the approved text and nothing else: read back word for word as it was written, never through guesses at its layout.
///
/// A reader of layouts takes away what comes again on every page and puts paragraphs together, as it must with files of others; of a long report that repeats
/// itself it gives something else than was printed. So what is compared here is every letter of the file, in its order (`documents/as_written.h`).
#pragma once

#include <cstdint>
#include <expected>
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
    std::vector<std::string> named;         ///< What names somebody and is not on the case's approved list, each as "kind: text".
    std::string refusal;                    ///< Why it could not be read back.
    bool same() const { return refusal.empty() && missing.empty() && beyond == 0; }
    bool clean() const { return same() && hidden.empty() && named.empty(); }
};

/// What a file hides, in words; empty for a clean one.
using FindHidden = std::function<std::vector<std::string>(const PublicFile&)>;

/// What in a text names somebody by itself and is not on the list of what may be public (`case_finder.h`); empty: nothing.
using FindNamed = std::function<std::vector<std::string>(std::string_view written)>;

/// What `documents::Reader::hidden` finds in it, each as "kind, place: excerpt"; where it cannot be looked through, that it was not. A text file hides nothing.
std::vector<std::string> hidden_content(const PublicFile& file, const documents::Reader& reader);

/// Compares letter by letter, accents, digits and signs of money with them; white space, hyphens and other signs are what forms differ in. Every line in its
/// place and no letter between: but the number of a step where the form says it, and the whole head of a table again before one of its rows.
ReadBack compare(const std::vector<PublicLine>& approved, const PublicFile& file, const documents::AsWritten& written);
/// Reads it in the helper process, compares, and looks in what was read for what names somebody.
ReadBack read_back(const std::vector<PublicLine>& approved, const PublicFile& file, const documents::Reader& reader, const FindHidden& hidden, const FindNamed& named = {});
/// All of them at once, in their order: the files are independent, and somebody waits for the slowest instead of for their sum. `hidden` and `named` are
/// called from several threads.
std::vector<ReadBack> read_back_all(const std::vector<PublicLine>& approved, const std::vector<PublicFile>& files, const documents::Reader& reader, const FindHidden& hidden, const FindNamed& named = {});
/// Only the last: a name may have come to the case since the file was made. Refuses where it cannot be read.
std::expected<std::vector<std::string>, documents::Refusal> named_in(const PublicFile& file, const documents::Reader& reader, const FindNamed& named);
/// The same for all of them at once, in their order.
std::vector<std::expected<std::vector<std::string>, documents::Refusal>> named_in_all(const std::vector<PublicFile>& files, const documents::Reader& reader, const FindNamed& named);

}  // namespace publishing
