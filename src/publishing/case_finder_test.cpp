#include "publishing/case_finder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace publishing;

namespace {

std::vector<IdentifyingHit> hits(std::string_view text) {
    CaseRegister known;
    known.people = {{"k1", "Merrin", "Fictional-Dune", {"Merry"}, {}}};
    known.places = {"Saltmarsh Lane School"};
    known.dates = {*base::parse_day("2024-12-03")};
    return case_finder(known, "Child Comfrey")(text);
}

std::vector<std::string> found(std::string_view text) {
    std::vector<std::string> texts;
    for (const auto& hit : hits(text)) texts.push_back(hit.text);
    return texts;
}

}  // namespace

TEST_SUITE("report: what identifies somebody in a paragraph") {

TEST_CASE("a whole name is one place and not two, in capitals as well, and leads to the person of the case") {
    const auto list = hits("MERRIN FICTIONAL-DUNE spoke, and Merrin smiled.");
    REQUIRE(list.size() == 2);
    CHECK(list[0].text == "MERRIN FICTIONAL-DUNE");
    CHECK(list[1].text == "Merrin");
    for (const auto& hit : list) CHECK((hit.person == "k1" && hit.direct));
}

TEST_CASE("positions are bytes of the paragraph, behind accents and curly signs too") {
    const std::string text = "Siân’s aunt said “no”. Merrin’s bag was there.";
    const auto list = hits(text);
    const auto merrin = std::ranges::find_if(list, [](const IdentifyingHit& hit) { return hit.person == "k1"; });
    REQUIRE(merrin != list.end());
    CHECK(text.substr(merrin->begins, 6) == "Merrin");
}

TEST_CASE("a nickname, a place of the case, a postcode, a mail address and a telephone number are found") {
    CHECK(found("Merry left.") == std::vector<std::string>{"Merry"});
    CHECK(found("They met at Saltmarsh Lane School.") == std::vector<std::string>{"Saltmarsh Lane School"});
    const auto list = found("Write to B12 9QT, to pat@eastmarch.example or ring 01632 960106.");
    CHECK(list.size() == 3);
}

TEST_CASE("what the child is called in the report is no finding") { CHECK(found("Child Comfrey liked maps. Comfrey drew four of one park.").empty()); }

TEST_CASE("what the report calls a child may be the real name of another: forename, surname or nickname, it is shown and asked, never passed over") {
    CaseRegister known;
    known.people = {{"k1", "Merrin", "Fictional-Dune", {}, {}}, {"k2", "Comfrey", "Fictional-Ash", {"Bramble"}, {}}, {"k3", "Ada", "Teasel", {}, {}}};
    for (const auto& [called, text] : {std::pair{"Child Comfrey", "Child Comfrey liked maps."}, std::pair{"Bramble", "BRAMBLE liked maps."}, std::pair{"Child Teasel", "Teasel liked maps."}}) {
        const auto list = case_finder(known, called)(text);
        REQUIRE_MESSAGE(list.size() == 1, called);
        CHECK(list[0].why == "person.as-called");
        CHECK((list[0].sureness == Sureness::Possible && !list[0].direct && list[0].person.empty()));
    }
    CHECK(case_finder(known, "Child Comfrey")("Merrin left.").front().direct);
}
TEST_CASE("a label of the register that is the real name of somebody takes no finding away") {
    CaseRegister known;
    known.people = {{"k1", "Merrin", "Fictional-Dune", {}, "Ada"}, {"k2", "Ada", "Fictional-Ash", {}, "Aunt 1"}};
    const auto list = case_finder(known, "")("Ada spoke. Aunt 1 did not.");
    REQUIRE(list.size() == 1);
    CHECK(list[0].why == "person.as-called");
}

TEST_CASE("36: exact day of death, street, school by name, rare diagnosis and twins are each flagged; \"December 2024\" and \"a primary school\" are not") {
    std::set<std::string> kinds;
    for (const auto& hit : hits("The twins lived in Thornwick Close and went to Marsh End Primary School. One had Krabbe disease and died on 3 December 2024.")) kinds.insert(hit.kind);
    for (const char* kind : {"siblings", "street", "school", "condition", "date"}) CHECK_MESSAGE(kinds.contains(kind), kind);
    CHECK(found("In December 2024, at a primary school.").empty());
}

}
