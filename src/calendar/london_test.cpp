#include "calendar/london.h"

#include <doctest/doctest.h>

using namespace calendar;

namespace {

std::string day(std::string_view instant) { return base::to_iso(day_in_london(*base::parse_instant(instant))); }
std::string end(std::string_view day) { return base::to_iso(end_of_day(*base::parse_day(day))); }

}  // namespace

TEST_SUITE("the day ends at midnight in London") {

TEST_CASE("half past eleven at night by UTC is the next day in July, and the same day in January") {
    CHECK(day("2026-07-16T23:30:00Z") == "2026-07-17");
    CHECK(day("2026-01-16T23:30:00Z") == "2026-01-16");
}
TEST_CASE("a day of summer ends at eleven by UTC, a day of winter at twelve") {
    CHECK(end("2026-07-16") == "2026-07-16T23:00:00.000Z");
    CHECK(end("2025-12-31") == "2026-01-01T00:00:00.000Z");
}
TEST_CASE("the Sunday on which clocks go forward has 23 hours") {
    CHECK(end("2026-03-28") == "2026-03-29T00:00:00.000Z");
    CHECK(end("2026-03-29") == "2026-03-29T23:00:00.000Z");
    CHECK(day("2026-03-29T22:59:59Z") == "2026-03-29");
    CHECK(day("2026-03-29T23:00:00Z") == "2026-03-30");
}
TEST_CASE("the Sunday on which clocks go back has 25 hours") {
    CHECK(end("2026-10-24") == "2026-10-24T23:00:00.000Z");
    CHECK(end("2026-10-25") == "2026-10-26T00:00:00.000Z");
    CHECK(day("2026-10-24T23:00:00Z") == "2026-10-25");
    CHECK(day("2026-10-25T23:59:59Z") == "2026-10-25");
}
TEST_CASE("what is sent in the last moment of its day is in time, and what comes with the bell is not") {
    CHECK(day("2025-12-31T23:59:59.999Z") == "2025-12-31");
    CHECK(day("2026-01-01T00:00:00Z") == "2026-01-01");
}

}
