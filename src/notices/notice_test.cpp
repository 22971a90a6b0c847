// What a person is told, and that nothing tells them of a case that they may not know of. Everything is fictional.
#include <doctest/doctest.h>

#include "identity/testing.h"
#include "notices/notice.h"
#include "notices/outgoing.h"

using identity::PersonId;
using identity::Role;
using identity::testing::House;
using identity::testing::morning;
using notices::Kind;

namespace {

constexpr auto hazel = "11111111111111111111111111111111", rowan = "22222222222222222222222222222222";

struct Office : House {
    PersonId ash = person("ash"), birch = person("birch"), cedar = person("cedar"), dogwood = person("dogwood");
    Office() {
        for (const auto& id : {hazel, rowan}) {
            case_of(id, partnership);
            join(id, ash, Role::Coordinator);
        }
        join(hazel, birch, Role::Chair);
    }
    int tell(Kind kind, const char* case_id, const char* cause, std::vector<PersonId> people, base::Instant at = morning) {
        return store->write([&](store::Transaction& transaction) { return notices::notify(transaction, base::system_random(), {.kind = kind, .case_id = case_id, .cause = cause, .at = at}, people); });
    }
    notices::Inbox box(PersonId who, base::Instant at = morning, int page = 1, int size = 25) {
        return store->read([&](store::Snapshot& snapshot) { return notices::inbox(snapshot, who, at, page, size); });
    }
    template <class Work>
    void change(Work work) {
        store->write([&](store::Transaction& transaction) { CHECK(work(transaction).has_value()); });
    }
};

}  // namespace

TEST_SUITE("notices: the inbox") {

TEST_CASE("the same cause tells a person once, however often it is looked at") {
    Office office;
    CHECK(office.tell(Kind::Returned, hazel, "return-1", {office.ash}) == 1);
    CHECK(office.tell(Kind::Returned, hazel, "return-1", {office.ash, office.birch}) == 1);
    CHECK(office.tell(Kind::Returned, hazel, "return-2", {office.ash}) == 1);
    CHECK(office.box(office.ash).total == 2);
    CHECK(office.box(office.birch).total == 1);
}
TEST_CASE("unread notices come first, and the newest of them first") {
    Office office;
    office.tell(Kind::Returned, hazel, "first", {office.ash});
    office.tell(Kind::Reply, hazel, "second", {office.ash});
    office.tell(Kind::Dissent, rowan, "third", {office.ash});
    const auto newest = office.box(office.ash).notices.front();
    CHECK(newest.cause == "third");
    office.store->write([&](store::Transaction& transaction) { notices::mark_read(transaction, office.ash, newest.id, morning); });
    const auto after = office.box(office.ash);
    CHECK(after.unread == 2);
    CHECK(after.notices.front().cause == "second");
    CHECK(after.notices.back().cause == "third");
    CHECK(office.box(office.ash, morning, 2, 2).notices.size() == 1);
}
TEST_CASE("a notice of a case goes with the membership, and comes back with it") {
    Office office;
    office.tell(Kind::Reply, hazel, "letter", {office.birch});
    CHECK(office.box(office.birch).total == 1);
    office.change([&](store::Transaction& transaction) { return identity::leave_case(transaction, hazel, office.birch, Role::Chair, office.act()); });
    CHECK(office.box(office.birch).total == 0);
    CHECK(office.store->read([&](store::Snapshot& snapshot) { return notices::count_unread(snapshot, office.birch, morning); }) == 0);
    CHECK(office.store->read([&](store::Snapshot& snapshot) { return notices::unmailed(snapshot, office.birch, morning, 10).size(); }) == 0);
    office.join(hazel, office.birch, Role::Chair);
    CHECK(office.box(office.birch).total == 1);
}
TEST_CASE("whoever has a conflict with a case is told nothing of it any more, whatever they were told before") {
    Office office;
    office.tell(Kind::Match, hazel, "referral", {office.ash, office.birch});
    office.change([&](store::Transaction& transaction) { return identity::declare_conflict(transaction, hazel, office.birch, office.act()); });
    CHECK(office.box(office.birch).total == 0);
    CHECK(office.box(office.ash).total == 1);
}
TEST_CASE("one person cannot mark what another was told as read") {
    Office office;
    office.tell(Kind::Returned, hazel, "return", {office.ash, office.birch});
    const auto hers = office.box(office.ash).notices.front().id;
    office.store->write([&](store::Transaction& transaction) { notices::mark_read(transaction, office.birch, hers, morning); });
    CHECK(office.box(office.ash).unread == 1);
    office.store->write([&](store::Transaction& transaction) { notices::mark_all_read(transaction, office.birch, morning); });
    CHECK(office.box(office.ash).unread == 1);
    CHECK(office.box(office.birch).unread == 0);
}
TEST_CASE("whoever covers a leave is told what the absent person is told, on the days of the leave alone") {
    Office office;
    const auto today = std::chrono::floor<std::chrono::days>(morning);
    office.change([&](store::Transaction& transaction) { return identity::cover_leave(transaction, office.birch, office.cedar, today, today + std::chrono::days{2}, office.act()); });
    office.tell(Kind::Returned, hazel, "on the last day", {office.birch}, morning + std::chrono::days{2});
    office.tell(Kind::Returned, hazel, "on the day after", {office.birch}, morning + std::chrono::days{3});
    CHECK(office.box(office.cedar).total == 1);
    CHECK(office.box(office.birch).total == 2);
    CHECK(office.box(office.cedar, morning + std::chrono::days{3}).total == 0);
}

}

