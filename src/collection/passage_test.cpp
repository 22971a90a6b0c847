#include "collection/passage.h"

#include <doctest/doctest.h>

#include "collection/alignment.h"
#include "collection/shingles.h"

using namespace collection;
using documents::Block;
using documents::BlockKind;

namespace {

Block block(BlockKind kind, std::string number, std::string text) {
    Block made;
    made.kind = kind;
    made.number = std::move(number);
    made.text = std::move(text);
    return made;
}

const std::string first = "The health visitor recorded two missed appointments in June and the clinic a third.";
const std::string second = "Because each service counted only its own, neither reached the point of a conversation.";
const std::string third = "Two of the three missed appointments had been rearranged by the service itself.";

}  // namespace

TEST_SUITE("anchors of passages") {

TEST_CASE("a numbered paragraph keeps its own number, others count through the report") {
    const auto anchors = give_anchors({block(BlockKind::Heading, "4", "Findings"), block(BlockKind::Paragraph, "4.12", "a"),
        block(BlockKind::ListItem, "(a)", "b"), block(BlockKind::ListItem, "(b)", "c"), block(BlockKind::Paragraph, "", "d"),
        block(BlockKind::ListItem, "", "e"), block(BlockKind::Table, "", "f"), block(BlockKind::Footnote, "1", "g")});
    CHECK(anchors == std::vector<std::string>{"s-4-findings", "p4-12", "p4-12-a", "p4-12-b", "p-1", "p-2", "t-1", "f-1"});
}
TEST_CASE("a lettered item under no numbered paragraph counts like one without a number") {
    CHECK(give_anchors({block(BlockKind::ListItem, "(a)", "b"), block(BlockKind::ListItem, "1", "c")}) == std::vector<std::string>{"p-1", "p-2"});
}
TEST_CASE("a number that a report uses twice gives two anchors") {
    CHECK(give_anchors({block(BlockKind::Paragraph, "4.12", "a"), block(BlockKind::Paragraph, "4.12", "b")}) == std::vector<std::string>{"p4-12", "p4-12x2"});
}
TEST_CASE("an anchor once given is never given to another passage") {
    CHECK(give_anchors({block(BlockKind::Paragraph, "", "a")}, {"p-1", "p-2"}) == std::vector<std::string>{"p-3"});
}
TEST_CASE("a page prints the paragraph's own number, or the one it was given") {
    CHECK(shown_number("p4-12", "4.12") == "4.12");
    CHECK(shown_number("p-17", "") == "17");
    CHECK(shown_number("s-findings", "").empty());
}

}

TEST_SUITE("alignment of a new extraction with the old") {

TEST_CASE("a passage with the same words continues, whatever its punctuation and place") {
    const auto result = align({first, second}, {second, "THE HEALTH VISITOR recorded two missed appointments in June, and the clinic a third"});
    CHECK(result.continues[0] == 1);
    CHECK(result.continues[1] == 0);
}
TEST_CASE("of a passage that was split, the link goes to the parts that hold its words") {
    const std::string whole = first + " " + second;
    const auto result = align({whole}, {first, second, third});
    CHECK_FALSE(result.continues[0]);
    CHECK(result.moved_to[0] == std::vector<std::size_t>{0, 1});
}
TEST_CASE("of passages that were joined, both links go to the whole") {
    const std::string whole = first + " " + second;
    const auto result = align({first, second}, {third, whole});
    CHECK(result.moved_to[0] == std::vector<std::size_t>{1});
    CHECK(result.moved_to[1] == std::vector<std::size_t>{1});
}
TEST_CASE("a passage whose words are nowhere is left to its old text") {
    const auto result = align({first, third}, {first});
    CHECK(result.continues[0] == 0);
    CHECK(result.moved_to[1].empty());
}
TEST_CASE("a heading that repeats is matched with its nearest twin") {
    const auto result = align({"Key learning", first, "Key learning", second}, {"Key learning", first, "Key learning", second});
    for (std::size_t i = 0; i < 4; ++i) CHECK(result.continues[i] == i);
}

}

TEST_SUITE("likeness of documents") {

TEST_CASE("a copy with a sentence changed is nearly the same, another report is not") {
    std::string report, other;
    for (int i = 0; i < 40; ++i) {
        report += "Paragraph " + std::to_string(i) + " says that service " + std::to_string(i * 7) + " saw the family and wrote it down. ";
        other += "Chapter " + std::to_string(i) + " describes another matter of " + std::to_string(i * 11) + " people elsewhere entirely. ";
    }
    SignatureMaker a, b, c;
    a.add(report), b.add(report + " One more sentence at the end of it all."), c.add(other);
    CHECK(likeness(a.signature(), b.signature()) > 0.85);
    CHECK(likeness(a.signature(), c.signature()) < 0.2);
    CHECK(signature_from(to_bytes(a.signature())) == a.signature());
}

}
