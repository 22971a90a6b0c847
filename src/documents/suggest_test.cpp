#include "documents/suggest.h"

#include <doctest/doctest.h>

using namespace documents;

namespace {

Extraction cover() {
    Extraction file;
    file.pages = {{1, "i", 595, 842, false, -1}, {2, "ii", 595, 842, false, -1}};
    file.blocks = {{BlockKind::Heading, 2, "North Fensham Safeguarding Children Partnership", 1, {}, {}, 0, -1},
                   {BlockKind::Heading, 1, "Local Child Safeguarding Practice Review: Child Larch", 1, {}, {}, 0, -1},
                   {BlockKind::Paragraph, 0, "Published in March 2023", 1, {}, {}, 0, -1},
                   {BlockKind::Paragraph, 0, "Larch was a seven-month-old baby who lived in Fensham in 2021.", 2, {}, {}, 0, -1}};
    file.properties.title = "Microsoft Word - final_v7.doc";
    return file;
}
const std::vector<std::string> areas{"Fensham", "North Fensham", "Oldmere"};

}  // namespace

TEST_SUITE("Suggesting what a report is") {

TEST_CASE("the largest heading of the cover is the title, whatever the word processor wrote into the file") {
    const auto title = suggest(cover(), areas, "final_v7.pdf").title;
    REQUIRE(title);
    CHECK(title->value == "Local Child Safeguarding Practice Review: Child Larch");
    CHECK(title->where == "page i");
}
TEST_CASE("a numbered heading names a part, so the title is the line before it") {
    Extraction file;
    file.blocks = {{BlockKind::Paragraph, 0, "Family Juniper: a review", 0, {}, {}, 0, -1}, {BlockKind::Heading, 1, "Introduction", 0, "1", {}, 0, -1}};
    CHECK(suggest(file, areas, "juniper.txt").title.value().value == "Family Juniper: a review");
}
TEST_CASE("the year is that of publication and not that of the events") {
    const auto year = suggest(cover(), areas, "").year;
    REQUIRE(year);
    CHECK(year->value == "2023");
    CHECK(year->seen == "Published in March 2023");
}
TEST_CASE("the longer of two names that both fit is the area") { CHECK(suggest(cover(), areas, "").area.value().value == "North Fensham"); }
TEST_CASE("an area that is named once in passing is no suggestion") {
    Extraction file = cover();
    CHECK_FALSE(suggest(file, std::vector<std::string>{"Oldmere"}, "").area);
}
TEST_CASE("scheme and nation are told from the scheme's own name") {
    CHECK(suggest(cover(), areas, "").scheme.value().value == "local child safeguarding practice review");
    CHECK(suggest(cover(), areas, "").nation.value().value == "england");
    Extraction welsh = cover();
    welsh.blocks[1].text = "Concise Child Practice Review";
    CHECK(suggest(welsh, areas, "").nation.value().value == "wales");
}
TEST_CASE("ages in words and numbers fall into the bands that statistics use") {
    const auto band = [](std::string text) {
        Extraction file;
        file.blocks = {{BlockKind::Paragraph, 0, std::move(text), 0, {}, {}, 0, -1}};
        const auto found = suggest(file, {}, "").age_band;
        return found ? found->value : "none";
    };
    CHECK(band("Larch was a seven-month-old baby.") == "Under 1");
    CHECK(band("Briar was 14 years old when she died.") == "11 to 15");
    CHECK(band("a boy aged 3, living with his aunt") == "1 to 5");
    CHECK(band("a 17-year-old") == "16 to 17");
    CHECK(band("an 18-month-old toddler") == "1 to 5");
    CHECK(band("The service is 12 years young.") == "none");
}
TEST_CASE("a file that says nothing of itself is called by its name") {
    Extraction file;
    const auto title = suggest(file, {}, "child_larch-report.pdf").title;
    REQUIRE(title);
    CHECK(title->value == "child larch report");
    CHECK(title->where == "the file's name");
}

}
