#include "calendar/london.h"

#include <date/tz.h>

#include "base/fault.h"

namespace calendar {

namespace {

const date::time_zone& london() {
    try {
        static const date::time_zone* zone = date::locate_zone("Europe/London");
        return *zone;
    } catch (const std::runtime_error& fault) {
        throw base::Fault{"The time zone Europe/London cannot be read", fault.what(), "Install the system's time zone data (package tzdata)."};
    }
}

}  // namespace

base::Day day_in_london(base::Instant instant) {
    const auto local = london().to_local(instant);
    return base::Day{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

int hour_in_london(base::Instant instant) {
    const auto local = london().to_local(instant);
    return static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

std::string time_in_london(base::Instant instant) {
    const auto local = london().to_local(instant);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local)).count();
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

base::Instant end_of_day(base::Day day) {
    // Midnight exists once on every day: London's clocks change at one o'clock.
    const date::local_days midnight{day.time_since_epoch() + std::chrono::days{1}};
    return std::chrono::time_point_cast<base::Instant::duration>(london().to_sys(midnight));
}

}  // namespace calendar
