#include "chronology/entry.h"

#include <tuple>

namespace chronology {

namespace {

constexpr int untimed = 24 * 60;

int sorting_minute(const WrittenDate& when) { return when.from && when.from->minute ? *when.from->minute : untimed; }

base::Day day_or_none(const std::optional<Moment>& moment, base::Day none) { return moment && moment->day ? *moment->day : none; }

}  // namespace

Period days_of(const WrittenDate& when) {
    const auto last = day_or_none(when.to, day_or_none(when.from, base::Day{}));
    return {day_or_none(when.from, last), last};
}

base::Day sorting_day(const WrittenDate& when) { return days_of(when).from; }

bool stands_before(const Entry& first, const Entry& second) {
    const auto order = [](const Entry& entry) {
        return std::tuple{sorting_day(entry.when), entry.when.certainty, sorting_minute(entry.when), std::string_view{entry.agency}, entry.sequence, std::string_view{entry.origin.file}, entry.origin.number, entry.origin.row, std::string_view{entry.id}};
    };
    return order(first) < order(second);
}

}  // namespace chronology
