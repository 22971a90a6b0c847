#include "collection/scheme.h"

#include <doctest/doctest.h>

using namespace collection;

namespace {

std::string scheme(std::string_view words, std::string_view nation, std::optional<int> year = {}) {
    const auto meaning = SchemeTable::built_in().meaning(words, nation, year);
    return meaning ? meaning->label.slug : "none";
}

}  // namespace

TEST_SUITE("review types: nation, scheme and era") {

TEST_CASE("SCR is a serious case review in England and a significant case review in Scotland") {
    CHECK(scheme("SCR", "england", 2012) == "scr");
    CHECK(scheme("SCR", "scotland", 2012) == "scr-s");
    CHECK(scheme("serious case review", "wales", 2009) == "scr-w");
}
TEST_CASE("SCR without a nation stays as it was written") {
    const auto meaning = SchemeTable::built_in().meaning("SCR", "", 2012);
    REQUIRE(meaning);
    CHECK(meaning->label.text == "SCR");
    CHECK(meaning->nation.empty());
    CHECK(meaning->era.empty());
}
TEST_CASE("a type that one nation alone has needs no nation") {
    CHECK(scheme("Adolygiad ymarfer plant", "") == "cpr");
    CHECK(SchemeTable::built_in().meaning("Child practice review", "", {})->nation == "wales");
    CHECK(scheme("LCSPR", "") == "lcspr");
}
TEST_CASE("the scheme's own id is understood") { CHECK(scheme("susr", "wales") == "susr"); }
TEST_CASE("a review published after its scheme ended still belongs to it") { CHECK(scheme("Serious case review", "england", 2022) == "scr"); }
TEST_CASE("a type that no scheme has is told by the vocabulary, or kept as written") {
    CHECK(scheme("Thematic review", "england", 2024) == "thematic-review");
    CHECK(scheme("Domestic homicide review", "wales", 2020) == "domestic-homicide-review");
    CHECK(scheme("Fireside reflection", "wales", 2020) == "fireside-reflection");
    CHECK(scheme("", "wales", 2020) == "none");
}
TEST_CASE("the timeline begins with the inquiries of 1945, and every scheme has a source") {
    const auto& table = SchemeTable::built_in();
    CHECK(scheme("Committee of inquiry", "england", 1945) == "inquiry");
    CHECK(table.by_id("scr")->era() == "1999 to 2020");
    CHECK(table.by_id("lcspr")->era() == "2018 on");
    for (const Scheme& one : table.schemes()) CHECK_FALSE(one.source.empty());
}

}
