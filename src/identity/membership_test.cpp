#include "identity/membership.h"

#include <doctest/doctest.h>

#include "identity/testing.h"

using namespace identity;
using namespace identity::testing;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

struct Cases : House {
    PersonId morgan = person("morgan"), pat = person("pat"), robin = person("robin"), sam = person("sam");
    Cases() {
        case_of("rowan", partnership);
        stand(morgan, Role::BusinessManager, partnership);
        stand(robin, Role::Chair, partnership);
        stand(sam, Role::LeadPartner, partnership);
    }
    template <class Change>
    auto change(Change what) {
        return store->write([&](store::Transaction& transaction) { return what(transaction); });
    }
};

}  // namespace

TEST_SUITE("belonging to a case") {

TEST_CASE("a manager of the partnership does not read its cases before they are a member") {
    Cases house;
    CHECK_FALSE(house.may(house.morgan, Permission::ReadCase, "rowan"));
    CHECK(house.may(house.morgan, Permission::OpenCase, "rowan"));
    house.join("rowan", house.morgan, Role::BusinessManager);
    CHECK(house.may(house.morgan, Permission::ReadCase, "rowan"));
}
TEST_CASE("who has left sees the case no more from that moment, and the list still says that they were there") {
    Cases house;
    house.join("rowan", house.pat, Role::Reviewer);
    CHECK(house.may(house.pat, Permission::ReadCase, "rowan", morning));
    house.change([&](auto& t) { REQUIRE(leave_case(t, "rowan", house.pat, Role::Reviewer, house.act(house.morgan, morning + hours{1}))); });
    CHECK(house.may(house.pat, Permission::ReadCase, "rowan", morning + hours{1} - std::chrono::milliseconds{1}));
    CHECK_FALSE(house.may(house.pat, Permission::ReadCase, "rowan", morning + hours{1}));
    const auto list = house.store->read([](store::Snapshot& snapshot) { return members(snapshot, "rowan"); });
    REQUIRE(list.size() == 1);
    CHECK(list[0].until == morning + hours{1});
}
TEST_CASE("whoever looks after a case leaves it only while somebody else does, so that a sealed case is never lost to everybody") {
    Cases house;
    house.join("rowan", house.morgan, Role::BusinessManager);
    house.join("rowan", house.pat, Role::Reviewer);
    const auto leave = [&](PersonId who, Role role) {
        return house.store->write([&](store::Transaction& t) { return leave_case(t, "rowan", who, role, house.act(house.morgan, morning + hours{1})); });
    };
    CHECK(leave(house.morgan, Role::BusinessManager).error() == MembershipRefusal::LastKeeper);
    CHECK(house.may(house.morgan, Permission::ReadCase, "rowan", morning + hours{2}));
    const auto robin = house.person("robin-keeper");
    house.join("rowan", robin, Role::Coordinator);
    CHECK(leave(house.morgan, Role::BusinessManager).has_value());
    CHECK_FALSE(house.may(house.morgan, Permission::ReadCase, "rowan", morning + hours{2}));
    CHECK(leave(house.pat, Role::Reviewer).has_value());
    CHECK(leave(house.pat, Role::Reviewer).error() == MembershipRefusal::NotAMember);
    CHECK(leave(robin, Role::Coordinator).error() == MembershipRefusal::LastKeeper);
}
TEST_CASE("a conflict shuts a member out at once, and nobody with one can be made a member") {
    Cases house;
    house.join("rowan", house.pat, Role::Reviewer);
    house.change([&](auto& t) { REQUIRE(declare_conflict(t, "rowan", house.pat, house.act(house.pat))); });
    CHECK_FALSE(house.may(house.pat, Permission::ReadCase, "rowan"));
    house.change([&](auto& t) { CHECK(join_case(t, "rowan", {.person = house.pat, .role = Role::PanelMember}, house.act()).error() == MembershipRefusal::Conflict); });
    CHECK(house.journal.count(EventKind::ConflictDeclared) == 1);
}
TEST_CASE("a role that is not for cases cannot be given in one") {
    Cases house;
    house.change([&](auto& t) { CHECK(join_case(t, "rowan", {.person = house.pat, .role = Role::PanelOfficer}, house.act()).error() == MembershipRefusal::RoleNotInCases); });
}
TEST_CASE("break-glass reads the case for the time that was asked, four hours at most, and tells two others") {
    Cases house;
    CHECK(house.change([&](auto& t) { return break_glass(t, "rowan", "Nobody can be reached", minutes{241}, house.act(house.morgan)); }).error() == MembershipRefusal::TooLong);
    CHECK(house.change([&](auto& t) { return break_glass(t, "rowan", "  ", minutes{60}, house.act(house.morgan)); }).error() == MembershipRefusal::ReasonMissing);
    const auto begun = house.change([&](auto& t) { return break_glass(t, "rowan", "Nobody can be reached", hours{4}, house.act(house.morgan)); });
    REQUIRE(begun);
    CHECK(begun->first_told == house.robin);
    CHECK(begun->second_told == house.sam);
    CHECK(house.may(house.morgan, Permission::ReadCase, "rowan", morning + hours{4} - std::chrono::milliseconds{1}));
    CHECK_FALSE(house.may(house.morgan, Permission::ReadCase, "rowan", morning + hours{4}));
    CHECK_FALSE(house.may(house.morgan, Permission::ReadLegal, "rowan", morning + hours{1}));
    CHECK_FALSE(house.may(house.morgan, Permission::WorkCase, "rowan", morning + hours{1}));
    house.store->read([](store::Snapshot& snapshot) { CHECK(break_glasses(snapshot, "rowan", morning).size() == 1); });
}
TEST_CASE("break-glass is refused where there are not two others to tell") {
    Cases house;
    house.change([&](auto& t) { REQUIRE(end_standing(t, house.sam, Role::LeadPartner, house.partnership, house.act())); });
    CHECK(house.change([&](auto& t) { return break_glass(t, "rowan", "Nobody can be reached", hours{1}, house.act(house.morgan)); }).error() == MembershipRefusal::NobodyToTell);
}
TEST_CASE("break-glass does not open a sealed case, also not one that was sealed meanwhile") {
    Cases house;
    REQUIRE(house.change([&](auto& t) { return break_glass(t, "rowan", "Nobody can be reached", hours{1}, house.act(house.morgan)); }));
    house.change([&](auto& t) { REQUIRE(seal_case(t, "rowan", house.act())); });
    CHECK_FALSE(house.may(house.morgan, Permission::ReadCase, "rowan"));
    CHECK(house.change([&](auto& t) { return break_glass(t, "rowan", "Nobody can be reached", hours{1}, house.act(house.morgan)); }).error() == MembershipRefusal::Sealed);
}

}

