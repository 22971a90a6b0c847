// What each format keeps and what it leaves out, and each limit at which a file is refused.
#include <doctest/doctest.h>

#include "documents/answer.h"
#include "documents/extract.h"
#include "documents/packed/archive.h"
#include "documents/packed/xml.h"
#include "documents/refusal.h"
#include "documents/rich_text/rtf.h"
#include "documents/sniff.h"
#include "documents/testing/made_pdf.h"
#include "documents/testing/made_zip.h"

using namespace documents;
using testing::made_docx;
using testing::made_odt;
using testing::made_pdf;

namespace {

std::expected<Extraction, Refusal> read(std::string_view bytes, std::string_view ending) {
    Limits limits;
    limits.recognise = false;
    return extract(bytes, ending, limits, [](const ReadingProgress&) {});
}

/// Blocks as short lines: kind, level, number, text.
std::string shown(const std::expected<Extraction, Refusal>& file) {
    if (!file) return "refused: " + file.error().code;
    std::string result;
    for (const Block& block : file->blocks) {
        constexpr const char* kinds[] = {"H", "P", "L", "T", "F"};
        result += kinds[static_cast<int>(block.kind)] + (block.level > 0 ? std::to_string(block.level) : "") + (block.number.empty() ? "" : "(" + block.number + ")") + " " + block.text + "\n";
    }
    return result;
}

std::string p(std::string_view inner) { return "<w:p><w:r><w:t>" + std::string{inner} + "</w:t></w:r></w:p>"; }

}  // namespace

TEST_SUITE("PDF pages") {

TEST_CASE("a heading is what stands out, a paragraph what runs on, and numbered paragraphs keep their numbers") {
    const auto pdf = made_pdf({testing::MadePage{{{72, 100, 18, "Findings", true}, {72, 140, 11, "4.1", false}, {108, 140, 11, "The family moved often and no agency held the", false},
                                                  {108, 154, 11, "whole picture of the home.", false}, {72, 182, 11, "4.2", false}, {108, 182, 11, "Nobody asked the children.", false}}, {}, {}}});
    CHECK(shown(read(pdf, "pdf")) == "H1 Findings\nP(4.1) The family moved often and no agency held the whole picture of the home.\nP(4.2) Nobody asked the children.\n");
}
TEST_CASE("two columns are read one after the other, and a line across them comes first") {
    testing::MadePage page{{{72, 100, 16, "A heading that runs across both of the columns here", true}}, {}, {}};
    for (int i = 0; i < 6; ++i) {
        page.text.push_back({72, 140 + 14.0 * i, 10, "left column words stand here all " + std::to_string(i), false});
        page.text.push_back({320, 140 + 14.0 * i, 10, "right column words stand here too " + std::to_string(i), false});
    }
    const auto text = shown(read(made_pdf({page}), "pdf"));
    CHECK(text.find("left column words stand here all 5") < text.find("right column words stand here too 0"));
    CHECK(text.starts_with("H1 A heading"));
}
TEST_CASE("running heads and page numbers go, the number printed on a page becomes its label") {
    std::vector<testing::MadePage> pages;
    for (int i = 0; i < 4; ++i)
        pages.push_back({{{72, 40, 9, "Review of Child Larch", false}, {72, 200, 11, std::string("Page text of its own, ") + "abcd"[i] + ".", false}, {290, 800, 9, std::to_string(i + 7), false}}, {}, {}});
    const auto file = read(made_pdf(pages), "pdf");
    REQUIRE(file);
    CHECK(shown(file).find("Review of Child Larch") == std::string::npos);
    CHECK(file->blocks.size() == 4);
    CHECK(file->pages[2].label == "9");
}
TEST_CASE("a word hyphenated at a line's end is joined as the document spells it") {
    const auto file = read(made_pdf({{"Every multi-agency meeting was a safe-", "guarding meeting, and the multi-", "agency plan was made there."}}), "pdf");
    CHECK(shown(file) == "P Every multi-agency meeting was a safeguarding meeting, and the multi-agency plan was made there.\n");
}
TEST_CASE("a paragraph goes on over the end of a page") {
    testing::MadePage first, second;
    first.text = {{72, 700, 11, "The health visitor wrote to the doctor about the bruise and then waited for", false}};
    second.text = {{72, 80, 11, "an answer that never came.", false}};
    CHECK(shown(read(made_pdf({first, second}), "pdf")) == "P The health visitor wrote to the doctor about the bruise and then waited for an answer that never came.\n");
}
TEST_CASE("a page on its side is read upright") {
    testing::MadePage page{{{72, 100, 11, "Read me from the side.", false}}, {}, "/Rotate 90"};
    CHECK(shown(read(made_pdf({page}), "pdf")) == "P Read me from the side.\n");
}
TEST_CASE("a ruled grid is a table with its cells") {
    testing::MadePage page{{{80, 114, 10, "Agency", true}, {230, 114, 10, "Contacts", true}, {80, 134, 10, "Police", false}, {230, 134, 10, "Three", false}},
                           {{72, 100, 372, 100}, {72, 120, 372, 120}, {72, 140, 372, 140}, {72, 100, 72, 140}, {222, 100, 222, 140}, {372, 100, 372, 140}}, {}};
    const auto file = read(made_pdf({page}), "pdf");
    REQUIRE(file);
    REQUIRE(file->blocks.size() == 1);
    CHECK(file->blocks[0].rows == std::vector<std::vector<std::string>>{{"Agency", "Contacts"}, {"Police", "Three"}});
    CHECK(file->blocks[0].header_rows == 1);
}
TEST_CASE("the file's own page labels are kept where no number is printed") {
    CHECK(read(made_pdf({testing::MadePage{{{72, 90, 11, "Foreword.", false}}, {}, {}}}, "/PageLabels << /Nums [0 << /S /r /St 4 >>] >>"), "pdf")->pages[0].label == "iv");
}
TEST_CASE("a page that is a picture asks for the recogniser where it was not loaded, and a page with words or nothing on it does not") {
    Limits limits;
    limits.recogniser_here = false;
    const auto code_of = [&](const std::string& bytes) {
        const auto file = extract(bytes, "pdf", limits, [](const ReadingProgress&) {});
        return file ? "read" : file.error().code;
    };
    const testing::MadePage drawn{{}, {{72, 72, 300, 300}, {72, 300, 300, 72}}, {}}, words{{{72, 72, 11, "The family was visited at home.", false}}, {}, {}};
    CHECK(code_of(made_pdf({drawn})) == "recogniser-needed");
    CHECK(code_of(made_pdf({words, testing::MadePage{}})) == "read");
    limits.recognise = false;
    CHECK(code_of(made_pdf({drawn})) == "read");
}
TEST_CASE("only as many pages are read as the limit allows, and the answer says so") {
    Limits limits;
    limits.pages = 1;
    limits.recognise = false;
    const auto file = extract(made_pdf({{"One."}, {"Two."}}), "pdf", limits, [](const ReadingProgress&) {});
    REQUIRE(file);
    CHECK(file->pages.size() == 1);
    CHECK(file->warnings.at(0) == "Only the first 1 of 2 pages were read.");
}

}

