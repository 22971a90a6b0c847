#include "publishing/approval.h"

#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "publishing/brought_in.h"

using namespace publishing;

namespace {

struct Signing {
    casework::TestDesk desk;
    casework::Case of = desk.open("decision.final", "2026-06-01");
    Signing() { desk.write(of, "report_section", {{"section.0.part", "part_summary"}, {"section.0.text", "Letters should go to both parents."}}, "2026-06-02"); }
    casework::CaseFile file() { return desk.file(of); }
    std::string hash() { return text_hash(report_of(file())); }
    void sign(const char* partner, const char* answer) {
        const auto mark = hash();
        const auto record = desk.write(of, "report_approval", {{"approval.0.partner", partner}, {"approval.0.answer", answer}, {"approval.0.name", "A. Fictional"}}, "2026-06-03");
        desk.store().write([&](store::Transaction& t) {
            casework::Answers answers;
            answers.set({"mark", 0, "text_hash"}, mark);
            casework::write_down(t, desk.ground(), of, {.form = "text_mark", .answers = answers, .parent = record.id.to_string()}, casework::TestDesk::on("2026-06-03"));
        });
    }
    void change() { desk.write(of, "report_section", {{"section.0.part", "part_analysis"}, {"section.0.text", "Nobody asked."}}, "2026-06-04"); }
};

documents::Block words(documents::BlockKind kind, std::string text, int level = 0) {
    documents::Block block;
    block.kind = kind, block.text = std::move(text), block.level = level;
    return block;
}

}  // namespace

TEST_SUITE("signatures of a report") {

TEST_CASE("three partners sign the same words, and each stands beside its own name") {
    Signing signing;
    for (const auto* partner : {"health", "police", "local_authority"}) signing.sign(partner, "approves");
    const auto file = signing.file();
    for (const auto& signature : partner_signatures(file, signing.hash())) CHECK(signature.answer() == "approves");
}
TEST_CASE("a changed text has no signature, though the old ones are kept") {
    Signing signing;
    signing.sign("health", "approves");
    signing.change();
    const auto file = signing.file();
    CHECK(partner_signatures(file, signing.hash())[1].record == nullptr);
    CHECK(file.all("report_approval").size() == 1);
}
TEST_CASE("an approved report whose words were changed afterwards does not stand as it was signed") {
    Signing signing;
    for (const auto* partner : {"health", "police", "local_authority"}) signing.sign(partner, "approves");
    auto file = signing.file();
    file.steps.push_back(casework::TakenStep{}), file.steps.back().event = "approve_report";
    CHECK(stands_as_signed(file, signing.hash()));
    signing.change();
    CHECK_FALSE(stands_as_signed(file, signing.hash()));
    file.steps.clear();
    CHECK(stands_as_signed(file, signing.hash()));  // Entered afterwards: it was approved elsewhere.
}
TEST_CASE("what was signed for another text is made void once, and a dissent is kept as it was given") {
    Signing signing;
    signing.sign("police", "dissents");
    signing.change();
    signing.desk.store().write([&](store::Transaction& t) { void_old_signatures(t, casework::open_file(t, signing.desk.ground(), signing.of), signing.hash(), casework::TestDesk::on("2026-06-05")); });
    const auto file = signing.file();
    CHECK(file.all("report_approval")[0]->standing == "void");
    CHECK(file.all("report_approval")[0]->answers.of("approval", "answer") == "dissents");
    CHECK(signed_for_another_text(file, signing.hash()).empty());
}

}

TEST_SUITE("reg 15: what the program can see of the content") {

TEST_CASE("reg 15: without an analysis and without a systemic factor the reasons are missing, and the summary is seen") {
    Signing signing;
    const auto seen = content_seen(signing.file(), report_of(signing.file()), {});
    CHECK(seen.improvements);
    CHECK_FALSE(seen.reasons);
    CHECK_FALSE(seen.whole());
}
TEST_CASE("a recommendation that does not say by when is named") {
    Signing signing;
    const auto seen = content_seen(signing.file(), report_of(signing.file()), {{.number = "1", .text = "t", .finding = {}, .by_whom = "Health", .what = "w", .by_when = "May 2027", .outcome = {}}, {.number = "2", .text = "t", .finding = {}, .by_whom = "Health", .what = "w", .by_when = {}, .outcome = {}}});
    CHECK(seen.vague_recommendations == std::vector<std::string>{"2"});
}

}

TEST_SUITE("a report from Word") {

TEST_CASE("a heading is found by the longest words that it has") {
    CHECK(part_of_heading("Summary of findings") == "part_findings");
    CHECK(part_of_heading("Executive Summary") == "part_summary");
    CHECK(part_of_heading("Weather").empty());
}
TEST_CASE("nothing is lost: paragraphs before the first section are listed, and a strange heading is a section of its own") {
    using enum documents::BlockKind;
    documents::Extraction read;
    read.blocks = {words(Heading, "A report about a child", 1), words(Paragraph, "Drafted in spring."), words(Heading, "1 Executive summary", 2), words(Paragraph, "1.1  Letters went astray."), words(Heading, "Weather", 2), words(Paragraph, "2024 was wet.")};
    const auto brought = bring_in(read);
    CHECK(brought.title == "A report about a child");
    REQUIRE(brought.unmatched.size() == 1);
    CHECK(brought.unmatched[0].text == "Drafted in spring.");
    REQUIRE(brought.sections.size() == 2);
    CHECK(brought.sections[0].text == "Letters went astray.");
    CHECK(brought.sections[1].part == "part_other");
    CHECK(brought.sections[1].text == "2024 was wet.");
}
TEST_CASE("headings of findings become findings with their number, and their text leaves the section") {
    using enum documents::BlockKind;
    documents::Extraction read;
    read.blocks = {words(Heading, "8 Findings", 1), words(Paragraph, "8.1  We found two things."), words(Heading, "Finding 1: Letters went to one parent", 2), words(Paragraph, "8.2  Nobody asked the other."), words(ListItem, "in May"), words(ListItem, "in June")};
    const auto brought = bring_in(read);
    CHECK(brought.sections[0].text == "We found two things.");
    REQUIRE(brought.findings.size() == 1);
    CHECK(brought.findings[0].title == "Letters went to one parent");
    CHECK(brought.findings[0].text == "Nobody asked the other.\n\n- in May\n- in June");
}

}
