#include "chronology/checks/text_days.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text.h"
#include "chronology/checks/phrases.h"
#include "chronology/dates/date_words.h"

namespace chronology {

namespace {

using Date = std::chrono::year_month_day;

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
bool is_letter(char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'); }

/// The digits at `at`, which moves behind them; nothing where there are fewer than `least` or more than `most`.
std::optional<int> number(std::string_view text, std::size_t& at, std::size_t least, std::size_t most) {
    const auto from = at;
    int value = 0;
    while (at < text.size() && at - from <= most && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
    const auto length = at - from;
    return length < least || length > most ? std::nullopt : std::optional{value};
}

std::optional<unsigned> month_at(std::string_view text, std::size_t& at) {
    const auto from = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    const auto said = plain_words(text.substr(from, at - from));
    const auto month = said.size() == 1 ? month_named(said.front()) : std::nullopt;
    return month ? std::optional{static_cast<unsigned>(*month)} : std::nullopt;
}

/// "22/05/2016", "22.05.16", "22nd May 2016": the day that begins at `at`, which moves behind it.
std::optional<Date> date_at(std::string_view text, std::size_t& at, int latest_year) {
    const auto day = number(text, at, 1, 2);
    if (!day || at >= text.size()) return std::nullopt;
    std::optional<unsigned> month;
    if (const char sign = text[at]; sign == '/' || sign == '.' || sign == '-') {
        ++at;
        if (const auto said = number(text, at, 1, 2)) month = static_cast<unsigned>(*said);
        if (!month || at >= text.size() || text[at] != sign) return std::nullopt;
        ++at;
    } else {
        for (const std::string_view ending : {"st", "nd", "rd", "th"})
            if (text.substr(at).starts_with(ending)) { at += ending.size(); break; }
        if (at >= text.size() || text[at] != ' ') return std::nullopt;
        month = month_at(text, ++at);
        if (!month || at >= text.size() || text[at] != ' ') return std::nullopt;
        ++at;
    }
    const auto from = at;
    auto year = number(text, at, 2, 4);
    if (!year || at - from == 3) return std::nullopt;
    if (at - from == 2) *year += latest_year / 100 * 100, *year -= *year > latest_year ? 100 : 0;
    const Date date{std::chrono::year{*year}, std::chrono::month{*month}, std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

/// The sentence around that place. A stop within a date or an abbreviation ends none.
std::string_view sentence_around(std::string_view text, std::size_t place) {
    const auto shortens = [&](std::size_t stop) {
        auto begin = stop;
        while (begin > 0 && is_letter(text[begin - 1])) --begin;
        const auto word = base::fold(text.substr(begin, stop - begin));
        return word == "dr" || word == "mr" || word == "mrs" || word == "ms" || word == "st" || word == "no" || word == "approx" || word == "tel";
    };
    const auto ends = [&](std::size_t at) { return text[at] == '\n' || text[at] == ';' || (text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n') && !shortens(at)); };
    auto from = place, to = place;
    while (from > 0 && !ends(from - 1)) --from;
    while (to < text.size() && !ends(to)) ++to;
    return text.substr(from, to - from);
}

template <std::size_t size>
bool has(const std::vector<std::string>& words, const std::array<std::string_view, size>& any) {
    return std::ranges::any_of(words, [&](const std::string& word) { return std::ranges::find(any, word) != any.end(); });
}

/// With one of these in its sentence the day may lie ahead, or is no day of the event at all.
constexpr auto ahead = std::to_array<std::string_view>({"will", "shall", "would", "due", "next", "booked", "rebooked", "appointment", "arranged", "rearranged", "scheduled", "planned", "plan", "offered", "review", "hearing", "expected", "edd", "listed", "invited", "expires", "expiry", "ends", "birthday", "born", "dob", "anniversary", "retrospectively", "retrospective", "entered", "inputted", "recorded", "typed", "later", "added", "updated", "addendum", "note", "subsequently", "annual"});
/// Right before the day.
constexpr auto leading_ahead = std::to_array<std::string_view>({"to", "for", "by", "from", "before", "since", "until", "till"});
constexpr auto past = std::to_array<std::string_view>({"was", "were", "had", "attended", "seen", "visited", "called", "received", "reported", "took", "made", "said", "told", "met", "held", "came"});

bool may_lie_ahead(std::string_view sentence, std::string_view before_it) {
    const auto before = plain_words(before_it);
    return has(plain_words(sentence), ahead) || (!before.empty() && std::ranges::find(leading_ahead, before.back()) != leading_ahead.end());
}

}  // namespace

std::string_view doubt_by_text(const Entry& entry) {
    const auto days = days_of(entry.when);
    if (days.from != days.to || entry.when.certainty != Certainty::Certain) return {};
    const auto text = cell(entry.cells, Meaning::Event);
    const Date own{days.from};
    const int latest_year = static_cast<int>(own.year()) + 1;  // "98" of an entry of 2016 is 1998.
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at]) || (at > 0 && (is_digit(text[at - 1]) || is_letter(text[at - 1])))) {
            ++at;
            continue;
        }
        const auto from = at;
        const auto named = date_at(text, at, latest_year);
        if (at == from) ++at;
        if (!named || *named == own || (at < text.size() && is_digit(text[at]))) continue;
        const auto sentence = sentence_around(text, from);
        if (may_lie_ahead(sentence, sentence.substr(0, from - static_cast<std::size_t>(sentence.data() - text.data())))) continue;
        if (named->month() == own.month() && named->day() == own.day()) return "other-year";
        if (base::Day{*named} > days.to && has(plain_words(sentence), past)) return "later-day";
    }
    return {};
}

}  // namespace chronology
