#include <poppler/PDFDoc.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "documents/hidden/makers.h"
#include "documents/hidden/pdf_hidden.h"

namespace documents::hidden {

namespace {

/// Entries that say how the file was made and when.
bool is_ordinary(std::string_view key) {
    constexpr std::array<std::string_view, 9> ordinary{"Creator", "Producer", "CreationDate", "ModDate", "Trapped", "PTEX.Fullbanner", "GTS_PDFXVersion", "GTS_PDFXConformance", "PTEX.InfoSuffix"};
    return std::ranges::find(ordinary, key) != ordinary.end() || key.starts_with("SPDF_") || key.starts_with("AAPL:");
}

}  // namespace

void find_information(const pdf::Document& document, const ShownWords& shown, Findings& findings) {
    const Object information = document.poppler().getXRef()->getDocInfo();
    if (!information.isDict()) return;
    for (int i = 0; i < information.dictGetLength(); ++i) {
        const std::string key = information.dictGetKey(i);
        const Object value = information.dictGetVal(i);
        if (!value.isString() || is_ordinary(key)) continue;
        const auto text = pdf::text_string(value.getString());
        if (text.empty() || text.starts_with("D:") || is_a_makers_word(text)) continue;  // A date is ordinary under any name.
        // That somebody wrote a text is more than that they are named in it; a title that repeats what is shown is nothing.
        if (key == "Author" || shown.lacks_a_word_of(text)) findings.add("information", "the file's information", said_by(key, text));
    }
}

}  // namespace documents::hidden
