#include "calendar/question.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace calendar {

std::expected<Question, std::vector<Misunderstood>> understand(const Calendar& calendar, const QuestionWords& words) {
    std::vector<Misunderstood> problems;
    if (words.rule.empty()) problems.push_back(Misunderstood::NoRule);
    else if (!calendar.has_rule(words.rule)) problems.push_back(Misunderstood::UnknownRule);
    const auto start = base::parse_day(words.from);
    if (!start) problems.push_back(words.from.empty() ? Misunderstood::NoDay : Misunderstood::NotADay);
    const auto nation = words.nation.empty() ? Nation::England : parse_nation(words.nation);
    if (!nation) problems.push_back(Misunderstood::UnknownNation);
    if (!problems.empty()) return std::unexpected{std::move(problems)};
    return Question{words.rule, *nation, *start};
}

std::vector<std::string> every_rule_name(const Calendar& calendar) {
    std::vector<std::string> names;
    for (const Rule& rule : calendar.rules())
        if (std::ranges::find(names, rule.name) == names.end()) names.push_back(rule.name);
    return names;
}

std::string words_of(Misunderstood what, const Calendar& calendar, const QuestionWords& words, Naming naming) {
    const bool options = naming == Naming::Options;
    const auto rules = [&] { return fmt::format("Give one of: {}{}.", fmt::join(every_rule_name(calendar), ", "), options ? "; or --list" : ""); };
    switch (what) {
        case Misunderstood::NoRule: return fmt::format("no rule is named. {}", rules());
        case Misunderstood::UnknownRule: return fmt::format("there is no rule \"{}\". {}", words.rule, rules());
        case Misunderstood::UnknownNation:
            return fmt::format("\"{}\" is not a nation here. Give {} england, wales, scotland or northern-ireland.", words.nation, options ? "--nation" : "nation as");
        case Misunderstood::NoDay: return fmt::format("no day is given. Give the day on which the clock starts, as {}2025-12-22.", options ? "--from " : "from=");
        case Misunderstood::NotADay: return fmt::format("\"{}\" is not a day of the calendar. Write year, month and day as 2025-12-22.", words.from);
    }
    return {};
}

}  // namespace calendar
