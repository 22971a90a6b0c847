/// Addresses that may stand in a page. `javascript:` and its kin cannot become a Url.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace web::html {

/// Whether an address is safe behind a link: a path, query or fragment of this site, or http, https, mailto, tel.
/// Refused: every other scheme, `//host`, backslashes, quotes, angle brackets, spaces and control characters.
constexpr bool is_safe_address(std::string_view address) {
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' || c == '`') return false;
    }
    if (address.starts_with("//")) return false;
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || address.find_first_of("/?#") < colon) return true;
    std::string scheme;
    for (const char c : address.substr(0, colon)) scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (scheme == "mailto" || scheme == "tel") return true;
    return (scheme == "http" || scheme == "https") && address.substr(colon).starts_with("://");
}

/// An address, checked when it is made and escaped when it is written.
class Url {
public:
    /// An address known when the program is written; an unsafe one does not compile.
    template <std::size_t N>
    consteval Url(const char (&literal)[N]) : literal_{literal, N - 1} {
        if (!is_safe_address(literal_)) throw "not an address that may stand in a page";
    }

    /// Somebody else's address, or nothing if it may not stand in a page.
    static std::optional<Url> parse(std::string_view address);

    /// A path of this site from its parts, each percent-encoded: `Url::path({"reviews", year, number})`.
    static Url path(std::initializer_list<std::string_view> segments);

    /// With one more `name=value` in its query, percent-encoded, before any fragment.
    [[nodiscard]] Url with(std::string_view name, std::string_view value) const;

    /// With this fragment in place of any other: `fragment("p4-12")`.
    [[nodiscard]] Url at(std::string_view fragment) const;

    std::string_view text() const { return made_ ? std::string_view{*made_} : literal_; }

    friend bool operator==(const Url& left, const Url& right) { return left.text() == right.text(); }

private:
    explicit Url(std::string made) : made_{std::move(made)} {}

    std::string_view literal_;  // of static storage: only a literal comes here
    std::optional<std::string> made_;
};

/// Everything but letters, digits and `-._~` as `%XX` (RFC 3986).
std::string percent_encoded(std::string_view text);

}  // namespace web::html
