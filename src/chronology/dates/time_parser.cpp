#include "chronology/dates/date_parser.h"

namespace chronology {

namespace {

constexpr int hour = 60, day = 24 * hour;

/// 12 am is midnight and 12 pm is noon; 14 pm says the same as 14.
int in_half(int minute, int half) {
    if (half == 1) return minute >= 12 * hour && minute < 13 * hour ? minute - 12 * hour : minute;
    if (half == 2) return minute < 12 * hour ? minute + 12 * hour : minute;
    return minute;
}

}  // namespace

int DateParser::half_of_day() {
    if (word("am")) return 1;
    if (word("pm")) return 2;
    const auto letter = word_at(0);
    if ((letter != "a" && letter != "p") || !mark_at(1, ".") || word_at(2) != "m") return 0;
    at_ += 3;
    mark('.');
    return letter == "a" ? 1 : 2;
}

std::optional<DateParser::Clock> DateParser::clock_numbers(bool may_be_bare) {
    const auto* hours = number_at(0, 4);
    if (!hours || hours->ordinal || hours->digits == 3) return std::nullopt;
    if (hours->digits == 4) {
        const auto unit = word_at(1);
        const bool named = unit == "hrs" || unit == "hours" || unit == "h" || unit == "hr";
        if (hours->value / 100 > 23 || hours->value % 100 > 59) return named ? fail(DateError::Impossible) : std::nullopt;
        ++at_;
        return Clock{hours->value / 100 * hour + hours->value % 100};
    }
    const auto* minutes = number_at(2, 2);
    const bool by_colon = mark_at(1, ":"), by_dot = mark_at(1, ".") && !(mark_at(3, ".") && number_at(4, 4));
    if (minutes && minutes->digits == 2 && (by_colon || by_dot)) {
        if (hours->value > 23 || minutes->value > 59) return by_colon ? fail(DateError::Impossible) : std::nullopt;
        at_ += 3;
        Clock read{hours->value * hour + minutes->value};
        if (const auto* seconds = number_at(1, 2); by_colon && mark_at(0, ":") && seconds) {
            read.stamp = read.minute == 0 && seconds->value == 0;
            at_ += 2;
            if (mark_at(0, ".,") && number_at(1, 9)) at_ += 2;
        }
        return read;
    }
    if (hours->value <= 12) {
        const auto next = word_at(1);
        if (hours->value == 12 && (next == "noon" || next == "midday" || next == "midnight")) {
            at_ += 2;
            return Clock{next == "midnight" ? 0 : 12 * hour, true};
        }
        ++at_;
        const auto behind = at_;
        const bool half = half_of_day() != 0;
        at_ = behind;
        if (half && hours->value > 0) return Clock{hours->value * hour};
        if (may_be_bare && hours->value > 0) return Clock{hours->value * hour, false, true};
        --at_;
    }
    return std::nullopt;
}

std::optional<DateParser::Clock> DateParser::clock(bool may_be_bare) {
    const auto from = at_;
    word("t");
    auto read = clock_numbers(may_be_bare);
    if (!read) {
        at_ = from;
        return std::nullopt;
    }
    if (const int half = half_of_day()) {
        read->minute = in_half(read->minute, half), read->half = true, read->bare = false;
    } else if (!word("hrs") && !word("hours") && !word("hr") && !word("h")) {
        word("z");
    }
    return read;
}

/// "14:10-15:00", "2-3pm", "between 2pm and 3pm", or one time.
std::optional<SaidTime> DateParser::clock_range() {
    const auto from = at_;
    const bool between = word("between"), led = between || word("from");
    auto first = clock(true);
    if (!first) {
        at_ = from;
        return std::nullopt;
    }
    const auto behind_first = at_;
    if (range_mark(between)) {
        const auto behind_mark = at_;
        if (const auto second = clock(false)) {
            if (second->half && !first->half && first->minute <= 13 * hour) {
                const int same = in_half(first->minute, second->minute >= 12 * hour ? 2 : 1);
                first->minute = same <= second->minute ? same : first->minute;
            } else if (first->bare) {
                at_ = from;
                return std::nullopt;
            }
            return SaidTime{first->minute, second->minute < first->minute ? second->minute + day : second->minute, false, between};
        }
        if (error_) return std::nullopt;
        at_ = behind_mark;
    }
    at_ = behind_first;
    if (first->bare || led) {
        at_ = from;
        return std::nullopt;
    }
    return SaidTime{.from = first->minute, .to = first->minute, .stamp = first->stamp};
}

std::optional<SaidTime> DateParser::named_part() {
    const auto from = at_;
    const std::string qualifier{word_at(0)};
    if (qualifier.empty()) return std::nullopt;
    auto part = part_of_day({}, qualifier);
    at_ += part ? 1 : 0;
    if (!part) {
        const auto behind = mark_at(1, "-") ? 2U : 1U;
        part = part_of_day(qualifier, word_at(behind));
        at_ += part ? behind + 1 : 0;
    }
    if (!part)
        if (const int half = half_of_day()) part = part_of_day({}, half == 1 ? "am" : "pm");
    if (!part) {
        at_ = from;
        return std::nullopt;
    }
    return SaidTime{part->from, part->to, true};
}

std::optional<SaidTime> DateParser::time() {
    if (auto clock = clock_range()) return clock;
    return error_ ? std::nullopt : named_part();
}

}  // namespace chronology
