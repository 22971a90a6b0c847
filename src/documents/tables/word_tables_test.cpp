// Chronologies in Word tables. Everything here is invented.
#include <doctest/doctest.h>

#include "documents/tables.h"
#include "documents/testing/made_zip.h"
#include "documents/testing/shown_tables.h"

using namespace documents;
using testing::made_docx;

namespace {

std::string p(std::string_view words) { return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string{words} + "</w:t></w:r></w:p>"; }
std::string cell(std::string_view content, std::string_view properties = {}) { return "<w:tc><w:tcPr>" + std::string{properties} + "</w:tcPr>" + std::string{content} + "</w:tc>"; }
std::string row(std::string_view cells, std::string_view properties = {}) { return "<w:tr><w:trPr>" + std::string{properties} + "</w:trPr>" + std::string{cells} + "</w:tr>"; }
std::string table(std::string_view rows) { return "<w:tbl><w:tblPr/>" + std::string{rows} + "</w:tbl>"; }

/// The only table of a document with these rows.
std::string in_table(std::string_view rows) {
    const auto found = find_tables(made_docx(table(rows) + "<w:p/>"), "docx", table_limits());
    REQUIRE(found);
    REQUIRE(found->tables.size() == 1);
    CHECK_FALSE(found->cut);
    return testing::shown(found->tables.front());
}
/// One cell with that content.
std::string in_cell(std::string_view content) { return in_table(row(cell(content))); }

}  // namespace

