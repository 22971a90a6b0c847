/// Typed HTML: text is escaped by type, addresses are checked by type, and a page grows in one buffer.
///
///     Html row(const Catalogue& t, const Theme& theme) {
///         return tr(th(scope("row"), a(href(theme.url), theme.name)), td(cls("num"), theme.reviews));
///     }
///
/// What may stand inside an element: `Words` of the catalogue, data (`std::string`, `std::string_view`), whole numbers,
/// `Html`, other elements, attributes in any place, `each(range, …)` and `when(condition, …)`. A string literal does not
/// compile: words belong in the catalogue, and marks such as " · " are written `sign(" · ")`.
///
/// An element lives for the line in which it is written; it becomes Html by being returned from a function that
/// returns Html, by initialising one, or by `html << element`. It can be neither copied nor kept.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "web/html/url.h"
#include "web/html/words.h"

namespace web::html {

class Html;
template <std::size_t N>
class Element;

/// A mark between words that no language spells: it holds no letter (of ASCII), or it does not compile.
struct Sign {
    std::string_view text;
};
template <std::size_t N>
consteval Sign sign(const char (&literal)[N]) {
    for (const char c : std::string_view{literal, N - 1})
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) throw "words belong in the message catalogue";
    return {{literal, N - 1}};
}

/// A part of an element, for the line in which it is written.
class Piece {
public:
    Piece(std::string_view data) : kind_{Kind::Text}, data_{data.data()}, size_{data.size()} {}
    Piece(const std::string& data) : Piece{std::string_view{data}} {}
    Piece(Sign sign) : Piece{sign.text} {}
    Piece(const Words& words) : kind_{Kind::Words}, data_{&words} {}
    Piece(const Html& html);
    template <std::integral T>
        requires(!std::same_as<T, bool> && !std::same_as<T, char>)
    Piece(T number) : kind_{Kind::Number}, size_{static_cast<std::uint64_t>(static_cast<std::int64_t>(number))} {}
    /// An element, attribute, each() or when(). Not a named one: it would refer to parts that are gone.
    template <class T>
        requires(!std::is_lvalue_reference_v<T> && !std::same_as<T, Piece> && requires(const T& part, Html& out) { part.write_to(out); })
    Piece(T&& part)
        : kind_{T::is_attribute ? Kind::Attribute : Kind::Nested}, data_{&part}, write_{&write_part<T>} {}
    template <std::size_t N>
    Piece(const char (&)[N]) = delete;  // words belong in the message catalogue; marks are written sign("…")

    bool is_attribute() const { return kind_ == Kind::Attribute; }
    void write_to(Html& out) const;

private:
    enum class Kind : std::uint8_t { Text, Words, Markup, Number, Attribute, Nested };

    template <class T>
    static void write_part(const void* part, Html& out) {
        static_cast<const T*>(part)->write_to(out);
    }

    Kind kind_;
    const void* data_ = nullptr;
    std::uint64_t size_ = 0;
    void (*write_)(const void*, Html&) = nullptr;
};

/// A piece of a page: escaped text and markup that was written by elements. Grows in one buffer.
class Html {
public:
    Html() = default;
    Html(std::string_view data) { text(data); }
    Html(const std::string& data) { text(data); }
    Html(const Words& words) { *this << words; }
    Html(Sign sign) { text(sign.text); }
    template <std::size_t N>
    Html(Element<N>&& element);
    template <std::size_t N>
    Html(const char (&)[N]) = delete;  // words belong in the message catalogue

    Html& operator<<(const Piece& piece) {
        piece.write_to(*this);
        return *this;
    }

    bool empty() const { return used_ == 0; }
    std::string_view view() const { return {room_.data(), used_}; }
    std::string take() && {
        room_.resize(used_);
        used_ = 0;
        return std::move(room_);
    }
    void reserve(std::size_t bytes) {
        if (bytes > room_.size()) grow(bytes - used_);
    }

    Html(const Html& other) : room_{other.view()}, used_{other.used_} {}
    Html(Html&& other) noexcept : room_{std::move(other.room_)}, used_{std::exchange(other.used_, 0)} { other.room_.clear(); }
    Html& operator=(const Html& other) { return *this = Html{other}; }
    Html& operator=(Html&& other) noexcept {
        room_ = std::move(other.room_);
        used_ = std::exchange(other.used_, 0);
        other.room_.clear();
        return *this;
    }
    ~Html() = default;

private:
    friend class Piece;
    friend class Raw;
    friend class Attribute;
    template <std::size_t N>
    friend class Element;
    template <std::size_t N>
    friend class Sequence;

