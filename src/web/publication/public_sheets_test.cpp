// The printed report, over qpdf's own account of it. These tests start a real browser and a real helper; where a machine has none they say nothing.
#include "web/publication/public_sheets.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "documents/reader.h"

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
TEST_CASE("the page that is printed refers to nothing outside itself") {
    const auto job = web::public_print_job(invented(), {});
    for (const char* outside : {"src=\"", "href=\"", "<script", "<link"}) CHECK_MESSAGE(job.html.find(outside) == std::string::npos, outside);
    CHECK(job.language == "en-GB");
    CHECK(job.title == "Child Linnet");
}

}