TEST_SUITE("Tables of a Word document") {

TEST_CASE("each cell stands in its row and column") {
    CHECK(in_table(row(cell(p("Date")) + cell(p("Event"))) + row(cell(p("22/05/2016")) + cell(p("Health visitor saw Rowan at home.")))) ==
          "1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 Health visitor saw Rowan at home.");
}
TEST_CASE("an empty cell keeps the place of those after it") { CHECK(in_table(row(cell("<w:p/>") + cell(p("GP")))) == "1:2 GP"); }
TEST_CASE("a cell over several columns moves those after it") {
    CHECK(in_table(row(cell(p("2016"), "<w:gridSpan w:val=\"2\"/>") + cell(p("Source"))) + row(cell(p("May")) + cell(p("Visit")) + cell(p("GP")))) ==
          "1:1 (2 across) 2016 | 1:3 Source\n2:1 May | 2:2 Visit | 2:3 GP");
}
TEST_CASE("a day that stands beside several events stands once and covers their rows") {
    const std::string begins = "<w:vMerge w:val=\"restart\"/>", goes_on = "<w:vMerge/>";
    CHECK(in_table(row(cell(p("22/05/2016"), begins) + cell(p("Call"))) + row(cell("<w:p/>", goes_on) + cell(p("Visit"))) + row(cell("<w:p/>", goes_on) + cell(p("Letter"))) + row(cell(p("23/05/2016")) + cell(p("Review")))) ==
          "1:1 (3 down) 22/05/2016 | 1:2 Call\n2:2 Visit\n3:2 Letter\n4:1 23/05/2016 | 4:2 Review");
}
TEST_CASE("one merged cell under another does not join it") {
    const std::string begins = "<w:vMerge w:val=\"restart\"/>", goes_on = "<w:vMerge w:val=\"continue\"/>";
    CHECK(in_table(row(cell(p("A"), begins)) + row(cell("<w:p/>", goes_on)) + row(cell(p("B"), begins)) + row(cell("<w:p/>", goes_on))) == "1:1 (2 down) A\n3:1 (2 down) B");
}
TEST_CASE("words that Word keeps under a merged cell are not lost") {
    CHECK(in_table(row(cell(p("Monday"), "<w:vMerge w:val=\"restart\"/>")) + row(cell(p("and Tuesday"), "<w:vMerge/>"))) == "1:1 (2 down) Monday\\nand Tuesday");
    CHECK(in_table(row(cell(p("left"), "<w:hMerge w:val=\"restart\"/>") + cell(p("right"), "<w:hMerge/>") + cell(p("next")))) == "1:1 (2 across) left\\nright | 1:3 next");
}
TEST_CASE("a row that begins later begins in its column") { CHECK(in_table(row(cell(p("Visit")), "<w:gridBefore w:val=\"2\"/>")) == "1:3 Visit"); }
TEST_CASE("paragraphs and line breaks part lines, tabs are tabs, and no other sign is changed") {
    CHECK(in_cell(p("Seen at home.") + p("Mother said: “Dŵr”.")) == "1:1 Seen at home.\\nMother said: “Dŵr”.");
    CHECK(in_cell("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:cr/><w:t>four</w:t></w:r></w:p>") == "1:1 one\\ntwo\\tthree\\nfour");
    CHECK(in_cell(p("10\u00A0mg  twice, co\u00ADoperative ")) == "1:1 10\u00A0mg  twice, co\u00ADoperative ");
    CHECK(in_cell("<w:p><w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>") == "1:1 co\u00ADop\u2011x");
}
TEST_CASE("a tab stop among a paragraph's properties is no tab") { CHECK(in_cell("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>") == "1:1 x"); }
TEST_CASE("what was inserted under tracked changes is there, what was deleted or moved away is not") {
    CHECK(in_cell("<w:p><w:r><w:t xml:space=\"preserve\">Seen </w:t></w:r><w:del><w:r><w:delText>by</w:delText></w:r></w:del><w:ins><w:r><w:t>at home</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>") == "1:1 Seen at home");
    CHECK(in_table(row(cell(p("kept"))) + row(cell("<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"), "<w:del w:id=\"1\"/>") + row(cell(p("new")), "<w:ins w:id=\"2\"/>")) == "1:1 kept\n2:1 new");
    CHECK(in_table(row(cell(p("stale"), "<w:cellDel w:id=\"3\"/>") + cell(p("kept")))) == "1:2 kept");
}
TEST_CASE("a paragraph whose end was deleted runs on into the next") {
    CHECK(in_cell("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">one </w:t></w:r></w:p>" + p("line")) == "1:1 one line");
}
TEST_CASE("how a cell looked before a tracked change does not count") {
    CHECK(in_table(row(cell(p("a"), "<w:tcPrChange w:id=\"1\"><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr></w:tcPrChange>") + cell(p("b")))) == "1:1 a | 1:2 b");
}
TEST_CASE("content controls are seen through, around words, cells and rows") {
    const auto control = [](std::string_view inside) { return "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + std::string{inside} + "</w:sdtContent></w:sdt>"; };
    CHECK(in_table(control(row(control(cell(control(p("22/05/2016")))) + cell("<w:p>" + control("<w:r><w:t>Visit</w:t></w:r>") + "</w:p>")))) == "1:1 22/05/2016 | 1:2 Visit");
}
TEST_CASE("ticks and answers of forms are words") {
    CHECK(in_cell("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t xml:space=\"preserve\"> Seen </w:t><w:sym w:font=\"Odd\" w:char=\"00E9\"/></w:r></w:p>") == "1:1 \u2611 Seen é");
    CHECK(in_cell("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>") == "1:1 \u2612");
    CHECK(in_cell("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"No\"/><w:listEntry w:val=\"Yes\"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>") == "1:1 Yes");
}
TEST_CASE("hidden words stay hidden, and a field's code is none of its words") {
    CHECK(in_cell("<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:instrText>DATE</w:instrText></w:r></w:p>") == "1:1 seen");
}
TEST_CASE("numbers that Word counts itself stand before their words, and alone in an empty cell") {
    const std::string numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>"
                                  "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    const std::string counted = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    const auto found = find_tables(made_docx(table(row(cell("<w:p>" + counted + "</w:p>") + cell(p("Call"))) + row(cell("<w:p>" + counted + "<w:r><w:t>Visit</w:t></w:r></w:p>"))), {{"word/numbering.xml", numbering}}), "docx", table_limits());
    CHECK(testing::shown(found) == "[1]\n1:1 1 | 1:2 Call\n2:1 2 Visit");
}
TEST_CASE("a footnote's words stand at the end of the cell from which it hangs") {
    const std::string notes = "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>From the diary.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    const auto found = find_tables(made_docx(table(row(cell("<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"))), {{"word/footnotes.xml", notes}}), "docx", table_limits());
    CHECK(testing::shown(found) == "[1]\n1:1 Seen[1]\\n[1] From the diary.");
}
TEST_CASE("a table is called by the nearest heading or caption before it") {
    const std::string styles = "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"C\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    const auto titled = [](std::string_view style, std::string_view words) { return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string{style} + "\"/></w:pPr><w:r><w:t>" + std::string{words} + "</w:t></w:r></w:p>"; };
    const auto found = find_tables(made_docx(titled("H1", "Chronology") + p("Please read this.") + table(row(cell(p("a")))) + titled("C", "Table 2: People") + table(row(cell(titled("H1", "b")))) + table(row(cell(p("c")))), {{"word/styles.xml", styles}}), "docx", table_limits());
    CHECK(testing::shown(found) == "[1 Chronology]\n1:1 a\n[2 Table 2: People]\n1:1 b\n[3 Table 2: People]\n1:1 c");
}
TEST_CASE("where no style makes headings, a line in bold calls the table") {
    const auto found = find_tables(made_docx("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>GP chronology</w:t></w:r></w:p>" + p("From our records.") + table(row(cell(p("a"))))), "docx", table_limits());
    CHECK(testing::shown(found) == "[1 GP chronology]\n1:1 a");
}
TEST_CASE("a table within a cell is a table of its own, and its words stand in the cell too") {
    const auto inner = table(row(cell(p("who")) + cell(p("Wren"))) + row(cell(p("where")) + cell(p("school"))));
    const auto found = find_tables(made_docx(table(row(cell(p("Meeting:") + inner + "<w:p/>") + cell(p("after"))))), "docx", table_limits());
    CHECK(testing::shown(found) == "[1]\n1:1 Meeting:\\nwho\\tWren\\nwhere\\tschool | 1:2 after\n[2]\n1:1 who | 1:2 Wren\n2:1 where | 2:2 school");
}
TEST_CASE("words of a text box in a cell are the cell's, once") {
    const std::string box = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice><w:txbxContent>" + p("boxed") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("boxed") + "</w:txbxContent></mc:Fallback></mc:AlternateContent>";
    CHECK(in_cell("<w:p><w:r>" + box + "</w:r><w:r><w:t>said</w:t></w:r></w:p>") == "1:1 boxed\\nsaid");
}
TEST_CASE("a document without tables has none, and one that ends too early is refused") {
    CHECK(testing::shown(find_tables(made_docx(p("Words.")), "docx", table_limits())).empty());
    const auto broken = testing::made_zip({{"word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl><w:tr><w:tc>"}});
    CHECK(testing::shown(find_tables(broken, "docx", table_limits())) == "refused: damaged");
}

}
