#include <doctest/doctest.h>

#include "documents/hidden/testing/asked.h"
#include "documents/testing/made_zip.h"

using namespace documents;
using namespace documents::testing;

namespace {

const std::string report = "<text:p>The report is about what was learned.</text:p>";
const std::string dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

std::string odt(const std::string& body, std::string_view styles = {}) { return made_odt(report + body, styles); }
std::string with_meta(std::string_view within) {
    return made_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                     {"content.xml", "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>" + report + "</office:text></office:body></office:document-content>"},
                     {"meta.xml", "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" " + dc + "><office:meta>" + std::string{within} + "</office:meta></office:document-meta>"}});
}
std::string style(std::string_view look) { return "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " + std::string{look} + "/></style:style>"; }
const std::string styled = "<text:p><text:span text:style-name=\"T1\">Tomos Fictional-Price</text:span></text:p>";

std::string rtf(std::string_view body) { return "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}The report is about what was learned.\\par " + std::string{body} + "}"; }

}  // namespace

TEST_SUITE("What OpenDocument and Rich Text files hide") {

TEST_CASE("each thing that an OpenDocument text does not show is found") {
    check_each_found("a.odt", {
        {"a deletion with who made it", "tracked_deletion", "Ann Fictional-Reed: called Tomos",
         odt("<text:tracked-changes><text:changed-region><text:deletion><office:change-info " + dc + "><dc:creator>Ann Fictional-Reed</dc:creator></office:change-info><text:p>called Tomos</text:p></text:deletion></text:changed-region></text:tracked-changes>")},
        {"a comment with who made it", "comment", "Ann Fictional-Reed: Is this Tomos?", odt("<text:p><office:annotation " + dc + "><dc:creator>Ann Fictional-Reed</dc:creator><text:p>Is this Tomos?</text:p></office:annotation></text:p>")},
        {"hidden text", "hidden_text", "Tomos Fictional-Price", odt(styled, style("text:display=\"none\""))},
        {"white text", "same_colour_text", "Tomos Fictional-Price", odt(styled, style("fo:color=\"#ffffff\""))},
        {"tiny text", "tiny_text", "Tomos Fictional-Price", odt(styled, style("fo:font-size=\"1pt\""))},
        {"a hidden section", "hidden_text", "Tomos Fictional-Price", odt("<text:section text:display=\"none\">" + styled + "</text:section>")},
        {"who made it", "property", "initial-creator: Ann Fictional-Reed", with_meta("<meta:initial-creator>Ann Fictional-Reed</meta:initial-creator>")},
        {"a property of somebody's own", "property", "Case: ZZ-99", with_meta("<meta:user-defined meta:name=\"Case\">ZZ-99</meta:user-defined>")},
        {"a bookmark's name", "bookmark", "Tomos", odt("<text:p><text:bookmark text:name=\"Tomos\"/></text:p>")},
    });
}
TEST_CASE("each thing that a Rich Text file does not show is found") {
    check_each_found("a.rtf", {
        {"hidden text", "hidden_text", "Tomos Fictional-Price", rtf("{\\v Tomos Fictional-Price}")},
        {"a deletion", "tracked_deletion", "Tomos Fictional-Price", rtf("{\\deleted\\revauthdel1 Tomos Fictional-Price}")},
        {"white text", "same_colour_text", "Tomos Fictional-Price", rtf("{\\cf1 Tomos Fictional-Price}")},
        {"tiny text", "tiny_text", "Tomos Fictional-Price", rtf("{\\fs2 Tomos Fictional-Price}")},
        {"a comment", "comment", "Is this Tomos?", rtf("{\\*\\atnauthor Ann Fictional-Reed}{\\*\\annotation Is this Tomos?}")},
        {"who made a comment", "comment", "Ann Fictional-Reed", rtf("{\\*\\atnauthor Ann Fictional-Reed}{\\*\\annotation Is this Tomos?}")},
        {"who made it", "property", "author: Ann Fictional-Reed", rtf("{\\info{\\author Ann Fictional-Reed}}")},
        {"where a link leads", "link", "https://files.example.org/tomos", rtf("{\\field{\\*\\fldinst HYPERLINK \"https://files.example.org/tomos\"}{\\fldrslt here}}")},
    });
}
TEST_CASE("ordinary OpenDocument and Rich Text files raise no alarm") {
    for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"a.odt", odt("")},
             {"a.odt", odt(styled, style("fo:color=\"#ffffff\" fo:background-color=\"#1f3864\""))},
             {"a.odt", with_meta("<meta:generator>LibreOffice/7.4</meta:generator><meta:creation-date>2026-01-05</meta:creation-date><dc:title>What was learned</dc:title>")},
             {"a.rtf", rtf("{\\*\\generator Riched20;}\\cf2 Nobody asked.\\par")}}) {
        const auto things = hidden_in(name, bytes);
        CHECK_MESSAGE(things.empty(), name << listed(things));
    }
}

}
