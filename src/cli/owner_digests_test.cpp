// The list that owners of actions are sent: to whom, what it says, and that it goes once in its period. Everything is fictional.
#include <doctest/doctest.h>

#include "casework/case_store.h"
#include "cli/owner_digests.h"
#include "identity/testing.h"
#include "learning/owner_digest.h"
#include "learning/owner_link.h"
#include "learning/tracker_store.h"

using learning::Head;
using std::chrono::hours;

namespace {

/// A server that takes every mail, or none.
class OwnersSink : public notices::Post {
public:
    notices::Handed hand_in(const notices::Message& message, const std::stop_token&) override {
        if (takes) taken.push_back(message);
        return takes ? notices::Handed{} : notices::Handed{.how = notices::Handed::How::Later, .problem = "connect"};
    }
    bool takes = true;
    std::vector<notices::Message> taken;
};

casework::Answers said(std::initializer_list<std::pair<const char*, const char*>> words) {
    casework::Answers answers;
    for (const auto& [name, value] : words) answers.set(*casework::parse_place(name), value);
    return answers;
}

struct OwnersRound {
    OwnersRound() {
        keys = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        house.store->write([&](store::Transaction& transaction) { casework::set_partnership(transaction, {house.partnership.value(), "EM", "england", "eastmarch"}); });
    }
    casework::Ground ground() { return {*keys, calendar::Calendar::embedded(), base::system_random()}; }
    cli::PostOffice office() { return {*house.store, ground(), sink, messages, "cairn@reviews.example", "https://reviews.example"}; }

    /// An accepted recommendation of a case of its own, with one action of that owner.
    Head action(const char* what, const char* by, const char* email = "nurse@eastmarch.example", const char* progress = "begun") {
        casework::Doer doer;
        doer.at = *base::parse_day("2026-10-01");
        return house.store->write([&](store::Transaction& t) {
            const auto of = casework::open_case(t, ground(), {.partnership = house.partnership.value(), .state = "referral.received", .children = 1}, doer);
            casework::set_details(t, of, {.pseudonym = "Child Quince", .area = "eastmarch", .lead = {}, .children = 1}, doer);
            auto head = learning::add_recommendation(t, ground(), {.partnership = house.partnership.value(), .of = &of, .answers = said({{"recommendation.0.text", "Weigh every baby"}, {"addressee.0.name", "Health"}})}, doer);
            learning::add_entry(t, ground(), head, {"addressee_response", said({{"response.0.answer", "answer_accepted"}, {"response.0.on", "2026-10-01"}}), "0"}, doer);
            head = learning::take_step(t, ground(), head, "accept", {*base::parse_day("2026-10-01"), {}, {}}, doer).value();
            learning::add_entry(t, ground(), head, {"tracked_action", said({{"tracked.0.what", what}, {"tracked.0.owner", "Nurse"}, {"tracked.0.email", email}, {"tracked.0.by", by}, {"tracked.0.progress", progress}})}, doer);
            return head;
        });
    }
    void period(learning::DigestPeriod wanted) {
        casework::Doer doer;
        doer.at = *base::parse_day("2026-10-01");
        house.store->write([&](store::Transaction& t) { learning::set_setting(t, house.partnership.value(), learning::digest_setting, learning::to_word(wanted), doer); });
    }
    /// What goes on that day at that hour of London's winter.
    int go(const char* day, int hour = 9) {
        const base::Instant at{*base::parse_day(day) + hours{hour}};
        cli::queue_owner_digests(office(), at);
        return cli::deliver(office(), at, {}).taken;
    }

