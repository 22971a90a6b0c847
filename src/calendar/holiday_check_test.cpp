#include <doctest/doctest.h>

#include "calendar/holiday_check.h"
#include "calendar/in_force.h"

using namespace calendar;
using What = HolidayProblem::What;

namespace {

const BankHolidays& shipped() { return Calendar::embedded().holidays(); }
std::string with_rows(std::string rows) { return std::string{Calendar::shipped_holidays()} + rows; }

/// England and Wales in 2029, as GOV.UK's rules make it: Easter Sunday is 1 April.
const std::string year_2029 =
    "england-and-wales,2029-01-01,New Year’s Day,Dydd Calan\nengland-and-wales,2029-03-30,Good Friday,Gwener y Groglith\n"
    "england-and-wales,2029-04-02,Easter Monday,Llun y Pasg\nengland-and-wales,2029-05-07,Early May bank holiday,Gŵyl Banc Calan Mai\n"
    "england-and-wales,2029-05-28,Spring bank holiday,Gŵyl Banc y Gwanwyn\nengland-and-wales,2029-08-27,Summer bank holiday,Gŵyl Banc yr Haf\n"
    "england-and-wales,2029-12-25,Christmas Day,Dydd Nadolig\nengland-and-wales,2029-12-26,Boxing Day,Gŵyl San Steffan\n";

std::vector<What> problems_of(const std::string& csv, MayShorten shorten = MayShorten::No) {
    std::vector<What> list;
    if (const auto checked = check_holidays(csv, "new.csv", shipped(), shorten); !checked)
        for (const auto& problem : checked.error()) list.push_back(problem.what);
    return list;
}

}  // namespace

TEST_SUITE("a list of bank holidays from outside") {

TEST_CASE("the list that is shipped is accepted by its own check") { CHECK(problems_of(std::string{Calendar::shipped_holidays()}).empty()); }

TEST_CASE("a whole new year is taken, and is known to its last day") {
    const auto checked = check_holidays(with_rows(year_2029), "new.csv", shipped(), MayShorten::No);
    REQUIRE(checked.has_value());
    CHECK(checked->knows(Nation::England, *base::parse_day("2029-12-31")));
    CHECK_FALSE(checked->is_working_day(Nation::Wales, *base::parse_day("2029-03-30")));
    CHECK_FALSE(checked->knows(Nation::Scotland, *base::parse_day("2029-01-02")));
}

TEST_CASE("a year of which only some days are listed is refused: the others would count as working days") {
    const auto checked = check_holidays(with_rows("england-and-wales,2029-01-01,New Year’s Day,Dydd Calan\n"), "new.csv", shipped(), MayShorten::Yes);
    REQUIRE_FALSE(checked.has_value());
    CHECK(checked.error().front().what == What::YearNotWhole);
    CHECK(words_of(checked.error().front()).find("2029 of England has 1 bank holidays, and no year has fewer than 8") != std::string::npos);
}

TEST_CASE("every row that cannot be read is named with its line, its column and what to do") {
    const auto checked = check_holidays("division,date,title_en,title_cy\nengland,2026-02-30,A,B\nfrance,2026-07-14,C,D\nwales,2026-01-01,,E\nwales,2026-01-02,F,\n", "new.csv", shipped(), MayShorten::No);
    REQUIRE_FALSE(checked.has_value());
    REQUIRE(checked.error().size() == 4);
    CHECK(words_of(checked.error()[0]) == "new.csv, line 2, date: \"2026-02-30\" is not a day. Write it as 2026-05-14.");
    CHECK(words_of(checked.error()[1]).find("new.csv, line 3, division") == 0);
    CHECK(checked.error()[2].what == What::NoName);
    CHECK(checked.error()[3].what == What::NoWelshName);
}

TEST_CASE("a day that stands twice is refused, and so is a day that stands once for both nations and once for one") {
    CHECK(problems_of(with_rows(year_2029 + "england-and-wales,2029-12-25,Christmas Day,Dydd Nadolig\n")) == std::vector{What::Twice});
    CHECK(problems_of(with_rows(year_2029 + "wales,2029-12-25,Christmas Day,Dydd Nadolig\n")) == std::vector{What::Twice});
}

TEST_CASE("a list that knows less than the one in force is refused, unless somebody says so") {
    std::string to_2027, rest{Calendar::shipped_holidays()};
    for (std::size_t at = 0; at < rest.size();) {
        const auto end = rest.find('\n', at) + 1;
        if (const auto line = rest.substr(at, end - at); line.find(",2028-") == std::string::npos) to_2027 += line;
        at = end;
    }
    CHECK(problems_of(to_2027) == std::vector{What::Shorter, What::Shorter, What::Shorter, What::Shorter});
    CHECK(problems_of(to_2027, MayShorten::Yes).empty());
}

TEST_CASE("what is no table at all is refused, and so is one without rows") {
    CHECK(problems_of("%PDF-1.7\n") == std::vector{What::NoTable});
    CHECK(problems_of("division,date,title_en,title_cy\n") == std::vector{What::NoTable});
    CHECK(problems_of("division,date,title_en,title_cy\n\"england,2026-01-01,A,B\n") == std::vector{What::NoTable});
}

TEST_CASE("days that are added and days that are taken away are both told") {
    const auto before = Calendar::embedded().with_holiday(Nation::England, *base::parse_day("2026-06-12"), {"Test", "Prawf"}).holidays();
    const auto changes = changes_between(before, shipped());
    REQUIRE(changes.size() == 1);
    CHECK(changes.front().way == HolidayChange::Way::Removed);
    CHECK(changes_between(shipped(), before).front().way == HolidayChange::Way::Added);
}

TEST_CASE("a calendar that was taken back is no longer in force; one that was laid since stays") {
    Shelf shelf{Calendar::embedded()};
    const InForce in_force{shelf};
    const Calendar& first = shelf.now();
    const Calendar& second = shelf.lay(first.with_holidays(first.holidays(), {.version = 1, .sha256 = {}, .loaded_at = {}}));
    CHECK(in_force->edition().version == 1);
    shelf.take_back(second, first);
    CHECK(in_force->edition().version == 0);
    const Calendar& third = shelf.lay(first.with_holidays(first.holidays(), {.version = 2, .sha256 = {}, .loaded_at = {}}));
    shelf.take_back(second, first);
    CHECK(&in_force.now() == &third);
}

}
