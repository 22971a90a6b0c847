#include "web/html/html.h"

#include <algorithm>
#include <charconv>

namespace web::html {

namespace {

constexpr std::array<bool, 256> needs_escape = [] {
    std::array<bool, 256> table{};
    for (const char c : {'&', '<', '>', '"', '\'', '\0'}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/// What stands for a character in text and in a quoted attribute.
constexpr std::string_view escape_of(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return "\xEF\xBF\xBD";  // NUL, which HTML forbids: U+FFFD, as a browser would show
    }
}

}  // namespace

void Html::text(std::string_view data) {
    const char* from = data.data();
    const char* const end = from + data.size();
    for (const char* at = from; at != end; ++at) {
        if (!needs_escape[static_cast<unsigned char>(*at)]) [[likely]] continue;
        markup({from, static_cast<std::size_t>(at - from)});
        markup(escape_of(*at));
        from = at + 1;
    }
    markup({from, static_cast<std::size_t>(end - from)});
}

void Html::number(std::int64_t value) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    markup({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Html::grow(std::size_t bytes) {
    const std::size_t wanted = std::max({std::size_t{120}, room_.size() * 2, used_ + bytes});
    room_.resize_and_overwrite(wanted, [](char*, std::size_t size) { return size; });
}

void Piece::write_to(Html& out) const {
    switch (kind_) {
        case Kind::Text: return out.text({static_cast<const char*>(data_), size_});
        case Kind::Markup: return out.markup({static_cast<const char*>(data_), size_});
        case Kind::Number: return out.number(static_cast<std::int64_t>(size_));
        case Kind::Attribute:
        case Kind::Nested: return write_(data_, out);
        case Kind::Words: break;
    }
    const Words& words = *static_cast<const Words*>(data_);
    if (!words.stands_in()) return out.text(words.text());
    out << tag::span(lang(tag_of(words.language())), words.text());
}

}  // namespace web::html