    identity::testing::House house;
    std::unique_ptr<store::Keys> keys;
    OwnersSink sink;
    web::html::Messages messages = web::html::Messages::load();
};

bool tells(const notices::Message& mail, const std::string& words) { return (mail.subject + mail.text).find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("Mail to owners of actions") {

// 30 November 2026 is a Monday; thirty days later is Wednesday 30 December.
TEST_CASE("one mail tells an owner how much of what is theirs over all cases is overdue, due or blocked, with one link, and names nobody") {
    OwnersRound it;
    it.action("Buy scales", "2026-11-01");
    it.action("Change the letters", "2026-12-30");
    it.action("Teach", "2027-06-30", "nurse@eastmarch.example", "blocked");
    it.action("Far away", "2027-06-30");
    REQUIRE(it.go("2026-11-30") == 1);
    const auto& mail = it.sink.taken.front();
    CHECK(mail.to == "nurse@eastmarch.example");
    CHECK(tells(mail, "1 is overdue"));
    CHECK(tells(mail, "1 is due by Wednesday 30 December 2026"));
    CHECK(tells(mail, "1 is blocked"));
    CHECK(tells(mail, "the 4 actions that are open"));
    for (const auto* word : {"Quince", "scales", "letters", "Weigh", "EM-", "Nurse"}) CHECK_FALSE_MESSAGE(tells(mail, word), word);
    const auto at = mail.text.find("https://reviews.example/update/");
    REQUIRE(at != std::string::npos);
    CHECK(mail.text.find("https://", at + 1) == std::string::npos);
    const auto token = mail.text.substr(at + 31, mail.text.find('\n', at) - at - 31);
    it.house.store->read([&](store::Snapshot& s) {
        const auto link = learning::find_owner_link(s, token, *base::parse_day("2026-11-30") + hours{10});
        REQUIRE(link.has_value());
        CHECK(learning::open_actions_of(s, it.ground(), *link->owner).size() == 4);
    });
}

TEST_CASE("never more than one in the period that the partnership set") {
    OwnersRound it;
    it.action("Buy scales", "2026-11-01");
    CHECK(it.go("2026-11-30") == 1);
    for (const auto* day : {"2026-11-30", "2026-12-01", "2026-12-04", "2026-12-05"}) CHECK_MESSAGE(it.go(day, 15) == 0, day);
    CHECK(it.go("2026-12-07") == 1);
    it.period(learning::DigestPeriod::Fortnightly);
    CHECK(it.go("2026-12-14") == 0);
    CHECK(it.go("2026-12-21") == 1);
    it.period(learning::DigestPeriod::Off);
    CHECK(it.go("2027-03-01") == 0);
}

TEST_CASE("none when nothing is due: what ends in more than thirty days is told of by nobody") {
    OwnersRound it;
    it.action("Far away", "2027-06-30");
    CHECK(it.go("2026-11-30") == 0);
    CHECK_MESSAGE(it.go("2027-05-31") == 0, "the last Monday in May is a bank holiday");
    CHECK(it.go("2027-06-01") == 1);
}

TEST_CASE("nothing is sent before eight, at a weekend or on a bank holiday") {
    OwnersRound it;
    it.action("Buy scales", "2026-11-01");
    CHECK(it.go("2026-11-28") == 0);
    CHECK_MESSAGE(it.go("2026-12-25") == 0, "Christmas Day is a Friday");
    CHECK_MESSAGE(it.go("2026-12-28") == 0, "the Monday in place of Boxing Day");
    CHECK(it.go("2026-12-29", 7) == 0);
    CHECK(it.go("2026-12-29", 8) == 1);
}

TEST_CASE("what could not be handed in that day goes on the next, as one mail") {
    OwnersRound it;
    it.action("Buy scales", "2026-11-01");
    it.sink.takes = false;
    CHECK(it.go("2026-11-30") == 0);
    it.sink.takes = true;
    CHECK(it.go("2026-12-01") == 1);
    CHECK(it.go("2026-12-02") == 0);
}

TEST_CASE("what was done between the queue and the mail is not told of") {
    OwnersRound it;
    const auto head = it.action("Buy scales", "2026-11-01");
    const base::Instant at{*base::parse_day("2026-11-30") + hours{9}};
    CHECK(cli::queue_owner_digests(it.office(), at) == 1);
    it.house.store->write([&](store::Transaction& t) {
        casework::Doer doer;
        doer.at = at;
        const auto one = learning::open_actions_in(t, it.ground(), *learning::find_head(t, head.id)).front();
        auto answers = one.newest().answers;
        answers.set({"tracked", 0, "progress"}, "all_done"), answers.set({"tracked", 0, "done_on"}, "2026-11-29");
        learning::update_action(t, it.ground(), one, answers, "Bought", doer);
    });
    CHECK(cli::deliver(it.office(), at, {}).taken == 0);
}

}
