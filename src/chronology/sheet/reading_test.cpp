#include <doctest/doctest.h>

#include <algorithm>

#include "chronology/sheet/grid_testing.h"
#include "chronology/sheet/reading.h"

namespace chronology {

namespace {

SheetRead read(const Grid& grid, std::vector<Meaning> mandatory = {}) {
    return read_sheet(grid, guess_mapping(grid, {}), {.agency = "Police", .origin = {.file = "log.xlsx"}, .source = {}, .mandatory = std::move(mandatory)});
}

Meaning meaning(const Mapping& mapping, std::size_t column) {
    REQUIRE(column < mapping.columns.size());
    REQUIRE_MESSAGE(mapping.columns[column].has_value(), mapping.names[column]);
    return *mapping.columns[column];
}

}  // namespace

TEST_CASE("a police log's own headings are understood") {
    const auto grid = grid_with({{"Occurrence date", "Occ time", "Log", "Officer", "Summary", "Subject(s)", "Result"}, {"2016-05-22", "1410hrs", "114", "PC 4417", "Called to a noise complaint at the flat; all quiet on arrival.", "Mother", "NFA"}});
    const auto mapping = guess_mapping(grid, {});
    for (const auto& [column, expected] : {std::pair{0, Meaning::StartDate}, {1, Meaning::StartTime}, {2, Meaning::Source}, {3, Meaning::PractitionerRole}, {4, Meaning::Event}, {5, Meaning::Subjects}, {6, Meaning::Action}}) CHECK(meaning(mapping, static_cast<std::size_t>(column)) == expected);
}

TEST_CASE("a column named for the day of birth is never the date of the event") {
    const auto grid = grid_with({{"Date of birth", "Date", "Source", "What happened"}, {"03/05/2012", "22/05/2016", "File", "A visit that had been agreed took place at the home."}});
    const auto mapping = guess_mapping(grid, {});
    CHECK_FALSE(mapping.columns[0].has_value());
    CHECK(meaning(mapping, 1) == Meaning::StartDate);
}

TEST_CASE("a table without headings is understood by what stands in it") {
    const auto grid = grid_with({{"22/05/2016", "14:10", "Visit to the family; the kitchen had been painted and everybody was well."}, {"23/05/2016", "09:00", "Telephone call to the school to say that the meeting is on Friday."}});
    const auto mapping = guess_mapping(grid, {});
    CHECK_FALSE(mapping.heading.has_value());
    CHECK(meaning(mapping, 0) == Meaning::StartDate);
    CHECK(meaning(mapping, 1) == Meaning::StartTime);
    CHECK(meaning(mapping, 2) == Meaning::Event);
    CHECK(mapping.names[2] == "Column C");
}

TEST_CASE("a table of contacts without any date is no chronology") {
    const auto grid = grid_with({{"Name", "Role", "Telephone"}, {"A. Example", "Head", "01632 960001"}});
    CHECK_FALSE(is_chronology(guess_mapping(grid, {})));
}

TEST_CASE("headings that are repeated on each page, empty rows and words above the table are no entries and are counted") {
    const auto out = read(grid_with({{"Chronology of Child Rowan", "", ""}, {"Date", "Source", "Event"}, {"22/05/2016", "Log", "A visit."}, {"", "", ""}, {"Date", "Source", "Event"}, {"23/05/2016", "Log", "A call."}}));
    CHECK(out.entries.size() == 2);
    CHECK(out.rejected.empty());
    CHECK(out.headings == std::vector<int>{2, 5});
    CHECK(out.preamble == std::vector<int>{1});
    CHECK(out.blank == 1);
}

TEST_CASE("a row is rejected with its cell, its heading and what stands there") {
    const auto out = read(grid_with({{"Date", "Source", "Event"}, {"22/05/2016", "Log", "A visit."}, {"05/22/2016", "Log", "Month first."}, {"", "Log", "No date."}, {"next week", "Log", "No date at all."}, {"24/05/2016", "Log", ""}}));
    CHECK(out.entries.size() == 1);
    REQUIRE(out.rejected.size() == 4);
    CHECK(out.rejected[0].error == RowError::MonthFirst);
    CHECK(out.rejected[0].place == "A3");
    CHECK(out.rejected[0].column == "Date");
    CHECK(out.rejected[0].cells == std::vector<std::string>{"05/22/2016", "Log", "Month first."});
    CHECK(out.rejected[1].error == RowError::NoDate);
    CHECK(out.rejected[2].error == RowError::NotADate);
    CHECK(out.rejected[3].error == RowError::NoEvent);
    CHECK(out.rejected[3].place == "C6");
    CHECK(out.month_first == 1);
}

TEST_CASE("a column that the case made mandatory must be filled in") {
    const auto out = read(grid_with({{"Date", "Source", "Event", "Child seen"}, {"22/05/2016", "Log", "A visit.", "yes"}, {"23/05/2016", "Log", "A visit.", ""}}), {Meaning::ChildSeen});
    CHECK(out.entries.size() == 1);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].error == RowError::Missing);
    CHECK(out.rejected[0].place == "D3");
}

TEST_CASE("a column that nobody knows stays with its heading, and no character of a cell is lost") {
    const auto out = read(grid_with({{"Date", "Source", "Event", "Team colour"}, {"22/05/2016", "Log", " A visit.\nTwo lines,\twith a tab. ", "Grün – “blue”"}}));
    REQUIRE(out.entries.size() == 1);
    CHECK(out.entries[0].cells.at("other:Team colour") == "Grün – “blue”");
    CHECK(out.entries[0].cells.at("event") == " A visit.\nTwo lines,\twith a tab. ");
    CHECK(out.entries[0].cells.at("start_date") == "22/05/2016");
}

TEST_CASE("an end that is a time alone and earlier than the start is on the next day") {
    const auto out = read(grid_with({{"Start date", "Start time", "End time", "Source", "Event"}, {"22/05/2016", "22:00", "02:00", "Log", "Officers stayed until relatives came."}}));
    REQUIRE(out.entries.size() == 1);
    CHECK(to_text(out.entries[0].when.from.value()) == "2016-05-22T22:00");
    CHECK(to_text(out.entries[0].when.to.value()) == "2016-05-23T02:00");
}

TEST_CASE("an end before its start is rejected at the end's cell") {
    const auto out = read(grid_with({{"Start date", "End date", "Source", "Event"}, {"22/05/2016", "20/05/2016", "Log", "A stay."}}));
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].error == RowError::EndBeforeStart);
    CHECK(out.rejected[0].place == "B2");
}

TEST_CASE("what was chosen for an agency holds for its next table in another order of columns") {
    const auto first = grid_with({{"Date", "Ref", "Details"}, {"22/05/2016", "77", "A visit that had been agreed took place."}});
    auto chosen = guess_mapping(first, {});
    chosen.columns[1] = Meaning::Source;
    const auto next = grid_with({{"Ref", "Details", "Date"}, {"78", "A second visit took place as agreed.", "24/05/2016"}});
    const auto mapping = remembered(next, guess_mapping(next, {}), to_json(chosen));
    CHECK(meaning(mapping, 0) == Meaning::Source);
    CHECK(meaning(mapping, 1) == Meaning::Event);
    CHECK(meaning(mapping, 2) == Meaning::StartDate);
}

}  // namespace chronology
