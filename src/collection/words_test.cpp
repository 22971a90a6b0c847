#include "collection/words.h"

#include <doctest/doctest.h>

using namespace collection;

TEST_SUITE("words as catalogues write them") {

TEST_CASE("apostrophes, accents, case and dashes do not keep two spellings apart") {
    CHECK(plain_words("Children’s Services & Schools") == "childrens services and schools");
    CHECK(plain_words("  Adolygiad  Ŵyr–2 ") == "adolygiad wyr 2");
}
TEST_CASE("a slug has only what an address may have") {
    CHECK(slug_of("Bournemouth, Christchurch and Poole") == "bournemouth-christchurch-and-poole");
    CHECK(slug_of("???") == "x");
}
TEST_CASE("a list is split at bars if it has one, else at semicolons") {
    CHECK(split_list("Neglect; Poor housing ;") == std::vector<std::string>{"Neglect", "Poor housing"});
    CHECK(split_list("First; and more | Second") == std::vector<std::string>{"First; and more", "Second"});
}

}
