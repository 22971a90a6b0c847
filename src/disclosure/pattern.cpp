#include "disclosure/pattern.h"

#include <unicode/regex.h>

#include <algorithm>

#include "base/fault.h"

namespace disclosure {

struct Pattern::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;
};

namespace {

constexpr std::size_t around = 80;   // The longest thing written, with the words that say what it is.
constexpr std::size_t itself = 24;   // The longest number of letters and figures alone.
constexpr int most_steps = 2000;  // ICU's unit is about a thousand steps of its engine: a few seconds at the very worst.

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

using Stretches = std::vector<std::pair<std::size_t, std::size_t>>;

/// Adds what surrounds a byte; stretches that touch become one. A stretch begins where a word does.
void widen(Stretches& stretches, const std::string& plain, std::size_t at, std::size_t reach) {
    auto begin = at > reach ? at - reach : 0;
    const auto end = std::min(plain.size(), at + reach);
    // Never back into the last stretch: a run of digits as long as the text would be walked once for each of them.
    const auto known = stretches.empty() ? 0 : stretches.back().second;
    while (begin > known && is_word(plain[begin - 1]) && is_word(plain[begin])) --begin;
    if (!stretches.empty() && begin <= stretches.back().second) stretches.back().second = std::max(end, stretches.back().second);
    else stretches.emplace_back(begin, end);
}

Stretches near_digits(const std::string& plain, std::size_t reach) {
    Stretches result;
    for (std::size_t i = 0; i < plain.size(); ++i)
        if (is_digit(plain[i])) widen(result, plain, i, reach);
    return result;
}

Stretches near_words(const PlainText& text, const std::vector<std::string>& words) {
    std::vector<std::size_t> places;
    for (const auto& word : words)
        for (auto at = text.lower().find(word); at != std::string::npos; at = text.lower().find(word, at + 1)) places.push_back(at);
    std::sort(places.begin(), places.end());
    Stretches result;
    for (const auto at : places) widen(result, text.plain(), at, around);
    return result;
}

bool said(std::string_view stretch, std::string_view words) {
    std::string lower;
    for (const char c : stretch) lower += c == '\n' || c == '\t' ? ' ' : small(c);
    // With the "s" of several: "cars", and never "si" in "sisters".
    const auto ends_at = [&](std::size_t at) { return at >= lower.size() || !is_word(lower[at]); };
    while (!words.empty()) {
        const auto bar = words.find('|');
        const auto word = words.substr(0, bar);
        for (auto at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1))
            if ((at == 0 || !is_word(lower[at - 1])) && (ends_at(at + word.size()) || (lower[at + word.size()] == 's' && ends_at(at + word.size() + 1)))) return true;
        words = bar == std::string_view::npos ? std::string_view{} : words.substr(bar + 1);
    }
    return false;
}

/// Looks beyond the stretch that it is given, and gives up a text that was made to exhaust it.
std::unique_ptr<icu::RegexMatcher> matcher_on(const icu::RegexPattern& pattern, const icu::UnicodeString& subject, UErrorCode& status) {
    std::unique_ptr<icu::RegexMatcher> matcher{pattern.matcher(subject, status)};
    if (U_FAILURE(status)) return nullptr;
    matcher->setTimeLimit(most_steps, status);
    matcher->useTransparentBounds(true);
    matcher->useAnchoringBounds(false);
    return matcher;
}

}  // namespace

Pattern::Pattern(const char* expression, Where where) : where_{where} {
    UErrorCode status = U_ZERO_ERROR;
    UParseError place;
    auto compiled = std::make_unique<Compiled>();
    compiled->pattern.reset(icu::RegexPattern::compile(icu::UnicodeString{expression, -1, US_INV}, UREGEX_CASE_INSENSITIVE, place, status));
    if (U_FAILURE(status)) throw base::Fault{"A pattern of the disclosure check cannot be read", expression, "This is a fault of the program: please report it."};
    compiled_ = std::move(compiled);
}

Pattern::Pattern(const char* expression, Around needed) : Pattern{expression, Where::Everywhere} {
    std::string_view rest = needed.words;
    while (!rest.empty()) {
        const auto bar = rest.find('|');
        around_.emplace_back(rest.substr(0, bar));
        rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
}

Pattern::~Pattern() = default;

void Pattern::each(const PlainText& text, const std::function<void(const Match&)>& found) const {
    if (text.plain().empty()) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString subject{false, text.wide().data(), static_cast<int32_t>(text.wide().size())};
    const auto matcher = matcher_on(*compiled_->pattern, subject, status);
    if (U_FAILURE(status)) return;
    const auto stretches = !around_.empty() ? near_words(text, around_) : where_ != Where::Everywhere ? near_digits(text.plain(), where_ == Where::AtDigits ? itself : around) : Stretches{{0, text.plain().size()}};
    for (const auto& [begin, end] : stretches) {
        matcher->region(static_cast<int64_t>(begin), static_cast<int64_t>(end), status);
        while (U_SUCCESS(status) && matcher->find(status)) {
            Match match;
            match.begin = static_cast<std::size_t>(matcher->start(status)), match.end = static_cast<std::size_t>(matcher->end(status));
            match.part_begin = match.begin, match.part_end = match.end;
            if (matcher->groupCount() >= 1 && matcher->start(1, status) >= 0)
                match.part_begin = static_cast<std::size_t>(matcher->start(1, status)), match.part_end = static_cast<std::size_t>(matcher->end(1, status));
            match.text = std::string_view{text.plain()}.substr(match.begin, match.end - match.begin);
            if (match.end > match.begin) found(match);
        }
    }
}

std::optional<std::size_t> Pattern::ending_at(const PlainText& text, std::size_t from, std::size_t at) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString subject{false, text.wide().data(), static_cast<int32_t>(text.wide().size())};
    const auto matcher = matcher_on(*compiled_->pattern, subject, status);
    if (U_FAILURE(status)) return std::nullopt;
    matcher->region(static_cast<int64_t>(from), static_cast<int64_t>(at), status);
    while (U_SUCCESS(status) && matcher->find(status))
        if (static_cast<std::size_t>(matcher->end(status)) == at) return static_cast<std::size_t>(matcher->start(status));
    return std::nullopt;
}

bool said_before(const PlainText& text, std::size_t at, std::string_view words, std::size_t reach) {
    const auto begin = at > reach ? at - reach : 0;
    auto stretch = std::string_view{text.plain()}.substr(begin, at - begin);
    // The end of a word that the reach cuts is no word: "no" of "piano".
    if (begin > 0 && is_word(text.plain()[begin - 1]))
        while (!stretch.empty() && is_word(stretch.front())) stretch.remove_prefix(1);
    if (const auto gap = stretch.rfind("\n\n"); gap != std::string_view::npos) stretch.remove_prefix(gap);
    return said(stretch, words);
}

bool said_after(const PlainText& text, std::size_t at, std::string_view words, std::size_t reach) {
    auto stretch = std::string_view{text.plain()}.substr(at, reach);
    // Nor is its beginning: "m" of "Mrs".
    const auto end = at + stretch.size();
    if (end < text.plain().size() && is_word(text.plain()[end]))
        while (!stretch.empty() && is_word(stretch.back())) stretch.remove_suffix(1);
    return said(stretch, words);
}

std::string digits_of(std::string_view text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), is_digit);
    return result;
}

}  // namespace disclosure
