#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "casework/answers.h"
#include "collection/area.h"

namespace casework {

namespace {

bool is_time(std::string_view words) {
    const auto digit = [&](std::size_t i) { return words[i] >= '0' && words[i] <= '9'; };
    if (words.size() != 5 || words[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
    return words.substr(0, 2) < "24" && words.substr(3) < "60";
}

bool is_number(std::string_view words) {
    return words.size() <= 9 && std::ranges::all_of(words, [](char c) { return c >= '0' && c <= '9'; });
}

/// One @ with something on either side and a dot after it: whether letters arrive there is known only when they do.
bool is_email(std::string_view words) {
    const auto at = words.find('@');
    if (at == std::string_view::npos || at == 0 || words.find('@', at + 1) != std::string_view::npos) return false;
    const auto host = words.substr(at + 1);
    return host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.') && words.find(' ') == std::string_view::npos;
}

/// Outward and inward part as Royal Mail writes them ("ZZ99 3WZ" too): two to four signs, then a digit and two letters.
bool is_postcode(std::string_view words) {
    std::string signs;
    for (const char c : words)
        if (c != ' ') signs += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (signs.size() < 5 || signs.size() > 7) return false;
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto inward = signs.size() - 3;
    return letter(signs[0]) && std::ranges::all_of(signs, [&](char c) { return letter(c) || digit(c); }) && digit(signs[inward]) &&
           letter(signs[inward + 1]) && letter(signs[inward + 2]) && std::any_of(signs.begin(), signs.begin() + static_cast<std::ptrdiff_t>(inward), digit);
}

bool is_option(const Field& field, std::string_view word) { return std::ranges::count(field.options, word) > 0; }

std::optional<ProblemKind> wrong(const Field& field, const std::string& words, base::Day today) {
    const auto unless = [](bool right, ProblemKind kind) { return right ? std::nullopt : std::optional{kind}; };
    switch (field.kind) {
        case FieldKind::Line: case FieldKind::Telephone: return unless(base::length(words) <= longest_line, ProblemKind::TooLong);
        case FieldKind::Text: return unless(base::length(words) <= longest_text, ProblemKind::TooLong);
        case FieldKind::Day: {
            const auto day = base::parse_day(words);
            if (!day) return ProblemKind::NoDay;
            const bool ahead = std::ranges::count(field.options, "may_be_ahead") > 0;
            return unless(ahead || *day <= today, ProblemKind::InFuture);
        }
        case FieldKind::Time: return unless(is_time(words), ProblemKind::NoTime);
        case FieldKind::Number: return unless(is_number(words), ProblemKind::NoNumber);
        case FieldKind::Choice: return unless(is_option(field, words), ProblemKind::NoOption);
        case FieldKind::YesNo: return unless(words == "yes" || words == "no" || words == "not_known", ProblemKind::NoOption);
        case FieldKind::Tick: return unless(words == "yes", ProblemKind::NoOption);
        case FieldKind::Email: return unless(is_email(words), ProblemKind::NoEmail);
        case FieldKind::Postcode: return unless(is_postcode(words), ProblemKind::NoPostcode);
        case FieldKind::Area: return unless(base::length(words) <= longest_line, ProblemKind::TooLong);
        case FieldKind::Choices: return std::nullopt;  // `take` let nothing else in.
    }
    return std::nullopt;
}

}  // namespace

bool is_asked(const Field& field, std::string_view section, std::size_t turn, const Answers& answers) {
    if (field.asked_when_field.empty()) return true;
    const Place on{std::string{section}, turn, field.asked_when_field};
    return answers.of(on) == field.asked_when_value || answers.has_choice(on, field.asked_when_value);
}

std::vector<Problem> check(const Section& section, std::size_t turn, const Answers& answers, Asked asked, base::Day today) {
    std::vector<Problem> problems;
    for (const auto& field : section.fields) {
        const Place place{section.key, turn, field.key};
        const auto& words = answers.of(place);
        if (!is_asked(field, section.key, turn, answers)) continue;
        if (words.empty()) {
            if (field.needed && asked == Asked::Complete) problems.push_back({place, ProblemKind::Missing});
        } else if (const auto kind = wrong(field, words, today)) {
            problems.push_back({place, *kind});
        }
    }
    return problems;
}

std::vector<Problem> check(const Form& form, const Answers& answers, Asked asked, base::Day today) {
    std::vector<Problem> problems;
    for (const auto& section : form.sections) {
        const bool needed = std::ranges::any_of(section.fields, &Field::needed);
        const std::size_t turns = std::max<std::size_t>(answers.turns(section.key), section.most == 1 || needed ? 1 : 0);
        for (std::size_t turn = 0; turn < turns; ++turn) std::ranges::copy(check(section, turn, answers, asked, today), std::back_inserter(problems));
    }
    return problems;
}

}  // namespace casework
