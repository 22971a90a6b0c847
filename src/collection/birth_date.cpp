#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "collection/record_fields.h"
#include "collection/words.h"

namespace collection {

namespace json = boost::json;

namespace {

bool names_a_birth_date(std::string_view key) {
    static constexpr std::array<std::string_view, 12> names = {"dob", "d o b", "date of birth", "birth date", "birthdate", "dateofbirth",
        "birthday", "born", "born on", "birth day", "day of birth", "child dob"};
    const std::string plain = plain_words(key);
    return std::ranges::find(names, plain) != names.end() || (" " + plain + " ").find(" dob ") != std::string::npos ||
           plain.find("date of birth") != std::string::npos;
}

bool is_number(std::string_view word, std::size_t most_digits) {
    return !word.empty() && word.size() <= most_digits && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_month(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    return word.size() >= 3 && std::ranges::find(months, word.substr(0, 3)) != months.end();
}

std::string_view without_ordinal(std::string_view word) {
    for (const std::string_view end : {"st", "nd", "rd", "th"})
        if (word.size() > 2 && word.ends_with(end)) return word.substr(0, word.size() - 2);
    return word;
}

/// Whether three words from `at` are a whole day: 12 03 2015, 2015 03 12, 12 March 2015, March 12 2015.
bool is_whole_day(const std::vector<std::string>& words, std::size_t at) {
    if (at + 3 > words.size()) return false;
    const auto a = without_ordinal(words[at]), b = without_ordinal(words[at + 1]);
    const std::string_view c = words[at + 2];
    const bool month_named = (is_number(a, 2) && is_month(b)) || (is_month(a) && is_number(b, 2));
    if (month_named) return is_number(c, 4);
    return is_number(b, 2) && ((is_number(a, 2) && is_number(c, 4)) || (is_number(a, 4) && a.size() == 4 && is_number(c, 2)));
}

bool leads_to_a_date(std::string_view word) {
    for (const std::string_view filler : {"on", "is", "was", "the", "of", "date", "day", "in"})
        if (word == filler) return true;
    return false;
}

/// "DOB 12/03/2015", "born on 12 March 2015", "date of birth: 2015-03-12".
bool says_a_birth_date(std::string_view text) {
    const std::vector<std::string> words = split_words(plain_words(text));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool birth = words[i] == "dob" || words[i] == "born" || words[i] == "birth" || words[i] == "birthday";
        for (std::size_t next = i + 1; birth && next <= i + 3; ++next) {
            if (is_whole_day(words, next)) return true;
            if (next >= words.size() || !leads_to_a_date(words[next])) break;
        }
    }
    return false;
}

bool has_a_whole_day(std::string_view text) {
    const std::vector<std::string> words = split_words(plain_words(text));
    for (std::size_t i = 0; i < words.size(); ++i)
        if (is_whole_day(words, i)) return true;
    return false;
}

FieldRefusal refusal(std::string_view name) {
    return {std::string{name}, fmt::format("The field \"{}\" holds a date of birth, which this collection does not keep.", name),
            "Take the date out and give the age as a band, for instance \"6 to 11 months\"."};
}

/// Depth-first, at most 16 deep: JSON that is nested deeper was refused when it was parsed.
bool holds_birth_date(const json::value& value, bool in_subject) {
    if (value.is_string()) return says_a_birth_date(value.as_string()) || (in_subject && has_a_whole_day(value.as_string()));
    if (value.is_array())
        return std::ranges::any_of(value.as_array(), [&](const json::value& item) { return holds_birth_date(item, in_subject); });
    if (!value.is_object()) return false;
    return std::ranges::any_of(value.as_object(), [&](const auto& pair) {
        return (names_a_birth_date(pair.key()) && !pair.value().is_null()) || holds_birth_date(pair.value(), in_subject);
    });
}

}  // namespace

std::optional<FieldRefusal> birth_date_in(std::string_view name, const json::value& value) {
    const bool blank = value.is_null() || (value.is_string() && value.as_string().empty());
    if (names_a_birth_date(name) && !blank) return refusal(name);
    if (holds_birth_date(value, plain_words(name) == "subjects")) return refusal(name);
    return std::nullopt;
}

}  // namespace collection