TEST_SUITE("Word documents") {

TEST_CASE("insertions are read; deletions, hidden text and field codes are not") {
    CHECK(shown(read(made_docx("<w:p><w:r><w:t>Seen </w:t></w:r><w:ins><w:r><w:t>twice</w:t></w:r></w:ins><w:del><w:r><w:delText>once</w:delText></w:r></w:del>"
                               "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"), "docx")) == "P Seen twice\n");
}
TEST_CASE("headings come from styles by their name, and the list's own labels are counted") {
    const std::string styles = "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:styleId=\"Pennawd2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
    const std::string lists = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/>"
                              "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
                              "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    const auto numbered = [](int level, std::string_view text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" + std::string{text} + "</w:t></w:r></w:p>";
    };
    const auto docx = made_docx("<w:p><w:pPr><w:pStyle w:val=\"Pennawd2\"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>" + numbered(0, "First") + numbered(1, "Under it") + numbered(1, "Next") + numbered(0, "Second"),
                                {{"word/styles.xml", styles}, {"word/numbering.xml", lists}});
    CHECK(shown(read(docx, "docx")) == "H2 Findings\nL1(4) First\nP(4.1) Under it\nP(4.2) Next\nL1(5) Second\n");
}
TEST_CASE("tables keep rows and cells; a frame of one cell is no table") {
    CHECK(shown(read(made_docx("<w:tbl><w:tr><w:tc>" + p("A") + "</w:tc><w:tc>" + p("B") + "</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>" + p("Framed") + "</w:tc></w:tr></w:tbl>"), "docx")) == "T A\tB\nP Framed\n");
}
TEST_CASE("a footnote follows its paragraph") {
    const std::string notes = "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\">" + p("A note.") + "</w:footnote></w:footnotes>";
    CHECK(shown(read(made_docx("<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", {{"word/footnotes.xml", notes}}), "docx")) == "P Said[1]\nF(1) A note.\n");
}
TEST_CASE("a document that declares an entity is refused as hostile and shows nothing") {
    const auto docx = testing::made_zip({{"word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"}});
    CHECK(shown(read(docx, "docx")) == "refused: hostile");
}
TEST_CASE("elements may nest 250 deep and no deeper") {
    struct Nothing : packed::XmlReader {
        void start(std::string_view, const packed::Attributes&) override {}
        void end(std::string_view) override {}
        void text(std::string_view) override {}
    } reader;
    const auto nested = [](int depth) {
        std::string xml;
        for (int i = 0; i < depth; ++i) xml += "<a>";
        for (int i = 0; i < depth; ++i) xml += "</a>";
        return xml;
    };
    CHECK(packed::read_xml(nested(250), reader));
    CHECK(packed::read_xml(nested(251), reader).error().code == "hostile");
}

}

