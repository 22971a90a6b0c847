// The tables of a file, read in the helper process: kinds, refusals, limits, and files built to do harm. Everything here is invented.
#include "documents/tables.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "documents/answer.h"
#include "documents/reader.h"
#include "documents/testing/files.h"
#include "documents/testing/made_pdf.h"
#include "documents/testing/made_sheets.h"
#include "documents/testing/shown_tables.h"

using namespace documents;
using testing::made_docx;
using testing::made_ods;
using testing::made_xlsx;
using testing::made_zip;

namespace {

const Reader reader{CAIRN_HELPER};

std::expected<FileTables, Refusal> sent(std::string_view name, std::string_view bytes) {
    const testing::MadeFile file{name, bytes};
    return reader.tables(file.path);
}
std::string code_of(std::string_view name, std::string_view bytes) {
    const auto found = sent(name, bytes);
    return found ? std::string{to_word(found->kind)} : found.error().code;
}

std::string compound(std::string_view stream) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (const char c : stream) (bytes += c) += '\0';
    return bytes;
}

/// A workbook of so many rows and columns, every cell with words of its own.
std::string large_workbook(int rows, int columns) {
    std::string sheet;
    for (int row = 1; row <= rows; ++row) {
        sheet += "<row r=\"" + std::to_string(row) + "\">";
        for (int column = 1; column <= columns; ++column)
            sheet += "<c r=\"" + cell_name(row, column) + "\" t=\"inlineStr\"><is><t>Seen " + std::to_string(row) + "</t></is></c>";
        sheet += "</row>";
    }
    return made_xlsx({{"Chronology", sheet}});
}

/// A ruled table of two columns under a heading on the second page, its rows of the given lines in each column.
std::string ruled_pdf(const std::vector<std::vector<std::vector<std::string>>>& rows) {
    constexpr double left = 72, middle = 172, right = 520, line_height = 14;
    testing::MadePage page;
    page.text.push_back({left, 60, 18, "Chronology", true});
    double y = 95;
    page.rules.push_back({left, y, right, y});
    for (const auto& row : rows) {
        std::size_t lines = 1;
        for (std::size_t column = 0; column < 2; ++column) {
            for (std::size_t line = 0; line < row[column].size(); ++line) page.text.push_back({column == 0 ? left + 6 : middle + 6, y + line_height * static_cast<double>(line + 1), 11, row[column][line], &row == &rows.front()});
            lines = std::max(lines, row[column].size());
        }
        y += line_height * static_cast<double>(lines) + 10;
        page.rules.push_back({left, y, right, y});
    }
    for (const double x : {left, middle, right}) page.rules.push_back({x, 95, x, y});
    return testing::made_pdf(std::vector<testing::MadePage>{testing::MadePage{{{left, 100, 11, "A letter before it.", false}}, {}, {}}, page});
}

}  // namespace

