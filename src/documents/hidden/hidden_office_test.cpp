#include <doctest/doctest.h>

#include <fmt/format.h>

#include "documents/hidden/testing/asked.h"
#include "documents/papers/written_table.h"
#include "documents/testing/made_pdf.h"
#include "documents/testing/made_zip.h"
#include "documents/word/written.h"

using namespace documents;
using namespace documents::testing;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const std::string extra = w + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" "
                          "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

std::string run(std::string_view text, std::string_view look = {}) { return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", look, text); }
std::string paragraph(std::string_view runs, std::string_view properties = {}) { return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, runs); }
const std::string report = paragraph(run("The report is about what was learned."));

std::string docx(const std::string& body, Parts others = {}) { return made_docx(report + body, std::move(others)); }
std::string styles(std::string_view within) { return fmt::format("<w:styles {}>{}</w:styles>", w, within); }
std::string relations(std::string_view type, std::string_view target) {
    return fmt::format("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}\" "
                       "Target=\"{}\" TargetMode=\"External\"/></Relationships>", type, target);
}
std::string drawing(std::string_view within) { return "<w:p><w:r><w:drawing " + extra + "><wp:inline>" + std::string{within} + "</wp:inline></w:drawing></w:r></w:p>"; }
std::string core(std::string_view within) {
    return fmt::format("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">{}</cp:coreProperties>", within);
}
std::string app(std::string_view within) { return fmt::format("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">{}</Properties>", within); }

const std::string jpeg_with_words = std::string{"\xFF\xD8\xFF\xFE\x00\x18", 6} + "Kitchen at 5 Mill Lane\xFF\xD9";

// Excel.
const std::string s = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
std::string cell(std::string_view place, std::string_view words, int format = 0) { return fmt::format("<c r=\"{}\" s=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>", place, format, words); }

struct Book {
    std::string sheet;                 ///< What stands in the first sheet.
    std::string state;                 ///< Of a second sheet, which says "Tomos".
    std::string more;                  ///< Parts of the list of sheets.
    std::string looks;                 ///< Of styles.xml.
    Parts others = {};
};
std::string xlsx(Book book) {
    book.others.insert(book.others.end(), {
        {"xl/workbook.xml", fmt::format("<workbook {}><sheets><sheet name=\"Actions\" sheetId=\"1\" r:id=\"r1\"/>{}</sheets>{}</workbook>", s, book.state.empty() ? "" : "<sheet name=\"Names\" sheetId=\"2\" state=\"" + book.state + "\" r:id=\"r2\"/>", book.more)},
        {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"t\" Target=\"worksheets/sheet2.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml", fmt::format("<worksheet {}>{}</worksheet>", s, book.sheet)},
        {"xl/worksheets/sheet2.xml", fmt::format("<worksheet {}><sheetData><row r=\"1\">{}</row></sheetData></worksheet>", s, cell("A1", "Tomos"))},
        {"xl/styles.xml", fmt::format("<styleSheet {}>{}</styleSheet>", s, book.looks)}});
    return made_zip(book.others);
}
const std::string plain_sheet = "<sheetData><row r=\"1\">" + cell("A1", "Action") + "</row></sheetData>";
std::string book_with(Parts others) { return xlsx({.sheet = plain_sheet, .state = {}, .more = {}, .looks = {}, .others = std::move(others)}); }
std::string look(std::string_view font, std::string_view fill, std::string_view format = "") {
    return fmt::format("<numFmts><numFmt numFmtId=\"170\" formatCode=\"{}\"/></numFmts><fonts><font/><font>{}</font></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill>{}</fill></fills>"
                       "<cellXfs><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"{}\" fontId=\"1\" fillId=\"1\"/></cellXfs>", format, font, fill, format.empty() ? 0 : 170);
}
const std::string odd_cell = "<sheetData><row r=\"1\">" + cell("A1", "Action") + cell("B1", "Tomos", 1) + "</row></sheetData>";

void check_clean(std::string_view name, const std::vector<std::pair<std::string, std::string>>& files) {
    for (const auto& [sentence, bytes] : files) {
        const auto things = hidden_in(name, bytes);
        CHECK_MESSAGE(things.empty(), sentence << listed(things));
    }
}

}  // namespace

TEST_SUITE("What a Word file hides") {

TEST_CASE("changes and remarks are found with the people who made them") {
    const std::string author = "w:author=\"Ann Fictional-Reed\"";
    check_each_found("a.docx", {
        {"an insertion", "tracked_insertion", "Ann Fictional-Reed: called Tomos", docx(paragraph("<w:ins " + author + ">" + run("called Tomos") + "</w:ins>"))},
        {"a deletion", "tracked_deletion", "Ann Fictional-Reed: called Tomos", docx(paragraph("<w:del " + author + "><w:r><w:delText>called Tomos</w:delText></w:r></w:del>"))},
        {"a move", "tracked_move", "Ann Fictional-Reed: called Tomos", docx(paragraph("<w:moveFrom " + author + ">" + run("called Tomos") + "</w:moveFrom>"))},
        {"a change of looks", "tracked_formatting", "Ann Fictional-Reed", docx(paragraph("<w:r><w:rPr><w:b/><w:rPrChange " + author + "><w:rPr/></w:rPrChange></w:rPr><w:t>learned</w:t></w:r>"))},
        {"a deletion in a footnote", "tracked_deletion", "called Tomos", docx("", {{"word/footnotes.xml", "<w:footnotes " + w + "><w:footnote w:type=\"separator\" w:id=\"0\">" + paragraph("<w:del " + author + "><w:r><w:delText>called Tomos</w:delText></w:r></w:del>") + "</w:footnote></w:footnotes>"}})},
        {"a comment that was resolved", "comment", "Ann Fictional-Reed: Is this Tomos?", docx("", {{"word/comments.xml", "<w:comments " + extra + "><w:comment w:id=\"0\" " + author + "><w:p w14:paraId=\"1A\">" + run("Is this Tomos?") + "</w:p></w:comment></w:comments>"},
            {"word/commentsExtended.xml", "<w15:commentsEx " + extra + "><w15:commentEx w15:paraId=\"1A\" w15:done=\"1\"/></w15:commentsEx>"}})},
        {"a comment among the building blocks", "comment", "Is this Tomos?", docx("", {{"word/glossary/comments.xml", "<w:comments " + w + "><w:comment w:id=\"0\" " + author + ">" + paragraph(run("Is this Tomos?")) + "</w:comment></w:comments>"}})},
        {"the list of people", "people", "Ann Fictional-Reed (ann@example.org)", docx("", {{"word/people.xml", "<w15:people " + extra + "><w15:person w15:author=\"Ann Fictional-Reed\"><w15:presenceInfo w15:providerId=\"AD\" w15:userId=\"ann@example.org\"/></w15:person></w15:people>"}})},
    });
}
TEST_CASE("text that is in the file and not seen is found") {
    const std::string name = "Tomos Fictional-Price";
    check_each_found("a.docx", {
        {"hidden text", "hidden_text", name, docx(paragraph(run(name, "<w:vanish/>")))},
        {"text hidden by its style", "hidden_text", name, docx(paragraph(run(name, "<w:rStyle w:val=\"Ghost\"/>")), {{"word/styles.xml", styles("<w:style w:type=\"character\" w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>")}})},
        {"text hidden by a style that another is based on", "hidden_text", name,
         docx(paragraph(run(name), "<w:pStyle w:val=\"B\"/>"), {{"word/styles.xml", styles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>")}})},
        {"text hidden from web pages", "hidden_text", name, docx(paragraph(run(name, "<w:webHidden/>")))},
        {"white on white", "same_colour_text", name, docx(paragraph(run(name, "<w:color w:val=\"FFFFFF\"/>")))},
        {"the theme's white on white", "same_colour_text", name, docx(paragraph(run(name, "<w:color w:themeColor=\"background1\"/>")))},
        {"black on black by shading", "same_colour_text", name, docx(paragraph(run(name, "<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"000000\"/>")))},
        {"black on black by a pen", "same_colour_text", name, docx(paragraph(run(name, "<w:highlight w:val=\"black\"/>")))},
        {"black on a black paragraph", "same_colour_text", name, docx(paragraph(run(name, "<w:color w:val=\"000000\"/>"), "<w:shd w:val=\"clear\" w:fill=\"000000\"/>"))},
        {"black in a black cell", "same_colour_text", name, docx("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:tcPr>" + paragraph(run(name, "<w:color w:val=\"000000\"/>")) + "</w:tc></w:tr></w:tbl>")},
        {"text of one point", "tiny_text", name, docx(paragraph(run(name, "<w:sz w:val=\"2\"/>")))},
        {"a hidden row of a table", "hidden_text", name, docx("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + paragraph(run(name)) + "</w:tc></w:tr></w:tbl>")},
        {"letters without any fill", "hidden_text", name, docx(paragraph("<w:r><w:rPr><w14:textFill " + extra + "><w14:noFill/></w14:textFill></w:rPr><w:t>" + name + "</w:t></w:r>"))},
        {"text of a shape that is switched off", "hidden_text", name,
         docx(paragraph("<w:r><w:drawing><wp:anchor " + extra + "><wp:docPr id=\"1\" name=\"Box\" hidden=\"1\"/><w:txbxContent>" + paragraph(run(name)) + "</w:txbxContent></wp:anchor></w:drawing></w:r>"))},
        {"white text in a header", "same_colour_text", name, docx("", {{"word/header1.xml", "<w:hdr " + w + ">" + paragraph(run(name, "<w:color w:val=\"FFFFFF\"/>")) + "</w:hdr>"}})},
        {"a note that nothing refers to", "unreferenced_note", name, docx("", {{"word/footnotes.xml", "<w:footnotes " + w + "><w:footnote w:id=\"3\">" + paragraph(run(name)) + "</w:footnote></w:footnotes>"}})},
        {"text of a box for older programs", "fallback_text", name, docx("<w:p><w:r><mc:AlternateContent " + extra + "><mc:Choice Requires=\"wps\"/><mc:Fallback>" + paragraph(run(name)) + "</mc:Fallback></mc:AlternateContent></w:r></w:p>")},
    });
}
TEST_CASE("what lies beside a Word file's text is found") {
    const std::string word = "word/_rels/document.xml.rels";
    check_each_found("a.docx", {
        {"a header", "header_footer", "Tomos, draft 3", docx("", {{"word/header1.xml", "<w:hdr " + w + ">" + paragraph(run("Tomos, draft 3")) + "</w:hdr>"}})},
        {"a footer", "header_footer", "Tomos, draft 3", docx("", {{"word/footer1.xml", "<w:ftr " + w + ">" + paragraph(run("Tomos, draft 3")) + "</w:ftr>"}})},
        {"who made it", "property", "creator: Ann Fictional-Reed", docx("", {{"docProps/core.xml", core("<dc:creator>Ann Fictional-Reed</dc:creator>")}})},
        {"who changed it last", "property", "lastModifiedBy: Ann Fictional-Reed", docx("", {{"docProps/core.xml", core("<cp:lastModifiedBy>Ann Fictional-Reed</cp:lastModifiedBy>")}})},
        {"keywords", "property", "keywords: Tomos", docx("", {{"docProps/core.xml", core("<cp:keywords>Tomos</cp:keywords>")}})},
        {"a company", "property", "Company: Fictional Council", docx("", {{"docProps/app.xml", app("<Company>Fictional Council</Company>")}})},
        {"a manager", "property", "Manager: Ann Fictional-Reed", docx("", {{"docProps/app.xml", app("<Manager>Ann Fictional-Reed</Manager>")}})},
        {"a property of somebody's own", "property", "Case: ZZ-99", docx("", {{"docProps/custom.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property name=\"Case\"><vt:lpwstr>ZZ-99</vt:lpwstr></property></Properties>"}})},
        {"custom XML", "custom_xml", "Tomos", docx("", {{"customXml/item1.xml", "<case child=\"Tomos\"/>"}})},
        {"a variable", "document_variable", "child: Tomos", docx("", {{"word/settings.xml", "<w:settings " + w + "><w:docVars><w:docVar w:name=\"child\" w:val=\"Tomos\"/></w:docVars></w:settings>"}})},
        {"the template's path", "template_path", "reed", docx("", {{"word/_rels/settings.xml.rels", relations("attachedTemplate", "file:///C:/Users/reed/Case.dotx")}})},
        {"a field that brings in another file", "field_code", "INCLUDETEXT", docx(paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDETEXT \"S:\\\\Tomos.docx\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"))},
        {"a simple field that links to a workbook", "field_code", "LINK Excel.Sheet", docx("<w:p><w:fldSimple w:instr=\"LINK Excel.Sheet.12 C:\\\\Tomos.xlsx\"/></w:p>")},
        {"where a link leads", "link", "https://files.example.org/tomos", docx("", {{word, relations("hyperlink", "https://files.example.org/tomos")}})},
        {"where a field's link leads", "link", "https://files.example.org/tomos", docx("<w:p><w:fldSimple w:instr=\"HYPERLINK &quot;https://files.example.org/tomos&quot;\"/></w:p>")},
        {"an embedded workbook", "embedded_object", "sheet1.xlsx", docx("", {{"word/embeddings/sheet1.xlsx", "PK"}})},
        {"an embedded object", "embedded_object", "oleObject1.bin", docx("", {{"word/embeddings/oleObject1.bin", "x"}})},
        {"an alternative text", "alternative_text", "Tomos outside his school", docx(drawing("<wp:docPr id=\"1\" name=\"Picture 1\" descr=\"Tomos outside his school\"/>"))},
        {"the title of a picture", "alternative_text", "Tomos outside his school", docx(drawing("<wp:docPr id=\"1\" name=\"Picture 1\" title=\"Tomos outside his school\"/>"))},
        {"a bookmark's name", "bookmark", "Tomos_interview", docx("<w:p><w:bookmarkStart w:id=\"0\" w:name=\"Tomos_interview\"/></w:p>")},
        {"a picture that is cut", "cropped_image", "25% at the left", docx(drawing("<a:srcRect l=\"25000\"/>"))},
        {"a picture's own data", "image_comment", "Kitchen at 5 Mill Lane", docx("", {{"word/media/image1.jpeg", jpeg_with_words}})},
        {"a building block", "building_block", "Tomos lives", docx("", {{"word/glossary/document.xml", "<w:glossaryDocument " + w + "><w:docParts><w:docPart><w:docPartPr/><w:docPartBody>" + paragraph(run("Tomos lives with his aunt")) + "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"}})},
        {"a program", "macro", "program", docx("", {{"word/vbaProject.bin", "x"}})},
        {"a small picture of the first page", "thumbnail", "first page", docx("", {{"docProps/thumbnail.jpeg", "x"}})},
    });
}
TEST_CASE("a Word file with a part that cannot be read is refused and not called clean") {
    CHECK(refusal_in("a.docx", docx("", {{"word/comments.xml", "<w:comments"}})) == "damaged");
    CHECK(refusal_in("a.docx", docx("", {{"word/comments.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"}})) == "hostile");
}
TEST_CASE("a small picture of an empty page, as some programs put into every file, raises no alarm, and one of a page with words does") {
    const auto picture_of = [](const std::vector<std::string>& lines) {
        const MadeFile file{"page.pdf", made_pdf({lines})};
        const int open = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
        const auto image = Reader{CAIRN_HELPER}.render_page(open, 1, 100);
        ::close(open);
        REQUIRE(image);
        return image->bytes;
    };
    std::vector<std::string> full;
    for (int line = 0; line < 50; ++line) full.push_back("Tomos lives with his aunt and goes to the school by the river.");
    CHECK(hidden_in("a.docx", docx("", {{"docProps/thumbnail.jpeg", picture_of({" "})}})).empty());
    CHECK(finds(hidden_in("a.docx", docx("", {{"docProps/thumbnail.jpeg", picture_of(full)}})), "thumbnail", "first page"));
}
TEST_CASE("ordinary Word files raise no alarm") {
    using namespace word;
    const auto table_style = styles("<w:style w:type=\"table\" w:styleId=\"Dark\"><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr></w:tblStylePr></w:style>");
    check_clean("a.docx", {
        {"one that Cairn wrote", to_docx({.title = "What was learned", .parts = {WrittenHeading{2, "Findings"}, WrittenParagraph{"Nobody asked.", {}}, WrittenList{{"One", "Two"}, {}}, WrittenTable{"Findings", {{"Number", "Action"}, {"1", "Ask"}}, 1}}})},
        {"one of python-docx", docx("", {{"docProps/core.xml", core("<dc:creator>python-docx</dc:creator><dc:description>generated by python-docx</dc:description><cp:lastModifiedBy/><cp:revision>1</cp:revision><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>")}})},
        {"one of Word with empty properties", docx("", {{"docProps/core.xml", core("<dc:title>What was learned</dc:title><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>")}, {"docProps/app.xml", app("<Template>Normal.dotm</Template><Application>Microsoft Office Word</Application><Company></Company>")}})},
        {"a table of contents, whose page numbers Word hides from web pages", docx(paragraph(run("what was learned") + run("\t", "<w:webHidden/>") + run("4", "<w:webHidden/>")))},
        {"white words in the dark head of a table's style", docx("<w:tbl><w:tblPr><w:tblStyle w:val=\"Dark\"/></w:tblPr><w:tr><w:tc>" + paragraph(run("Action", "<w:color w:val=\"FFFFFF\"/>")) + "</w:tc></w:tr></w:tbl>", {{"word/styles.xml", table_style}})},
        {"white words in a dark cell", docx("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr>" + paragraph(run("Action", "<w:color w:val=\"FFFFFF\"/>")) + "</w:tc></w:tr></w:tbl>")},
        {"words of no colour of their own in a black cell, which Word shows white", docx("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:tcPr>" + paragraph(run("Action")) + "</w:tc></w:tr></w:tbl>")},
        {"a tiny empty run", docx(paragraph(run(" ", "<w:sz w:val=\"2\"/>")))},
        {"page numbers in a footer", docx("", {{"word/footer1.xml", "<w:ftr " + w + "><w:p><w:fldSimple w:instr=\" PAGE \">" + run("1") + "</w:fldSimple></w:p></w:ftr>"}})},
        {"page 12 of 34 in a footer", docx("", {{"word/footer1.xml", "<w:ftr " + w + "><w:p>" + run("Page ") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("12") +
                                                                   "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run(" of ") + "<w:fldSimple w:instr=\"NUMPAGES\">" + run("34") + "</w:fldSimple></w:p></w:ftr>"}})},
        {"a header that repeats the title", docx("", {{"word/header1.xml", "<w:hdr " + w + ">" + paragraph(run("What was learned")) + "</w:hdr>"}})},
        {"bookmarks of Word's own", docx("<w:p><w:bookmarkStart w:id=\"0\" w:name=\"_Toc123456\"/><w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/></w:p>")},
        {"a link that is printed", docx(paragraph(run("www.example.org")), {{"word/_rels/document.xml.rels", relations("hyperlink", "https://www.example.org/")}})},
        {"an empty bibliography and SharePoint's lists", docx("", {{"customXml/item1.xml", "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\" SelectedStyle=\"\\APASixthEditionOfficeOnline.xsl\" StyleName=\"APA\"/>"},
                                                               {"customXml/itemProps1.xml", "<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" ds:itemID=\"{1}\"/>"}})},
        {"a text box with the same words for older programs", docx("<w:p><w:r><mc:AlternateContent " + extra + "><mc:Choice Requires=\"wps\"><w:txbxContent>" + paragraph(run("Key message")) + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" +
                                                                      paragraph(run("Key message")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>")},
    });
}

}

TEST_SUITE("What an Excel workbook hides") {

TEST_CASE("each thing that a workbook does not show is found") {
    check_each_found("a.xlsx", {
        {"a hidden sheet", "hidden_sheet", "Tomos", xlsx({.sheet = plain_sheet, .state = "hidden", .more = {}, .looks = {}})},
        {"a very hidden sheet", "hidden_sheet", "Very hidden sheet Names: Tomos", xlsx({.sheet = plain_sheet, .state = "veryHidden", .more = {}, .looks = {}})},
        {"a hidden row", "hidden_row", "Tomos", xlsx({.sheet = "<sheetData><row r=\"1\" hidden=\"1\">" + cell("A1", "Tomos") + "</row></sheetData>", .state = {}, .more = {}, .looks = {}})},
        {"a row without height", "hidden_row", "Tomos", xlsx({.sheet = "<sheetData><row r=\"1\" ht=\"0\" customHeight=\"1\">" + cell("A1", "Tomos") + "</row></sheetData>", .state = {}, .more = {}, .looks = {}})},
        {"a hidden column", "hidden_column", "Tomos", xlsx({.sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">" + cell("A1", "Action") + cell("B1", "Tomos") + "</row></sheetData>", .state = {}, .more = {}, .looks = {}})},
        {"a column without width", "hidden_column", "Tomos", xlsx({.sheet = "<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols><sheetData><row r=\"1\">" + cell("B1", "Tomos") + "</row></sheetData>", .state = {}, .more = {}, .looks = {}})},
        {"white words", "hidden_cell", "Tomos", xlsx({.sheet = odd_cell, .state = {}, .more = {}, .looks = look("<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"none\"/>")})},
        {"words in the theme's white", "hidden_cell", "Tomos", xlsx({.sheet = odd_cell, .state = {}, .more = {}, .looks = look("<color theme=\"0\"/>", "<patternFill patternType=\"none\"/>")})},
        {"black words on black", "hidden_cell", "Tomos", xlsx({.sheet = odd_cell, .state = {}, .more = {}, .looks = look("", "<patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/></patternFill>")})},
        {"a format that shows nothing", "hidden_cell", "Tomos", xlsx({.sheet = odd_cell, .state = {}, .more = {}, .looks = look("", "<patternFill patternType=\"none\"/>", ";;;")})},
        {"what a pivot table was made from", "pivot_cache", "Tomos", book_with({{"xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition " + s + "><cacheFields><cacheField name=\"Child\"><sharedItems><s v=\"Tomos\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>"}})},
        {"values of another workbook", "link_cache", "Tomos", book_with({{"xl/externalLinks/externalLink1.xml", "<externalLink " + s + "><externalBook><sheetDataSet><sheetData><row r=\"1\"><cell r=\"A1\"><v>Tomos</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"}})},
        {"a name for a constant", "defined_name", "Tomos", xlsx({.sheet = plain_sheet, .state = {}, .more = "<definedNames><definedName name=\"Child\">\"Tomos\"</definedName></definedNames>", .looks = {}})},
        {"a hidden name", "defined_name", "Tomos", xlsx({.sheet = plain_sheet, .state = {}, .more = "<definedNames><definedName name=\"Tomos\" hidden=\"1\">Actions!$A$1</definedName></definedNames>", .looks = {}})},
        {"a note with its author", "comment", "Ann Fictional-Reed: Is this Tomos?", book_with({{"xl/comments1.xml", "<comments " + s + "><authors><author>Ann Fictional-Reed</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>Is this Tomos?</t></text></comment></commentList></comments>"}})},
        {"a comment in a thread with its author", "comment", "Ann Fictional-Reed: Is this Tomos?",
         book_with({{"xl/threadedComments/threadedComment1.xml", "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"A1\" personId=\"{1}\"><text>Is this Tomos?</text></threadedComment></ThreadedComments>"},
                    {"xl/persons/person.xml", "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\"Ann Fictional-Reed\" id=\"{1}\" userId=\"ann@example.org\"/></personList>"}})},
        {"the list of people", "people", "ann@example.org", book_with({{"xl/persons/person.xml", "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\"Ann Fictional-Reed\" id=\"{1}\" userId=\"ann@example.org\"/></personList>"}})},
        {"who made it", "property", "creator: Ann Fictional-Reed", book_with({{"docProps/core.xml", core("<dc:creator>Ann Fictional-Reed</dc:creator>")}})},
        {"a connection to a database", "data_connection", "Server=cases", book_with({{"xl/connections.xml", "<connections " + s + "><connection name=\"Cases\"><dbPr connection=\"Server=cases\"/></connection></connections>"}})},
        {"the folder in which it was saved", "file_path", "reed", xlsx({.sheet = plain_sheet, .state = {}, .more = "<x15ac:absPath xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"C:\\\\Users\\\\reed\\\\\"/>", .looks = {}})},
    });
}
TEST_CASE("ordinary workbooks raise no alarm") {
    check_clean("a.xlsx", {
        {"one that Cairn wrote", to_xlsx({.title = "Actions", .sheet = "Actions", .columns = {{.head = "Action"}, {.kind = TableColumn::Kind::Day, .head = "Due"}}, .rows = {{"Ask", "2026-03-27"}}})},
        {"a plain one", book_with({})},
        {"one of openpyxl", book_with({{"docProps/core.xml", core("<dc:creator>openpyxl</dc:creator><dcterms:created>2026-01-05T10:00:00Z</dcterms:created>")}, {"docProps/app.xml", app("<Application>Microsoft Excel</Application>")}})},
        {"names that Excel makes for printing and filters", xlsx({.sheet = plain_sheet, .state = {}, .more = "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Actions!$A$1:$B$2</definedName><definedName name=\"_xlnm._FilterDatabase\" hidden=\"1\">Actions!$A$1</definedName></definedNames>", .looks = {}})},
        {"white words in a dark cell", xlsx({.sheet = odd_cell, .state = {}, .more = {}, .looks = look("<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"solid\"><fgColor rgb=\"FF1F3864\"/></patternFill>")})},
        {"a hidden row that is empty", xlsx({.sheet = "<sheetData><row r=\"1\">" + cell("A1", "Action") + "</row><row r=\"2\" hidden=\"1\"/></sheetData>", .state = {}, .more = {}, .looks = {}})},
    });
}

}