TEST_SUITE("standing and leave") {

TEST_CASE("whoever covers leave may what the other may, from the first day to the last, and the act names both") {
    Cases house;
    house.join("rowan", house.morgan, Role::BusinessManager);
    house.change([&](auto& t) { REQUIRE(cover_leave(t, house.morgan, house.pat, base::Day{std::chrono::floor<std::chrono::days>(morning)} + std::chrono::days{1}, base::Day{std::chrono::floor<std::chrono::days>(morning)} + std::chrono::days{2}, house.act(house.morgan))); });
    CHECK_FALSE(house.may(house.pat, Permission::WorkCase, "rowan", morning));
    CHECK(house.may(house.pat, Permission::WorkCase, "rowan", morning + hours{24}));
    CHECK(house.may(house.pat, Permission::WorkCase, "rowan", morning + hours{48}));
    CHECK_FALSE(house.may(house.pat, Permission::WorkCase, "rowan", morning + hours{72}));
    const auto now = morning + hours{24};
    const CaseStanding standing = house.standing(house.pat, "rowan", now);
    const auto grant = authorize(house.actor(house.pat, now), Permission::WorkCase, {.data_class = DataClass::C1, .standing = &standing});
    REQUIRE(grant);
    CHECK(grant->on_behalf_of() == house.morgan);
}
TEST_CASE("a conflict of one's own is not covered by a colleague's standing") {
    Cases house;
    house.join("rowan", house.morgan, Role::BusinessManager);
    const auto today = base::Day{std::chrono::floor<std::chrono::days>(morning)};
    house.change([&](auto& t) {
        REQUIRE(cover_leave(t, house.morgan, house.pat, today, today, house.act()));
        REQUIRE(declare_conflict(t, "rowan", house.pat, house.act()));
    });
    CHECK_FALSE(house.may(house.pat, Permission::ReadCase, "rowan"));
}
TEST_CASE("the last administrator can be neither disabled nor relieved") {
    Cases house;
    house.stand(house.pat, Role::Administrator, std::nullopt);
    house.change([&](auto& t) {
        CHECK(disable(t, house.pat, house.act()).error() == PersonRefusal::LastAdministrator);
        CHECK(end_standing(t, house.pat, Role::Administrator, std::nullopt, house.act()).error() == StandingRefusal::LastAdministrator);
        REQUIRE(give_standing(t, house.sam, Role::Administrator, std::nullopt, house.act()));
        CHECK(disable(t, house.pat, house.act()));
    });
}
TEST_CASE("a role of cases cannot stand for a partnership, nor one of the installation for a partnership") {
    Cases house;
    house.change([&](auto& t) {
        CHECK(give_standing(t, house.pat, Role::Reviewer, house.partnership, house.act()).error() == StandingRefusal::RoleNotHere);
        CHECK(give_standing(t, house.pat, Role::Administrator, house.partnership, house.act()).error() == StandingRefusal::RoleNotHere);
        CHECK(give_standing(t, house.pat, Role::BusinessManager, std::nullopt, house.act()).error() == StandingRefusal::RoleNotHere);
    });
}
TEST_CASE("an account is never given to somebody else: a disabled person's address stays taken") {
    Cases house;
    house.change([&](auto& t) {
        REQUIRE(disable(t, house.pat, house.act()));
        CHECK(add_person(t, {.address = " PAT@Eastmarch.example ", .name = "Pat Two"}, house.act(), system_random).error() == PersonRefusal::AddressTaken);
    });
}
TEST_CASE("an administrator of one partnership looks after its people and no others") {
    Cases house;
    house.stand(house.pat, Role::PartnershipAdministrator, house.partnership);
    const Reach reach = partnerships_with(house.actor(house.pat), Permission::ManageAccounts);
    CHECK_FALSE(reach.everywhere);
    REQUIRE(reach.partnerships.size() == 1);
    const PersonId stranger = house.person("stranger");
    house.store->read([&](store::Snapshot& snapshot) {
        CHECK(may_look_after(snapshot, house.morgan, reach, morning));
        CHECK_FALSE(may_look_after(snapshot, stranger, reach, morning));
    });
}
TEST_CASE("an administrator of one partnership cannot take over the account of somebody who stands for more") {
    Cases house;
    house.stand(house.pat, Role::PartnershipAdministrator, house.partnership);
    house.stand(house.morgan, Role::Administrator, std::nullopt);
    house.stand(house.robin, Role::Chair, house.elsewhere);
    const Reach reach = partnerships_with(house.actor(house.pat), Permission::ManageAccounts);
    house.store->read([&](store::Snapshot& snapshot) {
        for (const PersonId person : {house.morgan, house.robin}) {
            CHECK(belongs_to(snapshot, person, reach));
            CHECK_FALSE(may_look_after(snapshot, person, reach, morning));
            CHECK(may_look_after(snapshot, person, {.everywhere = true, .partnerships = {}}, morning));
        }
    });
}

}