TEST_SUITE("The tables of a file that an agency sent") {

TEST_CASE("every kind that has tables is read in the helper") {
    const std::string table = "1:1 Date | 1:2 Event";
    CHECK(testing::shown(sent("c.docx", made_docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Event</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))) == "[1]\n" + table);
    CHECK(testing::shown(sent("c.xlsx", made_xlsx({{"S", "<row><c t=\"str\"><v>Date</v></c><c t=\"str\"><v>Event</v></c></row>"}}))) == "[1 S]\n" + table);
    CHECK(testing::shown(sent("c.ods", made_ods("<table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell><table:table-cell><text:p>Event</text:p></table:table-cell></table:table-row></table:table>"))) == "[1 S]\n" + table);
    CHECK(testing::shown(sent("c.csv", "Date,Event\n")) == "[1]\n" + table);
    CHECK(testing::shown(sent("c.xls", "<html><body><h2>Our records</h2><table><tr><th>Date<th>Event</table></body></html>")) == "[1 Our records]\n" + table);
}
TEST_CASE("a table of a PDF comes with its page and the heading above it") {
    const auto found = sent("c.pdf", ruled_pdf({{{"Date"}, {"Event"}}, {{"22/05/2016"}, {"Visit at home,", "all well"}}, {{"23/05/2016"}, {"Call"}}}));
    REQUIRE(found);
    REQUIRE(found->tables.size() == 1);
    CHECK(found->tables[0].page == 2);
    CHECK(testing::shown(found) == "[1 Chronology]\n1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 Visit at home, all well\n3:1 23/05/2016 | 3:2 Call");
}
TEST_CASE("a chronology stays a table in a PDF, however much was written about one day") {
    const std::vector<std::string> account(30, "the school rang and said that Rowan had not come in");
    const auto found = sent("c.pdf", ruled_pdf({{{"Date"}, {"Event"}}, {{"22/05/2016"}, account}, {{"23/05/2016"}, {"Call"}}}));
    REQUIRE(found);
    REQUIRE(found->tables.size() == 1);
    CHECK(found->tables[0].cells.size() == 6);
    CHECK(found->tables[0].cells.back() == TableCell{.row = 3, .column = 2, .words = "Call"});
}
TEST_CASE("a PDF of pictures alone has no words to be read") {
    const auto found = sent("scan.pdf", testing::made_pdf(std::vector<testing::MadePage>{testing::MadePage{{}, {{72, 72, 300, 300}}, {}}}));
    REQUIRE_FALSE(found);
    CHECK(found.error().code == "no-text");
}
TEST_CASE("cells of a web page keep their places under cells that reach down, and their lines") {
    CHECK(testing::shown(find_tables("<table><caption>Calls</caption><tr><td rowspan=2>May<td colspan=2>GP\n surgery</tr><tr><td><p>one</p> <p>two<br>three</p><td>b</tr><tr hidden><td>x</table>", "html", table_limits())) ==
          "[1 Calls]\n1:1 (2 down) May | 1:2 (2 across) GP surgery\n2:2 one\\ntwo\\nthree | 2:3 b");
}
TEST_CASE("what has no tables to be read is refused with what to ask for") {
    CHECK(code_of("old.doc", compound("WordDocument")) == "unreadable-kind");
    CHECK(sent("old.xls", compound("Workbook")).error().advice == "Open it in Excel, save it as .xlsx, and send that file.");
    CHECK(code_of("letter.msg", compound("__properties_version1.0")) == "unreadable-kind");
    CHECK(code_of("locked.docx", compound("EncryptedPackage")) == "encrypted");
    CHECK(code_of("scan.jpg", "\xFF\xD8\xFF\xE0....") == "unreadable-kind");
    CHECK(code_of("note.rtf", "{\\rtf1 words}") == "unreadable-kind");
    CHECK(code_of("c.xlsb", made_zip({{"xl/workbook.bin", "x"}})) == "unreadable-kind");
    CHECK(code_of("c.xml", "<?xml version=\"1.0\"?><Workbook/>") == "unreadable-kind");
    CHECK(code_of("c.json", "{\"day\": 1, \"event\": 2}\n") == "unreadable-kind");
    CHECK(code_of("papers.zip", made_zip({{"a.docx", "x"}})) == "unreadable-kind");
    CHECK(code_of("run.exe", "MZ") == "hostile");
    CHECK(code_of("empty.csv", "") == "empty");
}
TEST_CASE("macros of a Word document are noted and never looked into") {
    const auto found = sent("c.docm", made_docx("", {{"word/vbaProject.bin", "x"}}));
    REQUIRE(found);
    CHECK(found->macros);
}

}

