#include "documents/papers/paper.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include "documents/answer.h"
#include "documents/papers/workbook.h"
#include "documents/papers/written_workbook.h"
#include "documents/reader.h"
#include "documents/testing/files.h"
#include "documents/testing/made_pdf.h"
#include "documents/testing/made_zip.h"
#include "documents/word/written.h"

using namespace documents;
using testing::made_zip;

namespace {

const Reader reader{CAIRN_HELPER};

/// What the helper says of a file of that name: "pdf", or the code of the refusal.
std::string looked_at(std::string_view name, std::string_view bytes) {
    const testing::MadeFile file{name, bytes};
    const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
    const auto paper = reader.look(descriptor, name);
    ::close(descriptor);
    if (!paper) return paper.error().code;
    return std::string{to_word(paper->kind)} + (paper->macros ? " with macros" : "");
}

constexpr const char* sheet_names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A workbook of one sheet, as Excel packs it.
std::string made_workbook(const std::string& rows, std::vector<std::pair<std::string, std::string>> others = {}) {
    others.emplace_back("xl/workbook.xml", std::string{"<workbook "} + sheet_names + "><sheets><sheet name=\"Answers\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    others.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    others.emplace_back("xl/worksheets/sheet1.xml", std::string{"<worksheet "} + sheet_names + "><sheetData>" + rows + "</sheetData></worksheet>");
    return made_zip(others);
}
std::vector<Cell> cells_of(const std::string& workbook) {
    const auto archive = packed::Archive::open(workbook);
    REQUIRE(archive);
    const auto sheets = read_workbook(*archive);
    REQUIRE(sheets);
    REQUIRE_FALSE(sheets->empty());
    return sheets->front().cells;
}

}  // namespace

TEST_SUITE("papers that people send") {

TEST_CASE("a paper is what its bytes are, whatever its name says") {
    CHECK(looked_at("note.txt", testing::made_pdf({{"Words."}})) == "pdf");
    CHECK(looked_at("form.docx", word::to_docx({.title = "A form"})) == "word");
    CHECK(looked_at("list.pdf", made_workbook("")) == "excel");
    CHECK(looked_at("scan.png", "\x89PNG\r\n\x1A\n....") == "picture");
    CHECK(looked_at("note.rtf", "{\\rtf1 words}") == "rich-text");
    CHECK(looked_at("note", "Rang at ten past two.\n") == "text");
    CHECK(looked_at("rows.csv", "day,event\n") == "table");
    CHECK(looked_at("message.eml", "From: office@agency.example\nSubject: form\n\nWords") == "mail");
    CHECK(looked_at("page.txt", "<!doctype html><html><p>Words</p></html>") == "web-page");
    CHECK(looked_at("text.odt", testing::made_odt("")) == "open-text");
}
TEST_CASE("a file of one letter is a text") {
    CHECK(looked_at("a.txt", "o") == "text");
    CHECK(looked_at("scan.webp", "RIFF\x10\x20\x30\x40WEBPVP8 ") == "picture");
}
TEST_CASE("programs are refused, under whatever name they come") {
    CHECK(looked_at("letter.pdf", std::string{"MZ\x90\0\x03\0\0\0", 8}) == "hostile");
    CHECK(looked_at("letter.docx", std::string{"\x7F" "ELF\2\1\1\0", 8}) == "hostile");
    CHECK(looked_at("run.sh", "echo hello\n") == "hostile");
    CHECK(looked_at("letter.txt", "#!/bin/sh\necho hello\n") == "hostile");
    CHECK(looked_at("letter.js", "alert(1)") == "hostile");
}
TEST_CASE("a file that is locked with a password is refused as that") {
    std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (const char c : std::string_view{"EncryptedPackage"}) (locked += c) += '\0';
    CHECK(looked_at("form.docx", locked) == "encrypted");
    CHECK(looked_at("text.odt", made_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}, {"content.xml", ""}})) == "encrypted");
}
TEST_CASE("an archive is refused: what lies in it was seen by nobody") {
    CHECK(looked_at("papers.zip", made_zip({{"a.pdf", "%PDF-1.7"}})) == "unreadable-kind");
    CHECK(looked_at("papers.7z", "7z\xBC\xAF\x27\x1C....\x01\x02") == "unreadable-kind");
    CHECK(looked_at("nothing.pdf", std::string{"\1\2\3\0\4", 5}) == "unreadable-kind");
}
TEST_CASE("an empty file is empty, and a broken package damaged") {
    CHECK(looked_at("a.pdf", "") == "empty");
    CHECK(looked_at("a.docx", "PK\x03\x04 and no more") == "damaged");
}
TEST_CASE("macros are noted, and the paper is kept: its sender's original may have them") {
    CHECK(looked_at("form.docm", testing::made_docx("", {{"word/vbaProject.bin", "x"}})) == "word with macros");
    CHECK(looked_at("list.xlsm", made_workbook("", {{"xl/vbaProject.bin", "x"}})) == "excel with macros");
    std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (const char c : std::string_view{"WordDocument_VBA_PROJECT"}) (old += c) += '\0';
    CHECK(looked_at("old.doc", old) == "old-word with macros");
}
TEST_CASE("a cell is read by its type: shared words, words of its own, numbers, truth") {
    const auto cells = cells_of(made_workbook("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><r><t>Ro</t></r><r><t>wan</t></r></is></c><c r=\"D2\"><v>12</v></c><c r=\"E2\" t=\"b\"><v>1</v></c>"
                                              "<c r=\"F2\" t=\"str\"><f>A2&amp;\"x\"</f><v>shown</v></c><c r=\"G2\"/></row>",
                                              {{"xl/sharedStrings.xml", std::string{"<sst "} + sheet_names + "><si><t>none</t></si><si><t>Siân</t><rPh><t>aid</t></rPh></si></sst>"}}));
    REQUIRE(cells.size() == 5);
    CHECK(cells[0].words == "Siân");
    CHECK(cell_name(cells[0].row, cells[0].column) == "A2");
    CHECK(cells[1].words == "Rowan");
    CHECK(cells[2].words == "12");
    CHECK(cell_name(cells[2].row, cells[2].column) == "D2");
    CHECK(cells[3].words == "TRUE");
    CHECK(cells[4].words == "shown");
}
TEST_CASE("a number in a cell that shows days is that day, as Excel counts") {
    const std::string styles = std::string{"<styleSheet "} + sheet_names + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"d mmm yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0 &quot;days&quot;\"/></numFmts>"
                               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
    const auto cells = cells_of(made_workbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46108</v></c><c r=\"B1\" s=\"2\"><v>46108.5</v></c><c r=\"C1\" s=\"3\"><v>7</v></c><c r=\"D1\"><v>46108</v></c></row>", {{"xl/styles.xml", styles}}));
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].words == "2026-03-27");  // Excel itself shows 46108 as 27 March 2026.
    CHECK(cells[1].words == "2026-03-27");
    CHECK(cells[2].words == "7");
    CHECK(cells[3].words == "46108");
    CHECK(day_of_serial(0.5, false) == "12:00");
    CHECK(day_of_serial(61, false) == "1900-03-01");
    CHECK(day_of_serial(0, true) == "00:00");
    CHECK(day_of_serial(1, true) == "1904-01-02");
    CHECK(day_of_serial(-1, false).empty());
    CHECK(day_of_serial(3e9, false).empty());
}
TEST_CASE("cells whose names are nonsense, and strings that are not there, say nothing") {
    const auto cells = cells_of(made_workbook("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c><c r=\"A0\"><v>2</v></c><c r=\"A1\" t=\"s\"><v>99</v></c><c r=\"A1\" t=\"s\"><v>x</v></c></row>"));
    for (const auto& cell : cells) CHECK(cell.row == 1);
    CHECK(cells.size() <= 2);
}
TEST_CASE("of a workbook with too many cells the first twenty thousand are read") {
    std::string rows;
    for (int row = 1; row <= 201; ++row) {
        rows += "<row r=\"" + std::to_string(row) + "\">";
        for (int column = 1; column <= 100; ++column) rows += "<c r=\"" + cell_name(row, column) + "\"><v>1</v></c>";
        rows += "</row>";
    }
    CHECK(cells_of(made_workbook(rows)).size() == PaperLimits::cells);
}
TEST_CASE("a workbook that declares entities is refused") {
    CHECK(looked_at("a.xlsx", made_zip({{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook/>"}})) == "hostile");
}
TEST_CASE("what the helper says of a paper comes through whole, and not with one byte changed in its counts") {
    const Paper paper{.kind = PaperKind::Excel, .macros = true, .properties = {{"CairnForm", "return"}}, .sheets = {{"Answers", false, {{3, 4, "Siân"}}}, {"Cairn", true, {}}}};
    const auto bytes = encode_answer(paper);
    const auto again = decode_answer(bytes);
    REQUIRE(again);
    const auto& read = std::get<Paper>(*again);
    CHECK(read.kind == PaperKind::Excel);
    CHECK(read.macros);
    CHECK(read.properties == paper.properties);
    REQUIRE(read.sheets.size() == 2);
    CHECK(read.sheets[0].cells.at(0).words == "Siân");
    CHECK(read.sheets[1].hidden);
    CHECK_FALSE(decode_answer(bytes + "x"));
    CHECK_FALSE(decode_answer(bytes.substr(0, bytes.size() - 1)));
}
TEST_CASE("an Excel form keeps names, options and properties, and is read back by the same reader") {
    WrittenWorkbook form{.title = "Ffurflen", .how = "Fill in column D", .sheet = "Answers", .question_head = "Question", .needed_head = "Needed", .answer_head = "Answer", .hint_head = "Help",
                         .questions = {{"", "Your agency", "", "", {}, false}, {"summary.0.held", "Anything held?", "Yes", "", {"Something", "Nothing"}, false}, {"summary.0.involvement", "Involvement", "", "What happened", {}, true}},
                         .properties = {{"CairnForm", "return"}, {"CairnReturnCode", "abc"}}};
    const auto bytes = to_xlsx(form);
    const auto archive = packed::Archive::open(bytes);
    REQUIRE(archive);
    CHECK(read_custom_properties(*archive) == form.properties);
    const auto sheets = read_workbook(*archive);
    REQUIRE(sheets);
    REQUIRE(sheets->size() == 2);
    CHECK((*sheets)[0].name == "Answers");
    CHECK((*sheets)[1].hidden);
    std::vector<std::string> names;
    for (const auto& cell : (*sheets)[0].cells)
        if (cell.column == name_column) names.push_back(cell.words);
    CHECK(names == std::vector<std::string>{"summary.0.held", "summary.0.involvement"});
    CHECK(archive->read("xl/worksheets/sheet1.xml")->find("Cairn!$D$1:$D$2") != std::string::npos);
}

}
