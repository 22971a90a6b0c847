/// Where a clock stands on a given day. Nothing pauses it: what is late with a good reason is overdue, explained.
#pragma once

#include <expected>
#include <optional>

#include "calendar/working.h"

namespace calendar {

enum class Status : std::uint8_t { NotStarted, OnTrack, DueSoon, DueToday, Overdue, OverdueExplained, Met, MetLate };

/// `overdue-explained`: in data and JSON.
std::string_view slug_of(Status status);

/// Whether a reason for lateness is recorded. It changes the word, never the date.
enum class Lateness : std::uint8_t { NotExplained, Explained };

/// What is known of one clock. Days are London's (london.h).
struct ClockFacts {
    std::optional<DueOn> due_on;      ///< Nothing: it has not started.
    std::optional<base::Day> met_on;  ///< When the thing was done or sent.
    Lateness lateness = Lateness::NotExplained;
};

/// A clock is due soon with so many working days left, or fewer.
constexpr int due_soon_working_days = 5;

/// Working days after `today` until and including the due day: 0 on the due day and after it. Refused as counting is where a
/// bank holiday between the two could be unknown.
[[nodiscard]] std::expected<int, RefusalCode> working_days_left(const Calendar& calendar, Nation nation, base::Day today, DueOn due_on);

/// Where the clock stands on `today`. Only a clock that is still running asks for bank holidays, and only for the days between.
[[nodiscard]] std::expected<Status, RefusalCode> status_on(const Calendar& calendar, Nation nation, const ClockFacts& clock, base::Day today);

}  // namespace calendar
