// Whoever referred is told every outcome, and what is owed is seen by those who may know of the case alone. Everything is fictional.
#include <doctest/doctest.h>

#include "casework/case_store.h"
#include "casework/feedback.h"
#include "casework/keeping_store.h"
#include "casework/walk.h"
#include "identity/testing.h"

using casework::Answers;
using identity::PersonId;
using identity::Role;
using identity::testing::morning;

namespace {

struct Referred {
    explicit Referred(bool by_somebody = true) {
        keys = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        house.store->write([&](store::Transaction& transaction) {
            casework::set_partnership(transaction, {house.partnership.value(), "EM", "england", "eastmarch"});
            of = casework::open_case(transaction, ground(), {.partnership = house.partnership.value(), .state = "referral.received", .children = 1}, doer());
        });
        house.case_of(of.id.to_string(), house.partnership);
        house.join(of.id.to_string(), ash, Role::Coordinator);
        if (!by_somebody) return;
        Answers referral;
        referral.set({"referrer", 0, "email"}, "nurse@eastmarch.example");
        write("referral", referral);
    }
    casework::Ground ground() { return {*keys, calendar::Calendar::embedded(), base::system_random()}; }
    static casework::Doer doer() {
        casework::Doer made;
        made.at = morning;
        return made;
    }
    casework::Record write(const char* form, const Answers& answers, const std::string& parent = {}) {
        return house.store->write([&](store::Transaction& transaction) { return casework::write_down(transaction, ground(), of, {form, answers, "kept", parent}, doer()); });
    }
    casework::Record outcome(const char* word, const char* told_on = "") {
        Answers answers;
        answers.set({"triage", 0, "outcome"}, word);
        answers.set({"triage", 0, "on"}, "2025-05-12");
        if (*told_on) answers.set({"triage", 0, "feedback_on"}, told_on);
        return write("triage", answers);
    }
    void tell(const casework::Record& triage, const char* word) {
        Answers answers;
        answers.set({"feedback", 0, "outcome"}, word);
        write("feedback", answers, triage.id.to_string());
    }
    std::vector<std::string> owed(PersonId who) {
        std::vector<std::string> list;
        const auto actor = house.actor(who);
        for (const auto& one : house.store->read([&](store::Snapshot& snapshot) { return casework::owed_feedback(snapshot, actor, 10); })) list.push_back(one.reference + " " + one.outcome);
        return list;
    }

    identity::testing::House house;
    std::unique_ptr<store::Keys> keys;
    casework::Case of;
    PersonId ash = house.person("ash"), birch = house.person("birch");
};

using Owed = std::vector<std::string>;

}  // namespace

TEST_SUITE("casework: feedback to the referrer") {

TEST_CASE("feedback is owed from the outcome until it was given, and again for the next outcome") {
    Referred referred;
    CHECK(referred.owed(referred.ash).empty());
    const auto first = referred.outcome("ask_more");
    CHECK(referred.owed(referred.ash) == Owed{referred.of.reference + " ask_more"});
    referred.tell(first, "ask_more");
    CHECK(referred.owed(referred.ash).empty());
    referred.outcome("not_met");
    CHECK(referred.owed(referred.ash) == Owed{referred.of.reference + " not_met"});
}
TEST_CASE("an outcome that was corrected after it was told is told anew") {
    Referred referred;
    const auto triage = referred.outcome("not_met");
    referred.tell(triage, "not_met");
    auto corrected = triage.answers;
    corrected.set({"triage", 0, "outcome"}, "single_agency");
    referred.house.store->write([&](store::Transaction& transaction) { CHECK(casework::write_anew(transaction, referred.ground(), referred.of, triage, corrected, Referred::doer()).has_value()); });
    CHECK(referred.owed(referred.ash) == Owed{referred.of.reference + " single_agency"});
}
TEST_CASE("the day of feedback on the triage itself counts as given") {
    Referred referred;
    referred.outcome("not_met", "2025-05-13");
    CHECK(referred.owed(referred.ash).empty());
}
TEST_CASE("a case that nobody referred owes nobody feedback") {
    Referred referred{false};
    referred.outcome("definition_met");
    CHECK(referred.owed(referred.ash).empty());
}
TEST_CASE("what is owed is seen by members alone, and a sealed case changes nothing for others") {
    Referred referred;
    referred.outcome("not_met");
    referred.house.store->write([&](store::Transaction& transaction) { CHECK(identity::seal_case(transaction, referred.of.id.to_string(), referred.house.act()).has_value()); });
    CHECK(referred.owed(referred.birch).empty());
    CHECK(referred.owed(referred.ash).size() == 1);
}
TEST_CASE("a destroyed case owes nothing") {
    Referred referred;
    referred.outcome("not_met");
    referred.house.store->write([&](store::Transaction& transaction) { casework::remove_material(transaction, referred.of, morning); });
    CHECK(referred.owed(referred.ash).empty());
}

}
