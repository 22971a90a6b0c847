#include "web/html/html.h"

#include <charconv>

namespace web::html {

namespace {

/// What stands for a character in text and in a quoted attribute; empty: itself.
constexpr std::array<std::string_view, 256> escapes = [] {
    std::array<std::string_view, 256> table{};
    table['&'] = "&amp;";
    table['<'] = "&lt;";
    table['>'] = "&gt;";
    table['"'] = "&quot;";
    table['\''] = "&#39;";
    table['\0'] = "\xEF\xBF\xBD";  // NUL ends nothing here, but HTML forbids it: U+FFFD, as a browser would show
    return table;
}();

}  // namespace

void Html::text(std::string_view data) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < data.size(); ++at) {
        const std::string_view escape = escapes[static_cast<unsigned char>(data[at])];
        if (escape.empty()) [[likely]] continue;
        written_.append(data, from, at - from);
        written_.append(escape);
        from = at + 1;
    }
    written_.append(data, from);
}

void Html::number(std::int64_t value) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    written_.append(digits.data(), end);
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
