#include "base/day.h"

#include <doctest/doctest.h>

using base::parse_day;
using base::parse_instant;
using base::to_iso;

TEST_SUITE("Days and instants") {

TEST_CASE("29 February is a day in a leap year only") {
    CHECK(to_iso(parse_day("2024-02-29").value()) == "2024-02-29");
    CHECK_FALSE(parse_day("2025-02-29").has_value());
    CHECK_FALSE(parse_day("1900-02-29").has_value());
}
TEST_CASE("a day is written in four, two and two digits or it is refused") {
    for (const char* wrong : {"", "2025-1-01", "01/02/2025", "2025-13-01", "2025-00-10", "2025-04-31", "2025-04-3x", "2025-04-301"})
        CHECK_FALSE(parse_day(wrong).has_value());
}
TEST_CASE("an instant is UTC and survives being written down") {
    const auto instant = parse_instant("2026-03-29T01:30:00.250Z").value();
    CHECK(to_iso(instant) == "2026-03-29T01:30:00.250Z");
    CHECK(instant.time_since_epoch().count() == 1774747800250);  // date -u -d '2026-03-29 01:30:00' +%s
    CHECK_FALSE(parse_instant("2026-03-29T24:00:00Z").has_value());
    CHECK_FALSE(parse_instant("2026-03-29 01:30:00Z").has_value());
}

}
