#include "calendar/working.h"

#include <algorithm>

#include "base/assert.h"

namespace calendar {

using namespace std::chrono;

namespace {

enum class Direction : int { Forward = 1, Back = -1 };

DayNote note_of(const BankHolidays& holidays, Nation nation, base::Day day) {
    if (const TwoLanguages* holiday = holidays.holiday(nation, day)) return {.day = day, .why = DayNote::Why::Holiday, .holiday = *holiday};
    return {.day = day, .why = is_weekend(day) ? DayNote::Why::Weekend : DayNote::Why::Counted};
}

/// Every day after (or before) the start until the `amount`-th working day; nothing where a day is not known.
std::optional<std::vector<DayNote>> count(const BankHolidays& holidays, Nation nation, base::Day start, int amount, Direction direction) {
    std::vector<DayNote> notes;
    base::Day day = start;
    for (int counted = 0; counted < amount;) {
        day += days{static_cast<int>(direction)};  // First, not last: day 0 is not counted.
        if (!holidays.knows(nation, day)) return std::nullopt;
        DayNote& note = notes.emplace_back(note_of(holidays, nation, day));
        if (note.why == DayNote::Why::Counted) note.number = ++counted;
    }
    return notes;
}

/// The same day-number `amount` months on, or the month's last day.
base::Day months_on(base::Day start, int amount, bool& clamped) {
    const year_month_day from{start};
    const year_month_day same = from + months{amount};
    clamped = !same.ok();
    return same.ok() ? sys_days{same} : sys_days{same.year() / same.month() / last};
}

/// The anniversary; 29 February has its own on 1 March, so that a full year has passed.
base::Day years_on(base::Day start, int amount, bool& clamped) {
    const year_month_day same = year_month_day{start} + years{amount};
    clamped = !same.ok();
    return same.ok() ? sys_days{same} : sys_days{same.year() / March / 1};
}

std::optional<base::Day> working_day_on_or_before(const BankHolidays& holidays, Nation nation, base::Day day) {
    for (; holidays.knows(nation, day); day -= days{1})
        if (holidays.is_working_day(nation, day)) return day;
    return std::nullopt;
}

Refusal refusal(RefusalCode code, const Rule& rule, base::Day start) {
    return {.code = code, .rule_name = rule.name, .nation = rule.nation, .start = start, .rule = rule};
}

std::expected<Working, Refusal> by_working_days(const Calendar& calendar, const Rule& rule, base::Day start) {
    const auto direction = rule.counts == Counts::WorkingDays ? Direction::Forward : Direction::Back;
    auto notes = count(calendar.holidays(), rule.nation, start, rule.amount, direction);
    if (!notes) {
        auto refused = refusal(RefusalCode::HolidaysNotKnown, rule, start);
        refused.known = calendar.holidays().known(rule.nation);
        return std::unexpected{std::move(refused)};
    }
    Working working{.due_on = {notes->back().day}, .start = start, .rule = rule, .days = std::move(*notes)};
    const auto earliest = std::ranges::find(working.days, rule.earliest, &DayNote::number);
    if (rule.earliest > 0 && earliest != working.days.end()) working.earliest_on = earliest->day;
    return working;
}

Working by_the_calendar(const Calendar& calendar, const Rule& rule, base::Day start) {
    Working working{.due_on = {}, .start = start, .rule = rule, .days = {}};
    if (rule.counts == Counts::Months) working.due_on.day = months_on(start, rule.amount, working.clamped);
    else if (rule.counts == Counts::Years) working.due_on.day = years_on(start, rule.amount, working.clamped);
    else working.due_on.day = start + weeks{rule.amount};
    if (rule.means == Means::AtLeast) working.may_be_removed_from = working.due_on.day + days{1};
    else working.last_working_day_on_or_before = working_day_on_or_before(calendar.holidays(), rule.nation, working.due_on.day);
    return working;
}

std::expected<Working, Refusal> by_rule(const Calendar& calendar, const Rule& rule, base::Day start) {
    switch (rule.counts) {
        case Counts::NotKnown: return std::unexpected{refusal(RefusalCode::LimitNotKnown, rule, start)};
        case Counts::NoLimit: return std::unexpected{refusal(RefusalCode::NoLimitSet, rule, start)};
        case Counts::WorkingDays:
        case Counts::WorkingDaysBefore: return by_working_days(calendar, rule, start);
        default: return by_the_calendar(calendar, rule, start);
    }
}

std::unexpected<Refusal> no_version(const Calendar& calendar, std::string_view name, Nation nation, base::Day start, const std::vector<const Rule*>& versions) {
    Refusal refused{.code = RefusalCode::NotInForce, .rule_name = std::string{name}, .nation = nation, .start = start};
    if (!versions.empty()) {
        if (start < versions.front()->from) refused.rule = *versions.front();
    } else {
        refused.code = calendar.has_rule(name) ? RefusalCode::NotInThisNation : RefusalCode::UnknownRule;
        refused.rules_here = calendar.names(nation);
    }
    return std::unexpected{std::move(refused)};
}

}  // namespace

std::expected<Working, Refusal> work_out(const Calendar& calendar, std::string_view rule_name, Nation nation, base::Day start) {
    const auto versions = calendar.versions(rule_name, nation);
    const auto own = std::ranges::find_if(versions, [&](const Rule* rule) { return rule->governs(start); });
    if (own == versions.end()) return no_version(calendar, rule_name, nation, start, versions);
    auto working = by_rule(calendar, **own, start);
    for (auto later = own + 1; later != versions.end() && working; ++later)
        if ((*later)->running == RunningClocks::TakeOver && working->due_on.day >= (*later)->from) working = by_rule(calendar, **later, start);
    return working;
}

Working with_days_off_line(Working floor, int days_off_line) {
    CAIRN_ASSERT(floor.may_be_removed_from && days_off_line >= 0);
    floor.due_on.day += days{days_off_line};
    *floor.may_be_removed_from += days{days_off_line};
    return floor;
}

std::optional<base::Day> working_day_after(const Calendar& calendar, Nation nation, base::Day start, int amount) {
    const auto notes = count(calendar.holidays(), nation, start, amount, Direction::Forward);
    if (!notes) return std::nullopt;
    return notes->empty() ? start : notes->back().day;
}

std::expected<std::vector<TimetableDay>, Refusal> timetable(const Calendar& calendar, Nation nation, base::Day sent_on) {
    const auto review = work_out(calendar, "rapid-review", nation, sent_on);
    if (!review) return std::unexpected{review.error()};
    std::vector<TimetableDay> steps;
    for (const TimetableStep& step : calendar.rapid_review_steps()) {
        const auto day = working_day_after(calendar, nation, sent_on, step.working_day);
        if (!day) {
            auto refused = refusal(RefusalCode::HolidaysNotKnown, review->rule, sent_on);
            refused.known = calendar.holidays().known(nation);
            return std::unexpected{std::move(refused)};
        }
        steps.push_back({step, *day});
    }
    return steps;
}

}  // namespace calendar
