/// Attributes. Names are checked when the program is compiled; values are escaped when they are written.
#pragma once

#include "web/html/html.h"

namespace web::html {

/// A name known when the program is written. Refused: handlers (`on…`) and `style`, which the Content-Security-Policy
/// forbids, and those that need a type of their own: addresses take a Url, spoken words take Words or data.
class AttributeName {
public:
    template <std::size_t N>
    consteval AttributeName(const char (&literal)[N]) : text_{literal, N - 1} {
        for (const char c : text_)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_' || c == '.')) throw "not the name of an attribute";
        if (text_.starts_with("on") || text_ == "style" || text_ == "srcdoc") throw "the Content-Security-Policy forbids this attribute";
        for (const std::string_view address : {"href", "src", "action", "formaction", "poster", "cite", "srcset", "ping", "data", "xlink:href"})
            if (text_ == address) throw "an address needs href(), src() or action()";
        for (const std::string_view spoken : {"aria-label", "alt", "title", "placeholder", "aria-description", "aria-roledescription"})
            if (text_ == spoken) throw "spoken words need aria_label(), alt(), title_text() or placeholder()";
    }
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// One attribute. Refers to its value, so it lives for the line in which it is written.
class Attribute {
public:
    static constexpr bool is_attribute = true;
    Attribute(const Attribute&) = delete;
    Attribute& operator=(const Attribute&) = delete;

    void write_to(Html& out) const {
        if (kind_ == Kind::Absent) return;
        out.markup(' ');
        out.markup(name_);
        if (kind_ == Kind::Bare) return;
        out.markup("=\"");
        if (kind_ == Kind::Number) out.number(number_);
        else out.text(value_);
        out.markup('"');
    }

private:
    enum class Kind : std::uint8_t { Absent, Bare, Text, Number };
    Attribute(std::string_view name, Kind kind, std::string_view value = {}, std::int64_t number = 0)
        : name_{name}, kind_{kind}, value_{value}, number_{number} {}

    friend Attribute attr(AttributeName, std::string_view);
    template <class T>
    friend Attribute attr(AttributeName, const std::optional<T>&);
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    friend Attribute attr(AttributeName, T);
    friend Attribute flag(AttributeName, bool);
    friend Attribute address(std::string_view, const Url&);
    friend Attribute spoken(std::string_view, std::string_view);

    std::string_view name_;
    Kind kind_;
    std::string_view value_;
    std::int64_t number_;
};

inline Attribute attr(AttributeName name, std::string_view value) { return {name.text(), Attribute::Kind::Text, value}; }
/// Absent when there is no value.
template <class T>
Attribute attr(AttributeName name, const std::optional<T>& value) {
    if constexpr (std::integral<T>) return {name.text(), value ? Attribute::Kind::Number : Attribute::Kind::Absent, {}, value.value_or(T{})};
    else return {name.text(), value ? Attribute::Kind::Text : Attribute::Kind::Absent, value ? std::string_view{*value} : std::string_view{}};
}
template <std::integral T>
    requires(!std::same_as<T, bool>)
Attribute attr(AttributeName name, T value) {
    return {name.text(), Attribute::Kind::Number, {}, static_cast<std::int64_t>(value)};
}
inline Attribute attr(AttributeName name, const char* value) { return attr(name, std::string_view{value}); }
/// A value, or none when it is empty, for attributes that are left out then.
inline std::optional<std::string_view> if_any(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional{text};
}
/// An attribute without a value, there or not: `flag("checked", is_chosen)`.
inline Attribute flag(AttributeName name, bool there = true) {
    return {name.text(), there ? Attribute::Kind::Bare : Attribute::Kind::Absent};
}

inline Attribute address(std::string_view name, const Url& url) { return {name, Attribute::Kind::Text, url.text()}; }
inline Attribute spoken(std::string_view name, std::string_view words) { return {name, Attribute::Kind::Text, words}; }

inline Attribute cls(std::string_view names) { return attr("class", names); }
inline Attribute id(std::string_view value) { return attr("id", value); }
inline Attribute lang(std::string_view tag) { return attr("lang", tag); }
inline Attribute role(std::string_view value) { return attr("role", value); }
inline Attribute scope(std::string_view value) { return attr("scope", value); }
inline Attribute name(std::string_view value) { return attr("name", value); }
inline Attribute type(std::string_view value) { return attr("type", value); }
inline Attribute value(std::string_view text) { return attr("value", text); }
inline Attribute rel(std::string_view value) { return attr("rel", value); }
inline Attribute for_id(std::string_view id) { return attr("for", id); }
inline Attribute labelled_by(std::string_view id) { return attr("aria-labelledby", id); }

inline Attribute href(const Url& url) { return address("href", url); }
inline Attribute src(const Url& url) { return address("src", url); }
inline Attribute action(const Url& url) { return address("action", url); }
/// On a button that sends its form elsewhere.
inline Attribute form_action(const Url& url) { return address("formaction", url); }

/// Words that are heard or hover: from the catalogue, or data; never a literal.
inline Attribute aria_label(const Words& words) { return spoken("aria-label", words.text()); }
inline Attribute aria_label(std::string_view data) { return spoken("aria-label", data); }
inline Attribute alt(const Words& words) { return spoken("alt", words.text()); }
inline Attribute alt(std::string_view data) { return spoken("alt", data); }
inline Attribute title_text(const Words& words) { return spoken("title", words.text()); }
inline Attribute title_text(std::string_view data) { return spoken("title", data); }
inline Attribute placeholder(const Words& words) { return spoken("placeholder", words.text()); }
template <std::size_t N>
Attribute aria_label(const char (&)[N]) = delete;
template <std::size_t N>
Attribute alt(const char (&)[N]) = delete;
template <std::size_t N>
Attribute title_text(const char (&)[N]) = delete;

/// On an element whose words come from a record, a report or the host, not from the catalogue: the pseudo-locale check
/// passes over it, and a reader's own tools can tell the two apart.
inline Attribute from_record() { return flag("data-from-record"); }

}  // namespace web::html
