#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Parser.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "documents/hidden/page_painting.h"
#include "documents/hidden/pdf_hidden.h"
#include "documents/hidden/pdf_values.h"

namespace documents::hidden {

namespace {

constexpr std::string_view digits = "0123456789";

/// Where each version of the file ends: after its "%%EOF". The first mark of a file that is made for the web belongs to no version of its own:
/// its "startxref" is 0.
std::vector<std::size_t> ends_of_versions(std::string_view bytes) {
    std::vector<std::size_t> ends;
    constexpr std::string_view mark = "startxref", end_mark = "%%EOF";
    for (auto at = bytes.find(mark); at != std::string_view::npos; at = bytes.find(mark, at + mark.size())) {
        const auto number = bytes.find_first_of(digits, at + mark.size());
        const auto end = bytes.find(end_mark, at);
        if (number == std::string_view::npos || end == std::string_view::npos || number > end) continue;
        if (bytes.substr(number, 2).find_first_not_of('0') == 1 || (bytes[number] == '0' && !digits.contains(bytes[number + 1]))) continue;
        if (end - at < 64) ends.push_back(end + end_mark.size());
    }
    return ends;
}

/// Whether anything but a table was added: some programs write two tables, for old and new readers.
bool holds_objects(std::string_view added) { return added.find(" obj") != std::string_view::npos; }

/// The words of all pages, seen or not: whatever stood on them.
std::vector<std::string> pages_of(const pdf::Document& document) {
    constexpr int most_pages = 300;
    std::vector<std::string> pages;
    for (int page = 1; page <= std::min(document.pages(), most_pages); ++page) {
        const auto painted = paint_page(document, page);
        pages.push_back(words_of(painted.letters, 0, painted.letters.size()));
    }
    return pages;
}

/// What a page once said: from the first word that is not shown any more to the last, so that a changed name stands in its sentence.
std::string lost_words(std::string_view page, const ShownWords& shown) {
    std::string lost;
    bool last_was_lost = true;
    for (std::size_t at = 0; at < page.size();) {
        const auto end = std::min(page.find(' ', at), page.size());
        const auto word = page.substr(at, end - at);
        if (shown.lacks_a_word_of(word)) (lost += last_was_lost || lost.empty() ? "" : "… ") += std::string{word} + ' ', last_was_lost = true;
        else last_was_lost = false;
        at = end + 1;
    }
    return lost;
}

void find_versions(std::string_view bytes, const ShownWords& shown, Findings& findings) {
    constexpr std::size_t most_versions = 6;
    auto ends = ends_of_versions(bytes);
    std::erase_if(ends, [&](std::size_t end) { return !holds_objects(bytes.substr(end)); });
    if (ends.size() > most_versions) ends.erase(ends.begin(), ends.end() - most_versions);
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto place = fmt::format("version {} of the file, its first {} bytes", i + 1, ends[i]);
        std::string words;
        if (const auto earlier = pdf::Document::open(bytes.substr(0, ends[i])); earlier && !earlier->was_mended()) {
            const auto pages = pages_of(*earlier);
            for (const auto& page : pages) words += lost_words(page, shown);
        }
        findings.add("earlier_revision", place, words.empty() ? "The file holds an earlier version of itself; its pages say nothing else" : said_by("It said", words));
    }
}

/// The objects that are reached from the trailer.
class Reached {
public:
    explicit Reached(XRef& table) : table_{table} {
        follow(*table.getTrailerDict());
        while (!waiting_.empty()) {
            const Ref next = waiting_.back();
            waiting_.pop_back();
            follow(table_.fetch(next));
        }
    }
    bool holds(int number) const { return seen_.contains(number); }

private:
    void follow(const Object& object, int depth = 0) {
        constexpr int deepest = 60;
        if (depth > deepest) return;
        if (object.isRef()) {
            if (seen_.insert(object.getRef().num).second) waiting_.push_back(object.getRef());
        } else if (object.isArray()) {
            for (int i = 0; i < object.arrayGetLength(); ++i) follow(object.arrayGetNF(i), depth + 1);
        } else if (object.isDict() || object.isStream()) {
            const Dict& dict = object.isDict() ? *object.getDict() : *object.streamGetDict();
            for (int i = 0; i < dict.getLength(); ++i) follow(dict.getValNF(i), depth + 1);
        }
    }
    XRef& table_;
    std::set<int> seen_;
    std::vector<Ref> waiting_;
};

/// The words of a lost object: what it draws, or its strings.
std::string words_of_object(const Object& object, int depth = 0) {
    constexpr int deepest = 4;
    if (depth > deepest) return {};
    if (object.isStream()) {
        const Object type = object.streamGetDict()->lookup("Type"), subtype = object.streamGetDict()->lookup("Subtype");
        if (type.isName("XRef") || type.isName("ObjStm") || subtype.isName("Image") || subtype.isName("Type1C") || subtype.isName("CIDFontType0C")) return {};
        if (type.isName("Metadata")) return without_tags(decoded_bytes(object));
        return words_drawn_by(decoded_bytes(object));
    }
    std::string words;
    if (object.isDict()) {
        if (object.dictLookup("Type").isName("Font") || object.dictLookup("Type").isName("FontDescriptor")) return {};
        for (const char* key : {"Title", "Author", "Subject", "Keywords", "Contents", "T", "V", "Alt", "ActualText", "URI"})
            if (const Object value = object.dictLookup(key); value.isString()) (words += pdf::text_string(value.getString())) += ' ';
    }
    return words;
}

void find_unreached(const pdf::Document& document, const ShownWords& shown, Findings& findings) {
    XRef& table = *document.poppler().getXRef();
    if (document.was_mended() || !table.getTrailerDict()->isDict()) return;
    const Reached reached{table};
    for (int number = 1; number < table.getNumObjects(); ++number) {
        const XRefEntry* entry = table.getEntry(number, false);
        if (!entry || reached.holds(number) || (entry->type != xrefEntryUncompressed && entry->type != xrefEntryCompressed)) continue;
        const auto words = words_of_object(table.fetch(number, entry->type == xrefEntryCompressed ? 0 : entry->gen));
        if (shown.lacks_a_word_of(words)) findings.add("unused_object", fmt::format("object {}, which nothing uses", number), words);
    }
}

/// Objects that lie in the file where no table points.
void find_left_over(const pdf::Document& document, std::string_view bytes, const ShownWords& shown, Findings& findings) {
    XRef& table = *document.poppler().getXRef();
    if (document.is_locked_against_changes() || !bytes.starts_with("%PDF")) return;  // Without the key of their number strings cannot be read; without the beginning nothing is where the table says.
    std::set<std::size_t> used;
    for (int number = 0; number < table.getNumObjects(); ++number)
        if (const XRefEntry* entry = table.getEntry(number, false); entry && entry->type == xrefEntryUncompressed) used.insert(static_cast<std::size_t>(entry->offset));
    constexpr std::size_t most_found = 200;
    std::size_t found = 0;
    constexpr std::string_view mark = " obj";
    for (auto at = bytes.find(mark); at != std::string_view::npos && found < most_found; at = bytes.find(mark, at + mark.size())) {
        const auto generation = bytes.find_last_not_of(digits, at - 1);
        if (at == 0 || generation == std::string_view::npos || generation + 1 == at || bytes[generation] != ' ' || generation == 0) continue;
        const auto before = bytes.find_last_not_of(digits, generation - 1);
        const auto begin = before == std::string_view::npos ? 0 : before + 1;
        if (begin == generation || std::ranges::any_of(std::initializer_list<std::size_t>{begin, begin - 1, begin + 1}, [&](std::size_t where) { return used.contains(where); })) continue;
        ++found;
        const auto start = at + mark.size();
        Parser parser{&table, new MemStream{const_cast<char*>(bytes.data()), static_cast<Goffset>(start), static_cast<Goffset>(bytes.size() - start), Object{objNull}}, true};
        const auto words = words_of_object(parser.getObj());
        if (shown.lacks_a_word_of(words)) findings.add("unused_object", fmt::format("byte {} of the file, an object that no table names", begin), words);
    }
}

}  // namespace

void find_earlier(const pdf::Document& document, std::string_view bytes, const ShownWords& shown, Findings& findings) {
    find_versions(bytes, shown, findings);
    find_unreached(document, shown, findings);
    find_left_over(document, bytes, shown, findings);
    if (const auto end = bytes.rfind("%%EOF"); end != std::string_view::npos) {
        const auto rest = bytes.substr(end + 5);
        if (rest.find_first_not_of(std::string_view{"\0 \r\n\t", 5}) != std::string_view::npos) findings.add("trailing_bytes", "after the end of the file", fmt::format("{} bytes: {}", rest.size(), printable(rest.substr(0, 400))), 1);
    }
}

}  // namespace documents::hidden
