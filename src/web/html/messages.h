/// The words of the interface, in ICU message syntax, one catalogue for each language.
///
///     t("web.search.title")                                   Search
///     t("web.search.found", {{"count", 88}})                   88 reviews
///     t.rich("web.note.ways", {}, {{"learning", here}})        … <a href="#s5">go straight to the learning</a> …
///
/// A file of `messages/LANGUAGE/ROOM.PAGE.ini` holds lines `room.page.item = pattern`; a line that begins with `#` is a comment,
/// an indented line goes on with the line above. Patterns may have `{name}`, `{name, number}`, `{name, plural, …}`,
/// `{name, select, …}` and, for words that are linked or stressed, `<name>…</name>`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/embedded.h"
#include "web/html/html.h"

namespace web::html {

/// The key of a message, known when the program is written, so that a test can hold every key against the files.
class Key {
public:
    template <std::size_t N>
    consteval Key(const char (&literal)[N]) : text_{literal, N - 1}, hash_{hash_of(text_)} {}
    std::string_view text() const { return text_; }
    std::uint64_t hash() const { return hash_; }

    static constexpr std::uint64_t hash_of(std::string_view text) {
        std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
        return hash;
    }

private:
    std::string_view text_;
    std::uint64_t hash_;
};

/// A value for `{name}` in a pattern. Numbers choose plurals and are grouped as the language groups them.
struct Argument {
    template <std::integral T>
    Argument(std::string_view argument, T number) : name{argument}, value{static_cast<std::int64_t>(number)} {}
    Argument(std::string_view argument, std::string_view data) : name{argument}, value{data} {}
    Argument(std::string_view argument, const std::string& data) : name{argument}, value{std::string_view{data}} {}
    Argument(std::string_view argument, const char* data) : name{argument}, value{std::string_view{data}} {}
    Argument(std::string_view argument, const Words& words) : name{argument}, value{words.text()} {}

    std::string_view name;
    std::variant<std::int64_t, std::string_view> value;
};
using Arguments = std::initializer_list<Argument>;

/// What `<name>…</name>` in a pattern becomes: a link, strong words, or words that are only heard.
struct Wrapping {
    Wrapping(std::string_view tag, const Url& link, std::string_view classes = {});
    static Wrapping strong(std::string_view tag);
    static Wrapping hidden(std::string_view tag);  ///< Heard, not seen.

    std::string_view name;
    Html open, close;

private:
    Wrapping() = default;
    static Wrapping between(std::string_view tag, std::string_view open, std::string_view close);
};
using Wrappings = std::initializer_list<Wrapping>;

/// The messages of one language. Never changes once made, so any thread may read it.
class Catalogue {
public:
    ~Catalogue();
    Catalogue(Catalogue&&) noexcept;

    Language language() const;

    /// The message without arguments. A key that is not in the files, or one that needs arguments, stops the program:
    /// `tests/house/words_test.cpp` holds every key in the sources against the files.
    const Words& operator()(Key key) const;
    /// The message with its arguments filled in.
    Words operator()(Key key, Arguments arguments) const;
    /// The message whose key comes from data, such as a form's field; nothing if there is none, or if it needs arguments.
    /// Keys known when the program is written are asked for as above, so that a test can hold them against the files.
    const Words* find(std::string_view key) const;
    /// The message with parts of it wrapped in links or stress; data in arguments is escaped.
    Html rich(Key key, Arguments arguments, Wrappings wrappings) const;

    /// `2,184`.
    Words number(std::int64_t value) const;

    std::vector<std::string_view> keys() const;
    /// The names of a message's arguments and wrappings, sorted: a translation must have the same.
    std::vector<std::string> names_in(std::string_view key) const;

private:
    friend class Messages;
    struct Inside;
    explicit Catalogue(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

/// Words as somebody typed them, in place of a message without arguments; no pattern, whatever signs they hold.
struct LaidWords {
    std::string key, english;
    std::string welsh = {};  ///< Empty: the English stands in.
};

/// Every language's catalogue.
class Messages {
public:
    /// The words that travel inside the program, with a host's own words over them: files of the same form and keys in
    /// `HOST_WORDS/en`, `HOST_WORDS/cy`. A base::Fault names file, line and reason for a key that does not exist or a
    /// pattern that cannot be read.
    static Messages load(const std::filesystem::path& host_words = {});
    /// From files given as (`en/web.search.ini`, bytes); later files replace keys of earlier ones.
    static Messages from(const std::vector<base::EmbeddedFile>& files, const std::vector<base::EmbeddedFile>& host_files);

    /// These with other words laid over them; what was not laid over is shared. A key that there is not, or that has arguments, is passed over.
    Messages with(const std::vector<LaidWords>& laid) const;

    const Catalogue& in(Language language) const;

private:
    Messages() = default;
    std::vector<Catalogue> catalogues_;
};

}  // namespace web::html
