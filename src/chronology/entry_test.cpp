#include <doctest/doctest.h>

#include <algorithm>

#include "chronology/merging.h"
#include "chronology/sheet/grid_testing.h"

namespace chronology {

namespace {

/// Scenario 38: three returns, eleven rows.
std::vector<AgencyFile> three_returns() {
    return {
        {"Police", "police.csv", "a1", {grid_with({{"Date", "Time", "Source of information", "Event"},
                                                   {"22/05/2016", "14:10", "Log 114", "Officers called at the flat and spoke to Rowan’s mother."},
                                                   {"03/06/2016", "", "Log 201", "A neighbour telephoned about music."},
                                                   {"31/02/2016", "", "Log 12", "A call that somebody dated wrongly."},
                                                   {"09/06/2016", "", "Log 240", "A lost key was handed in."}})}},
        {"Health", "health.csv", "b2", {grid_with({{"Date", "Source of information", "Event"},
                                                   {"22.05.16", "Health visitor record", "Telephone call from police, who had called at the flat and spoken to Rowan’s mother."},
                                                   {"01.06.16", "Health visitor record", "Clinic: weight and height plotted."},
                                                   {"02.06.16", "", "A letter about the clinic was sent."},
                                                   {"20.06.16", "Health visitor record", "Home visit; Rowan was seen and played on the floor."}})}},
        {"School", "school.csv", "c3", {grid_with({{"Date", "Source of information", "Event"},
                                                   {"?22 may 2016", "Head’s day book", "Rowan’s sister said that the police had been at home."},
                                                   {"23/05/2016", "Head’s day book", "Rowan’s sister was collected by her aunt."},
                                                   {"24/06/2016", "Head’s day book", "Sports day; the whole family came."}})}},
    };
}

}  // namespace

TEST_CASE("scenario 38: of eleven rows nine are entries, and the bad date and the missing source are rejected with file and row") {
    const auto merged = merge(three_returns(), {});
    CHECK(merged.entries.size() == 9);
    REQUIRE(merged.rejected.size() == 2);
    CHECK(merged.rejected[0].origin.file == "police.csv");
    CHECK(merged.rejected[0].origin.row == 4);
    CHECK(merged.rejected[0].place == "A4");
    CHECK(merged.rejected[0].error == RowError::Impossible);
    CHECK(merged.rejected[0].found == "31/02/2016");
    CHECK(merged.rejected[1].origin.file == "health.csv");
    CHECK(merged.rejected[1].origin.row == 4);
    CHECK(merged.rejected[1].place == "B4");
    CHECK(merged.rejected[1].error == RowError::NoSource);
}

TEST_CASE("scenario 38: on 22 May the timed entry stands before the untimed and both before the uncertain one") {
    const auto merged = merge(three_returns(), {});
    REQUIRE(merged.entries.size() == 9);
    CHECK(merged.entries[0].agency == "Police");
    CHECK(merged.entries[1].agency == "Health");
    CHECK(merged.entries[2].agency == "School");
    CHECK(merged.entries[2].when.certainty == Certainty::Uncertain);
    for (std::size_t i = 0; i < 3; ++i) CHECK(sorting_day(merged.entries[i].when) == base::parse_day("2016-05-22").value());
}

TEST_CASE("scenario 38: the call that police and health both tell of is marked as probably one event, and no entry goes") {
    const auto merged = merge(three_returns(), {});
    const auto together = std::ranges::find_if(merged.points, [](const Point& point) { return point.kind == Point::Kind::Duplicate && std::ranges::find(point.entries, 0U) != point.entries.end(); });
    REQUIRE(together != merged.points.end());
    CHECK(std::ranges::find(together->entries, 1U) != together->entries.end());
    CHECK(merged.entries.size() == 9);
}

TEST_CASE("the order does not depend on how the files were given") {
    auto files = three_returns();
    const auto first = merge(files, {});
    std::ranges::reverse(files);
    const auto second = merge(files, {});
    REQUIRE(first.entries.size() == second.entries.size());
    for (std::size_t i = 0; i < first.entries.size(); ++i) CHECK(first.entries[i].origin == second.entries[i].origin);
}

TEST_CASE("an entry of which only the end is known stands on the day of that end") {
    WrittenDate before{.from = std::nullopt, .to = Moment{base::parse_day("2016-05-21"), std::nullopt}, .certainty = Certainty::Approximate};
    CHECK(sorting_day(before) == base::parse_day("2016-05-21").value());
    WrittenDate since{.from = Moment{base::parse_day("2016-05-22"), std::nullopt}, .to = std::nullopt, .certainty = Certainty::Approximate};
    CHECK(days_of(since).to == base::parse_day("2016-05-22").value());
}

}  // namespace chronology
