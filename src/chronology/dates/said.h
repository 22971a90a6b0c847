/// A date as it was said, before what it leaves out is known: "28 Dec", "spring", "9" of "3-9 June".
#pragma once

#include <cstdint>
#include <expected>
#include <optional>

#include "chronology/dates/date_words.h"
#include "chronology/dates/written_date.h"

namespace chronology {

enum class Feast : std::uint8_t { Christmas, ChristmasEve, ChristmasDay, BoxingDay, NewYearsEve, NewYearsDay, Easter, GoodFriday, EasterSunday, EasterMonday };

/// Minutes from midnight, both within; past 1439 it is the next day.
struct SaidTime {
    int from = 0, to = 0;
    bool named = false;    ///< "evening": a part of a day, not an hour of the clock.
    bool loosely = false;  ///< "between 2pm and 3pm".
    bool stamp = false;    ///< "00:00:00", as spreadsheets write a day without a time: no time behind a date.
};

struct Said {
    enum class Unit : std::uint8_t { Day, DayOfMonth, Month, ThirdOfMonth, Season, Year, ThirdOfYear, Feast } unit = Unit::Day;
    int day = 0, month = 0;
    std::optional<int> year{};
    bool two_digit_year = false;
    Third third = Third::First;
    SeasonName season = SeasonName::Spring;
    Feast feast = Feast::Christmas;
    std::optional<int> weekday{};
    std::optional<SaidTime> time{};
};

/// The first and last day of what was said, its year known. Nothing where the calendar has no such day.
std::optional<Period> days_of(const Said& said);
/// A period that is named rather than a day: "May 2016", "spring", "Christmas".
bool is_named_period(const Said& said);

/// Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991, chapter 8).
base::Day easter_sunday(int year);

}  // namespace chronology
