/// Days on which no clock runs, for each nation, as far as they are known.
///
/// Source: data/bank_holidays.csv, the GOV.UK lists of every year; each row names the edition that it comes from.
/// A day: any but a Saturday, a Sunday and a bank holiday of that nation (Banking and Financial Dealings Act 1971, with
/// Christmas Day and Good Friday at common law).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "calendar/nation.h"
#include "calendar/sheet.h"

namespace calendar {

struct DayRange {
    base::Day first{}, last{};
    bool contains(base::Day day) const { return first <= day && day <= last; }
};

/// Days that are left out even if no list names them.
bool is_weekend(base::Day day);

class BankHolidays {
public:
    /// England and Wales share a list in the source. Years are listed whole: the span known of a nation goes from 1 January of
    /// its first year to 31 December of its last. Throws base::Fault naming the row that cannot be read.
    explicit BankHolidays(std::string_view csv);
    /// The nations of a row's first cell, `england-and-wales`; none where it names no nation.
    static std::vector<Nation> nations_of(std::string_view division);

    /// The span whose holidays are all known; nothing for a nation without any.
    std::optional<DayRange> known(Nation nation) const;
    bool knows(Nation nation, base::Day day) const;
    /// The holiday's name, or null.
    const TwoLanguages* holiday(Nation nation, base::Day day) const;
    /// Asks about a known day only.
    bool is_working_day(Nation nation, base::Day day) const;
    /// Every holiday of the nation, the earliest first.
    const std::map<base::Day, TwoLanguages>& all(Nation nation) const { return of(nation); }
    /// How many holidays the span holds.
    std::size_t count(Nation nation) const { return of(nation).size(); }

    /// The same with one more: holidays are proclaimed late, and open clocks then have to be worked out again.
    [[nodiscard]] BankHolidays with(Nation nation, base::Day day, TwoLanguages name) const;

private:
    using Days = std::map<base::Day, TwoLanguages>;
    const Days& of(Nation nation) const { return days_[static_cast<std::size_t>(nation)]; }

    std::array<Days, every_nation.size()> days_;
    std::array<std::optional<DayRange>, every_nation.size()> known_;
};

}  // namespace calendar