    void text(std::string_view data);
    void number(std::int64_t value);
    void markup(std::string_view trusted) {
        if (trusted.empty()) return;  // nothing may come from nowhere: memcpy forbids it
        if (trusted.size() > room_.size() - used_) grow(trusted.size());
        std::memcpy(room_.data() + used_, trusted.data(), trusted.size());
        used_ += trusted.size();
    }
    void markup(char trusted) {
        if (used_ == room_.size()) grow(1);
        room_[used_++] = trusted;
    }
    void grow(std::size_t bytes);

    // A string whose whole length is room, and how much of it is written: an append is a bounds check and a copy, which
    // std::string::append is not, and a page is thousands of appends.
    std::string room_;
    std::size_t used_ = 0;
};

inline Piece::Piece(const Html& html) : kind_{Kind::Markup}, data_{html.view().data()}, size_{html.view().size()} {}

/// An element with its attributes and content, which refers to them only.
template <std::size_t N>
class Element {
public:
    static constexpr bool is_attribute = false;
    enum class Kind : bool { Normal, Void };

    template <class... Parts>
    Element(std::string_view name, Kind kind, Parts&&... parts) : name_{name}, kind_{kind}, pieces_{Piece{std::forward<Parts>(parts)}...} {}
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

    void write_to(Html& out) const {
        out.markup('<');
        out.markup(name_);
        for (const Piece& piece : pieces_)
            if (piece.is_attribute()) piece.write_to(out);
        out.markup('>');
        if (kind_ == Kind::Void) return;
        for (const Piece& piece : pieces_)
            if (!piece.is_attribute()) piece.write_to(out);
        out.markup("</");
        out.markup(name_);
        out.markup('>');
    }

private:
    std::string_view name_;
    Kind kind_;
    std::array<Piece, N> pieces_;
};

template <std::size_t N>
Html::Html(Element<N>&& element) {
    element.write_to(*this);
}

/// Parts one after the other, without an element around them.
template <class... Parts>
Html together(Parts&&... parts) {
    Html html;
    (html << ... << Piece{std::forward<Parts>(parts)});
    return html;
}

/// Each of a range, written in turn. `show` either returns Html, or writes to the Html it is handed:
/// `each(rows, [&](Html& out, const Row& row) { out << tr(td(row.name)); })`.
template <class Range, class Show>
class Each {
public:
    static constexpr bool is_attribute = false;
    Each(Range& range, Show& show) : range_{range}, show_{show} {}
    Each(const Each&) = delete;
    Each& operator=(const Each&) = delete;

    void write_to(Html& out) const {
        for (auto&& item : range_) {
            if constexpr (std::invocable<Show&, Html&, decltype(item)>) {
                static_assert(std::is_void_v<std::invoke_result_t<Show&, Html&, decltype(item)>>);
                show_(out, item);
            } else {
                static_assert(std::same_as<std::remove_cvref_t<std::invoke_result_t<Show&, decltype(item)>>, Html>,
                              "return Html, or write to the Html you are handed: an element does not outlive its line");
                out << show_(item);
            }
        }
    }

private:
    Range& range_;
    Show& show_;
};
template <class Range, class Show>
Each<std::remove_reference_t<Range>, std::remove_reference_t<Show>> each(Range&& range, Show&& show) {
    return {range, show};
}

/// What `show` writes, if the condition holds. For an optional, `show` is handed its value as well.
template <class Condition, class Show>
class When {
public:
    static constexpr bool is_attribute = false;
    When(Condition& condition, Show& show) : condition_{condition}, show_{show} {}
    When(const When&) = delete;
    When& operator=(const When&) = delete;

    void write_to(Html& out) const {
        if (!static_cast<bool>(condition_)) return;
        if constexpr (requires { show_(out, *condition_); }) {
            show_(out, *condition_);
        } else if constexpr (std::invocable<Show&, Html&>) {
            show_(out);
        } else {
            out << std::move(show_);
        }
    }

private:
    Condition& condition_;
    Show& show_;
};
template <class Condition, class Show>
When<std::remove_reference_t<Condition>, std::remove_reference_t<Show>> when(Condition&& condition, Show&& show) {
    return {condition, show};
}

}  // namespace web::html

#include "web/html/attributes.h"
#include "web/html/tags.h"
