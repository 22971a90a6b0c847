#include "publishing/report.h"

#include <doctest/doctest.h>

#include "casework/case_testing.h"

using namespace publishing;

namespace {

std::vector<std::string> numbers_of(const ReportSection& section) {
    std::vector<std::string> numbers;
    for (const auto& block : section.blocks) numbers.push_back(block.number);
    return numbers;
}

struct Drafting {
    casework::TestDesk desk;
    casework::Case of = desk.open("decision.final", "2026-06-01");
    casework::Record section(const char* part, const char* text) {
        return desk.write(of, "report_section", {{"section.0.part", part}, {"section.0.text", text}}, "2026-06-02");
    }
};

}  // namespace

TEST_SUITE("the text of a section") {

TEST_CASE("an empty line begins a new paragraph, and a line alone does not") {
    const auto blocks = read_marked("First line\nof one paragraph.\n\nThe second.");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].text == "First line\nof one paragraph.");
    CHECK(blocks[1].text == "The second.");
}
TEST_CASE("a heading, a list, steps, a quotation and a table are told by their marks") {
    const auto blocks = read_marked("## School\n- bread\n- milk\n\n1. ask\n2. wait\n\n> I liked the garden.\n\n| Month | Visits |\n| May | 2 |\n");
    REQUIRE(blocks.size() == 5);
    CHECK(blocks[0].kind == BlockKind::Heading);
    CHECK(blocks[1].items == std::vector<std::string>{"bread", "milk"});
    CHECK(blocks[2].kind == BlockKind::Steps);
    CHECK(blocks[3].text == "I liked the garden.");
    CHECK(blocks[4].rows == std::vector<std::vector<std::string>>{{"Month", "Visits"}, {"May", "2"}});
}
TEST_CASE("a year at the start of a sentence is no numbered item") {
    CHECK(read_marked("2024. That was the year.")[0].kind == BlockKind::Paragraph);
}
TEST_CASE("text that is written out from its blocks is read as the same blocks") {
    const std::string typed = "## School\n\n- bread\n- milk\n\n> I liked the garden.\n\n| Month | Visits |\n| May | 2 |\n\nPlain words.";
    CHECK(to_marked(read_marked(typed)) == typed);
}
TEST_CASE("the place of a paragraph in the typed text holds exactly its words") {
    const std::string typed = "One.\n\n- bread\n- milk\n\nThree.";
    const auto blocks = read_marked(typed);
    CHECK(typed.substr(blocks[1].begins, blocks[1].ends - blocks[1].begins) == "- bread\n- milk");
    CHECK(typed.substr(blocks[2].begins, blocks[2].ends - blocks[2].begins) == "Three.");
}

}

TEST_SUITE("the report's numbers") {

TEST_CASE("paragraphs are numbered by section from the first draft, and headings have no number") {
    Drafting draft;
    draft.section("part_summary", "One.\n\nTwo.");
    draft.section("part_analysis", "## First question\n\nThree.\n\n- a\n- b");
    const auto report = report_of(draft.desk.file(draft.of));
    CHECK(numbers_of(report.sections[0]) == std::vector<std::string>{"1.1", "1.2"});
    CHECK(numbers_of(report.sections[1]) == std::vector<std::string>{"", "2.1", "2.2"});
}
TEST_CASE("a section without text takes no number from those after it") {
    Drafting draft;
    draft.section("part_reason", "");
    draft.section("part_summary", "One.");
    const auto report = report_of(draft.desk.file(draft.of));
    CHECK(report.sections[0].number.empty());
    CHECK(report.sections[1].number == "1");
}
TEST_CASE("sections stand in the order that was given to them, and a new one stands last") {
    Drafting draft;
    draft.section("part_analysis", "Begun first.");
    draft.section("part_summary", "Begun second.");
    const auto file = draft.desk.file(draft.of);
    draft.desk.write(draft.of, "report_order", {{"order.0.sections", moved(section_records(file), section_records(file)[1]->id, Towards::Earlier).c_str()}}, "2026-06-03");
    draft.section("part_good_practice", "Begun third.");
    std::vector<std::string> parts;
    for (const auto& section : report_of(draft.desk.file(draft.of)).sections) parts.push_back(section.part);
    CHECK(parts == std::vector<std::string>{"part_summary", "part_analysis", "part_good_practice"});
}
TEST_CASE("the first section cannot be moved further up, nor the last further down") {
    Drafting draft;
    const auto first = draft.section("part_summary", "One.");
    const auto last = draft.section("part_analysis", "Two.");
    const auto file = draft.desk.file(draft.of);
    const auto as_it_was = first.id.to_string() + "\n" + last.id.to_string();
    CHECK(moved(section_records(file), first.id, Towards::Earlier) == as_it_was);
    CHECK(moved(section_records(file), last.id, Towards::Later) == as_it_was);
}
TEST_CASE("each finding stands in the section of findings under its number and title") {
    Drafting draft;
    draft.section("part_findings", "What we found.");
    draft.desk.write(draft.of, "finding", {{"finding.0.title", "Letters went to one parent"}, {"finding.0.text", "Nobody asked the other."}}, "2026-06-02");
    const auto report = report_of(draft.desk.file(draft.of));
    const auto& blocks = report.sections[0].blocks;
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[1].text == "Finding 1: Letters went to one parent");
    CHECK(blocks[2].number == "1.2");
}
TEST_CASE("one changed word, another reviewer or another title changes the mark of the text, and reading it again does not") {
    Drafting draft;
    draft.section("part_summary", "One.");
    const auto report = report_of(draft.desk.file(draft.of));
    auto other = report;
    CHECK(text_hash(other) == text_hash(report));
    other.sections[0].blocks[0].text = "Two.";
    CHECK(text_hash(other) != text_hash(report));
    other = report;
    other.reviewers = {"Somebody else"};
    CHECK(text_hash(other) != text_hash(report));
    other = report;
    other.title = "Another title";
    CHECK(text_hash(other) != text_hash(report));
}
TEST_CASE("reg 15: the template asks for a summary of improvements and an analysis of reasons, and for nothing else by that law") {
    std::vector<std::string> asked;
    for (const auto& part : report_template())
        if (part.regulation_15) asked.push_back(part.part);
    CHECK(asked == std::vector<std::string>{"part_summary", "part_analysis"});
}

}
