#include "calendar/holiday_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/text.h"

namespace calendar {

using namespace std::chrono;
using What = HolidayProblem::What;

namespace {

constexpr std::size_t largest_table_bytes = 512 * 1024;  // Sixteen years of three lists take thirty thousand.
constexpr std::size_t most_problems = 50;                // Whoever mends fifty rows looks again.
constexpr int first_year = 1990, last_year = 2100;

int year_of(base::Day day) { return static_cast<int>(year_month_day{day}.year()); }

class Check {
public:
    Check(std::string_view file, const BankHolidays& now) : file_{file}, now_{now} {}

    void row(const SheetRow& row) {
        const auto nations = BankHolidays::nations_of(row.cells[0]);
        const auto day = base::parse_day(row.cells[1]);
        if (nations.empty()) add({What::NoNation, row.where, "division", row.cells[0]});
        if (!day) add({What::NotADay, row.where, "date", row.cells[1]});
        else if (year_of(*day) < first_year || year_of(*day) > last_year) add({What::YearOutOfReach, row.where, "date", row.cells[1]});
        if (base::trim(row.cells[2]).empty()) add({What::NoName, row.where, "title_en"});
        if (base::trim(row.cells[3]).empty()) add({What::NoWelshName, row.where, "title_cy"});
        if (!day) return;
        for (const Nation nation : nations)
            if (!seen_[nation].insert(*day).second) return add({What::Twice, row.where, "date", row.cells[1], nation});
    }

    /// Years from the first to the last, none left out and each whole.
    void years() {
        for (const auto& [nation, days] : seen_) {
            std::map<int, int> found;
            for (const base::Day day : days) ++found[year_of(day)];
            for (int year = found.begin()->first; year <= found.rbegin()->first; ++year) {
                const int count = found.contains(year) ? found[year] : 0, wanted = fewest_holidays(nation);
                if (count < wanted) add({count == 0 ? What::YearLeftOut : What::YearNotWhole, file_, "date", {}, nation, year, count, wanted});
            }
        }
    }

    void not_shorter(const BankHolidays& then) {
        for (const Nation nation : every_nation) {
            const auto before = now_.known(nation), after = then.known(nation);
            if (!before || (after && after->first <= before->first && after->last >= before->last)) continue;
            add({What::Shorter, file_, "date", after ? base::to_iso(after->last) : "", nation, year_of(before->last), after ? year_of(after->last) : 0, year_of(before->first)});
        }
    }

    void add(HolidayProblem problem) {
        if (problems.size() < most_problems) problems.push_back(std::move(problem));
    }

    std::vector<HolidayProblem> problems;

private:
    std::string file_;
    const BankHolidays& now_;
    std::map<Nation, std::set<base::Day>> seen_;
};

constexpr std::array<std::string_view, 11> problem_slugs{"no-table", "too-large", "no-nation", "not-a-day", "year-out-of-reach", "no-name", "no-welsh-name", "twice", "year-not-whole", "year-left-out", "shorter"};

}  // namespace

int fewest_holidays(Nation nation) {
    switch (nation) {
        case Nation::Scotland: return 9;
        case Nation::NorthernIreland: return 10;
        default: return 8;
    }
}

std::string_view slug_of(What what) { return problem_slugs[static_cast<std::size_t>(what)]; }

std::string words_of(const HolidayProblem& problem) {
    const std::string nation{problem.nation ? name_of(*problem.nation) : std::string_view{}};
    const auto at = [&](const std::string& words) { return fmt::format("{}, {}: {}", problem.where, problem.field, words); };
    switch (problem.what) {
        case What::NoTable: return fmt::format("{}: {} The first line names the columns division, date, title_en and title_cy.", problem.where, problem.value);
        case What::TooLarge: return problem.where + ": the table is larger than 512 KB. Give bank holidays alone.";
        case What::NoNation: return at(fmt::format("\"{}\" is no nation. Write england-and-wales, england, wales, scotland or northern-ireland.", problem.value));
        case What::NotADay: return at(fmt::format("\"{}\" is not a day. Write it as 2026-05-14.", problem.value));
        case What::YearOutOfReach: return at(fmt::format("{} lies outside 1990 to 2100. Correct the year.", problem.value));
        case What::NoName: return at("the name is missing. Write the English name of the holiday.");
        case What::NoWelshName: return at("the Welsh name is missing. Write it beside the English one: pages show it.");
        case What::Twice: return at(fmt::format("{} stands twice for {}. Take one row away.", problem.value, nation));
        case What::YearNotWhole: return at(fmt::format("{} of {} has {} bank holidays, and no year has fewer than {}. Add those that are missing, or take the year away: what is not listed counts as a working day.", problem.year, nation, problem.found, problem.wanted));
        case What::YearLeftOut: return at(fmt::format("{} of {} is left out between years that are there. Add its bank holidays.", problem.year, nation));
        case What::Shorter: break;
    }
    if (problem.value.empty()) return fmt::format("{}: it has no bank holiday of {}, which is known from {} to {}. Add them, or say that less is to be known.", problem.where, nation, problem.wanted, problem.year);
    return fmt::format("{}: it knows {} less far than what is in force, which goes from {} to {}. Add the years that are missing, or say that less is to be known.", problem.where, nation, problem.wanted, problem.year);
}

std::vector<HolidayChange> changes_between(const BankHolidays& before, const BankHolidays& after) {
    std::vector<HolidayChange> changes;
    for (const Nation nation : every_nation) {
        for (const auto& [day, name] : after.all(nation))
            if (!before.holiday(nation, day)) changes.push_back({nation, day, name, HolidayChange::Way::Added});
        for (const auto& [day, name] : before.all(nation))
            if (!after.holiday(nation, day)) changes.push_back({nation, day, name, HolidayChange::Way::Removed});
    }
    std::ranges::stable_sort(changes, {}, &HolidayChange::day);
    return changes;
}

std::expected<BankHolidays, std::vector<HolidayProblem>> check_holidays(std::string_view csv, std::string_view file, const BankHolidays& now, MayShorten shorten) {
    Check check{file, now};
    if (csv.size() > largest_table_bytes) return std::unexpected{std::vector{HolidayProblem{What::TooLarge, std::string{file}, {}}}};
    try {
        const auto rows = read_sheet(csv, file, {"division", "date", "title_en", "title_cy"});
        for (const SheetRow& row : rows) check.row(row);
        if (rows.empty()) check.add({What::NoTable, std::string{file}, {}, "There is no row of a bank holiday."});
    } catch (const base::Fault& fault) {
        check.add({What::NoTable, std::string{file}, {}, fault.what_failed() + " (" + fault.where() + ")."});
    }
    if (!check.problems.empty()) return std::unexpected{std::move(check.problems)};
    check.years();
    if (!check.problems.empty()) return std::unexpected{std::move(check.problems)};
    BankHolidays holidays{csv};
    if (shorten == MayShorten::No) check.not_shorter(holidays);
    if (!check.problems.empty()) return std::unexpected{std::move(check.problems)};
    return holidays;
}

}  // namespace calendar
