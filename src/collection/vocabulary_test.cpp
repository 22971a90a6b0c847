#include "collection/vocabulary.h"

#include <doctest/doctest.h>

using namespace collection;

namespace {

const Vocabulary& words() { return Vocabulary::built_in(); }

std::string meaning(std::string_view facet, std::string_view said) {
    const Term* term = words().meaning(facet, said);
    return term ? term->preferred : "none";
}

std::string band(std::string_view said) {
    const Term* term = age_band(words(), said);
    return term ? term->preferred : "none";
}

}  // namespace

TEST_SUITE("the vocabulary") {

TEST_CASE("it has 402 preferred terms in 19 facets") {
    CHECK(words().terms().size() == 402);
    CHECK(words().facet("practice_theme").size() == 67);
    CHECK(words().facet("harm_type").size() == 58);
}
TEST_CASE("a word people write leads to the preferred term, whatever its case, apostrophe or plural") {
    CHECK(meaning("harm_type", "Shaken Baby") == "Abusive head trauma");
    CHECK(meaning("practice_theme", "missed appointment") == "Was Not Brought policy");
    CHECK(meaning("agency", "local authority childrens social care") == "Local authority children's social care");
    CHECK(meaning("practice_theme", "the weather") == "none");
}
TEST_CASE("one word may mean terms of several facets, and each facet has its own") {
    CHECK(words().meanings("CAMHS").size() >= 2);
    CHECK(meaning("agency", "CAMHS") == "CAMHS");
}
TEST_CASE("a synonym's note in brackets may be left out") { CHECK(meaning("review_type", "CPR") == "Child practice review"); }
TEST_CASE("a term knows its broader terms upwards") {
    const auto chain = words().with_broader(*words().by_id("HRM-25"));
    REQUIRE(chain.size() == 3);
    CHECK(chain[2]->preferred == "Child sexual abuse");
}
TEST_CASE("an age in days, weeks, months or years finds its band at both edges") {
    CHECK(band("8 days") == "Under 28 days");
    CHECK(band("28 days") == "28 days to under 6 months");
    CHECK(band("5 months") == "28 days to under 6 months");
    CHECK(band("6 months") == "6 to 11 months");
    CHECK(band("aged 2 years 6 months") == "1 to 5");
    CHECK(band("10") == "6 to 10");
    CHECK(band("11 years") == "11 to 15");
    CHECK(band("17") == "16 to 17");
    CHECK(band("toddler") == "1 to 5");
    CHECK(band("Under 1") == "Under 1");
    CHECK(band("adult") == "none");
}

}
