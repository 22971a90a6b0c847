#include "documents/catalogue/csv.h"

#include <doctest/doctest.h>

using documents::catalogue::CsvFault;
using documents::catalogue::CsvReader;
using documents::catalogue::parse_csv;
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
TEST_CASE("a quote that is never closed costs its own row, and the next line is read") {
    const auto rows = parse_csv("id,title\n1,\"open\n2,b\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].fault == CsvFault::QuoteOpen);
    CHECK(rows[1].line == 2);
    CHECK(rows[2].cells == Cells{"2", "b"});
    CHECK(rows[2].line == 3);
}
TEST_CASE("a quote left open never swallows the row whose quote would close it") {
    const auto rows = parse_csv("id,title\n1,\"open\n2,\"b\"\n3,c\n");
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].fault == CsvFault::QuoteOpen);
    CHECK(rows[2].cells == Cells{"2", "b"});
    CHECK(rows[3].cells == Cells{"3", "c"});
}
TEST_CASE("what follows a closing quote in the same line belongs to the cell, as spreadsheets have it") {
    CHECK(parse_csv("1,\"a\" b\n")[0].cells == Cells{"1", "a b"});
}
TEST_CASE("values may be parted by another sign, and a row with a fault can still be had as it was written") {
    CsvReader reader{"a;\"b;c\";d,e\n1;\"open\n2;x\n", std::string_view::npos, ';'};
    CHECK(reader.next().cells == Cells{"a", "b;c", "d,e"});
    CHECK(reader.next().fault == CsvFault::QuoteOpen);
    CHECK(reader.bytes_of_row() == "1;\"open\n");
    CHECK(reader.next().cells == Cells{"2", "x"});
}
TEST_CASE("a row longer than rows may be costs itself alone, quoted or not") {
    const std::string text = "1,a\n2," + std::string(100, 'x') + "\n3,\"" + std::string(100, 'y') + "\"\n4,d\n";
    CsvReader reader{text, 50};
    CHECK(reader.next().cells == Cells{"1", "a"});
    CHECK(reader.next().fault == CsvFault::TooLong);
    CHECK(reader.next().fault == CsvFault::QuoteOpen);
    const auto last = reader.next();
    CHECK(last.cells == Cells{"4", "d"});
    CHECK(last.line == 4);
    CHECK(reader.at_end());
}

}
