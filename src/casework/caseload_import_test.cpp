// Everything here is invented.
#include "casework/caseload_import.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_testing.h"

using namespace casework;

namespace {

const base::Day today = *base::parse_day("2026-05-14");

std::optional<std::string> by_code(std::string_view text) {
    const auto all = states();
    const auto found = std::ranges::find(all, text);
    return found == all.end() ? std::nullopt : std::optional{*found};
}

SheetTable sheet(std::vector<std::string> heads, std::vector<std::vector<std::string>> rows) {
    SheetTable table{std::move(heads), {}};
    int number = 2;
    for (auto& cells : rows) table.rows.push_back({number++, std::move(cells)});
    return table;
}

const std::vector<std::string> usual_heads{"Case ref", "Pseudonym", "Stage", "Date LA became aware", "SIN sent", "SIN reference", "Completed", "Evidence"};

std::vector<SheetRowRead> read(std::vector<std::vector<std::string>> rows) {
    const auto table = sheet(usual_heads, std::move(rows));
    return read_sheet(table, guess_mapping(table), by_code, today);
}
std::string problems(const SheetRowRead& row) {
    std::string words;
    for (const auto& problem : row.problems) words += (words.empty() ? "" : " ") + std::string{to_word(problem.column)} + ":" + std::string{to_word(problem.kind)};
    return words;
}

Case take(TestDesk& desk, const SheetRowRead& row) {
    return desk.store().write([&](store::Transaction& t) { return import_row(t, desk.ground(), 1, row, "caseload.xlsx", {}, TestDesk::on("2026-05-14")); });
}

}  // namespace

