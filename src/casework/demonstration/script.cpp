#include "casework/demonstration/script.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "base/fault.h"
#include "base/text.h"
#include "calendar/explanation.h"
#include "calendar/nation.h"
#include "casework/demonstration/files.h"

namespace casework::demonstration {

namespace {

[[noreturn]] void refuse(std::string_view name, int line, const std::string& why) {
    throw base::Fault{"A case of the demonstration cannot be read: " + why, fmt::format("{}, line {}", name, line), "Correct the line; script.h says how one is written."};
}

/// A whole number with its sign, a leading plus let pass.
std::optional<int> number_of(std::string_view digits) {
    if (digits.starts_with('+')) digits.remove_prefix(1);
    int number = 0;
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return wrong == std::errc{} && end == digits.data() + digits.size() ? std::optional{number} : std::nullopt;
}

std::optional<std::chrono::minutes> time_of(std::string_view words) {
    if (words.size() != 5 || words[2] != ':') return std::nullopt;
    const auto hours = number_of(words.substr(0, 2)), minutes = number_of(words.substr(3));
    if (!hours || !minutes) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    while (!(line = base::trim(line)).empty()) {
        const auto end = std::min(line.find(' '), line.size());
        words.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

Deed read_deed(std::string_view name, int line, std::string_view text) {
    const auto words = words_of(text);
    if (words.size() < 5 || words.size() % 2 == 0) refuse(name, line, "a deed has a day, a time, a person, a verb, an object, and then pairs");
    const auto day = number_of(words[0]);
    const auto at = time_of(words[1]);
    if (!day || !at) refuse(name, line, "no day and time");
    Deed deed{.line = line, .working_days = *day, .at = *at, .who = words[2], .verb = words[3], .object = words[4], .words = {}, .answers = {}};
    for (std::size_t i = 5; i < words.size(); i += 2) deed.words.emplace(words[i], words[i + 1]);
    return deed;
}

/// Items, rows and quotations of a report's text keep the lines on which they stand.
bool keeps_its_line(std::string_view more) {
    const auto words = base::trim(more);
    return words.starts_with("- ") || words.starts_with("| ") || words.starts_with("> ") || (words.size() > 2 && words[0] >= '1' && words[0] <= '9' && words.substr(1, 2) == ". ");
}

/// Adds a line to what was said last: the next sentence, or after an empty line the next paragraph.
void go_on(std::string& words, std::string_view more, bool paragraph) {
    if (!words.empty()) words += paragraph ? "\n\n" : keeps_its_line(more) ? "\n" : " ";
    words += base::trim(more);
}

base::Day day_of(std::string_view words, const calendar::Calendar& calendar, base::Day today) {
    const bool any_kind = words.starts_with('c');
    const auto number = number_of(any_kind ? words.substr(1) : words);
    if (!number) throw base::Fault{"A day of the demonstration cannot be read", std::string{words}, "Write it as {-12} or {c-400}."};
    return any_kind ? today + std::chrono::days{*number} : working_days_from(calendar, today, *number);
}

}  // namespace

const std::string& Deed::word(std::string_view name) const {
    static const std::string none;
    const auto found = words.find(name);
    return found == words.end() ? none : found->second;
}

Script read_script(std::string_view name, std::string_view text) {
    Script script{std::string{name}, {}};
    int number = 0;
    bool paragraph = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const auto colon = line.find(": ");
        if (line.starts_with('#')) continue;
        if (line.starts_with("== ")) script.deeds.push_back(read_deed(name, number, line.substr(3)));
        else if (!base::trim(line).empty()) {
            if (script.deeds.empty()) refuse(name, number, "words before the first deed");
            auto& answers = script.deeds.back().answers;
            if (line.starts_with("  ") && !answers.empty()) go_on(answers.back().second, line, paragraph);
            else if (colon != std::string_view::npos) answers.emplace_back(line.substr(0, colon), base::trim(line.substr(colon + 2)));
            else refuse(name, number, "neither a deed nor \"name: words\"");
        }
        paragraph = base::trim(line).empty();
    }
    return script;
}

std::vector<Script> scripts(Kind kind) {
    std::vector<Script> list;
    for (const auto& file : files())
        if (file.path.ends_with(".case") && file.path.starts_with("later/") == (kind == Kind::Later)) list.push_back(read_script(file.path, file.bytes));
    return list;
}

base::Day working_days_from(const calendar::Calendar& calendar, base::Day today, int count) {
    const auto step = std::chrono::days{count < 0 ? -1 : 1};
    auto day = today;
    for (int left = std::abs(count); left > 0;) {
        day += step;
        if (!calendar.holidays().knows(calendar::Nation::England, day))
            throw base::Fault{"A demonstration cannot be dated: bank holidays are not known for its days", base::to_iso(day), "Start it on a day within data/bank_holidays.csv."};
        if (calendar.holidays().is_working_day(calendar::Nation::England, day)) --left;
    }
    return day;
}

std::string with_days(std::string_view words, const calendar::Calendar& calendar, base::Day today) {
    std::string result;
    constexpr std::string_view long_word = " long";
    while (!words.empty()) {
        const auto open = std::min(words.find('{'), words.size()), close = words.find('}', open);
        result += words.substr(0, open);
        if (open == words.size() || close == std::string_view::npos) break;
        auto inside = words.substr(open + 1, close - open - 1);
        const bool as_people_do = inside.ends_with(long_word);
        if (as_people_do) inside.remove_suffix(long_word.size());
        const auto day = day_of(inside, calendar, today);
        result += as_people_do ? calendar::date_words(day) : base::to_iso(day);
        words.remove_prefix(close + 1);
    }
    return result;
}

}  // namespace casework::demonstration
