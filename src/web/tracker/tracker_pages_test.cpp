// The real pages of recommendations, from writing one to what it changed for children. Fictional.
#include <doctest/doctest.h>

#include "identity/testing.h"
#include "learning/tracker_store.h"
#include "web/casework/office_testing.h"

using namespace web;
using web::test::Office;
using identity::Role;

namespace {

/// Where a form led to: what follows "303 ".
std::string led_to(const std::string& answer) {
    REQUIRE_MESSAGE(answer.starts_with("303 "), answer.substr(0, 3000));
    return answer.substr(4, answer.find('\n') - 4);
}
bool says(const std::string& answer, const std::string& words) { return answer.find(words) != std::string::npos; }

struct Followed : Office {
    identity::PersonId coordinator = manager("Morgan"), chair = somebody("Frances", Role::Chair, house.partnership), stranger = somebody("Pat", Role::Notifier, house.partnership);
    casework::Case of = case_of(coordinator, "Child Willow");
    Followed() { house.join(of.id.to_string(), chair, Role::Chair); }

    /// A case of the coordinator's that came an hour after the first.
    casework::Case opened_later(const std::string& pseudonym) {
        const auto made = house.store->write([&](store::Transaction& transaction) {
            casework::Doer doer;
            doer.at = identity::testing::morning + std::chrono::hours{1};
            auto opened = casework::open_case(transaction, desk().ground, {.partnership = house.partnership.value(), .state = "referral.received", .children = 1}, doer);
            casework::set_details(transaction, opened, {.pseudonym = pseudonym, .area = "eastmarch", .lead = {}, .children = 1}, doer);
            return opened;
        });
        house.case_of(made.id.to_string(), house.partnership);
        house.join(made.id.to_string(), coordinator, Role::Coordinator);
        return made;
    }
    std::string write(const std::string& more = {}) {
        return led_to(post(coordinator, "/cases/" + of.reference + "/actions/new", "go=save&recommendation.0.text=Use+one+growth+record&addressee.0.name=Health&addressee.0.target=health_provider" + more));
    }
    std::string say(const std::string& path, const std::string& form, const std::string& fields, const std::string& about = {}, const std::string& seen = {}) {
        return post(coordinator, path + "/say/" + form, fields + "&about=" + about + "&seen=" + seen);
    }
    std::string step(identity::PersonId who, const std::string& path, const std::string& event) { return post(who, path + "/steps/" + event, "on-day=14&on-month=5&on-year=2025&reasons=Because"); }
};

}  // namespace

