#include "calendar/bank_holidays.h"

#include <doctest/doctest.h>

#include "base/fault.h"
#include "calendar/calendar.h"

using namespace calendar;

namespace {

const BankHolidays& holidays() { return Calendar::embedded().holidays(); }

/// The holidays of a year as "01-01 04-03", or those of one month.
std::string of_year(Nation nation, const std::string& year) {
    std::string days;
    for (base::Day day = *base::parse_day(year + "-01-01"); base::to_iso(day).starts_with(year); day += std::chrono::days{1})
        if (holidays().holiday(nation, day)) days += (days.empty() ? "" : " ") + base::to_iso(day).substr(5);
    return days;
}

}  // namespace

TEST_SUITE("bank holidays") {

TEST_CASE("England's holidays of 2024 to 2027 are those worked out by hand") {
    CHECK(of_year(Nation::England, "2024") == "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26");
    CHECK(of_year(Nation::England, "2025") == "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26");
    CHECK(of_year(Nation::England, "2026") == "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28");
    CHECK(of_year(Nation::England, "2027") == "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28");
    CHECK(of_year(Nation::England, "2028").starts_with("01-03 "));
}
TEST_CASE("Wales has the holidays of England") {
    for (const auto year : {"2024", "2025", "2026", "2027"}) CHECK(of_year(Nation::Wales, year) == of_year(Nation::England, year));
}
TEST_CASE("Scotland keeps 2 January and St Andrew's Day, and works on Easter Monday") {
    const auto scotland = of_year(Nation::Scotland, "2026");
    CHECK(scotland.find("01-02") != std::string::npos);
    CHECK(scotland.find("11-30") != std::string::npos);
    CHECK(scotland.find("04-06") == std::string::npos);
}
TEST_CASE("Northern Ireland keeps St Patrick's Day and the twelfth of July") {
    const auto northern_ireland = of_year(Nation::NorthernIreland, "2026");
    CHECK(northern_ireland.find("03-17") != std::string::npos);
    CHECK(northern_ireland.find("07-13") != std::string::npos);  // The twelfth is a Sunday in 2026.
}
TEST_CASE("holidays are known for the whole years that are listed, and for no others") {
    for (const Nation nation : every_nation) {
        const auto known = holidays().known(nation);
        REQUIRE(known);
        CHECK(base::to_iso(known->first) == "2012-01-01");
        CHECK(base::to_iso(known->last) == "2028-12-31");
        CHECK_FALSE(holidays().knows(nation, known->last + std::chrono::days{1}));
    }
}
TEST_CASE("every holiday has a name in both languages") {
    for (base::Day day = *base::parse_day("2012-01-01"); day <= *base::parse_day("2028-12-31"); day += std::chrono::days{1})
        for (const Nation nation : every_nation)
            if (const auto* name = holidays().holiday(nation, day)) CHECK((!name->en.empty() && !name->cy.empty()));
}
TEST_CASE("a holiday of an unknown nation is refused") { CHECK_THROWS_AS(BankHolidays{"division,date,title_en,title_cy\nmars,2026-01-01,a,b\n"}, base::Fault); }

}
