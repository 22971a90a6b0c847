// Whether one case is visible, asked in two ways: of the list, and of the case alone. They must never differ.
#include "identity/visible_cases_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "identity/testing.h"

using namespace identity;
using namespace identity::testing;
using std::chrono::hours;

TEST_SUITE("cases that somebody may know of") {

TEST_CASE("of the list and of the case alone the same is answered: members, who left, leave cover, conflicts, seals, broken glass") {
    House house;
    const std::vector<std::string> cases{"alder", "bramble", "clover", "dogrose", "elder", "none"};
    const PersonId morgan = house.person("morgan"), pat = house.person("pat"), robin = house.person("robin"), sam = house.person("sam"), kim = house.person("kim");
    for (const auto& id : cases)
        if (id != "none") house.case_of(id, house.partnership);
    house.stand(morgan, Role::BusinessManager, house.partnership), house.stand(robin, Role::Chair, house.partnership), house.stand(sam, Role::LeadPartner, house.partnership);
    house.join("alder", pat, Role::Reviewer), house.join("bramble", pat, Role::Reviewer), house.join("bramble", robin, Role::Chair), house.join("clover", robin, Role::Chair), house.join("elder", pat, Role::Reviewer);
    const auto change = [&](auto work) { house.store->write([&](store::Transaction& t) { CHECK(work(t).has_value()); }); };
    const base::Day today{std::chrono::floor<std::chrono::days>(morning)};
    change([&](auto& t) { return leave_case(t, "alder", pat, Role::Reviewer, house.act(morgan, morning + hours{1})); });
    change([&](auto& t) { return cover_leave(t, pat, kim, today + std::chrono::days{1}, today + std::chrono::days{2}, house.act(pat)); });
    change([&](auto& t) { return declare_conflict(t, "elder", kim, house.act(kim)); });
    change([&](auto& t) { return break_glass(t, "dogrose", "Nobody can be reached", hours{4}, house.act(morgan)); });
    change([&](auto& t) { return break_glass(t, "clover", "Nobody can be reached", hours{4}, house.act(morgan)); });
    change([&](auto& t) { return seal_case(t, "clover", house.act(robin)); });
    int seen = 0, unseen = 0;
    for (const auto at : {morning, morning + hours{2}, morning + hours{5}, morning + hours{24}, morning + hours{48}, morning + hours{96}})
        for (const auto who : {morgan, pat, robin, sam, kim})
            house.store->read([&](store::Snapshot& snapshot) {
                const auto list = visible_cases(snapshot, who, at, 100);
                for (const auto& id : cases) {
                    const bool listed = std::ranges::binary_search(list, id);
                    CHECK_MESSAGE(may_know_of(snapshot, who, id, at) == listed, id, " for ", who.value());
                    ++(listed ? seen : unseen);
                }
            });
    CHECK(seen > 20);
    CHECK(unseen > 60);
}

}
