#include <doctest/doctest.h>

#include <algorithm>

#include "identity/cover.h"
#include "identity/credential.h"
#include "identity/membership.h"
#include "identity/testing.h"
#include "identity/visible_cases_store.h"

using namespace identity;
using namespace identity::testing;
using std::chrono::days;
using std::chrono::hours;

namespace {

/// Morgan goes on leave; Pat could cover, and is of the same organisation.
struct Leave : House {
    PersonId morgan = member("morgan", partnership), pat = member("pat", partnership), robin = member("robin", partnership), stranger = member("stranger", elsewhere);
    base::Day today = std::chrono::floor<days>(morning);
    PersonId member(const std::string& name, OrganisationId of) {
        return store->write([&](store::Transaction& t) {
            const auto made = add_person(t, {.address = name + "@eastmarch.example", .name = name, .title = {}, .organisation = of}, act(), system_random);
            set_password_hash(t, *made, "hash of a test", morning);
            return *made;
        });
    }
    Leave() {
        for (const char* id : {"rowan", "alder"}) {
            case_of(id, partnership);
            join(id, morgan, Role::BusinessManager);
        }
    }
    std::expected<void, CoverRefusal> cover(const NewCover& asked) {
        return store->write([&](store::Transaction& t) { return begin_cover(t, asked, act(asked.giver)); });
    }
    NewCover of_rowan() { return {.giver = morgan, .taker = pat, .from = today, .until = today + days{2}, .cases = std::vector<std::string>{"rowan"}}; }
    bool works(PersonId who, const char* id, base::Instant at = morning) { return may(who, Permission::WorkCase, id, at); }
    std::vector<std::string> listed(PersonId who, base::Instant at = morning) {
        return store->read([&](store::Snapshot& snapshot) { return visible_cases(snapshot, who, at, 10); });
    }
};

}  // namespace

TEST_SUITE("leave cover that people arrange themselves") {

TEST_CASE("cover of one case opens that case alone, in the role of the one on leave, and the act names both") {
    Leave house;
    REQUIRE(house.cover(house.of_rowan()));
    CHECK(house.works(house.pat, "rowan"));
    CHECK_FALSE(house.works(house.pat, "alder"));
    CHECK(house.listed(house.pat) == std::vector<std::string>{"rowan"});
    const auto standing = house.standing(house.pat, "rowan", morning);
    const auto grant = authorize(house.actor(house.pat, morning), Permission::WorkCase, {.data_class = DataClass::C1, .standing = &standing});
    REQUIRE(grant);
    CHECK(grant->on_behalf_of() == house.morgan);
}

TEST_CASE("cover ends by itself after its last day, and is not there before its first") {
    Leave house;
    auto asked = house.of_rowan();
    asked.from = house.today + days{1};
    REQUIRE(house.cover(asked));
    CHECK_FALSE(house.works(house.pat, "rowan", morning));
    CHECK(house.works(house.pat, "rowan", morning + hours{24}));
    CHECK(house.works(house.pat, "rowan", morning + hours{48}));
    CHECK_FALSE(house.works(house.pat, "rowan", morning + hours{72}));
}

TEST_CASE("either of the two ends it at once, and nobody else does") {
    Leave house;
    REQUIRE(house.cover(house.of_rowan()));
    const auto id = house.store->read([&](store::Snapshot& snapshot) { return covers(snapshot, house.pat, 10).front().id; });
    house.store->write([&](store::Transaction& t) {
        CHECK(end_cover(t, id, house.robin, house.act(house.robin)).error() == CoverRefusal::NotHeld);
        CHECK(end_cover(t, id, house.pat, house.act(house.pat)).has_value());
    });
    CHECK_FALSE(house.works(house.pat, "rowan"));
    CHECK(house.listed(house.pat).empty());
}

TEST_CASE("who has a conflict with a case cannot cover it, and nothing else of the cover is arranged") {
    Leave house;
    house.store->write([&](store::Transaction& t) { REQUIRE(declare_conflict(t, "rowan", house.pat, house.act())); });
    auto asked = house.of_rowan();
    asked.cases = std::vector<std::string>{"alder", "rowan"};
    CHECK(house.cover(asked).error() == CoverRefusal::Conflict);
    CHECK_FALSE(house.works(house.pat, "alder"));
    CHECK(house.store->read([](store::Snapshot& snapshot) { return covers(snapshot, std::nullopt, 10); }).empty());
}

TEST_CASE("nobody gives cover of a case that is not their own, of days that are over, or to themselves") {
    Leave house;
    auto foreign = house.of_rowan();
    foreign.giver = house.robin;
    CHECK(house.cover(foreign).error() == CoverRefusal::NotYours);
    auto past = house.of_rowan();
    past.from = house.today - days{3}, past.until = house.today - days{1};
    CHECK(house.cover(past).error() == CoverRefusal::Past);
    auto own = house.of_rowan();
    own.taker = house.morgan;
    CHECK(house.cover(own).error() == CoverRefusal::SamePerson);
}

TEST_CASE("only somebody of the same organisation covers") {
    Leave house;
    auto asked = house.of_rowan();
    asked.taker = house.stranger;
    CHECK(house.cover(asked).error() == CoverRefusal::NotEligible);
    CHECK(house.store->read([&](store::Snapshot& snapshot) { return who_may_cover(snapshot, house.morgan); }).size() == 2);
}

TEST_CASE("cover is not passed on: who covers gives no cover in these days, and who is away covers for nobody") {
    Leave house;
    REQUIRE(house.cover(house.of_rowan()));
    CHECK(house.cover({.giver = house.pat, .taker = house.robin, .from = house.today, .until = house.today}).error() == CoverRefusal::Covering);
    CHECK(house.cover({.giver = house.robin, .taker = house.morgan, .from = house.today, .until = house.today}).error() == CoverRefusal::Away);
}

TEST_CASE("when the one on leave leaves the case, whoever covers leaves with them") {
    Leave house;
    REQUIRE(house.cover(house.of_rowan()));
    house.join("rowan", house.person("hazel-keeper"), Role::Coordinator);  // Whoever leaves leaves it to somebody.
    house.store->write([&](store::Transaction& t) { REQUIRE(leave_case(t, "rowan", house.morgan, Role::BusinessManager, house.act())); });
    CHECK_FALSE(house.works(house.pat, "rowan", morning + std::chrono::minutes{1}));
}

}
