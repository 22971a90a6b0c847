#include "chronology/dates/said.h"

#include <utility>

namespace chronology {

namespace {

using namespace std::chrono;

std::optional<base::Day> day_at(int year, int month, int day) {
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    if (day < 1 || month < 1 || !date.ok()) return std::nullopt;
    return base::Day{date};
}

base::Day last_of_month(int year, int month) { return base::Day{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / last}; }
base::Day first_of_month(int year, int month) { return base::Day{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / 1}; }

Period months_of(int year, int first, int last_one) { return {first_of_month(year, first), last_of_month(year, last_one)}; }

Period third_of_month(int year, int month, Third third) {
    const auto first = first_of_month(year, month);
    switch (third) {
        case Third::First: return {first, first + days{9}};
        case Third::Second: return {first + days{10}, first + days{19}};
        case Third::Last: break;
    }
    return {first + days{20}, last_of_month(year, month)};
}

/// Winter belongs to the year in which it begins.
Period season_of(int year, SeasonName season) {
    switch (season) {
        case SeasonName::Spring: return months_of(year, 3, 5);
        case SeasonName::Summer: return months_of(year, 6, 8);
        case SeasonName::Autumn: return months_of(year, 9, 11);
        case SeasonName::Winter: break;
    }
    return {first_of_month(year, 12), last_of_month(year + 1, 2)};
}

Period feast_of(int year, Feast feast) {
    const auto on = [&](int month, int day) { return first_of_month(year, month) + days{day - 1}; };
    const auto easter = easter_sunday(year);
    switch (feast) {
        case Feast::Christmas: return {on(12, 24), on(12, 26)};
        case Feast::ChristmasEve: return {on(12, 24), on(12, 24)};
        case Feast::ChristmasDay: return {on(12, 25), on(12, 25)};
        case Feast::BoxingDay: return {on(12, 26), on(12, 26)};
        case Feast::NewYearsEve: return {on(12, 31), on(12, 31)};
        case Feast::NewYearsDay: return {on(1, 1), on(1, 1)};
        case Feast::Easter: return {easter - days{2}, easter + days{1}};
        case Feast::GoodFriday: return {easter - days{2}, easter - days{2}};
        case Feast::EasterSunday: return {easter, easter};
        case Feast::EasterMonday: break;
    }
    return {easter + days{1}, easter + days{1}};
}

}  // namespace

base::Day easter_sunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return first_of_month(year, sum / 31) + days{sum % 31};
}

std::optional<Period> days_of(const Said& said) {
    const int year = said.year.value_or(0);
    switch (said.unit) {
        case Said::Unit::Day:
            if (const auto day = day_at(year, said.month, said.day)) return Period{*day, *day};
            return std::nullopt;
        case Said::Unit::DayOfMonth: return std::nullopt;
        case Said::Unit::Month: return months_of(year, said.month, said.month);
        case Said::Unit::ThirdOfMonth: return third_of_month(year, said.month, said.third);
        case Said::Unit::Season: return season_of(year, said.season);
        case Said::Unit::Year: return months_of(year, 1, 12);
        case Said::Unit::ThirdOfYear: return months_of(year, 1 + 4 * std::to_underlying(said.third), 4 + 4 * std::to_underlying(said.third));
        case Said::Unit::Feast: return feast_of(year, said.feast);
    }
    return std::nullopt;
}

bool is_named_period(const Said& said) {
    switch (said.unit) {
        case Said::Unit::Day:
        case Said::Unit::DayOfMonth: return false;
        case Said::Unit::Feast: return said.feast == Feast::Christmas || said.feast == Feast::Easter;
        default: return true;
    }
}

}  // namespace chronology
