#include "publishing/register_finder.h"

#include <doctest/doctest.h>

using namespace publishing;

namespace {

std::vector<std::string> found(std::string_view text) {
    CaseRegister known;
    known.people = {{"k1", "Merrin", "Fictional-Dune", {"Merry"}}};
    known.places = {"Saltmarsh Lane School"};
    known.dates = {*base::parse_day("2024-12-03")};
    std::vector<std::string> texts;
    for (const auto& hit : register_finder(known)(text)) texts.push_back(hit.text);
    return texts;
}

}  // namespace

TEST_SUITE("what the case's own register finds") {

TEST_CASE("a whole name is one place and not two, in capitals as well") {
    CHECK(found("MERRIN FICTIONAL-DUNE spoke, and Merrin smiled.") == std::vector<std::string>{"MERRIN FICTIONAL-DUNE", "Merrin"});
}
TEST_CASE("a possessive is found with a straight and with a curly apostrophe, and a longer word is not") {
    CHECK(found("Merrin's bag, Merrin’s bag, merrinish") == std::vector<std::string>{"Merrin", "Merrin"});
}
TEST_CASE("a nickname and a place are found") { CHECK(found("Merry left Saltmarsh Lane School.") == std::vector<std::string>{"Merry", "Saltmarsh Lane School"}); }
TEST_CASE("36: an exact day is found in figures and in words; \"December 2024\" and \"a primary school\" are not") {
    CHECK(found("On 3 December 2024 and 03/12/2024.") == std::vector<std::string>{"3 December 2024", "03/12/2024"});
    CHECK(found("In December 2024, at a primary school.").empty());
}
TEST_CASE("a postcode, a mail address and a telephone number are found; a year and a reference are not") {
    CHECK(found("ZZ99 5EE, pat@eastmarch.example, 01632 960106") == std::vector<std::string>{"ZZ99 5EE", "pat@eastmarch.example", "01632 960106"});
    CHECK(found("In 2024, EM-2026-4821.").empty());
}

}