TEST_SUITE("Packages") {

TEST_CASE("a package that claims more than the limit is refused before it is unpacked") {
    const auto zip = testing::made_zip({{"a", std::string(3000, 'x')}, {"b", std::string(3000, 'y')}});
    CHECK(packed::Archive::open(zip, {.all_bytes = 6000}));
    CHECK(packed::Archive::open(zip, {.all_bytes = 5999}).error().code == "hostile");
    CHECK(packed::Archive::open(zip, {.entries = 1}).error().code == "hostile");
}
TEST_CASE("a part is unpacked to its limit and no further") {
    const auto zip = testing::made_zip({{"a", std::string(3000, 'x')}});
    CHECK(packed::Archive::open(zip, {.part_bytes = 3000})->read("a"));
    CHECK(packed::Archive::open(zip, {.part_bytes = 2999})->read("a").error().code == "hostile");
}
TEST_CASE("a part that grows four hundred times over is refused past its first megabyte") {
    const auto zip = testing::made_zip({{"a", std::string(8 << 20, '\0')}});
    CHECK(packed::Archive::open(zip)->read("a").error().code == "hostile");
}
TEST_CASE("names that lead out of the package are as if they were not there") {
    const auto zip = testing::made_zip({{"../out", "x"}, {"/etc/x", "x"}});
    CHECK_FALSE(packed::Archive::open(zip)->has("../out"));
    CHECK_FALSE(packed::Archive::open(zip)->has("/etc/x"));
}

}

TEST_SUITE("OpenDocument, Rich Text, web pages and plain text") {

TEST_CASE("an OpenDocument keeps headings, list labels and notes, and leaves out comments and deletions") {
    const auto odt = made_odt("<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:h text:outline-level=\"2\">Findings</text:h>"
                              "<text:list text:style-name=\"L\"><text:list-item><text:p>First<office:annotation><text:p>Comment</text:p></office:annotation></text:p></text:list-item></text:list>"
                              "<text:p>Said<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>",
                              "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style>");
    CHECK(shown(read(odt, "odt")) == "H2 Findings\nL1((a)) First\nP Said[1]\nF(1) A note.\n");
}
TEST_CASE("Rich Text is read in its code page and in Unicode, without hidden text, pictures and heads") {
    CHECK(shown(read("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\header Draft}{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Findings\\par\\pard Caf\\'e9 D\\u373?r {\\v secret}{\\*\\unknown gone}{\\pict 00ff}\\par}", "rtf")) ==
          "H1 Findings\nP Café Dŵr\n");
}
TEST_CASE("Rich Text tables keep rows and cells") {
    CHECK(shown(read("{\\rtf1\\trowd\\intbl A\\cell B\\cell\\row\\trowd\\intbl C\\cell D\\cell\\row\\pard After\\par}", "rtf")) == "T A\tB\nC\tD\nP After\n");
}
TEST_CASE("Rich Text groups may nest 198 deep within the document's own and no deeper") {
    const auto nested = [](int groups) { return std::string("{\\rtf1 words") + std::string(static_cast<std::size_t>(groups), '{') + std::string(static_cast<std::size_t>(groups), '}') + "}"; };
    CHECK(rich_text::extract_rtf(nested(rich_text::deepest_group - 2)));
    CHECK(rich_text::extract_rtf(nested(rich_text::deepest_group - 1)).error().code == "hostile");
}
TEST_CASE("a web page is its main text: no scripts, no navigation, nothing hidden") {
    CHECK(shown(read("<!doctype html><html><head><title>T</title><script>x()</script></head><body><nav>Menu</nav><h2>Findings</h2><p>One &amp; two</p><p hidden>secret</p>"
                     "<ol type=a><li>First<li>Second</ol><table><tr><th>A<th>B<tr><td>1<td>2</table></body></html>", "html")) == "H2 Findings\nP One & two\nL1(a) First\nL1(b) Second\nT A\tB\n1\t2\n");
}
TEST_CASE("in plain text a short numbered line over a paragraph is a heading, and one among its like is an item of a list") {
    CHECK(shown(read("1. Introduction\n\n1.1 This review was invented for a test.\n\n2. Findings\n\nNobody asked.\n\n1. Milk\n\n2. Bread\n\nThat was the list.\n", "txt")) ==
          "H1(1) Introduction\nP(1.1) This review was invented for a test.\nH1(2) Findings\nP Nobody asked.\nL1(1) Milk\nL1(2) Bread\nP That was the list.\n");
}
TEST_CASE("plain text parts at empty lines, whatever its encoding") {
    CHECK(shown(read("Findings\n========\n\nThe first line\nand the second.\n\n- an item\n1. a numbered one\n", "txt")) == "H1 Findings\nP The first line and the second.\nL1 an item\nL1(1) a numbered one\n");
    CHECK(shown(read("Caf\xE9 \x93quoted\x94 \x96 and more words of the kind that stand in a report.", "txt")) == "P Café “quoted” – and more words of the kind that stand in a report.\n");
    CHECK(shown(read(std::string_view{"\xFF\xFE" "D\0\x75\x01r\0", 8}, "txt")) == "P Dŵr\n");
}

}