TEST_SUITE("A caseload from a spreadsheet") {

TEST_CASE("columns are known by what partnerships call them, and each column once") {
    const auto mapping = guess_mapping(sheet(usual_heads, {}));
    const auto at = [&](SheetColumn column) { return mapping[static_cast<std::size_t>(column)]; };
    CHECK(at(SheetColumn::OwnReference) == 0);
    CHECK(at(SheetColumn::Pseudonym) == 1);
    CHECK(at(SheetColumn::State) == 2);
    CHECK(at(SheetColumn::AwareOn) == 3);
    CHECK(at(SheetColumn::NotifiedOn) == 4);
    CHECK(at(SheetColumn::NationalReference) == 5);
    CHECK(at(SheetColumn::CompletedOn) == 6);
    CHECK(at(SheetColumn::Evidence) == 7);
    CHECK_FALSE(at(SheetColumn::Area).has_value());
}
TEST_CASE("days are written as in the United Kingdom, the day first; 31 February is none") {
    CHECK(day_in_cell("3/4/2026") == base::parse_day("2026-04-03"));
    CHECK(day_in_cell("27.03.2026") == base::parse_day("2026-03-27"));
    CHECK(day_in_cell("27 March 2026") == base::parse_day("2026-03-27"));
    CHECK(day_in_cell("2026-03-27") == base::parse_day("2026-03-27"));
    CHECK_FALSE(day_in_cell("31/2/2026").has_value());
    CHECK_FALSE(day_in_cell("last week").has_value());
}
TEST_CASE("a row says where the case stands and from what that is known, or it is not taken") {
    CHECK(problems(read({{"A1", "Child Quince", "rr.draft", "", "", "", "", ""}})[0]) == "evidence:evidence_missing");
    CHECK(problems(read({{"A1", "Child Quince", "", "", "", "", "", "Register"}})[0]) == "state:state_missing");
    CHECK(problems(read({{"A1", "Child Quince", "nearly done", "", "", "", "", "Register"}})[0]) == "state:state_unknown");
    CHECK(problems(read({{"", "", "rr.draft", "", "", "", "", "Register"}})[0]) == "own_reference:nothing_to_know_it_by");
    CHECK(problems(read({{"A1", "Child Quince", "rr.draft", "", "", "", "", "Register"}})[0]).empty());
}
TEST_CASE("days that contradict one another or have not come are told, with their columns") {
    CHECK(problems(read({{"A1", "", "rr.open", "4/5/2026", "1/5/2026", "SIN-1", "", "Register"}})[0]) == "notified_on:before_awareness");
    CHECK(problems(read({{"A1", "", "rr.open", "15/5/2026", "", "", "", "Register"}})[0]) == "aware_on:in_future");
    CHECK(problems(read({{"A1", "", "rr.open", "4/5/2026", "6/5/2026", "", "", "Register"}})[0]) == "national_reference:notified_without_reference");
    CHECK(problems(read({{"A1", "", "rr.open", "soon", "", "", "", "Register"}})[0]) == "aware_on:no_day");
}
TEST_CASE("blank rows are no rows, and each row keeps the number that the spreadsheet gives it") {
    const auto rows = read({{"", "", "", "", "", "", "", ""}, {"A1", "", "rr.open", "", "", "", "", "Register"}});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].number == 3);
}
TEST_CASE("aware on Friday 1 May 2026, notified on Wednesday 6 May: the rapid review is due fifteen working days later, on Thursday 28 May") {
    // 4 May and 25 May 2026 are bank holidays in England. Day 0 is 6 May: 7, 8, 11 to 15, 18 to 22, 26, 27, 28.
    TestDesk desk;
    const auto of = take(desk, read({{"A1", "Child Quince", "rr.meeting", "1/5/2026", "6/5/2026", "SIN-1", "", "Minutes of 8 May"}})[0]);
    CHECK(desk.state(of) == "rr.meeting");
    CHECK(desk.due(of, "rapid-review") == "2026-05-28");
    CHECK(desk.due(of, "notification") == "2026-05-11");
    const auto file = desk.file(of);
    CHECK(file.of.afterwards);
    CHECK(file.of.pseudonym == "Child Quince");
    REQUIRE(file.last("entered"));
    CHECK(file.last("entered")->answers.of("entered", "evidence") == "Minutes of 8 May");
    CHECK(file.last("entered")->answers.of("entered", "sheet") == "caseload.xlsx");
    CHECK(file.last_step("record_sent")->happened_on == *base::parse_day("2026-05-06"));
    CHECK(file.last_step("entered")->to == "rr.meeting");
    CHECK_FALSE(gaps(file).empty());  // Nobody has recorded requests and returns.
}
TEST_CASE("a case whose rapid review was completed on a known day shows that clock as met, and one without that day shows no such clock as late") {
    TestDesk desk;
    const auto known = desk.file(take(desk, read({{"A1", "", "decision.final", "1/4/2026", "2/4/2026", "SIN-1", "23/4/2026", "Register"}})[0]));
    const auto clock = std::ranges::find(known.clocks, "rapid-review", &Clock::rule);
    REQUIRE(clock != known.clocks.end());
    CHECK(clock->met_on == base::parse_day("2026-04-23"));
    CHECK(known.of.state == "decision.final");
    const auto unknown = desk.file(take(desk, read({{"A2", "", "decision.final", "1/4/2026", "2/4/2026", "SIN-2", "", "Register"}})[0]));
    CHECK(std::ranges::none_of(unknown.clocks, [](const Clock& one) { return one.rule == "rapid-review"; }));
}
TEST_CASE("the same row is found again, and so is another row with the same own reference of that partnership alone") {
    TestDesk desk;
    const auto rows = read({{"A1", "Child Quince", "rr.draft", "", "", "", "", "Register"}, {"a1 ", "Child Medlar", "rr.open", "", "", "", "", "Register"}});
    const auto of = take(desk, rows[0]);
    const auto again = [&](std::int64_t partnership, const SheetRowRead& row) { return desk.store().read([&](store::Snapshot& snapshot) { return found_again(snapshot, desk.ground(), partnership, row); }); };
    CHECK(again(1, rows[0]).same_row == std::vector<CaseKey>{of.key});
    CHECK(again(1, rows[1]).same_row.empty());
    CHECK(again(1, rows[1]).same_reference == std::vector<CaseKey>{of.key});
    CHECK(again(2, rows[0]).same_row.empty());
}

}
