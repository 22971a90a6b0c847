#include <poppler/GfxState.h>
#include <poppler/Lexer.h>
#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Parser.h>
#include <poppler/Stream.h>

#include "documents/hidden/pdf_values.h"

#include <algorithm>

#include "documents/flow.h"
#include "documents/hidden/page_painting.h"

namespace documents::hidden {

namespace {

constexpr std::size_t most_bytes = 8u << 20;

std::string read_all(Stream& stream) {
    std::string bytes;
    stream.reset();
    for (int c = stream.getChar(); c != EOF && bytes.size() < most_bytes; c = stream.getChar()) bytes += static_cast<char>(c);
    stream.close();
    return bytes;
}

}  // namespace

std::string text_of(const Dict& dict, const char* key) {
    const Object value = dict.lookup(key);
    return value.isString() ? pdf::text_string(value.getString()) : std::string{};
}

std::string first_text(const Dict& dict, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (auto text = text_of(dict, key); !text.empty()) return text;
    return {};
}

std::string words_in_value(const Object& value) {
    if (value.isString()) return pdf::text_string(value.getString());
    if (value.isName()) return value.getName();
    if (value.isStream()) return cleaned(decoded_bytes(value));
    std::string words;
    constexpr int most = 200;
    for (int i = 0; value.isArray() && i < std::min(value.arrayGetLength(), most); ++i)
        if (const Object one = value.arrayGet(i); !one.isArray()) (words += words.empty() ? "" : ", ") += words_in_value(one);
    return words;
}

std::string names_in(const Dict& dict) {
    std::string names;
    for (int i = 0; i < dict.getLength(); ++i) (names += names.empty() ? "" : ", ") += dict.getKey(i);
    return names;
}

std::string decoded_bytes(const Object& stream) { return stream.isStream() ? read_all(*stream.getStream()) : std::string{}; }
std::string raw_bytes(const Object& stream) { return stream.isStream() ? read_all(*stream.getStream()->getUndecodedStream()) : std::string{}; }

std::string printable(std::string_view bytes) {
    std::string result;
    for (const char c : bytes) result += static_cast<unsigned char>(c) >= 0x20 && c != 0x7F ? c : ' ';
    return cleaned(result);
}

std::string without_tags(std::string_view xml) {
    std::string text;
    bool in_tag = false;
    for (const char c : xml) {
        if (c == '<') in_tag = true, text += ' ';
        else if (c == '>') in_tag = false;
        else if (!in_tag) text += c;
    }
    return cleaned(text);
}

std::string words_within(const pdf::Document& document, int number, const Object& rectangle) {
    ::Page* paper = document.poppler().getPage(number);
    if (!paper) return {};
    double sides[4] = {};
    for (int i = 0; i < 4; ++i)
        if (const Object side = rectangle.arrayGet(i); side.isNum()) sides[i] = side.getNum();
    const PaintedPage page = paint_page(document, number);
    const PDFRectangle* media = paper->getMediaBox();
    // Pages that lie on their side are rare among those with redactions; there the words stay unsaid, not the redaction.
    const Area area{std::min(sides[0], sides[2]) - media->x1, media->y2 - std::max(sides[1], sides[3]), std::max(sides[0], sides[2]) - media->x1, media->y2 - std::min(sides[1], sides[3])};
    std::vector<Letter> within;
    for (const Letter& letter : page.letters)
        if (area.holds({(letter.start.x + letter.end.x) / 2, letter.start.y - letter.size * 0.3})) within.push_back(letter);
    return cleaned(words_of(within, 0, within.size()));
}

std::string words_drawn_by(std::string_view content) {
    if (content.find("Tj") == std::string_view::npos && content.find("TJ") == std::string_view::npos) return {};
    auto* stream = new MemStream{const_cast<char*>(content.data()), 0, static_cast<Goffset>(content.size()), Object{objNull}};
    Parser parser{nullptr, stream, false};
    std::string words, pending;
    const auto take = [&](const Object& value) {
        if (value.isString()) pending += pdf::text_string(value.getString());
        for (int i = 0; value.isArray() && i < value.arrayGetLength(); ++i) {
            const Object one = value.arrayGet(i);
            if (one.isString()) pending += pdf::text_string(one.getString());
            else if (one.isNum() && one.getNum() < -180) pending += ' ';  // Thousandths of the size: the gap of a space.
        }
    };
    constexpr std::size_t longest = 20'000;
    for (Object object = parser.getObj(); !object.isEOF() && words.size() < longest; object = parser.getObj()) {
        if (object.isString() || object.isArray()) take(object);
        else if (object.isCmd("Tj") || object.isCmd("TJ") || object.isCmd("'") || object.isCmd("\"")) (words += pending) += ' ', pending.clear();
        else if (object.isCmd()) pending.clear();
    }
    return cleaned(words);
}

}  // namespace documents::hidden
