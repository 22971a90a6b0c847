#include <doctest/doctest.h>

#include "documents/hidden/testing/asked.h"
#include "documents/hidden/testing/raw_pdf.h"

using namespace documents;
using namespace documents::testing;

namespace {

const std::string report = shown("The report is about what was learned.", 72, 760);
const std::string name = shown("Tomos Fictional-Price");  // 72 to 190 points from the left, 700 from the bottom.

std::string drawn(std::string content, std::string page = {}) { return to_bytes({.content = report + std::move(content), .catalogue = {}, .page = std::move(page), .resources = {}, .trailer = {}, .more = {}}); }
std::string with(std::string catalogue, std::string page, std::vector<std::string> more, std::string trailer = {}) {
    return to_bytes({.content = report, .catalogue = std::move(catalogue), .page = std::move(page), .resources = {}, .trailer = std::move(trailer), .more = std::move(more)});
}

std::string picture_dots() { return std::string(32 * 32, 'A'); }
std::string with_picture(std::string content) {
    return to_bytes({.content = std::move(content), .catalogue = {}, .page = {}, .resources = "/XObject << /P 6 0 R >>", .trailer = {},
                     .more = {stream_object(picture_dots(), "/Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8")}});
}

const std::string layer = "/OC /L BDC " + name + " EMC\n";
std::string layered(std::string_view state) {
    return to_bytes({.content = report + layer, .catalogue = fmt::format("/OCProperties << /OCGs [6 0 R] /D << {} >> >>", state), .page = {}, .resources = "/Properties << /L 6 0 R >>", .trailer = {},
                     .more = {"<< /Type /OCG /Name (Names) >>"}});
}

std::string xmp(std::string_view property) {
    return fmt::format("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreateDate>2026-01-05T10:00:00Z</xmp:CreateDate>{}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>", property);
}

const std::string link_box = "/Type /Annot /Rect [72 755 200 775]";

}  // namespace