TEST_SUITE("Pages of recommendations") {

TEST_CASE("a recommendation goes from its writing to actions complete, and is refused in plain words where evidence is missing") {
    Followed it;
    const auto path = it.write();
    CHECK(says(it.get(it.coordinator, path), "Use one growth record"));
    CHECK(says(it.step(it.coordinator, path, "accept"), "Every addressee has answered."));
    CHECK(says(it.say(path, "addressee_response", "response.0.answer=answer_rejected&response.0.on-day=1&response.0.on-month=5&response.0.on-year=2025", "0"), "Give the reasons"));
    led_to(it.say(path, "addressee_response", "response.0.answer=answer_accepted&response.0.on-day=1&response.0.on-month=5&response.0.on-year=2025", "0"));
    led_to(it.step(it.coordinator, path, "accept"));
    led_to(it.say(path, "tracked_action", "tracked.0.what=Buy+it&tracked.0.owner=Nurse&tracked.0.by-day=1&tracked.0.by-month=9&tracked.0.by-year=2025"));
    led_to(it.step(it.coordinator, path, "plan"));
    led_to(it.step(it.coordinator, path, "start"));
    const auto refused = it.step(it.coordinator, path, "complete");
    CHECK(refused.starts_with("422"));
    CHECK(says(refused, "Every action is done."));
    CHECK(says(refused, "There is evidence of what was done."));
}

TEST_CASE("who writes does not approve: the coordinator finds no step by which practice has changed") {
    Followed it;
    const auto path = it.write();
    CHECK(it.get(it.coordinator, path + "/steps/withdraw").starts_with("404"));
    CHECK(it.get(it.chair, path + "/steps/withdraw").starts_with("200"));
    CHECK(it.get(it.chair, path + "/say/evidence").starts_with("404"));
}

TEST_CASE("a proposal is there for those of its case alone, and is counted for nobody else") {
    Followed it;
    const auto path = it.write();
    CHECK(it.get(it.stranger, path).starts_with("404"));
    CHECK(says(it.get(it.coordinator, "/actions"), "Use one growth record"));
    CHECK_FALSE(says(it.get(it.stranger, "/actions"), "Use one growth record"));
    CHECK_FALSE(says(it.get(it.stranger, "/actions.csv"), "growth"));
}

TEST_CASE("one that identifies somebody is read below its case, and its words are on no list") {
    Followed it;
    const auto path = it.write("&recommendation.0.identifying=yes");
    CHECK(path.starts_with("/cases/" + it.of.reference + "/actions/"));
    CHECK(says(it.get(it.coordinator, path), "Use one growth record"));
    CHECK(it.get(it.coordinator, path.substr(path.find("/actions/"))).starts_with("404"));
    CHECK_FALSE(says(it.get(it.coordinator, "/actions"), "growth record"));
    CHECK(it.get(it.stranger, path).starts_with("404"));
}

TEST_CASE("while one is written, what was recommended before is shown with what came of it, and advice stops nothing") {
    Followed it;
    it.write();
    const auto seen = it.post(it.coordinator, "/cases/" + it.of.reference + "/actions/new", "go=look&recommendation.0.text=Use+one+record+of+growth");
    CHECK(seen.starts_with("200"));
    CHECK(says(seen, "Nearly identical"));
    CHECK(says(seen, "Nobody is addressed."));
    CHECK(says(seen, "No date says by when."));
}

TEST_CASE("an owner without an account opens one action with a code, and what they write stands in its history") {
    Followed it;
    const auto path = it.write();
    led_to(it.say(path, "tracked_action", "tracked.0.what=Buy+scales&tracked.0.owner=Nurse&tracked.0.by-day=1&tracked.0.by-month=9&tracked.0.by-year=2025"));
    const auto page = it.get(it.coordinator, path);
    const auto at = page.find(path + "/links/");
    REQUIRE(at != std::string::npos);
    const auto link = page.substr(at, page.find('"', at) - at);
    const auto made = it.post(it.coordinator, link);
    const auto address = made.find("/update/");
    REQUIRE(address != std::string::npos);
    const auto token = made.substr(address, made.find('<', address) - address);
    CHECK(says(it.get(it.stranger, token), "Enter the code"));
    CHECK_FALSE(says(it.get(it.stranger, token), "Buy scales"));
    CHECK(it.post(it.stranger, token + "/open", "code=wrong").starts_with("422"));
}

TEST_CASE("broken threads: an unanswered recommendation is counted, and the count opens it") {
    Followed it;
    it.write();
    const auto page = it.get(it.coordinator, "/learning/threads");
    CHECK(says(page, "1 recommendation without a response"));
    CHECK(says(page, "Use one growth record"));
}

TEST_CASE("a triage shows which recommendation of an earlier case was meant to prevent this, and so does the way in to learning") {
    Followed it;
    it.write();
    const auto later = it.opened_later("Child Alder");
    for (const auto& of : {it.of, later})
        it.house.store->write([&](store::Transaction& transaction) {
            casework::Answers referral;
            referral.set({"child", 0, "age"}, "0"), referral.set({"child", 0, "harm"}, "neglect");
            casework::Doer doer;
            doer.at = identity::testing::morning;
            casework::write_down(transaction, it.desk().ground, of, {"referral", referral}, doer);
        });
    const auto triage = it.get(it.coordinator, "/cases/" + later.reference + "/triage/new");
    CHECK(says(triage, "What was meant to prevent this"));
    CHECK(says(triage, "Use one growth record"));
    CHECK_FALSE(says(it.get(it.coordinator, "/cases/" + it.of.reference + "/triage/new"), "What was meant to prevent this"));
    CHECK(says(it.get(it.coordinator, "/learning/recurrences"), "Use one growth record"));
}

TEST_CASE("the page of national recommendations is for everybody, and a partnership's progress is not there until it is wanted") {
    Followed it;
    CHECK(says(it.get(it.stranger, "/national-recommendations"), "multi-agency child protection teams"));
    CHECK(it.get(it.stranger, "/areas/eastmarch/progress").starts_with("404"));
    CHECK(it.post(it.coordinator, "/actions/progress", "value=on").starts_with("404"));
    led_to(it.post(it.chair, "/actions/progress", "value=on"));
    const auto page = it.get(it.stranger, "/areas/eastmarch/progress");
    CHECK(page.starts_with("200"));
    CHECK_FALSE(says(page, "growth record"));
}

TEST_CASE("the public page of progress tells no number under five of what is not published, and no word of it") {
    Followed it;
    const auto path = it.write();
    led_to(it.say(path, "addressee_response", "response.0.answer=answer_accepted&response.0.on-day=1&response.0.on-month=5&response.0.on-year=2025", "0"));
    led_to(it.step(it.coordinator, path, "accept"));
    led_to(it.post(it.chair, "/actions/progress", "value=on"));
    const auto page = it.get(it.stranger, "/areas/eastmarch/progress");
    CHECK(says(page, "fewer than 5"));
    CHECK_FALSE(says(page, ">1<"));
    CHECK_FALSE(says(page, "growth record"));
}

TEST_CASE("a pasted tracker is shown row by row before it is taken, and a refused row is named with its field") {
    Followed it;
    const std::string sheet = "Recommendation,Agency,Owner,Due date,Status,Comment\nInvite fathers,Social care,Head,30/09/2025,Amber,Asked twice\n,Health,Nurse,31/02/2025,Red,\n";
    const auto look = it.post_file(it.coordinator, "/actions/import", {{"pasted", sheet}}, {}, {});
    CHECK(look.starts_with("200"));
    CHECK(says(look, "Comment: Asked twice"));
    CHECK(says(look, "There is no text."));
    CHECK(says(look, "31/02/2025"));
    const auto refused = it.post_file(it.stranger, "/actions/import", {{"pasted", sheet}}, {}, {});
    CHECK_MESSAGE(refused.starts_with("405"), refused.substr(0, 200));  // To them it is no form, but an address on which nothing stands.
    CHECK(it.get(it.stranger, "/actions/import").starts_with("404"));
}

}
