#include "collection/csv.h"

#include <doctest/doctest.h>

using collection::parse_csv;
using Cells = std::vector<std::string>;

TEST_SUITE("catalogues as comma-separated values (RFC 4180)") {

TEST_CASE("a quoted cell may hold commas, doubled quotes and line ends") {
    const auto rows = parse_csv("id,title\r\n1,\"Child \"\"A\"\", Eastmarch\nsecond line\"\r\n2,b\r\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].cells == Cells{"1", "Child \"A\", Eastmarch\nsecond line"});
    CHECK(rows[2].cells == Cells{"2", "b"});
}
TEST_CASE("a row is named by the line on which it begins, as a text editor counts") {
    const auto rows = parse_csv("id,title\n1,\"two\nlines\"\n\n2,b\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].line == 2);
    CHECK(rows[2].line == 5);
}
TEST_CASE("line ends of every kind end a row, and the last row needs none") {
    CHECK(parse_csv("a,b\rc,d\r\ne,f\ng,h").size() == 4);
}
TEST_CASE("a row that is empty throughout is no row") { CHECK(parse_csv("a,b\n,,\n\n \n").size() == 1); }
TEST_CASE("an empty last cell is a cell") { CHECK(parse_csv("a,b,\n")[0].cells == Cells{"a", "b", ""}); }
TEST_CASE("a quote that is never closed is reported, not swallowed") {
    const auto rows = parse_csv("id,title\n1,\"open\n2,b\n");
    CHECK(rows.back().quote_open);
}
TEST_CASE("a spreadsheet's Windows-1252 quotation marks and accents are read") {
    CHECK(collection::text_of_spreadsheet("Rowan\x92s caf\xE9 \x96 \x80") == "Rowan’s café – €");
}
TEST_CASE("a byte order mark is dropped, and UTF-16 is read by its mark") {
    CHECK(collection::text_of_spreadsheet("\xEF\xBB\xBFŵyr") == "ŵyr");
    CHECK(collection::text_of_spreadsheet(std::string_view{"\xFF\xFEi\0d\0", 6}) == "id");
}

}
