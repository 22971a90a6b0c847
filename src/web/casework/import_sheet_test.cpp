// A caseload's spreadsheet between two forms. Everything here is invented.
#include "web/casework/import_sheet.h"

#include <doctest/doctest.h>

using namespace web;

TEST_SUITE("A caseload's spreadsheet on its way") {

TEST_CASE("what a form carries comes back as it was, with quotation marks, line ends and other letters") {
    SheetSent sheet{"our list.xlsx", {}};
    sheet.table.heads = {"Ref", "Nodiadau \"â\""};
    sheet.table.rows = {{2, {"A1", "line\nline"}}, {5, {"A2"}}};
    const auto back = carried_back(carried(sheet));
    REQUIRE(back.has_value());
    CHECK(back->name == "our list.xlsx");
    CHECK(back->table.heads == sheet.table.heads);
    REQUIRE(back->table.rows.size() == 2);
    CHECK(back->table.rows[1].number == 5);
    CHECK(back->table.rows[0].cells == sheet.table.rows[0].cells);
}
TEST_CASE("what is none of ours is no sheet: other JSON, no JSON, more rows than may be") {
    CHECK_FALSE(carried_back("").has_value());
    CHECK_FALSE(carried_back("{}").has_value());
    CHECK_FALSE(carried_back(R"({"name":1,"heads":[],"rows":[]})").has_value());
    SheetSent sheet;
    for (std::size_t i = 0; i <= most_sheet_rows; ++i) sheet.table.rows.push_back({static_cast<int>(i) + 2, {"x"}});
    CHECK_FALSE(carried_back(carried(sheet)).has_value());
}

}
