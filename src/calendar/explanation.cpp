#include "calendar/explanation.h"

#include <array>

#include <fmt/format.h>

namespace calendar {

using namespace std::chrono;

namespace {

std::string_view unit_of(Counts counts) {
    constexpr std::array<std::string_view, 7> units{"working day", "working day", "month", "year", "week", "", ""};
    return units[static_cast<std::size_t>(counts)];
}

std::string_view strength_words(Strength strength) {
    constexpr std::array<std::string_view, 4> words{"Statute or regulation (must)", "Statutory guidance (should)", "Panel guidance (expected)", "Local (a choice that can be changed)"};
    return words[static_cast<std::size_t>(strength)];
}

std::string headline(const Working& working) {
    const std::string day = day_words(working.due_on.day);
    switch (working.rule.means) {
        case Means::SendBy: return fmt::format("{}: last day to send is {}", working.rule.title.en, day);
        case Means::AtLeast: return fmt::format("{}: at least until and including {}", working.rule.title.en, day);
        case Means::Due: break;
    }
    return fmt::format("{}: due by the end of {}", working.rule.title.en, day);
}

std::string line_of(const DayNote& note) {
    switch (note.why) {
        case DayNote::Why::Counted: return fmt::format("  {:>3}  {}", note.number, day_words(note.day));
        case DayNote::Why::Weekend: return fmt::format("       {}: left out, weekend", day_words(note.day));
        case DayNote::Why::Holiday: break;
    }
    return fmt::format("       {}: left out, bank holiday ({})", day_words(note.day), note.holiday.en);
}

std::string how(const Working& working) {
    const Rule& rule = working.rule;
    if (rule.counts == Counts::WorkingDays) return fmt::format("Counted {} after it; the day itself is not counted:", amount_words(rule));
    if (rule.counts == Counts::WorkingDaysBefore) return fmt::format("Counted {} back from it; the day itself is not counted:", amount_words(rule));
    const std::string counted = fmt::format("Counted {} on. Weekends and bank holidays do not move the day.", amount_words(rule));
    if (!working.clamped) return counted;
    return counted + (rule.counts == Counts::Months ? " The month has no such day, so its last day stands for it." : " The year has no 29 February, so 1 March stands for it.");
}

void add_further_days(std::vector<std::string>& lines, const Working& working) {
    if (working.rule.counts == Counts::Months)
        lines.push_back(working.last_working_day_on_or_before
                            ? fmt::format("Last working day on or before it: {}.", day_words(*working.last_working_day_on_or_before))
                            : std::string{"The last working day on or before it cannot be told: bank holidays are not known that far."});
    if (working.may_be_removed_from) lines.push_back(fmt::format("May be removed from {}.", day_words(*working.may_be_removed_from)));
    if (working.earliest_on) lines.push_back(fmt::format("May be looked for from {} ({} working days).", day_words(*working.earliest_on), working.rule.earliest));
}

}  // namespace

std::string day_words(base::Day day) {
    constexpr std::array<std::string_view, 7> weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    return fmt::format("{} {}", weekdays[weekday{day}.c_encoding()], date_words(day));
}

std::string date_words(base::Day day) {
    constexpr std::array<std::string_view, 12> months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    const year_month_day date{day};
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string amount_words(const Rule& rule) { return fmt::format("{} {}{}", rule.amount, unit_of(rule.counts), rule.amount == 1 ? "" : "s"); }

std::string standing_words(const Rule& rule) {
    const std::string checked = rule.checked_on ? fmt::format("Checked on {}.", day_words(*rule.checked_on)) : std::string{"Not checked: nobody has yet read the source’s own words."};
    return fmt::format("{}: {}. {}{}", strength_words(rule.strength), rule.source, checked, rule.seen_at.empty() ? "" : fmt::format(" Seen at {}", rule.seen_at));
}

std::vector<std::string> explain(const Working& working) {
    const Rule& rule = working.rule;
    std::vector<std::string> lines{headline(working), "", fmt::format("The day on which {}: {}.", rule.starts.en, day_words(working.start)), how(working)};
    for (const DayNote& note : working.days) lines.push_back(line_of(note));
    add_further_days(lines, working);
    lines.push_back("");
    lines.push_back(fmt::format("Rule {} ({}), version {}, for starts from {}{}.", rule.name, name_of(rule.nation), rule.version, base::to_iso(rule.from), rule.to ? " to " + base::to_iso(*rule.to) : ""));
    lines.push_back(standing_words(rule));
    if (!rule.note.en.empty()) lines.push_back(rule.note.en);
    return lines;
}

}  // namespace calendar