TEST_SUITE("Tables of files built to do harm") {

TEST_CASE("a workbook of entities is refused") {
    CHECK(code_of("a.xlsx", made_zip({{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook/>"}})) == "hostile");
    CHECK(code_of("a.docx", made_zip({{"word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><w/>"}})) == "hostile");
    CHECK(code_of("a.ods", made_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><w/>"}})) == "hostile");
}
TEST_CASE("tables nested for the sake of it are refused, and a few dozen are not") {
    const auto nested = [](int deep) {
        std::string open, close;
        for (int i = 0; i < deep; ++i) open += "<w:tbl><w:tr><w:tc>", close += "<w:p/></w:tc></w:tr></w:tbl>";
        return made_docx(open + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + close);
    };
    const auto found = sent("a.docx", nested(40));
    REQUIRE(found);
    CHECK(found->tables.size() == 40);
    CHECK(found->tables[0].cells.at(0).words == "deep");
    CHECK(code_of("b.docx", nested(2'000)) == "hostile");
    std::string page;
    for (int i = 0; i < 5'000; ++i) page += "<table><tr><td>";
    CHECK(code_of("a.html", page) == "hostile");
}
TEST_CASE("a part that unpacks to hundreds of times its size is refused") {
    CHECK(code_of("a.xlsx", made_xlsx({{"S", std::string(200u << 20, ' ')}})) == "hostile");
}
TEST_CASE("rows and columns repeated a billion times are cut where the answer ends") {
    const auto found = sent("a.ods", made_ods("<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"));
    REQUIRE(found);
    CHECK(found->cut);
    CHECK(found->tables[0].cells.size() == TableLimits::cells);
}
TEST_CASE("one long word that every cell shares is cut where the answer ends") {
    std::string rows;
    for (int row = 1; row <= 20'000; ++row) rows += "<row><c t=\"s\"><v>0</v></c></row>";
    const auto found = sent("a.xlsx", made_xlsx({{"S", rows}}, "", {{"xl/sharedStrings.xml", "<sst " + std::string{testing::sheet_names} + "><si><t>" + std::string(30'000, 'x') + "</t></si></sst>"}}));
    REQUIRE(found);
    CHECK(found->cut);
    std::size_t bytes = 0;
    for (const auto& cell : found->tables[0].cells) bytes += cell.words.size();
    CHECK(bytes <= TableLimits::words_bytes);
    CHECK(bytes > TableLimits::words_bytes - 30'001);
}
TEST_CASE("cells in the millionth column, or merged over everything, cost only themselves") {
    const auto found = sent("a.xlsx", made_xlsx({{"S", "<row r=\"1\"><c r=\"ZZZZ1\" t=\"str\"><v>far</v></c><c r=\"A1\" t=\"str\"><v>near</v></c></row><row r=\"9\"><c r=\"C9\" t=\"str\"><v>under</v></c></row>", "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"A1:ZZZZ9\"/><mergeCell ref=\"B2:A1\"/></mergeCells>"}}));
    REQUIRE(found);
    CHECK(testing::shown(found).ends_with("near\\nunder"));
    std::string wide(1'000'000, ',');
    const auto values = sent("a.csv", "a" + wide + "b\nc,d\n");
    REQUIRE(values);
    CHECK(values->cut);
    CHECK(values->tables[0].cells.size() == 3);
}
TEST_CASE("what a workbook links to in other files is never looked for") {
    const auto bytes = made_zip({{"xl/workbook.xml", "<workbook " + std::string{testing::sheet_names} + "><sheets><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>"},
                                 {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"t\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>"}});
    CHECK(code_of("a.xlsx", bytes) == "damaged");
}
TEST_CASE("of more than two hundred tables the first two hundred are kept, and the answer says so") {
    std::string body;
    for (int i = 0; i < 201; ++i) body += "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    const auto found = sent("a.docx", made_docx(body));
    REQUIRE(found);
    CHECK(found->cut);
    CHECK(found->tables.size() == TableLimits::tables);
}

TEST_CASE("a table of a hundred thousand rows and sixteen columns is read whole") {
    const testing::MadeFile file{"large.xlsx", large_workbook(100'000, 16)};
    const auto found = reader.tables(file.path);
    REQUIRE_MESSAGE(found, (found ? "" : found.error().reason));
    CHECK_FALSE(found->cut);
    CHECK(found->tables.at(0).cells.size() == 1'600'000);
    CHECK(found->tables[0].cells.back() == TableCell{.row = 100'000, .column = 16, .words = "Seen 100000"});
}

}

TEST_SUITE("The helper's answer about tables") {

TEST_CASE("it comes back as it was sent, and not with one byte changed in its counts") {
    const FileTables tables{.kind = PaperKind::Word, .macros = true, .cut = true, .properties = {{"a", "b"}},
                            .tables = {{.name = "Chronology", .number = 1, .page = 3, .cells = {{.row = 1, .column = 2, .down = 3, .across = 4, .words = "Siân\nDŵr"}}}, {.name = "Codes", .number = 2, .hidden = true, .cells = {}}}};
    const auto bytes = encode_answer(tables);
    const auto again = decode_answer(bytes);
    REQUIRE(again);
    const auto& read = std::get<FileTables>(*again);
    CHECK(read.kind == PaperKind::Word);
    CHECK(read.macros);
    CHECK(read.cut);
    CHECK(read.properties == tables.properties);
    REQUIRE(read.tables.size() == 2);
    CHECK(read.tables[0].cells == tables.tables[0].cells);
    CHECK(read.tables[0].page == 3);
    CHECK(read.tables[1].name == "Codes");
    CHECK(read.tables[1].number == 2);
    CHECK(read.tables[1].hidden);
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode_answer(std::string_view{bytes}.substr(0, size)));
    CHECK_FALSE(decode_answer(bytes + "x"));
}
TEST_CASE("a cell in no row, one that reaches past the last, and one without words are not believed") {
    const auto believed = [](TableCell cell) { return decode_answer(encode_answer(FileTables{.properties = {}, .tables = {{.name = {}, .cells = {std::move(cell)}}}})).has_value(); };
    CHECK(believed({.row = 1, .column = 1, .words = "x"}));
    CHECK_FALSE(believed({.row = 0, .column = 1, .words = "x"}));
    CHECK_FALSE(believed({.row = TableLimits::rows, .column = 1, .down = 2, .words = "x"}));
    CHECK_FALSE(believed({.row = 1, .column = TableLimits::columns + 1, .words = "x"}));
    CHECK_FALSE(believed({.row = 1, .column = 1, .down = 0, .words = "x"}));
    CHECK_FALSE(believed({.row = 1, .column = 1, .words = {}}));
}

}
