#include <doctest/doctest.h>

#include "learning/learning_testing.h"
#include "learning/owner.h"
#include "learning/owner_link.h"

using namespace learning;

namespace {

CAIRN_SQLITE_ONLY(every_answer, "SELECT answers FROM learning_entry");
CAIRN_SQLITE_ONLY(every_part, "SELECT name FROM learning_part");
CAIRN_SQLITE_ONLY(every_token, "SELECT address_token FROM learning_owner");
CAIRN_SQLITE_ONLY(write_plainly, "UPDATE learning_entry SET answers = $1 WHERE entry_id = $2");
CAIRN_SQLITE_ONLY(sealed_entries_left, "SELECT COUNT(*) FROM learning_entry WHERE sealed IS NOT NULL");
CAIRN_SQLITE_ONLY(sealed_steps_left, "SELECT COUNT(*) FROM learning_step WHERE sealed IS NOT NULL");

base::Day day(const char* iso) { return *base::parse_day(iso); }

struct Owned : TestTracker {
    Head accepted(const char* text, const casework::Case* of = nullptr) {
        const auto head = recommend({{"recommendation.0.text", text}, {"addressee.0.name", "Health"}}, "2026-10-01", of);
        say(head, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2026-10-02"}}, "2026-10-02", "0");
        CHECK(step(head, "accept", "2026-10-02") == "");
        return head;
    }
    std::string action(const Head& head, const char* what, const char* by, const char* email = "nurse@eastmarch.example") {
        return say(head, "tracked_action", {{"tracked.0.what", what}, {"tracked.0.owner", "Nurse"}, {"tracked.0.email", email}, {"tracked.0.by", by}}, "2026-10-03").id.to_string();
    }
    std::vector<Owner> owners() {
        return desk.store().read([](store::Snapshot& s) { return owners_with_open_actions(s); });
    }
    std::vector<OwnedAction> open(const Owner& owner) {
        return desk.store().read([&](store::Snapshot& s) { return open_actions_of(s, desk.ground(), owner); });
    }
};

}  // namespace

TEST_SUITE("Owners of actions") {

TEST_CASE("an owner is one in the partnership, whatever the capitals of their address, with what is open over all cases") {
    Owned it;
    const auto first = it.desk.open("referral.received", "2026-09-01"), second = it.desk.open("referral.received", "2026-09-02");
    it.action(it.accepted("One", &first), "Buy scales", "2027-01-31");
    it.action(it.accepted("Two", &second), "Change the letters", "2026-12-31", " NURSE@eastmarch.example");
    it.action(it.accepted("Three"), "Teach", "2026-12-31", "other@eastmarch.example");
    REQUIRE(it.owners().size() == 2);
    const auto mine = it.open(it.owners().front());
    REQUIRE(mine.size() == 2);
    CHECK_MESSAGE(mine[0].newest().answers.of("tracked", "what") == "Change the letters", "what is due first comes first");
}

TEST_CASE("an address stands in no plain column, is shown to whoever reads the thread, and goes when nothing is theirs any more") {
    Owned it;
    const auto of = it.desk.open("referral.received", "2026-09-01");
    const auto head = it.recommend({{"recommendation.0.text", "One"}}, "2026-10-01", &of);
    it.action(head, "Buy scales", "2027-01-31");
    CHECK(it.thread(head).actions().front().newest->answers.of("tracked", "email") == "nurse@eastmarch.example");
    it.desk.store().read([&](store::Snapshot& s) {
        for (const auto* statement : {&every_answer, &every_part, &every_token})
            for (auto rows = s.query(*statement); rows.step();) CHECK_FALSE_MESSAGE(rows.text(0).find("nurse@") != std::string::npos, statement->name());
    });
    it.desk.store().write([&](store::Transaction& t) { CHECK(forget_case(t, it.desk.ground(), of) == 1); });
    it.desk.store().read([&](store::Snapshot& s) { CHECK_FALSE(find_owner(s, 1).has_value()); });
}

TEST_CASE("addresses that an earlier release left in the plain are sealed when the server starts, once") {
    Owned it;
    const auto head = it.accepted("One");
    const auto action = it.action(head, "Buy scales", "2027-01-31", "");
    it.desk.store().write([&](store::Transaction& t) {
        t.run(write_plainly, R"({"tracked.0.what":"Buy scales","tracked.0.owner":"Nurse","tracked.0.email":"nurse@eastmarch.example"})", action);
    });
    CHECK(it.owners().empty());
    CHECK(seal_addresses(it.desk.store(), it.desk.ground()) == 1);
    CHECK(seal_addresses(it.desk.store(), it.desk.ground()) == 0);
    REQUIRE(it.owners().size() == 1);
    CHECK(it.open(it.owners().front()).size() == 1);
}

TEST_CASE("what is marked as identifying is on no owner's list, and its words cannot be reached by a link") {
    Owned it;
    const auto of = it.desk.open("referral.received", "2026-09-01");
    const auto head = it.accepted("One", &of);
    const auto action = it.action(head, "Buy scales", "2027-01-31");
    it.say(head, "recommendation", {{"recommendation.0.text", "Rehouse Robin Fictional-Ash"}, {"recommendation.0.identifying", "yes"}}, "2026-10-05");
    CHECK(it.owners().empty());
    it.desk.store().read([&](store::Snapshot& s) { CHECK_FALSE(owned_action(s, it.desk.ground(), head.id, action).has_value()); });
}

TEST_CASE("an owner's code opens the link in each list until a new one is given; a link that was guessed at five times ends alone") {
    Owned it;
    it.action(it.accepted("One"), "Buy scales", "2027-01-31");
    const auto owner = it.owners().front();
    const auto now = it.desk.on("2026-11-30").at;
    const auto write = [&](auto work) { return it.desk.store().write(work); };
    const auto made = write([&](store::Transaction& t) { return make_link_of_owner(t, it.desk.ground(), owner, now); });
    write([&](store::Transaction& t) { return add_digest_link(t, it.desk.ground(), owner, day("2026-11-30"), now), 0; });
    const auto listed = digest_token(it.desk.ground(), owner, day("2026-11-30"));
    const auto opens = [&](const std::string& token, const std::string& code) { return it.desk.store().read([&](store::Snapshot& s) { return open_owner_link(s, it.desk.ground(), token, code, now).has_value(); }); };
    CHECK(opens(made.token, made.code));
    CHECK(opens(listed, made.code));
    CHECK_FALSE(opens(listed, made.code == "000000" ? "111111" : "000000"));
    for (int i = 0; i < 5; ++i) write([&](store::Transaction& t) { return count_wrong_code(t, listed, now), 0; });
    CHECK_FALSE(opens(listed, made.code));
    CHECK(opens(made.token, made.code));
    const auto again = write([&](store::Transaction& t) { return make_link_of_owner(t, it.desk.ground(), owner, now); });
    CHECK_FALSE(opens(made.token, made.code));
    CHECK(opens(again.token, again.code));
}

}

TEST_SUITE("A case that is destroyed") {

TEST_CASE("takes what identifies and what was only proposed with it, and leaves what the tracker or the public has") {
    TestTracker it;
    const auto of = it.desk.open("referral.received", "2024-01-10");
    const auto sealed = it.recommend({{"recommendation.0.text", "Rehouse Robin Fictional-Ash"}, {"recommendation.0.identifying", "yes"}}, "2024-01-15", &of);
    const auto proposed = it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2024-01-15", &of);
    const auto tracked = it.recommend({{"recommendation.0.text", "Invite fathers"}, {"addressee.0.name", "Health"}}, "2024-01-15", &of);
    it.say(tracked, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2024-02-01"}}, "2024-02-01", "0");
    CHECK(it.step(tracked, "accept", "2024-02-01") == "");
    it.desk.store().write([&](store::Transaction& t) { CHECK(forget_case(t, it.desk.ground(), of) == 2); });
    it.desk.store().read([&](store::Snapshot& s) {
        CHECK_FALSE(find_head(s, sealed.id).has_value());
        CHECK_FALSE(find_head(s, proposed.id).has_value());
        CHECK(find_head(s, tracked.id)->text == "Invite fathers");
        for (const auto* statement : {&sealed_entries_left, &sealed_steps_left}) {
            auto rows = s.query(*statement);
            REQUIRE(rows.step());
            CHECK(rows.integer(0) == 0);
        }
    });
}

TEST_CASE("takes what was sealed before a wording was plain again, and an action that began then goes on as one") {
    Owned it;
    const auto of = it.desk.open("referral.received", "2026-09-01");
    const auto head = it.accepted("One", &of);
    it.say(head, "recommendation", {{"recommendation.0.text", "Rehouse Robin Fictional-Ash"}, {"recommendation.0.identifying", "yes"}}, "2026-10-03");
    const auto first = it.action(head, "Buy scales for Robin", "2027-01-31");
    it.say(head, "recommendation", {{"recommendation.0.text", "Weigh every baby"}, {"addressee.0.name", "Health"}}, "2026-10-05");
    for (const auto* note : {"Asked", "Ordered"}) it.say(head, "tracked_action", {{"tracked.0.what", "Buy scales"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.email", "nurse@eastmarch.example"}, {"tracked.0.by", "2027-01-31"}, {"tracked.0.note", note}}, "2026-10-06", first);
    it.desk.store().write([&](store::Transaction& t) { CHECK(forget_case(t, it.desk.ground(), of) == 0); });
    CHECK(it.thread(head).actions().size() == 1);
    REQUIRE(it.owners().size() == 1);
    const auto mine = it.open(it.owners().front());
    REQUIRE(mine.size() == 1);
    CHECK(mine.front().said("note") == "Ordered");
}

}
