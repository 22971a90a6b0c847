#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "chronology/merging.h"
#include "chronology/out/json.h"
#include "chronology/out/table.h"
#include "chronology/sheet/from_tables.h"

namespace chronology {

namespace {

Entry entry(const std::string& agency, const std::string& day, Cells cells) {
    cells.emplace("start_date", day);
    return {.agency = agency, .when = read_date(day).value(), .words = day, .cells = std::move(cells), .origin = {.file = "log.xlsx", .table = "Logs", .row = 2, .sha256 = "ab"}};
}

std::vector<Entry> difficult() {
    return {
        entry("Police", "22/05/2016", {{"source", "Niche 114"}, {"event", "Line one.\nLine two,\twith a tab; “quotes”, <angles> & ampersands – and a dash. "}, {"start_time", "14:10"}, {"child_seen", "yes"}}),
        entry("Health", "?23 May 2016", {{"source", "SystmOne"}, {"event", "=SUM(A1:A9) was written in the notes"}, {"other:Team colour", "Grün, blå; émeraude"}}),
        entry("School", "w/c 30/05/2016", {{"source", "Head’s day book"}, {"event", "  Two blanks before, three behind.   "}, {"reference", "007"}, {"analysis", "+44 1632 960001 was the number that did not answer"}}),
    };
}

std::vector<Entry> read_again(const std::string& bytes, const std::string& ending) {
    const auto tables = documents::find_tables(bytes, ending, documents::table_limits());
    REQUIRE(tables.has_value());
    auto merged = merge({{.agency = "somebody else", .name = "back" + ending, .sha256 = {}, .grids = grids_of(*tables)}}, {});
    CHECK(merged.rejected.empty());
    return merged.entries;
}

void is_whole(const std::vector<Entry>& back) {
    const auto sent = difficult();
    REQUIRE(back.size() == sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        CHECK(back[i].agency == sent[i].agency);
        CHECK(back[i].when == read_date_and_time(cell(sent[i].cells, Meaning::StartDate), cell(sent[i].cells, Meaning::StartTime)).value());
        auto expected = sent[i].cells;
        expected.emplace("agency", sent[i].agency);
        CHECK(back[i].cells == expected);
    }
}

}  // namespace

TEST_CASE("a chronology that goes out as a Word table comes back in without the loss of a character") {
    is_whole(read_again(to_docx(out_table(difficult()), "Merged chronology", {"A note above the table."}), ".docx"));
}

TEST_CASE("a chronology that goes out as a spreadsheet comes back in without the loss of a character") {
    is_whole(read_again(to_xlsx(out_table(difficult()), "Merged chronology", "Chronology"), ".xlsx"));
}

TEST_CASE("nothing in a table that goes out as values is run as a formula") {
    const auto csv = to_csv(out_table(difficult()));
    CHECK(csv.find("'=SUM(A1:A9) was written") != std::string::npos);
    CHECK(csv.find(",=SUM") == std::string::npos);
    CHECK(csv.starts_with("\xEF\xBB\xBF"));
}

TEST_CASE("start date, agency, source and event always stand, and other columns where an entry uses them") {
    const auto table = out_table({entry("Police", "22/05/2016", {{"source", "Log"}, {"event", "A call."}})});
    std::vector<std::string> heads;
    for (const auto& column : table.columns) heads.push_back(column.head);
    CHECK(heads == std::vector<std::string>{"Start date", "Agency", "Source of information", "Event"});
}

TEST_CASE("the JSON of a merge has each entry's bounds, certainty, words, agency, source and place") {
    Grid grid{.columns = 3, .rows = {{.number = 1, .cells = {"Date", "Source", "Event"}, .filled = {}}, {.number = 2, .cells = {"?22 may 2016", "Day book", "A visit that was agreed."}, .filled = {}}, {.number = 3, .cells = {"31/02/2016", "Day book", "Bad."}, .filled = {}}}};
    const auto json = boost::json::parse(to_json(merge({{.agency = "School", .name = "school.csv", .sha256 = "c3", .grids = {grid}}}, {}))).as_object();
    const auto& only = json.at("entries").as_array().at(0).as_object();
    CHECK(only.at("from") == "2016-05-22");
    CHECK(only.at("to") == "2016-05-22");
    CHECK(only.at("certainty") == "uncertain");
    CHECK(only.at("words") == "?22 may 2016");
    CHECK(only.at("agency") == "School");
    CHECK(only.at("source") == "Day book");
    CHECK(only.at("file") == "school.csv");
    CHECK(only.at("row") == 2);
    const auto& bad = json.at("rejected").as_array().at(0).as_object();
    CHECK(bad.at("reason") == "impossible");
    CHECK(bad.at("cell") == "A3");
    CHECK(bad.at("row") == 3);
    for (const char* list : {"duplicates", "conflicts", "gaps"}) CHECK(json.at(list).is_array());
}

}  // namespace chronology
