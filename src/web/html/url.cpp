#include "web/html/url.h"

namespace web::html {

namespace {

constexpr bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

struct Split {
    std::string_view before, fragment;
};

Split at_fragment(std::string_view address) {
    const std::size_t hash = address.find('#');
    if (hash == std::string_view::npos) return {address, {}};
    return {address.substr(0, hash), address.substr(hash)};
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

std::optional<Url> Url::parse(std::string_view address) {
    if (address.empty() || !is_safe_address(address)) return std::nullopt;
    return Url{std::string{address}};
}

Url Url::path(std::initializer_list<std::string_view> segments) {
    std::string made;
    for (const std::string_view segment : segments) made += "/" + percent_encoded(segment);
    return Url{made.empty() ? "/" : std::move(made)};
}

Url Url::with(std::string_view name, std::string_view value) const {
    const auto [before, fragment] = at_fragment(text());
    std::string made{before};
    made += before.find('?') == std::string_view::npos ? '?' : '&';
    made += percent_encoded(name) + "=" + percent_encoded(value);
    return Url{made += fragment};
}

Url Url::at(std::string_view fragment) const {
    return Url{std::string{at_fragment(text()).before} + "#" + percent_encoded(fragment)};
}

}  // namespace web::html
