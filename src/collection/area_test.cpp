#include "collection/area.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace collection;

namespace {

const AreaBook& book() { return AreaBook::built_in(); }

std::string joined(const std::vector<Label>& labels) {
    std::string text;
    for (const Label& label : labels) text += (text.empty() ? "" : ", ") + label.text;
    return text;
}

}  // namespace

TEST_SUITE("areas and what has become of them") {

TEST_CASE("one area has many written names") {
    for (const char* name : {"Norfolk", "norfolk county council", "Norfolk Safeguarding Children Partnership", "NORFOLK LSCB"})
        CHECK(book().meaning(name).label.text == "Norfolk");
    CHECK(book().meaning("London Borough of Hackney").label.slug == "hackney");
    CHECK(book().meaning("Norfolk").nation == "england");
}
TEST_CASE("Cumbria was divided in 2023: both of today's councils answer for it") {
    CHECK(joined(book().meaning("Cumbria").now) == "Cumberland, Westmorland and Furness");
}
TEST_CASE("a name that an old county and a new unitary share means today's authority") {
    CHECK(book().meaning("Somerset").now.empty());
    CHECK(book().meaning("Buckinghamshire").now.empty());
    CHECK(book().by_slug("somerset")->current);
}
TEST_CASE("a council merged twice leads to the last") {
    CHECK(joined(book().meaning("Taunton Deane").now) == "Somerset");
}
TEST_CASE("Poole became part of Bournemouth, Christchurch and Poole in 2019") {
    CHECK(joined(book().meaning("Poole").now) == "Bournemouth, Christchurch and Poole");
    CHECK(joined(book().was(*book().by_slug("bournemouth-christchurch-and-poole"))) == "Bournemouth, Christchurch, Poole");
}
TEST_CASE("a joint area means all of its authorities and keeps its own name") {
    const auto meaning = book().meaning("Cambridgeshire and Peterborough");
    CHECK(meaning.label.text == "Cambridgeshire and Peterborough");
    CHECK(joined(meaning.authorities) == "Cambridgeshire, Peterborough");
}
TEST_CASE("a place that the table does not know stays as it was written") {
    const auto meaning = book().meaning("Eastmarch");
    CHECK(meaning.label == Label{"eastmarch", "Eastmarch"});
    CHECK(meaning.nation.empty());
    CHECK(book().meaning("Eastmarch and Norfolk").authorities.empty());
}
TEST_CASE("an area knows its safeguarding body, and whether that was seen or assumed") {
    CHECK(book().by_slug("norfolk")->body == "Norfolk Safeguarding Children Partnership");
    CHECK(book().by_slug("norfolk")->body_verified);
    CHECK_FALSE(book().by_slug("hartlepool")->body_verified);
}
TEST_CASE("153 English authorities answer for children, counties and not their districts") {
    const auto names = book().childrens_authorities();
    CHECK(names.size() == 153);  // Department for Education, children's services statistics since April 2023
    CHECK(std::ranges::count(names, "Norfolk") == 1);
    CHECK(std::ranges::count(names, "Breckland") == 0);
    CHECK(std::ranges::count(names, "Powys") == 0);
}
TEST_CASE("a nation is told by its names in English, Welsh and in short") {
    CHECK(nation_meaning("Cymru")->text == "Wales");
    CHECK(nation_meaning("NI")->slug == "northern-ireland");
    CHECK(nation_meaning("Jersey")->slug == "crown-dependencies");
    CHECK(nation_meaning("Ruritania")->text == "Ruritania");
    CHECK_FALSE(nation_meaning(" "));
}

}
