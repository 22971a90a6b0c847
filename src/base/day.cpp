#include "base/day.h"

#include <fmt/format.h>

namespace base {

using namespace std::chrono;

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<milliseconds> time_of_day(std::string_view text) {
    if (text.size() != 8 && text.size() != 12) return std::nullopt;
    if (text[2] != ':' || text[5] != ':' || (text.size() == 12 && text[8] != '.')) return std::nullopt;
    const auto h = digits(text.substr(0, 2)), m = digits(text.substr(3, 2)), s = digits(text.substr(6, 2));
    const auto fraction = text.size() == 12 ? digits(text.substr(9, 3)) : std::optional{0};
    if (!h || !m || !s || !fraction || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    return hours{*h} + minutes{*m} + seconds{*s} + milliseconds{*fraction};
}

}  // namespace

std::optional<Day> parse_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto y = digits(iso.substr(0, 4)), m = digits(iso.substr(5, 2)), d = digits(iso.substr(8, 2));
    if (!y || !m || !d || *y < 1000) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

std::string to_iso(Day day) {
    const year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string to_iso(Instant instant) {
    const auto day = floor<days>(instant);
    const hh_mm_ss time{instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(Day{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> parse_instant(std::string_view iso) {
    if (iso.size() < 20 || iso[10] != 'T' || iso.back() != 'Z') return std::nullopt;
    const auto day = parse_day(iso.substr(0, 10));
    const auto time = time_of_day(iso.substr(11, iso.size() - 12));
    if (!day || !time) return std::nullopt;
    return Instant{*day} + *time;
}

Instant now() { return floor<milliseconds>(system_clock::now()); }

}  // namespace base