TEST_SUITE("What the pages of a PDF hide") {

TEST_CASE("text that is painted and not seen is found, and so are pictures") {
    check_each_found("a.pdf", {
        {"text under a black box", "covered_text", "Tomos Fictional-Price", drawn(name + "0 g 70 695 200 20 re f\n")},
        {"text under a white box", "covered_text", "Tomos Fictional-Price", drawn(name + "1 g 70 695 200 20 re f\n")},
        {"text under a box with round corners", "covered_text", "Tomos Fictional-Price", drawn(name + "0 g 60 690 m 240 690 l 250 690 250 720 240 720 c 60 720 l 50 720 50 690 60 690 c f\n")},
        {"text under a broad line", "covered_text", "Tomos Fictional-Price", drawn(name + "0 G 24 w 60 704 m 260 704 l S\n")},
        {"text under a picture", "covered_text", "Tomos Fictional-Price", with_picture(report + name + "q 200 0 0 30 60 692 cm /P Do Q\n")},
        {"text under the box of an annotation", "covered_text", "Tomos Fictional-Price",
         to_bytes({.content = report + name, .catalogue = {}, .page = "/Annots [6 0 R]", .resources = {}, .trailer = {},
                   .more = {"<< /Type /Annot /Subtype /Square /Rect [70 695 270 715] /F 4 /AP << /N 7 0 R >> >>", stream_object("0 g 0 0 200 20 re f", "/Type /XObject /Subtype /Form /BBox [0 0 200 20]")}})},
        {"text that is not painted at all", "invisible_text", "Tomos Fictional-Price", drawn("3 Tr " + name)},
        {"text as an outline for clipping, through which nothing is painted", "invisible_text", "Tomos Fictional-Price", drawn("q 7 Tr " + name + "Q\n")},
        {"text that is wholly transparent", "invisible_text", "Tomos Fictional-Price",
         to_bytes({.content = report + "/G gs " + name, .catalogue = {}, .page = {}, .resources = "/ExtGState << /G << /ca 0 >> >>", .trailer = {}, .more = {}})},
        {"text outside the frame that is painted", "clipped_text", "Tomos Fictional-Price", drawn("q 300 100 50 50 re W n " + name + "Q\n")},
        {"white text on white paper", "same_colour_text", "Tomos Fictional-Price", drawn("1 g " + name)},
        {"nearly white text on white paper", "same_colour_text", "Tomos Fictional-Price", drawn("0.97 g " + name)},
        {"black text on a black box", "same_colour_text", "Tomos Fictional-Price", drawn("0 g 70 695 200 20 re f " + name)},
        {"text of one point", "tiny_text", "Tomos Fictional-Price", drawn(shown("Tomos Fictional-Price", 72, 700, 1))},
        {"text made tiny by the page's scale", "tiny_text", "Tomos Fictional-Price", drawn("q 0.1 0 0 0.1 0 0 cm " + shown("Tomos Fictional-Price", 720, 5000, 12) + "Q\n")},
        {"text beside the paper", "off_page_text", "Tomos Fictional-Price", drawn(shown("Tomos Fictional-Price", 700, 700))},
        {"text between the paper's edge and what is shown of it", "cropped_text", "Tomos Fictional-Price", drawn(shown("Tomos Fictional-Price", 72, 20), "/CropBox [0 100 595 842]")},
        {"a picture under a box", "covered_image", "100 by 100 points", with_picture(report + "q 100 0 0 100 100 300 cm /P Do Q 1 g 90 290 120 120 re f\n")},
        {"a picture of which a frame shows half", "cropped_image", "Only 50%", with_picture(report + "q 100 300 50 100 re W n 100 0 0 100 100 300 cm /P Do Q\n")},
        {"a layer that is switched off", "hidden_layer", "Tomos Fictional-Price", layered("/OFF [6 0 R]")},
        {"a layer that is off for whoever views it", "hidden_layer", "Tomos Fictional-Price",
         to_bytes({.content = report + layer, .catalogue = "/OCProperties << /OCGs [6 0 R] /D << /AS [<< /Event /View /OCGs [6 0 R] /Category [/View] >>] >> >>", .page = {}, .resources = "/Properties << /L 6 0 R >>", .trailer = {},
                   .more = {"<< /Type /OCG /Name (Names) /Usage << /View << /ViewState /OFF >> >> >>"}})},
        {"words that are read out in place of others", "replacement_text", "Tomos Fictional-Price", drawn("/Span << /ActualText (Tomos Fictional-Price) >> BDC " + shown("Child A", 72, 650) + " EMC\n")},
    });
}
TEST_CASE("what a PDF says beside its pages is found") {
    check_each_found("a.pdf", {
        {"an author", "information", "Author: Ann Fictional-Reed", with("", "", {"<< /Author (Ann Fictional-Reed) >>"}, "/Info 6 0 R")},
        {"a title that says more than the pages", "information", "Tomos draft", with("", "", {"<< /Title (Report on Tomos draft 3) >>"}, "/Info 6 0 R")},
        {"an entry of somebody's own", "information", "Case: ZZ-99", with("", "", {"<< /Case (ZZ-99 Tomos) >>"}, "/Info 6 0 R")},
        {"a creator in XMP", "xmp_metadata", "Ann Fictional-Reed", with("/Metadata 6 0 R", "", {stream_object(xmp("<dc:creator><rdf:Seq><rdf:li>Ann Fictional-Reed</rdf:li></rdf:Seq></dc:creator>"), "/Type /Metadata /Subtype /XML")})},
        {"an attached file by name", "attachment", "chronology.xlsx", with("/Names << /EmbeddedFiles << /Names [(c) 6 0 R] >> >>", "", {"<< /Type /Filespec /F (chronology.xlsx) /UF (chronology.xlsx) /EF << /F 7 0 R >> >>", stream_object("born 3 May", "/Type /EmbeddedFile")})},
        {"what an attached file says", "attachment", "born 3 May", with("/Names << /EmbeddedFiles << /Names [(c) 6 0 R] >> >>", "", {"<< /Type /Filespec /F (c.txt) /EF << /F 7 0 R >> >>", stream_object("born 3 May", "/Type /EmbeddedFile")})},
        {"a note with its author", "annotation", "Ann Fictional-Reed: Is this Tomos?", with("", "/Annots [6 0 R]", {"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T (Ann Fictional-Reed) /Contents (Is this Tomos?) >>"})},
        {"a redaction that was marked and not carried out, with the words that it marks", "redaction_annotation", "Tomos Fictional-Price",
         to_bytes({.content = report + name, .catalogue = {}, .page = "/Annots [6 0 R]", .resources = {}, .trailer = {}, .more = {"<< /Type /Annot /Subtype /Redact /Rect [70 695 270 715] >>"}})},
        {"the value of a form's field", "form_value", "Tomos", with("/AcroForm << /Fields [6 0 R] >>", "/Annots [6 0 R]", {"<< /Type /Annot /Subtype /Widget /FT /Tx /T (child) /V (Tomos) /Rect [10 10 100 30] /F 2 >>"})},
        {"what a field that lies below another was filled with at first", "form_value", "Tomos", with("/AcroForm << /Fields [6 0 R] >>", "", {"<< /FT /Tx /T (child) /Kids [7 0 R] >>", "<< /Parent 6 0 R /T (name) /DV (Tomos) >>"})},
        {"words within a program's private data", "private_data", "Tomos", with("", "/PieceInfo << /Illustrator << /Private << /Note (Tomos) >> >> >>", {})},
        {"a bookmark that says more than the pages", "outline", "Interview with Tomos", with("/Outlines 6 0 R", "", {"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>", "<< /Title (Interview with Tomos) /Parent 6 0 R /Dest [4 0 R /Fit] >>"})},
        {"the name of a place in the file", "destination", "tomos-home", with("/Names << /Dests << /Names [(tomos-home) [4 0 R /Fit]] >> >>", "", {})},
        {"the label of a page", "page_label", "Tomos-1", with("/PageLabels << /Nums [0 << /S /D /P (Tomos-) >>] >>", "", {})},
        {"an alternative text", "alternative_text", "Tomos outside his school", with("/StructTreeRoot 6 0 R", "", {"<< /Type /StructTreeRoot /K 7 0 R >>", "<< /Type /StructElem /S /Figure /P 6 0 R /Pg 4 0 R /Alt (Tomos outside his school) >>"})},
        {"words that stand in for a part of the structure", "replacement_text", "Tomos", with("/StructTreeRoot 6 0 R", "", {"<< /Type /StructTreeRoot /K 7 0 R >>", "<< /Type /StructElem /S /Span /P 6 0 R /Pg 4 0 R /ActualText (Tomos) >>"})},
        {"a program that runs when the file is opened", "script", "app.alert", with("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "", {})},
        {"an action that starts a program", "action", "Launch: secret.exe", with("/OpenAction << /S /Launch /F (secret.exe) >>", "", {})},
        {"where a link leads", "link", "https://files.example.org/tomos", with("", "/Annots [6 0 R]", {"<< " + link_box + " /Subtype /Link /A << /S /URI /URI (https://files.example.org/tomos) >> >>"})},
        {"a small picture of the page", "thumbnail", "as it once was", with("", "/Thumb 6 0 R", {stream_object("A", "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")})},
        {"a program's private data", "private_data", "Illustrator", with("", "/PieceInfo << /Illustrator << /Private (x) >> >>", {})},
        {"bytes after the end of the file", "trailing_bytes", "Tomos", with("", "", {}) + "Tomos was here"},
        {"an object that nothing uses", "unused_object", "Tomos Fictional-Price", with("", "", {stream_object(name)})},
        {"what the camera wrote into a picture", "image_comment", "Kitchen at 5 Mill Lane",
         to_bytes({.content = report + "q 100 0 0 100 100 300 cm /P Do Q\n", .catalogue = {}, .page = {}, .resources = "/XObject << /P 6 0 R >>", .trailer = {},
                   .more = {stream_object(std::string{"\xFF\xD8\xFF\xFE\x00\x18", 6} + "Kitchen at 5 Mill Lane\xFF\xD9", "/Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode")}})},
    });
}
TEST_CASE("what a page said before the file was last saved is found") {
    const auto things = hidden_in("a.pdf", saved_again(drawn(name), {{5, stream_object(report + shown("Child A"))}}, 6));
    CHECK_MESSAGE(finds(things, "earlier_revision", "Tomos Fictional-Price"), listed(things));
    CHECK_MESSAGE(finds(things, "unused_object", "Tomos Fictional-Price"), listed(things));
}
TEST_CASE("the page on which it is found is named") {
    const auto things = hidden_in("a.pdf", drawn("1 g " + name));
    REQUIRE(things.size() == 1);
    CHECK(things[0] == HiddenThing{"same_colour_text", "page 1", "Tomos Fictional-Price"});
}

}

TEST_SUITE("What the pages of a PDF do not hide") {

TEST_CASE("text that is seen raises no alarm, whatever is painted near it") {
    const std::vector<std::pair<std::string, std::string>> clean{
        {"white text on a black box", drawn("0 g 70 695 200 20 re f 1 g " + name)},
        {"white text on a picture", with_picture(report + "q 200 0 0 30 60 692 cm /P Do Q 1 g " + name)},
        {"white text on a broad black line, as tables have them", drawn("0 G 24 w 60 704 m 260 704 l S 1 g " + name)},
        {"text struck through with a thin line", drawn(name + "1 w 70 704 m 260 704 l S\n")},
        {"text marked with a pen that shines through", to_bytes({.content = report + name + "/G gs 1 1 0 rg 70 695 200 20 re f\n", .catalogue = {}, .page = {}, .resources = "/ExtGState << /G << /BM /Multiply >> >>", .trailer = {}, .more = {}})},
        {"text with a white shadow", drawn("1 g " + name + "0 g " + name)},
        {"text covered and painted again", drawn(name + "1 g 70 695 200 20 re f 0 g " + name)},
        {"small print of six points", drawn(shown("Published by the partnership", 72, 40, 6))},
        {"a picture at the edge of the paper", with_picture(report + "q 100 0 0 100 -10 300 cm /P Do Q\n")},
        {"a layer that is switched on", layered("/ON [6 0 R]")},
        {"letters filled with a picture", with_picture(report + "q 7 Tr " + name + " 200 0 0 30 60 692 cm /P Do Q\n")},
        {"a page that lies on its side", drawn(name, "/Rotate 90")},
        {"a page whose paper does not begin at nought", to_bytes({.content = report + name, .catalogue = {}, .page = "/CropBox [20 20 575 822]", .resources = {}, .trailer = {}, .more = {}})},
    };
    for (const auto& [sentence, bytes] : clean) {
        const auto things = hidden_in("a.pdf", bytes);
        CHECK_MESSAGE(things.empty(), sentence << listed(things));
    }
}
TEST_CASE("a title, bookmark, caption or link that repeats what is shown raises no alarm") {
    const std::vector<std::pair<std::string, std::string>> clean{
        {"a title that is shown, and the names of programs", with("", "", {"<< /Title (What was learned: the report) /Producer (LibreOffice 7.4) /Creator (Writer) /CreationDate (D:20260105100000Z) >>"}, "/Info 6 0 R")},
        {"properties of ReportLab", with("", "", {"<< /Author (anonymous) /Title (untitled) /Subject (unspecified) /Creator (ReportLab PDF Library - www.reportlab.com) /Keywords () >>"}, "/Info 6 0 R")},
        {"properties of LaTeX", with("/Names << /Dests << /Names [(Doc-Start) [4 0 R /Fit] (page.1) [4 0 R /Fit] (section.1) [4 0 R /Fit]] >> >>", "", {"<< /Creator (TeX) /Producer (pdfTeX-1.40.24) /PTEX.Fullbanner (This is pdfTeX) /Trapped /False >>"}, "/Info 6 0 R")},
        {"XMP with dates and the name of a program", with("/Metadata 6 0 R", "", {stream_object(xmp("<xmp:CreatorTool>Microsoft Word</xmp:CreatorTool><dc:format>application/pdf</dc:format>"), "/Type /Metadata /Subtype /XML")})},
        {"a bookmark that is shown", with("/Outlines 6 0 R", "", {"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>", "<< /Title (What was learned) /Parent 6 0 R /Dest [4 0 R /Fit] >>"})},
        {"a caption as alternative text", with("/StructTreeRoot 6 0 R", "", {"<< /Type /StructTreeRoot /K 7 0 R >>", "<< /Type /StructElem /S /Figure /P 6 0 R /Pg 4 0 R /Alt (The report) >>"})},
        {"pages numbered from 1", with("/PageLabels << /Nums [0 << /S /D >>] >>", "", {})},
        {"pages numbered in Roman numerals", with("/PageLabels << /Nums [0 << /S /r >>] >>", "", {})},
        {"a link that is printed", to_bytes({.content = report + shown("See www.example.org/help"), .catalogue = {}, .page = "/Annots [6 0 R]", .resources = {}, .trailer = {},
                                             .more = {"<< " + link_box + " /Subtype /Link /A << /S /URI /URI (https://www.example.org/help/) >> >>"}})},
        {"a link within the file", with("", "/Annots [6 0 R]", {"<< " + link_box + " /Subtype /Link /Dest [4 0 R /Fit] >>"})},
        {"two tables, as Word writes them", saved_again(with("", "", {}), {}, 6)},
    };
    for (const auto& [sentence, bytes] : clean) {
        const auto things = hidden_in("a.pdf", bytes);
        CHECK_MESSAGE(things.empty(), sentence << listed(things));
    }
}

}
