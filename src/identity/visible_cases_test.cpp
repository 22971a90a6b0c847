#include "identity/visible_cases_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include <fmt/format.h>

#include "identity/testing.h"

using namespace identity;
using namespace identity::testing;

TEST_SUITE("lists of cases") {

TEST_CASE("a list holds the cases that authorize opens, and no others") {
    House house;
    const PersonId morgan = house.person("morgan"), pat = house.person("pat"), robin = house.person("robin");
    house.stand(morgan, Role::BusinessManager, house.partnership);
    house.stand(pat, Role::Chair, house.partnership);
    house.stand(robin, Role::LeadPartner, house.partnership);
    for (const char* id : {"a", "b", "c", "d", "e", "f"}) house.case_of(id, house.partnership);
    house.join("a", morgan, Role::BusinessManager);
    house.join("b", morgan, Role::BusinessManager);
    house.join("c", pat, Role::Chair);
    house.join("f", morgan, Role::BusinessManager);
    house.join("f", robin, Role::Coordinator);  // Whoever leaves leaves it to somebody.
    const auto today = base::Day{std::chrono::floor<std::chrono::days>(morning)};
    house.store->write([&](store::Transaction& t) {
        REQUIRE(declare_conflict(t, "b", morgan, house.act()));
        REQUIRE(cover_leave(t, pat, morgan, today, today, house.act()));
        REQUIRE(break_glass(t, "d", "Nobody can be reached", std::chrono::hours{1}, house.act(morgan)));
        REQUIRE(break_glass(t, "e", "Nobody can be reached", std::chrono::hours{1}, house.act(morgan)));
        REQUIRE(seal_case(t, "e", house.act()));
        REQUIRE(leave_case(t, "f", morgan, Role::BusinessManager, house.act()));
    });
    const auto listed = house.store->read([&](store::Snapshot& snapshot) { return visible_cases(snapshot, morgan, morning, 100); });
    CHECK(listed == std::vector<std::string>{"a", "c", "d"});
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
        CHECK(house.may(morgan, Permission::ReadCase, id) == (std::ranges::find(listed, id) != listed.end()));
}
TEST_CASE("a role carries a permission into a case by itself, or not at all: what must first be owned or shared is not among them, nor a case in conflict") {
    House house;
    const PersonId morgan = house.person("morgan"), pat = house.person("pat");
    for (const char* id : {"a", "b", "c"}) house.case_of(id, house.partnership);
    house.join("a", morgan, Role::Coordinator);
    house.join("b", morgan, Role::AgencyAuthor);
    house.join("c", morgan, Role::Coordinator);
    house.join("a", pat, Role::Chair);
    house.store->write([&](store::Transaction& t) {
        REQUIRE(declare_conflict(t, "c", morgan, house.act()));
        REQUIRE(seal_case(t, "a", house.act()));
    });
    const auto with = [&](PersonId person, Permission permission) { return house.store->read([&](store::Snapshot& snapshot) { return cases_with(snapshot, house.actor(person), permission, morning); }); };
    CHECK(with(morgan, Permission::WriteRecommendations) == std::vector<std::string>{"a"});
    CHECK(with(pat, Permission::WriteRecommendations).empty());
    CHECK(with(pat, Permission::ApproveRecommendations) == std::vector<std::string>{"a"});
    CHECK(house.store->read([&](store::Snapshot& snapshot) { return closed_to(snapshot, morgan, morning); }) == std::vector<std::string>{"c"});
}
TEST_CASE("among fifteen thousand cases one person gets the first page of all of them, and another the one case that is theirs") {
    House house;
    const PersonId manager = house.person("morgan"), author = house.person("pat");
    for (int slice = 0; slice < 15; ++slice)
        house.store->write([&](store::Transaction& t) {
            for (int n = 0; n < 1000; ++n) {
                const std::string id = fmt::format("case-{:05}", slice * 1000 + n);
                REQUIRE(admit_case(t, id, house.partnership, house.act()));
                REQUIRE(join_case(t, id, {.person = manager, .role = Role::BusinessManager}, house.act()));
                if (n == 7 && slice == 3) REQUIRE(join_case(t, id, {.person = author, .role = Role::AgencyAuthor}, house.act()));
            }
        });
    const auto listed = [&](PersonId person) { return house.store->read([&](store::Snapshot& snapshot) { return visible_cases(snapshot, person, morning, 25); }); };
    CHECK(listed(manager).size() == 25);
    CHECK(listed(manager).front() == "case-00000");
    CHECK(listed(author) == std::vector<std::string>{"case-03007"});
}

}
