/// A shape of letters and digits, looked for in a plain text.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/plain_text.h"

namespace disclosure {

/// One place where a pattern stands. Positions are bytes of the plain text.
struct Match {
    std::string_view text;  ///< Of the plain text.
    std::size_t begin = 0, end = 0;
    std::size_t part_begin = 0, part_end = 0;  ///< The first group, where it took part; else the whole.
};

/// Where in a text to look. `AtDigits`: for what is itself figures and a few letters, with no word before it.
enum class Where { Everywhere, NearDigits, AtDigits };

/// Only around these words, separated by "|" and in small letters, without one of which the pattern cannot stand.
struct Around {
    const char* words;
};

/// ICU's regular expressions over the plain text, capitals and small letters alike unless `(?-i)`. Bounded: a text made to exhaust a pattern ends its search.
class Pattern {
public:
    explicit Pattern(const char* expression, Where where = Where::NearDigits);
    Pattern(const char* expression, Around around);
    ~Pattern();
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    void each(const PlainText& text, const std::function<void(const Match&)>& found) const;
    /// Where a match begins that begins at `from` or behind it and ends exactly at `at`.
    std::optional<std::size_t> ending_at(const PlainText& text, std::size_t from, std::size_t at) const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> compiled_;
    Where where_;
    std::vector<std::string> around_;
};

/// Whether one of the words, separated by "|" and in lower case, begins in the `reach` bytes before `at`, in the same paragraph.
bool said_before(const PlainText& text, std::size_t at, std::string_view words, std::size_t reach = 48);
/// The same for the bytes after `at`.
bool said_after(const PlainText& text, std::size_t at, std::string_view words, std::size_t reach = 40);

/// Only the digits.
std::string digits_of(std::string_view text);

}  // namespace disclosure
