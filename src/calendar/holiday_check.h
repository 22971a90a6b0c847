/// A table of bank holidays from outside, read row by row before anything counts with it.
///
/// Source: the form is that of data/bank_holidays.csv. A year is listed whole or not at all, since what is not listed is counted as a
/// working day: Banking and Financial Dealings Act 1971, Sch. 1, with Christmas Day, Good Friday and the days that are proclaimed each
/// year, leaves no year with fewer days than `fewest_holidays`.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/bank_holidays.h"

namespace calendar {

/// The fewest bank holidays that any year of the nation has.
int fewest_holidays(Nation nation);

/// What is wrong with a row, or with the table.
struct HolidayProblem {
    enum class What : std::uint8_t { NoTable, TooLarge, NoNation, NotADay, YearOutOfReach, NoName, NoWelshName, Twice, YearNotWhole, YearLeftOut, Shorter };
    What what{};
    std::string where;               ///< `holidays.csv, line 7`; of the whole table, its name.
    std::string field;               ///< The column: `date`.
    std::string value = {};          ///< What stands there.
    std::optional<Nation> nation = {};
    int year = 0, found = 0, wanted = 0;
};

/// `no-nation`: in messages and JSON.
std::string_view slug_of(HolidayProblem::What what);
/// An English sentence or two: what is wrong, and what to do.
std::string words_of(const HolidayProblem& problem);

/// Days that one table has and the other has not.
struct HolidayChange {
    Nation nation{};
    base::Day day{};
    TwoLanguages name;
    enum class Way : std::uint8_t { Added, Removed } way{};
};
/// By day, then by nation.
std::vector<HolidayChange> changes_between(const BankHolidays& before, const BankHolidays& after);

/// Whether less may be known afterwards than before: only where somebody says so.
enum class MayShorten : std::uint8_t { No, Yes };

/// The holidays of the table, or everything that is wrong with it. `now`: what is in force.
[[nodiscard]] std::expected<BankHolidays, std::vector<HolidayProblem>> check_holidays(std::string_view csv, std::string_view file, const BankHolidays& now, MayShorten shorten);

}  // namespace calendar
