/// A statutory day and how it was found: start event, rule and version, each day counted or left out and why.
///
/// Source: the working-day rules of docs/rules.md. The start day is day 0 and is not counted, working day or not; a thing
/// is in time until the end of its day in Europe/London. Nothing pauses a clock.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "calendar/refusal.h"

namespace calendar {

/// The day of a clock: due, last to send, or floor, as `Rule::means` says.
struct DueOn { base::Day day; };

/// One day that was looked at: counted, or left out for a reason.
struct DayNote {
    enum class Why : std::uint8_t { Counted, Weekend, Holiday };
    base::Day day{};
    Why why{};
    int number = 0;             ///< Of a counted day, from 1.
    TwoLanguages holiday = {};  ///< The name of the holiday.
};

struct Working {
    DueOn due_on;
    base::Day start{};
    Rule rule;                  ///< The version that governs: nation, strength, source, checked_on stand in it.
    std::vector<DayNote> days;  ///< In the order of counting; empty where months, weeks or years are counted.
    bool clamped = false;       ///< The month has no such day, so its last day (or 1 March) stands for it.
    std::optional<base::Day> last_working_day_on_or_before = {};  ///< Of a day due by months; nothing where its holidays are not known.
    std::optional<base::Day> may_be_removed_from = {};  ///< Of a floor: the day after it.
    std::optional<base::Day> earliest_on = {};  ///< Of a span such as 10 to 15 working days, its lower end.
};

/// Works a clock out. The version is the one in force on `start`, unless a later one states that it takes running clocks over.
[[nodiscard]] std::expected<Working, Refusal> work_out(const Calendar& calendar, std::string_view rule_name, Nation nation, base::Day start);

/// A floor is a time of being public: days on which the report was off line are added to it.
[[nodiscard]] Working with_days_off_line(Working floor, int days_off_line);

/// The n-th working day after the start; the start itself for 0. Nothing where the calendar does not reach so far.
[[nodiscard]] std::optional<base::Day> working_day_after(const Calendar& calendar, Nation nation, base::Day start, int amount);

/// A step of the local timetable with its day.
struct TimetableDay {
    TimetableStep step;
    base::Day day{};
};

/// The local rapid review timetable from the day on which the notification was sent. Refused as work_out() is.
[[nodiscard]] std::expected<std::vector<TimetableDay>, Refusal> timetable(const Calendar& calendar, Nation nation, base::Day sent_on);

}  // namespace calendar
