#include <doctest/doctest.h>

#include "collection/import_testing.h"

using namespace collection;
using collection::testing::Bench;

TEST_SUITE("lists of an area") {

TEST_CASE("an area's reviews of the last twelve months begin with the same day a year ago, and its older ones and other areas' are not among them") {
    Bench bench;  // Today is in May 2026: see noon_in_may.
    const auto today = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(collection::testing::noon_in_may)};
    const std::chrono::sys_days year_ago{today - std::chrono::years{1}};
    const auto row = [](const std::string& title, base::Day on, const std::string& area) {
        return R"({"id":")" + title + R"(","title":")" + title + R"(","area":")" + area + R"(","nation":"England","published_on":")" + base::to_iso(on) + R"(","permission":"granted"})" + "\n";
    };
    bench.file("records.jsonl", row("Child Ash", year_ago, "Bradford") + row("Child Beech", year_ago - std::chrono::days{1}, "Bradford") + row("Child Elm", std::chrono::sys_days{today}, "Bradford") + row("Child Fir", std::chrono::sys_days{today}, "Leeds"));
    REQUIRE(bench.import().in == 4);
    const auto list = bench.catalogue().lately_in_area("bradford", {});
    REQUIRE(list.items.size() == 2);
    CHECK(list.total == 2);
    CHECK(list.items[0].title.find("Child Elm") != std::string::npos);
    CHECK(list.items[1].title.find("Child Ash") != std::string::npos);
    CHECK(bench.catalogue().in_area("bradford", {}).total == 3);
    CHECK(bench.catalogue().area("bradford")->published_last_12_months == 2);
}

}
