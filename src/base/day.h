/// Days are days: the law counts them, and no time zone may move one.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Day = std::chrono::sys_days;

/// A moment in UTC, to the millisecond. Domain rooms are handed one; they never ask the clock.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// The day written `YYYY-MM-DD` (ISO 8601), or nothing: 2025-02-29 is no day. Years 1000 to 9999.
std::optional<Day> parse_day(std::string_view iso);

/// `2026-05-14`.
std::string to_iso(Day day);

/// `2026-05-14T09:30:00.000Z`.
std::string to_iso(Instant instant);

/// The instant written by `to_iso`, or nothing. The fraction of the second may be missing.
std::optional<Instant> parse_instant(std::string_view iso);

/// The system's clock, read only at the edges (`web`, `cli`) and handed inwards.
Instant now();

}  // namespace base