TEST_SUITE("What cannot be read, and why") {

TEST_CASE("each kind is refused by its content, with what to do") {
    const auto refusal = [](std::string_view bytes, std::string_view name) {
        const auto kind = sniff(bytes, name);
        return kind ? std::string{"read"} : kind.error().code + ": " + kind.error().reason;
    };
    CHECK(refusal("", "a.pdf") == "empty: The file is empty: it has no bytes at all.");
    CHECK(refusal("<html><p>Sign in</html>", "report.pdf") == "wrong-type: The name says that this is a PDF, but the file holds a web page.");
    CHECK(refusal("\x89PNG\r\n\x1A\n", "report.docx") == "wrong-type: The name says that this is a Word document, but the file holds a picture.");
    CHECK(refusal("\x89PNG\r\n\x1A\n", "page.png") == "unreadable-kind: This is a picture, which this program does not read.");
    CHECK(refusal("{\"a\": 1}", "catalogue.json").starts_with("unreadable-kind"));
    CHECK(refusal("{\\rtf1 words}", "report.doc") == "read");
    CHECK(refusal(testing::made_zip({{"xl/workbook.xml", "x"}}), "a.xlsx").starts_with("unreadable-kind: This is a spreadsheet"));
    CHECK(refusal(testing::made_zip({{"a.pdf", "x"}}), "a.zip") == "unreadable-kind: This is an archive (ZIP), which this program does not read.");
}
TEST_CASE("every refusal is whole sentences with something to do") {
    for (const Refusal& refusal : {refuse_empty(), refuse_encrypted(), refuse_damaged("PDF"), refuse_wrong_type("a picture", "a PDF"), refuse_too_slow(), refuse_no_text(), refuse_crashed(), refuse_stopped()}) {
        CHECK(is_refusal_code(refusal.code));
        CHECK(refusal.reason.ends_with('.'));
        CHECK(refusal.advice.ends_with('.'));
    }
}

}

TEST_SUITE("The helper's answer") {

TEST_CASE("an answer comes back as it was sent") {
    const auto sent = read(made_pdf({{"Words on a page."}}), "pdf");
    REQUIRE(sent);
    const auto got = decode_answer(encode_answer(*sent));
    REQUIRE(got);
    CHECK(shown(std::get<Extraction>(*got)) == "P Words on a page.\n");
    CHECK(std::get<Extraction>(*got).pages[0].width_points == doctest::Approx(595).epsilon(0.001));
}
TEST_CASE("an answer cut short anywhere, or with a byte too many, is not believed") {
    const std::string bytes = encode_answer(*read(made_pdf({{"Words."}}), "pdf"));
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode_answer(std::string_view{bytes}.substr(0, size)));
    CHECK_FALSE(decode_answer(bytes + "x"));
}
TEST_CASE("letters that are not UTF-8, pages that are not there and made-up codes are not believed") {
    Extraction file;
    file.blocks = {{BlockKind::Paragraph, 0, "words", 3, {}, {}, 0, -1}};  // Page 3 of none.
    CHECK_FALSE(decode_answer(encode_answer(file)));
    CHECK_FALSE(decode_answer(encode_answer(Refusal{"anything", "A reason.", "An advice."})));
    CHECK_FALSE(decode_answer(encode_answer(PageImage{"<svg>", 10, 10})));
    std::string bytes = encode_answer(Refusal{"empty", "Reason", "Advice"});
    bytes[bytes.find("Reason")] = '\xFF';
    CHECK_FALSE(decode_answer(bytes));
}

}
