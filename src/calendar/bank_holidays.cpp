#include "calendar/bank_holidays.h"

#include <vector>

namespace calendar {

using namespace std::chrono;

namespace {

DayRange whole_years(base::Day first, base::Day last) {
    return {sys_days{year_month_day{first}.year() / January / 1}, sys_days{year_month_day{last}.year() / December / 31}};
}

}  // namespace

bool is_weekend(base::Day day) {
    const weekday on{day};
    return on == Saturday || on == Sunday;
}

std::vector<Nation> BankHolidays::nations_of(std::string_view division) {
    if (division == "england-and-wales") return {Nation::England, Nation::Wales};
    const auto nation = parse_nation(division);
    return nation ? std::vector{*nation} : std::vector<Nation>{};
}

BankHolidays::BankHolidays(std::string_view csv) {
    for (const SheetRow& row : read_sheet(csv, "bank_holidays.csv", {"division", "date", "title_en", "title_cy"})) {
        const auto nations = nations_of(row.cells[0]);
        if (nations.empty()) row.refuse("\"" + row.cells[0] + "\" is no nation of this table", "Write england-and-wales, england, wales, scotland or northern-ireland.");
        for (const Nation nation : nations) days_[static_cast<std::size_t>(nation)].insert_or_assign(row.day(1), TwoLanguages{row.cells[2], row.cells[3]});
    }
    for (std::size_t i = 0; i < days_.size(); ++i)
        if (!days_[i].empty()) known_[i] = whole_years(days_[i].begin()->first, days_[i].rbegin()->first);
}

std::optional<DayRange> BankHolidays::known(Nation nation) const { return known_[static_cast<std::size_t>(nation)]; }

bool BankHolidays::knows(Nation nation, base::Day day) const {
    const auto span = known(nation);
    return span && span->contains(day);
}

const TwoLanguages* BankHolidays::holiday(Nation nation, base::Day day) const {
    const auto found = of(nation).find(day);
    return found == of(nation).end() ? nullptr : &found->second;
}

bool BankHolidays::is_working_day(Nation nation, base::Day day) const { return !is_weekend(day) && !holiday(nation, day); }

BankHolidays BankHolidays::with(Nation nation, base::Day day, TwoLanguages name) const {
    BankHolidays more = *this;
    more.days_[static_cast<std::size_t>(nation)].insert_or_assign(day, std::move(name));
    return more;
}

}  // namespace calendar
