#include "documents/recognise.h"

#include <doctest/doctest.h>

#include "documents/outline.h"

using namespace documents;

namespace {

Block heading(int level, std::string text, std::string number = {}) { return {BlockKind::Heading, level, std::move(text), 1, std::move(number), {}, 0, -1}; }
Block paragraph(std::string text, std::string number = {}) { return {BlockKind::Paragraph, 0, std::move(text), 1, std::move(number), {}, 0, -1}; }
Block item(std::string text, std::string number = {}, int level = 1) { return {BlockKind::ListItem, level, std::move(text), 2, std::move(number), {}, 0, -1}; }

std::vector<std::string> texts(const std::vector<Block>& blocks) {
    std::vector<std::string> result;
    for (const auto& one : recognise(blocks)) result.push_back(one.text);
    return result;
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE("Recognising what a report found and recommended") {

TEST_CASE("numbered items under the heading Recommendations are recommendations, the sentence before them is not") {
    const std::vector<Block> blocks{heading(1, "Recommendations", "6"), paragraph("The review makes two recommendations."),
                                    item("The partnership should audit visits.", "1"), item("The board should publish the audit.", "2"),
                                    heading(1, "Appendix"), item("Glossary", "1")};
    const auto found = recognise(blocks);
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == LearningKind::Recommendation);
    CHECK(found[0].number == "1");
    CHECK(found[0].text == "The partnership should audit visits.");
    CHECK(found[0].block == 2);
    CHECK(found[0].page == 2);
    CHECK(found[0].guessed);
}
TEST_CASE("a recommendation named in its own heading takes the paragraph below it") {
    CHECK(texts({heading(2, "Recommendation 3"), paragraph("Schools should be asked."), paragraph("More about schools.")}) == Texts{"Schools should be asked."});
    CHECK(texts({paragraph("Recommendation 4: Health visitors should be told.")}) == Texts{"Health visitors should be told."});
}
TEST_CASE("Welsh headings count as English ones do") {
    CHECK(texts({heading(1, "Argymhellion"), item("Dylai'r bwrdd archwilio ymweliadau.", "1")}) == Texts{"Dylai'r bwrdd archwilio ymweliadau."});
    CHECK(texts({paragraph("Argymhelliad 2: Dylai'r bwrdd gyhoeddi.")}) == Texts{"Dylai'r bwrdd gyhoeddi."});
}
TEST_CASE("recommendations of earlier reviews are not this review's") {
    CHECK(texts({heading(1, "Recommendations from previous reviews"), item("Something else should be done.", "1")}).empty());
}
TEST_CASE("a numbered paragraph under Recommendations is one only if it asks somebody for something") {
    CHECK(texts({heading(1, "Recommendations"), paragraph("The panel met five times.", "6.1"), paragraph("The trust must train its staff.", "6.2")}) ==
          Texts{"The trust must train its staff."});
}
TEST_CASE("a table's column headed Recommendation gives one for each row, with its number") {
    Block table{BlockKind::Table, 0, "x", 3, {}, {{"No.", "Recommendation", "Owner"}, {"1", "Audit every home visit.", "Police"}, {"2", "Train new staff yearly.", "Health"}}, 1, -1};
    const auto found = recognise({table});
    REQUIRE(found.size() == 2);
    CHECK(found[1].text == "Train new staff yearly.");
    CHECK(found[1].number == "2");
    CHECK(found[1].row == 2);
}
TEST_CASE("headings under Findings are findings, and the bullets that explain them are not") {
    const auto found = recognise({heading(1, "Findings"), heading(2, "Nobody saw the whole picture"), item("One agency knew of the injuries."), heading(2, "Fathers were not asked")});
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == LearningKind::Finding);
    CHECK(found[0].text == "Nobody saw the whole picture");
}
TEST_CASE("learning themes are told from recommendations") {
    const auto found = recognise({heading(1, "Learning themes"), item("Professional curiosity"), item("Voice of the child")});
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == LearningKind::Theme);
}

}

TEST_SUITE("Sections of a document") {

TEST_CASE("a section ends where a heading of its own level or a higher one begins") {
    const std::vector<Block> blocks{paragraph("Before."), heading(1, "One"), heading(2, "One point one", "1.1"), paragraph("Words."), heading(1, "Two"), paragraph("More.")};
    const auto sections = outline(blocks);
    REQUIRE(sections.size() == 3);
    CHECK(sections[0].end == 4);
    CHECK(sections[1].parent == 0);
    CHECK(sections[1].number == "1.1");
    CHECK(sections[2].parent == -1);
    CHECK(section_of_blocks(sections, blocks.size()) == std::vector<int>{-1, 0, 1, 1, 2, 2});
}

}