TEST_SUITE("notices: break-glass") {

TEST_CASE("the two who are told need not belong to the case to know that it was opened, and are mailed at once") {
    Office office;
    office.stand(office.cedar, Role::BusinessManager, office.partnership);
    office.stand(office.dogwood, Role::BusinessManager, office.partnership);
    const auto begun = office.store->write([&](store::Transaction& transaction) { return identity::break_glass(transaction, rowan, "A call at night", std::chrono::hours{1}, office.act(office.dogwood)); });
    REQUIRE(begun.has_value());
    office.tell(Kind::BreakGlass, rowan, "1", {begun->first_told, begun->second_told});
    CHECK(begun->second_told == office.cedar);
    CHECK(office.box(office.cedar).total == 1);
    CHECK(office.store->read([](store::Snapshot& snapshot) { return notices::ready(snapshot, morning, 10).size(); }) == 2);
}
TEST_CASE("once the case is sealed nobody outside it is shown even that it had been opened") {
    Office office;
    office.stand(office.cedar, Role::BusinessManager, office.partnership);
    office.stand(office.dogwood, Role::BusinessManager, office.partnership);
    REQUIRE(office.store->write([&](store::Transaction& transaction) { return identity::break_glass(transaction, rowan, "A call at night", std::chrono::hours{1}, office.act(office.dogwood)); }).has_value());
    office.tell(Kind::BreakGlass, rowan, "1", {office.ash, office.cedar});
    office.change([&](store::Transaction& transaction) { return identity::seal_case(transaction, rowan, office.act()); });
    CHECK(office.box(office.cedar).total == 0);
    CHECK(office.box(office.ash).total == 1);
}
TEST_CASE("to have been told of one emergency opens no other notice of that case") {
    Office office;
    office.stand(office.cedar, Role::BusinessManager, office.partnership);
    office.stand(office.dogwood, Role::BusinessManager, office.partnership);
    REQUIRE(office.store->write([&](store::Transaction& transaction) { return identity::break_glass(transaction, rowan, "A call at night", std::chrono::hours{1}, office.act(office.dogwood)); }).has_value());
    office.tell(Kind::Dissent, rowan, "approval", {office.cedar});
    CHECK(office.box(office.cedar).total == 0);
}

}
