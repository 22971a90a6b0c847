#include "documents/pdf/contents.h"

#include <doctest/doctest.h>

#include "documents/extract.h"
#include "documents/recognise.h"
#include "documents/testing/made_pdf.h"

using namespace documents;
using testing::MadePage;

namespace {

/// Rows of the page, 16 points apart, from the top: text, and at the right edge a number.
MadePage page_of(const std::vector<std::pair<std::string, std::string>>& rows, bool bold = false) {
    MadePage page;
    double y = 100;
    for (const auto& [text, number] : rows) {
        page.text.push_back({72, y, 11, text, bold});
        if (!number.empty()) page.text.push_back({500, y, 11, number, bold});
        y += 16;
    }
    return page;
}

std::string shown(const std::vector<MadePage>& pages) {
    Limits limits;
    limits.recognise = false;
    const auto file = extract(testing::made_pdf(pages), "pdf", limits, [](const ReadingProgress&) {});
    REQUIRE(file);
    std::string result;
    for (const Block& block : file->blocks) {
        result += std::string{"HPLTF"[static_cast<int>(block.kind)]} + " ";
        if (!block.number.empty()) result += "[" + block.number + "] ";
        result += block.text + "\n";
    }
    return result;
}

MadePage body() {
    return page_of({{"The family was seen at home by the health visitor, who wrote to the clinic on", ""},
                    {"the same day. Nobody answered, and the letter was found in the file only in 2019", ""},
                    {"when the review asked for it.", ""}});
}

Block block(BlockKind kind, std::string number, std::string text) {
    Block made;
    made.kind = kind, made.level = 1, made.number = std::move(number), made.text = std::move(text);
    return made;
}

}  // namespace

TEST_SUITE("a printed table of contents inside a report") {

TEST_CASE("lines that lead to page numbers with dots are a list: no headings, and no numbers of their own") {
    CHECK(shown({page_of({{"1 Introduction ............................................. 3", ""},
                          {"2 Recommendations . . . . . . . . . . . . . . . . . 14", ""},
                          {"2.1 Findings about information sharing......................15", ""}}, true), body()}) ==
          "L 1 Introduction 3\nL 2 Recommendations 14\nL 2.1 Findings about information sharing 15\n"
          "P The family was seen at home by the health visitor, who wrote to the clinic on the same day. Nobody answered, and the letter was found in the file only in 2019 when the review asked for it.\n");
}
TEST_CASE("under its title no dots are needed, pages of a preface come first, and a long title goes on in the next line") {
    CHECK(shown({page_of({{"Contents", ""}, {"Foreword", "iv"}, {"1. What happened to the child", "2"}, {"2. What the agencies knew of the family", ""}, {"and of those who lived with it", "9"}, {"3. Recommendations", "21"}}), body()})
              .starts_with("P Contents\nL Foreword iv\nL 1. What happened to the child 2\nL 2. What the agencies knew of the family and of those who lived with it 9\nL 3. Recommendations 21\nP The family"));
}
TEST_CASE("a table that goes on over the page is one list, and the text after it is text") {
    const std::string text = shown({page_of({{"Contents", ""}, {"1. Summary", "2"}, {"2. Method", "4"}, {"3. Findings", "9"}}), page_of({{"4. Recommendations", "21"}, {"5. Glossary", "30"}}), body()});
    CHECK(text.find("L 4. Recommendations 21\nL 5. Glossary 30\nP The family was seen") != std::string::npos);
}
TEST_CASE("lines that end in numbers which rise and fall, or in years, are no table of contents") {
    CHECK(shown({page_of({{"The clinic wrote in May", "12"}, {"and again in June", "3"}, {"and at last in July", "7"}})}).find("L ") == std::string::npos);
    CHECK(shown({page_of({{"Contents", ""}, {"The review looked at the years 2011", ""}, {"2012, 2013 and 2014", ""}, {"and at the years before 2015", ""}})}).find("L ") == std::string::npos);
}
TEST_CASE("the dots of a form, which lead to no page, stay text") {
    CHECK(shown({page_of({{"Name ....................", ""}, {"Date ....................", ""}, {"Signed ..................", ""}})}).find("L ") == std::string::npos);
}
TEST_CASE("what a table of contents lists is no finding and no recommendation of the report") {
    const std::vector<Block> blocks{block(BlockKind::Heading, "", "Table of contents"), block(BlockKind::ListItem, "", "Recommendation 1: The board should ask 12"),
                                    block(BlockKind::Heading, "", "Recommendations"), block(BlockKind::ListItem, "1", "The board should ask.")};
    const auto found = recognise(blocks);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == "The board should ask.");
}

}
