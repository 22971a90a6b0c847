#include <doctest/doctest.h>

#include "learning/learning_testing.h"
#include "learning/tracker_sheet.h"

using namespace learning;

namespace {

const casework::SheetTable sheet{{"Ref", "Recommendation", "Lead agency", "Action owner", "Action", "Target date", "RAG", "Evidence", "Board comment"},
                                 {{2, {"12", "Use was not brought", "Health", "Named nurse", "Change the letters", "30/09/2023", "Complete", "Letters changed", "Chair is pleased"}},
                                  {3, {"13", "Invite fathers", "Social care", "Head of service", "New template", "31/12/2023", "Complete", "", ""}},
                                  {4, {"14", "", "Housing", "", "", "31/02/2024", "Red", "", "Who wrote this?"}}}};
const base::Day today = *base::parse_day("2024-07-01");

std::vector<TrackerRow> rows() { return read_tracker_sheet(sheet, guess_tracker_mapping(sheet), today); }

}  // namespace

TEST_SUITE("A tracker that was kept in a spreadsheet") {

TEST_CASE("columns are known by their heads, and one that is not ours is kept as a note with its head") {
    const auto list = rows();
    REQUIRE(list.size() == 3);
    CHECK(list[0].of(TrackerColumn::Text) == "Use was not brought");
    CHECK(list[0].of(TrackerColumn::Owner) == "Named nurse");
    CHECK(list[0].due == base::parse_day("2023-09-30"));
    CHECK(list[0].notes == "Ref: 12\nBoard comment: Chair is pleased\nRAG: Complete");
}

TEST_CASE("a refused row names the row and each field: no text, and 31 February") {
    const auto bad = rows()[2];
    CHECK(bad.number == 4);
    REQUIRE(bad.problems.size() == 2);
    CHECK(bad.problems[0].column == TrackerColumn::Text);
    CHECK(bad.problems[1].kind == TrackerProblemKind::NoDay);
    CHECK(bad.problems[1].found == "31/02/2024");
}

TEST_CASE("what the sheet calls complete is complete with evidence, and in progress without any") {
    TestTracker it;
    const auto list = rows();
    const auto take = [&](const TrackerRow& row) { return it.desk.store().write([&](store::Transaction& t) { return import_tracker_row(t, it.desk.ground(), 1, row, it.desk.on("2024-07-01")); }); };
    CHECK(take(list[0]).state == "actions_complete");
    const auto unproved = take(list[1]);
    CHECK(unproved.state == "in_progress");
    CHECK(it.thread(unproved).wording().answers.of("recommendation", "notes").find("RAG: Complete") != std::string::npos);
    CHECK(it.desk.store().read([&](store::Snapshot& s) { return find_imported(s, 1, list[0].hash).has_value(); }));
}

}
