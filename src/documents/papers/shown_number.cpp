#include "documents/papers/shown_number.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace documents {

namespace {

constexpr int day_seconds = 24 * 60 * 60;
constexpr double last_serial = 2'958'465;  // 9999-12-31

std::string clock_of(long long seconds) { return fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60); }

/// A letter of a day or a time, large or small.
bool is_time_letter(char c) { return std::string_view{"ymdhsYMDHS"}.find(c) != std::string_view::npos; }

/// "h", "mm": what brackets hold where hours go on past a day. They hold colours, languages and conditions too.
bool is_elapsed(std::string_view in_brackets) { return !in_brackets.empty() && in_brackets.find_first_not_of("hmsHMS") == std::string_view::npos; }

bool digits_at(std::string_view text, std::initializer_list<std::size_t> places) {
    for (const auto at : places)
        if (at >= text.size() || text[at] < '0' || text[at] > '9') return false;
    return true;
}

/// The number before that letter in "PT14H10M00S", taken off the front.
std::optional<long> take_part(std::string_view& rest, char letter) {
    long value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{} || end == rest.data() + rest.size() || *end != letter || value < 0 || value > 1'000'000) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()) + 1);
    return value;
}

}  // namespace

Shows shown_by(std::string_view format) {
    bool quoted = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '"') quoted = !quoted;
        else if (quoted) continue;
        else if (c == '\\' || c == '_' || c == '*') ++i;  // The next sign stands for itself, for its width, or fills the cell.
        else if (c == '[') {
            const auto end = std::min(format.find(']', i), format.size());
            if (is_elapsed(format.substr(i + 1, end - i - 1))) return Shows::Elapsed;
            i = end;
        } else if (is_time_letter(c)) return Shows::Day;
    }
    return Shows::Number;
}

Shows shown_by(int built_in_format) {
    if (built_in_format == 46) return Shows::Elapsed;
    return (built_in_format >= 14 && built_in_format <= 22) || built_in_format == 45 || built_in_format == 47 ? Shows::Day : Shows::Number;
}

std::string day_of_serial(double serial, bool from_1904, TimeOfDay time) {
    using namespace std::chrono;
    if (!(serial >= 0) || serial > last_serial) return {};
    const long long rounded = std::llround(serial * day_seconds);
    if (serial < 1) return clock_of(rounded % day_seconds);
    const int count = static_cast<int>(rounded / day_seconds);
    // Excel believes in 29 February 1900, which never was: what lies before it counts from a day later.
    constexpr int no_day = 60;
    if (!from_1904 && count == no_day) return {};
    const sys_days first = from_1904 ? sys_days{year{1904} / January / 1} : sys_days{year{1899} / December / (count < no_day ? 31 : 30)};
    const year_month_day day{first + days{count}};
    const auto words = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    const auto clock = clock_of(rounded % day_seconds);
    return time == TimeOfDay::LeftOut || clock == "00:00" ? words : words + " " + clock;
}

std::string elapsed_of_serial(double days) {
    if (!(days >= 0) || days > last_serial) return {};
    return clock_of(std::llround(days * day_seconds));
}

std::string day_of_xml(std::string_view written) {
    constexpr std::size_t day_length = 10, minute_length = 16;
    if (!digits_at(written, {0, 1, 2, 3, 5, 6, 8, 9}) || written[4] != '-' || written[7] != '-') return std::string{written};
    const std::string day{written.substr(0, day_length)};
    if (written.size() == day_length) return day;
    if (written[day_length] != 'T' || !digits_at(written, {11, 12, 14, 15}) || written[13] != ':') return std::string{written};
    const auto clock = written.substr(day_length + 1, minute_length - day_length - 1);
    return clock == "00:00" ? day : day + " " + std::string{clock};
}

std::string time_of_xml(std::string_view written) {
    auto rest = written;
    if (!rest.starts_with("PT")) return std::string{written};
    rest.remove_prefix(2);
    const auto hours = take_part(rest, 'H'), minutes = take_part(rest, 'M');
    if (!hours && !minutes) return std::string{written};
    return clock_of(hours.value_or(0) * 3600 + minutes.value_or(0) * 60);
}

std::string general_number(std::string_view written) {
    constexpr std::size_t exact_digits = 15;
    const bool whole = !written.empty() && written.find_first_not_of("0123456789") == std::string_view::npos;
    if (whole && written.size() <= exact_digits && (written[0] != '0' || written.size() == 1)) return std::string{written};
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc{} || end != written.data() + written.size() || !std::isfinite(value)) return std::string{written};
    if (value == 0) return "0";
    auto shown = fmt::format("{:.15g}", value);
    if (const auto at = shown.find('e'); at != std::string::npos) shown[at] = 'E';
    return shown;
}

}  // namespace documents
