// The printed report, over qpdf's own account of it. These tests start a real browser and a real helper; where a machine has none they say nothing.
#include "web/publication/public_sheets.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "documents/reader.h"
#include "publishing/read_back.h"

using namespace publishing;

namespace {

PublicText invented() {
    PublicText text;
    text.title = "Child Linnet", text.partnership = "Eastmarch Safeguarding Children Partnership", text.reviewers = {"R. Fictional-Reviewer"};
    text.summary = "Professionals were worried about a home, and nobody asked who lived in it.";
    text.sections.push_back({"1", "What was found", {{.kind = BlockKind::Paragraph, .number = "1.1", .text = "Neighbours heard crying."}, {.kind = BlockKind::List, .number = "1.2", .items = {"School saw him", "Nobody asked"}},
                                                     {.kind = BlockKind::Table, .number = "1.3", .rows = {{"Month", "Visits"}, {"May", "Two"}, {"June", "None"}}}}});
    return text;
}

Block paragraph(std::string number, std::string words) { return {.kind = BlockKind::Paragraph, .number = std::move(number), .text = std::move(words)}; }

/// About two pages for each section of it: the same words, quotations, short lines, steps, a table of many pages, Welsh, odd spaces.
PublicText repetitive(int sections) {
    const std::string same = "Professionals were worried about the home, and nobody asked who else lived in it. They wrote down what they were told, and told each other what they had written down.";
    auto text = invented();
    text.sections.clear();
    for (int i = 1; i <= sections; ++i) {
        const auto number = std::to_string(i);
        PublicSection one{number, i % 2 ? "What was found" : "Yr hyn a ganfuwyd", {}};
        for (int j = 1; j <= 8; ++j) one.blocks.push_back(paragraph(number + "." + std::to_string(j), same));
        one.blocks.push_back({.kind = BlockKind::Quotation, .number = number + ".9", .text = "Nobody asked me."});
        one.blocks.push_back({.kind = BlockKind::Heading, .text = "1"});
        for (const char* words : {"Yes.", "No.", "Yes.", "(a) Some of it.", "4 Agencies knew", "2024. Nobody came.", "iv) A line that looks like a list", "Page 3 of 12"}) one.blocks.push_back(paragraph("", words));
        one.blocks.push_back({.kind = BlockKind::Steps, .items = {"Ask.", "Ask.", "3 times", "Write   it\u00A0down \u2013 at once"}});
        one.blocks.push_back(paragraph("", "Roedd y t\u0175r, y gw\u0177r a'r w\u0302yn yn y g\u00EAm; pl\u00E2nt \u2019r \u0174yn, \u02BCr hen \uFB01le, co\u00ADoperate, e\u0301l\u00E8ve, \u00A34,000, \u00BD"));
        PublicSection& here = text.sections.emplace_back(std::move(one));
        here.blocks.push_back({.kind = BlockKind::Table, .rows = {{"Month", "Visits", "Who"}}});
        for (int row = 0; row < (i % 40 == 0 ? 90 : 3); ++row) here.blocks.back().rows.push_back({"May", row % 3 ? "Two" : "", "The health visitor and the family support worker of the centre, who had come before"});
    }
    return text;
}

/// What `qpdf --json` says; empty without qpdf.
std::string json_of(const std::string& pdf) {
    const auto path = std::filesystem::temp_directory_path() / "cairn-public-sheets-test.pdf";
    std::ofstream{path, std::ios::binary} << pdf;
    std::string said;
    if (FILE* pipe = popen(("qpdf --json " + path.string() + " 2>/dev/null").c_str(), "r")) {
        char part[4096];
        while (const auto length = std::fread(part, 1, sizeof part, pipe)) said.append(part, length);
        pclose(pipe);
    }
    std::filesystem::remove(path);
    return said;
}

}  // namespace

TEST_SUITE("The printed report") {

TEST_CASE("it has tags, a title, a language and heads of tables with their scope, and says the approved text and nothing else") {
    documents::Printer printer;
    if (!printer.can_print()) return;
    const auto text = invented();
    const auto pdf = printer.print(web::public_print_job(text, {}));
    REQUIRE(pdf);
    const auto found = read_back(lines_of(text, {}), {"report.pdf", "application/pdf", *pdf}, documents::Reader{CAIRN_HELPER}, [](const PublicFile&) { return std::vector<std::string>{}; });
    const std::string first_missing = found.missing.empty() ? std::string{} : found.missing.front();
    CHECK_MESSAGE(found.same(), first_missing, " beyond ", found.beyond, " ", found.refusal);
    const auto json = json_of(*pdf);
    if (json.empty()) return;
    for (const char* wanted : {"/StructTreeRoot", "/MarkInfo", "Child Linnet", "en-GB", "\"/TH\"", "\"/Column\"", "\"/Row\"", "\"/H1\""}) CHECK_MESSAGE(json.find(wanted) != std::string::npos, "the PDF lacks ", wanted);
}
TEST_CASE("a long report that repeats itself reads back without a difference, in every form") {
    documents::Printer printer;
    const documents::Reader reader{CAIRN_HELPER};
    const auto text = repetitive(200);
    const auto approved = lines_of(text, {});
    std::vector<PublicFile> files{word_file(text, {}), text_file(text, {})};
    if (printer.can_print()) {
        auto pdf = printer.print(web::public_print_job(text, {}));
        REQUIRE(pdf);
        files.push_back({"report.pdf", "application/pdf", *std::move(pdf)});
    }
    for (const auto& file : files) {
        const auto found = read_back(approved, file, reader, [](const PublicFile&) { return std::vector<std::string>{}; });
        const std::string first_missing = found.missing.empty() ? std::string{} : found.missing.front();
        CHECK_MESSAGE(found.same(), file.name, " lacks ", found.missing.size(), ": ", first_missing, " beyond ", found.beyond, " ", found.refusal);
    }
}
TEST_CASE("the page that is printed refers to nothing outside itself") {
    const auto job = web::public_print_job(invented(), {});
    for (const char* outside : {"src=\"", "href=\"", "<script", "<link"}) CHECK_MESSAGE(job.html.find(outside) == std::string::npos, outside);
    CHECK(job.language == "en-GB");
    CHECK(job.title == "Child Linnet");
}

}
