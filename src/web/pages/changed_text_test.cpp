// What a reader is told of a corrected report: which paragraphs, and which words of them. Fictional.
#include "web/pages/changed_text.h"

#include <doctest/doctest.h>

using namespace web;

namespace {

const std::vector<ComparedParagraph> before{{"1.1", "Nobody asked who lived there."}, {"1.2", "The neighbour heard crying."}, {"1.3", "School saw him."}};

}  // namespace

TEST_SUITE("what changed between two versions") {

TEST_CASE("a reworded paragraph stands beside what it was, and nothing else is named") {
    auto after = before;
    after[1].words = "Another neighbour heard crying.";
    const auto changes = changed_paragraphs(before, after);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before->words == "The neighbour heard crying.");
    CHECK(changes[0].after->words == "Another neighbour heard crying.");
}
TEST_CASE("a paragraph that was put in moves the numbers behind it, and these are no change") {
    const std::vector<ComparedParagraph> after{before[0], {"1.2", "Two visits were made."}, {"1.3", before[1].words}, {"1.4", before[2].words}};
    const auto changes = changed_paragraphs(before, after);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before == nullptr);
    CHECK(changes[0].after->words == "Two visits were made.");
}
TEST_CASE("a paragraph that was taken out is said to be gone") {
    const std::vector<ComparedParagraph> after{before[0], {"1.2", before[2].words}};
    const auto changes = changed_paragraphs(before, after);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].before->words == before[1].words);
    CHECK(changes[0].after == nullptr);
}
TEST_CASE("two corrections far apart are two, and what lies between is not shown") {
    const std::vector<ComparedParagraph> after{{"1.1", "Somebody asked who lived there."}, before[1], {"1.3", "School saw him twice."}};
    CHECK(changed_paragraphs(before, after).size() == 2);
}
TEST_CASE("the same words are no change, whatever their numbers") {
    auto after = before;
    for (auto& one : after) one.number = "9";
    CHECK(changed_paragraphs(before, after).empty());
}
TEST_CASE("of a written text each line is a paragraph, and only a number before its words is one") {
    const auto read = paragraphs_of("Child A\n\n1.1 Nobody asked.\n2024 was the year.\nIn 3.5 hours");
    REQUIRE(read.size() == 4);
    CHECK(read[1] == ComparedParagraph{"1.1", "Nobody asked."});
    CHECK(read[3] == ComparedParagraph{"", "In 3.5 hours"});
}

}
