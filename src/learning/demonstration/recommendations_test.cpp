#include "learning/demonstration/recommendations.h"

#include <doctest/doctest.h>

#include <set>

#include "learning/learning_testing.h"
#include "learning/national.h"

using namespace learning;

TEST_SUITE("The demonstration's tracker") {

TEST_CASE("it has recommendations at every state, reached by what leads there, and is made once") {
    TestTracker it;
    const auto now = *base::parse_instant("2026-11-26T09:00:00.000Z");
    const auto make = [&] { it.desk.store().write([&](store::Transaction& t) { demonstration::make_recommendations(t, it.desk.ground(), 1, {}, {}, now); }); };
    make(), make();
    const auto heads = it.desk.store().read([](store::Snapshot& s) { return heads_of_partnership(s, 1); });
    CHECK(heads.size() == 26);
    std::set<std::string> reached;
    for (const auto& head : heads) reached.insert(head.state);
    for (const auto& state : states()) CHECK_MESSAGE(reached.contains(state), state);
}

TEST_CASE("national recommendations are facts with a source each, and what an area of the demonstration says of them is marked as fictional") {
    TestTracker it;
    it.desk.store().write([&](store::Transaction& t) { demonstration::make_recommendations(t, it.desk.ground(), 1, {}, {}, *base::parse_instant("2026-11-26T09:00:00.000Z")); });
    REQUIRE_FALSE(national_recommendations().empty());
    for (const auto& one : national_recommendations()) {
        CHECK_FALSE(one.source.empty());
        for (const auto& later : one.since) CHECK_FALSE(later.source.empty());
    }
    const auto said = it.desk.store().read([](store::Snapshot& s) { return adoptions(s, "macpt-2022"); });
    REQUIRE(said.size() == 1);
    CHECK(said[0].fictional);
}

}
