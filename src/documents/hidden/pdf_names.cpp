#include <poppler/Catalog.h>
#include <poppler/PDFDoc.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/hidden/pdf_hidden.h"

namespace documents::hidden {

namespace {

/// Names of places without the words that programs number them by.
std::string own_words(std::string_view name) {
    constexpr std::array<std::string_view, 56> generic{
        "section", "subsection", "subsubsection", "chapter", "page", "figure", "table", "equation", "cite", "doc", "start", "item", "footnote", "hfootnote", "appendix", "bookmark", "anchor",
        "heading", "toc", "ref", "name", "dest", "part", "paragraph", "lstlisting", "theorem", "main", "content", "contents", "top", "title", "lstnumber", "index", "fn", "sec", "fig", "tab", "href",
        "rec", "recommendation", "finding", "para", "note", "summary", "skip", "header", "footer", "nav", "list", "group", "row", "block", "term", "box", "line", "table"};
    std::string result, word;
    const auto end_word = [&] {
        const auto digits = std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; });
        std::string letters = word.substr(0, word.find_first_of("0123456789"));
        const bool number = static_cast<std::size_t>(digits) == word.size() && digits < 6;
        const bool code = digits > 0 && static_cast<std::size_t>(digits) < word.size() && std::ranges::find(generic, std::string_view{letters}) == generic.end() && letters.size() < 3;
        if (word.size() >= 3 && !number && !code && std::ranges::find(generic, std::string_view{letters}) == generic.end()) (result += word) += ' ';
        word.clear();
    };
    for (const char c : base::fold(name_as_words(name))) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) word += c;
        else end_word();
    }
    end_word();
    return result;
}

void find_destinations(const pdf::Document& document, const ShownWords& shown, Findings& findings) {
    constexpr int most = 20'000;
    Catalog* catalog = document.poppler().getCatalog();
    const auto look_at = [&](std::string_view name) {
        if (shown.lacks_a_word_of(own_words(name))) findings.add("destination", "the names of places", name);
    };
    for (int i = 0; i < std::min(catalog->numDestNameTree(), most); ++i) look_at(pdf::text_string(catalog->getDestNameTreeName(i)));
    for (int i = 0; i < std::min(catalog->numDests(), most); ++i) look_at(catalog->getDestsName(i));
}

}  // namespace

void find_names(const pdf::Document& document, const ShownWords& shown, Findings& findings) {
    for (const pdf::Bookmark& bookmark : document.bookmarks())
        if (shown.lacks_a_word_of(bookmark.title)) findings.add("outline", bookmark.page > 0 ? fmt::format("a bookmark of page {}", bookmark.page) : "a bookmark", bookmark.title);
    for (int page = 1; page <= std::min(document.pages(), 2'000); ++page) {
        const auto label = document.label(page);
        const auto digit = label.find_first_of("0123456789");
        const bool numeral = label.find_first_not_of("ivxlcdmIVXLCDM") == std::string::npos || label.size() <= 2;  // "xiv", "aa"
        if (!numeral && shown.lacks_a_word_of(own_words(label.substr(0, digit)))) findings.add("page_label", fmt::format("page {}", page), label);
    }
    find_destinations(document, shown, findings);
}

}  // namespace documents::hidden
