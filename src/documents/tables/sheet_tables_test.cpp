// Chronologies in spreadsheets. Everything here is invented; days are checked against a calendar: 22 May 2016 is day 42,512 of Excel.
#include <doctest/doctest.h>

#include "documents/tables.h"
#include "documents/testing/made_sheets.h"
#include "documents/testing/shown_tables.h"

using namespace documents;
using testing::made_ods;
using testing::made_xlsx;

namespace {

std::string excel(std::string_view bytes) { return testing::shown(find_tables(bytes, "xlsx", table_limits())); }
std::string excel(const std::string& rows, const std::string& after, std::vector<std::pair<std::string, std::string>> others = {}, std::string_view properties = {}) {
    return excel(made_xlsx({{"S", rows, after}}, properties, std::move(others)));
}
std::string ods(std::string_view rows) { return testing::shown(find_tables(made_ods("<table:table table:name=\"S\">" + std::string{rows} + "</table:table>"), "ods", table_limits())); }

/// Styles 0 to 4: plain, day, day with time, time, hours that go on past a day.
std::vector<std::pair<std::string, std::string>> styles() {
    return {{"xl/styles.xml", "<styleSheet " + std::string{testing::sheet_names} + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>"
                              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"}};
}

}  // namespace

TEST_SUITE("Tables of an Excel workbook") {

TEST_CASE("every sheet is a table under its name, and one that is hidden says so") {
    const std::string row = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    CHECK(excel(made_xlsx({{"Chronology", row}, {"Codes", row, "", "state=\"hidden\""}, {"Old", row, "", "state=\"veryHidden\""}})) == "[1 Chronology]\n1:1 x\n[2 Codes, hidden]\n1:1 x\n[3 Old, hidden]\n1:1 x");
}
TEST_CASE("cells are shared words, words of their own, what a formula last showed, truth and mistakes") {
    CHECK(excel("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>Ro</t></r><r><t xml:space=\"preserve\">wan </t></r></is></c><c r=\"C1\" t=\"str\"><f>A1&amp;\"y\"</f><v>xy</v></c><c r=\"D1\" t=\"b\"><v>1</v></c>"
                "<c r=\"E1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"F1\"><f>2+3</f><v>5</v></c></row>", "",
                {{"xl/sharedStrings.xml", "<sst " + std::string{testing::sheet_names} + "><si><t>two\nlines_x000D_</t></si></sst>"}}) ==
          "[1 S]\n1:1 two\\nlines\\n | 1:2 Rowan  | 1:3 xy | 1:4 TRUE | 1:5 #DIV/0! | 1:6 5");
}
TEST_CASE("days, days with a time and times are written one way, whatever they look like in the file") {
    CHECK(excel("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>42512</v></c><c r=\"B1\" s=\"2\"><v>42512.590277777781</v></c><c r=\"C1\" s=\"3\"><v>0.59027777777777779</v></c><c r=\"D1\" s=\"2\"><v>42512</v></c><c r=\"E1\" s=\"1\"><v>42512.590277777781</v></c>"
                "<c r=\"F1\" s=\"4\"><v>1.5</v></c><c r=\"G1\" t=\"d\"><v>2016-05-22T14:10:00</v></c><c r=\"H1\"><v>42512</v></c></row>", "", styles()) ==
          "[1 S]\n1:1 2016-05-22 | 1:2 2016-05-22 14:10 | 1:3 14:10 | 1:4 2016-05-22 | 1:5 2016-05-22 14:10 | 1:6 36:00 | 1:7 2016-05-22 14:10 | 1:8 42512");
}
TEST_CASE("a workbook from a Macintosh counts its days from 1904") {
    CHECK(excel("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>41050</v></c></row>", "", styles(), "<workbookPr date1904=\"1\"/>") == "[1 S]\n1:1 2016-05-22");
}
TEST_CASE("numbers are written as Excel shows them, and a long number keeps its digits") {
    CHECK(excel("<row r=\"1\"><c r=\"A1\"><v>5.0</v></c><c r=\"B1\"><v>0.30000000000000004</v></c><c r=\"C1\"><v>4857773456</v></c><c r=\"D1\"><v>-2.50</v></c><c r=\"E1\"><v>100023336956</v></c><c r=\"F1\"><v>1.0E+21</v></c></row>", "") ==
          "[1 S]\n1:1 5 | 1:2 0.3 | 1:3 4857773456 | 1:4 -2.5 | 1:5 100023336956 | 1:6 1E+21");
}
TEST_CASE("a merged cell stands once and covers its rows and columns") {
    CHECK(excel("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>2016</v></c><c r=\"B1\"/></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>May</v></c><c r=\"B2\" t=\"str\"><v>Call</v></c></row><row r=\"3\"><c r=\"B3\" t=\"str\"><v>Visit</v></c></row>",
                "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>") == "[1 S]\n1:1 (2 across) 2016\n2:1 (2 down) May | 2:2 Call\n3:2 Visit");
}
TEST_CASE("words that lie under a merged cell follow its own") {
    CHECK(excel("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>c</v></c><c r=\"C2\" t=\"str\"><v>d</v></c></row>", "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>") ==
          "[1 S]\n1:1 (2 down) (2 across) a\\nb\\nc\n2:3 d");
}
TEST_CASE("rows past the hundred thousandth keep their numbers") {
    CHECK(excel("<row r=\"150000\"><c t=\"str\"><v>late</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>last</v></c></row><row r=\"1048577\"><c r=\"A1048577\" t=\"str\"><v>none</v></c></row>", "").starts_with("[1 S]\n150000:1 late\n1048576:16384 last"));
}
TEST_CASE("a workbook that lists a sheet which is not in it is refused: nobody could tell what is missing") {
    CHECK(excel(testing::made_zip({{"xl/workbook.xml", "<workbook " + std::string{testing::sheet_names} + "><sheets><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>"}})) == "refused: damaged");
}
TEST_CASE("macros are noted and a file's own properties kept") {
    const auto found = find_tables(made_xlsx({{"S", ""}}, "", {{"xl/vbaProject.bin", "x"}, {"docProps/custom.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                                                                                                                  "<property name=\"CairnForm\"><vt:lpwstr>chronology</vt:lpwstr></property></Properties>"}}), "xlsm", table_limits());
    REQUIRE(found);
    CHECK(found->macros);
    CHECK(found->kind == PaperKind::Excel);
    CHECK(found->properties == std::vector<std::pair<std::string, std::string>>{{"CairnForm", "chronology"}});
}

}

TEST_SUITE("Tables of an OpenDocument spreadsheet") {

TEST_CASE("cells are words, days with their time, numbers and truth") {
    CHECK(ods("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Seen  at<text:s text:c=\"2\"/>home</text:p><text:p>twice</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2016-05-22\"><text:p>22/05/16</text:p></table:table-cell>"
              "<table:table-cell office:value-type=\"date\" office:date-value=\"2016-05-22T14:10:00\"><text:p>22 May</text:p></table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PT14H10M00S\"><text:p>ten past two</text:p></table:table-cell>"
              "<table:table-cell office:value-type=\"float\" office:value=\"5.0\"><text:p>5.00</text:p></table:table-cell><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell></table:table-row>") ==
          "[1 S]\n1:1 Seen at  home\\ntwice | 1:2 2016-05-22 | 1:3 2016-05-22 14:10 | 1:4 14:10 | 1:5 5 | 1:6 TRUE");
}
TEST_CASE("repeated cells and rows stand as often as they are said to, and empty ones only take their places") {
    CHECK(ods("<table:table-row><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1000\"><table:table-cell/></table:table-row>"
              "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1047573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>") ==
          "[1 S]\n1:3 x | 1:4 x\n1002:1 y\n1003:1 y");
}
TEST_CASE("a merged cell stands once, and notes beside cells are no part of them") {
    CHECK(ods("<table:table-row><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"><office:annotation><text:p>ask Wren</text:p></office:annotation><text:p>May</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
              "<table:table-row><table:covered-table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>") == "[1 S]\n1:1 (2 down) (2 across) May | 1:3 a\n2:3 b");
}
TEST_CASE("a sheet that is not shown, or was last seen in another file, is marked") {
    const std::string row = "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    const auto bytes = made_ods("<table:table table:name=\"Open\">" + row + "</table:table><table:table table:name=\"Codes\" table:style-name=\"ta2\">" + row + "</table:table><table:table table:name=\"Far\"><table:table-source/>" + row + "</table:table>",
                                "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>");
    CHECK(testing::shown(find_tables(bytes, "ods", table_limits())) == "[1 Open]\n1:1 x\n[2 Codes, hidden]\n1:1 x\n[3 Far, hidden]\n1:1 x");
}
TEST_CASE("deleted cells of tracked changes do not come back") {
    CHECK(ods("<table:tracked-changes><table:deletion><table:table-cell><text:p>gone</text:p></table:table-cell></table:deletion></table:tracked-changes><table:table-row><table:table-cell><text:p>kept</text:p></table:table-cell></table:table-row>") == "[1 S]\n1:1 kept");
}
TEST_CASE("tables of an OpenDocument text are called by the heading before them, and show what is written in them") {
    const auto bytes = testing::made_odt("<text:h>Chronology</text:h><table:table table:name=\"Table1\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"5\"><text:p>5.00</text:p></table:table-cell></table:table-row></table:table>");
    CHECK(testing::shown(find_tables(bytes, "odt", table_limits())) == "[1 Chronology]\n1:1 5.00");
}

}
