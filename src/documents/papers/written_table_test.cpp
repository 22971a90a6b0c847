// Everything here is invented.
#include "documents/papers/written_table.h"

#include <doctest/doctest.h>

#include <string>

#include "documents/packed/archive.h"
#include "documents/papers/paper.h"

using namespace documents;

namespace {

WrittenTableBook invented_table() {
    return {.title = "Caseload", .sheet = "Caseload", .columns = {{TableColumn::Kind::Text, "Case", 16, "Its code"}, {TableColumn::Kind::Day, "Due", 16, "A day"}, {TableColumn::Kind::Number, "Children", 12, "How many"}},
            .rows = {{"EM-2026-001", "2026-03-27", "2"}, {"=HYPERLINK(\"http://example.org\")", "not known", "+1"}}};
}

std::string cell(const Paper& paper, std::size_t sheet, int row, int column) {
    for (const auto& one : paper.sheets.at(sheet).cells)
        if (one.row == row && one.column == column) return one.words;
    return {};
}

}  // namespace

TEST_SUITE("A table for Excel") {

TEST_CASE("text stays text, a day is a day, and what a spreadsheet would run as a formula is words") {
    const auto paper = look_at_paper(to_xlsx(invented_table()), "xlsx");
    REQUIRE(paper.has_value());
    REQUIRE(paper->sheets.size() == 1);
    CHECK(cell(*paper, 0, 1, 2) == "Due");
    CHECK(cell(*paper, 0, 2, 1) == "EM-2026-001");
    CHECK(cell(*paper, 0, 2, 2) == "2026-03-27");
    CHECK(cell(*paper, 0, 2, 3) == "2");
    CHECK(cell(*paper, 0, 3, 1) == "=HYPERLINK(\"http://example.org\")");
    CHECK(cell(*paper, 0, 3, 2) == "not known");
}
TEST_CASE("a table of comma-separated values is one sheet: quotation marks, empty cells and rows keep every cell in its place") {
    const auto paper = look_at_paper("Ref,Name\r\nA1,\"Child, \"\"Quince\"\"\"\r\n,\r\nA3,27/3/2026\r\n", "csv");
    REQUIRE(paper.has_value());
    REQUIRE(paper->sheets.size() == 1);
    CHECK(cell(*paper, 0, 1, 2) == "Name");
    CHECK(cell(*paper, 0, 2, 2) == "Child, \"Quince\"");
    CHECK(cell(*paper, 0, 4, 2) == "27/3/2026");
    CHECK(look_at_paper("Ref,Name\r\nA1,\"never closed\r\n", "csv")->sheets.empty());
}
TEST_CASE("a form to be filled in says on a second sheet what goes into each column") {
    auto table = invented_table();
    table.rows.clear(), table.hints_sheet = "How", table.hint_head = "What goes in";
    const auto paper = look_at_paper(to_xlsx(table), "xlsx");
    REQUIRE(paper.has_value());
    REQUIRE(paper->sheets.size() == 2);
    CHECK(cell(*paper, 1, 3, 1) == "Due");
    CHECK(cell(*paper, 1, 3, 2) == "A day");
}
TEST_CASE("a file that comes back keeps what it is known by, and locks every cell but those that are filled in") {
    WrittenTableBook table{.title = "Actions", .sheet = "Actions", .columns = {{.head = "Number", .use = TableColumn::Use::Unseen}, {.head = "Action"}, {.head = "New state", .use = TableColumn::Use::FilledIn, .options = {"Begun", "Done"}}},
                           .rows = {{"a1", "Buy scales", ""}}, .properties = {{"CairnForm", "owner_sheet"}}};
    const auto bytes = to_xlsx(table);
    const auto paper = look_at_paper(bytes, "xlsx");
    REQUIRE(paper.has_value());
    REQUIRE(paper->properties.size() == 1);
    CHECK(paper->properties.front().second == "owner_sheet");
    CHECK(cell(*paper, 0, 2, 1) == "a1");
    REQUIRE(paper->sheets.size() == 2);
    CHECK(paper->sheets[1].hidden);
    auto inside = packed::Archive::open(bytes, {});
    REQUIRE(inside.has_value());
    const auto sheet = inside->read("xl/worksheets/sheet1.xml"), looks = inside->read("xl/styles.xml");
    REQUIRE((sheet && looks));
    CHECK(sheet->find("<sheetProtection") != std::string::npos);
    CHECK(sheet->find("<dataValidation ") != std::string::npos);
    CHECK(looks->find("<protection locked=\"0\"") != std::string::npos);
}

}
