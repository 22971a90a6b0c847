#include "web/server/http_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include <fmt/format.h>

namespace web {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 7> long_days{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads a date part by part; one part that does not fit spoils the whole.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_{text} {}

    int digits(std::size_t count) {
        int value = 0;
        const bool there = rest_.size() >= count && std::all_of(rest_.begin(), rest_.begin() + static_cast<long>(count), [](char c) { return c >= '0' && c <= '9'; });
        if (!there) return good_ = false, 0;
        std::from_chars(rest_.data(), rest_.data() + count, value);
        rest_.remove_prefix(count);
        return value;
    }
    /// " 6" or "16".
    int padded_digits() { return rest_.starts_with(' ') ? (rest_.remove_prefix(1), digits(1)) : digits(2); }
    unsigned month() {
        const auto found = std::ranges::find(months, rest_.substr(0, 3));
        if (found == months.end()) return good_ = false, 1;
        rest_.remove_prefix(3);
        return static_cast<unsigned>(found - months.begin()) + 1;
    }
    Cursor& word(std::string_view expected) {
        if (rest_.starts_with(expected)) rest_.remove_prefix(expected.size());
        else good_ = false;
        return *this;
    }
    bool weekday(std::span<const std::string_view> names) {
        for (const std::string_view name : names)
            if (rest_.starts_with(name)) return rest_.remove_prefix(name.size()), true;
        return false;
    }
    bool ended() const { return good_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

struct Clock {
    int hour = 0, minute = 0, second = 0;
};

Clock read_clock(Cursor& cursor) {
    Clock clock;
    clock.hour = cursor.digits(2);
    clock.minute = cursor.word(":").digits(2);
    clock.second = cursor.word(":").digits(2);
    return clock;
}

std::optional<base::Instant> instant(int year_number, unsigned month_number, int day_number, const Clock& clock) {
    const year_month_day date{year{year_number} / month{month_number} / day{static_cast<unsigned>(day_number)}};
    if (!date.ok() || clock.hour > 23 || clock.minute > 59 || clock.second > 60) return std::nullopt;
    return base::Instant{sys_days{date} + hours{clock.hour} + minutes{clock.minute} + seconds{clock.second}};
}

/// "Sun, 06 Nov 1994 08:49:37 GMT" from after the comma.
std::optional<base::Instant> parse_fixed(Cursor cursor) {
    const int day_number = cursor.word(", ").digits(2);
    const unsigned month_number = cursor.word(" ").month();
    const int year_number = cursor.word(" ").digits(4);
    const Clock clock = read_clock(cursor.word(" "));
    return cursor.word(" GMT").ended() ? instant(year_number, month_number, day_number, clock) : std::nullopt;
}

/// "Sunday, 06-Nov-94 08:49:37 GMT" from after the day's name.
std::optional<base::Instant> parse_rfc850(Cursor cursor) {
    const int day_number = cursor.word(", ").digits(2);
    const unsigned month_number = cursor.word("-").month();
    const int short_year = cursor.word("-").digits(2);
    const Clock clock = read_clock(cursor.word(" "));
    return cursor.word(" GMT").ended() ? instant(short_year + (short_year < 70 ? 2000 : 1900), month_number, day_number, clock) : std::nullopt;
}

/// "Sun Nov  6 08:49:37 1994" from after the day's name.
std::optional<base::Instant> parse_asctime(Cursor cursor) {
    const unsigned month_number = cursor.word(" ").month();
    const int day_number = cursor.word(" ").padded_digits();
    const Clock clock = read_clock(cursor.word(" "));
    const int year_number = cursor.word(" ").digits(4);
    return cursor.ended() ? instant(year_number, month_number, day_number, clock) : std::nullopt;
}

}  // namespace

std::string to_http_date(base::Instant moment) {
    const auto midnight = floor<std::chrono::days>(moment);
    const year_month_day date{midnight};
    const hh_mm_ss clock{floor<seconds>(moment - midnight)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{midnight}.c_encoding()], static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

std::optional<base::Instant> parse_http_date(std::string_view text) {
    Cursor cursor{text};
    if (cursor.weekday(long_days)) return parse_rfc850(cursor);
    if (!cursor.weekday(days)) return std::nullopt;
    return text.size() > 3 && text[3] == ',' ? parse_fixed(cursor) : parse_asctime(cursor);
}

}  // namespace web
