// The end of a case, walked through its pages by two people. Everything is fictional.
#include <algorithm>

#include "learning/tracker_store.h"
#include "publishing/release.h"
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

/// A case of two managers, both of whom may close and destroy it.
struct TwoManagers {
    Office office;
    identity::PersonId first = office.manager("hazel-keeper"), second = office.manager("rowan-keeper");
    casework::Case of = office.case_of(first, "Child Rowan");

    TwoManagers() {
        for (const auto who : {first, second}) office.house.join(of.id.to_string(), who, identity::Role::BusinessManager);
    }
    std::string path(const std::string& below = {}) const { return "/cases/" + of.reference + below; }
    std::string close() {
        return office.post(first, path("/keeping/close"),
                           "closed_on-day=14&closed_on-month=5&closed_on-year=2025&review_on-day=14&review_on-month=5&review_on-year=2027&reasons=The+definition+was+not+met.");
    }
    std::string page(identity::PersonId who, const std::string& below = "") { return office.get(who, path("/keeping" + below)); }
    int events(audit::Kind kind) {
        const auto all = office.events(of);
        return static_cast<int>(std::ranges::count_if(all, [&](const audit::Entry& entry) { return entry.event.kind == kind; }));
    }
};

std::string path_of(const casework::Case& of, const std::string& below = {}) { return "/cases/" + of.reference + below; }
bool has(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("casework pages: the end of a case") {

TEST_CASE("a case is closed, proposed by one manager and destroyed by the other, and its certificate is left to print") {
    TwoManagers managers;
    auto& office = managers.office;
    CHECK(managers.close().starts_with("303 " + managers.path("/keeping")));
    CHECK(has(managers.page(managers.second), "14 May 2027"));
    CHECK(office.post(managers.first, managers.path("/keeping/propose"), "reasons=Its+term+has+ended.").starts_with("303"));
    const auto own = office.post(managers.first, managers.path("/keeping/destroy"));
    CHECK(own.starts_with("422"));
    CHECK(has(own, "Somebody else must confirm"));
    CHECK(office.post(managers.second, managers.path("/keeping/destroy")).starts_with("303 " + managers.path("/keeping")));
    CHECK(has(managers.page(managers.first), "Certificate of destruction"));
    CHECK(has(managers.page(managers.first), managers.of.seal.to_string()));
    CHECK(has(office.get(managers.first, managers.path()), "This case was destroyed."));
    CHECK(office.get(managers.first, managers.path("/letter/new")).starts_with("410"));  // Nothing is written about it any more.
    CHECK(managers.events(audit::Kind::KeyDestroyed) == 1);
}
TEST_CASE("a recommendation that was only proposed goes with its case, and one that was accepted stays in the tracker") {
    TwoManagers managers;
    auto& office = managers.office;
    casework::Doer doer;
    doer.at = identity::testing::morning;
    const auto recommend = [&](const char* text) {
        return office.house.store->write([&](store::Transaction& transaction) {
            casework::Answers answers;
            answers.set({"recommendation", 0, "text"}, text), answers.set({"addressee", 0, "name"}, "Health");
            return learning::add_recommendation(transaction, office.desk().ground, {.partnership = office.house.partnership.value(), .of = &managers.of, .answers = answers}, doer);
        });
    };
    const auto proposed = recommend("Weigh every baby"), accepted = recommend("Invite fathers");
    office.house.store->write([&](store::Transaction& transaction) {
        casework::Answers answer;
        answer.set({"response", 0, "answer"}, "answer_accepted");
        learning::add_entry(transaction, office.desk().ground, accepted, {"addressee_response", answer, "0"}, doer);
        REQUIRE(learning::take_step(transaction, office.desk().ground, accepted, "accept", {*base::parse_day("2025-05-14"), {}, {}}, doer).has_value());
    });
    REQUIRE(managers.close().starts_with("303"));
    REQUIRE(office.post(managers.first, managers.path("/keeping/propose"), "reasons=Its+term+has+ended.").starts_with("303"));
    REQUIRE(office.post(managers.second, managers.path("/keeping/destroy")).starts_with("303"));
    office.house.store->read([&](store::Snapshot& snapshot) {
        CHECK_FALSE(learning::find_head(snapshot, proposed.id).has_value());
        CHECK(learning::find_head(snapshot, accepted.id).has_value());
    });
}
TEST_CASE("a case that is destroyed publishes nothing: its planned minute is forgotten with it") {
    TwoManagers managers;
    auto& office = managers.office;
    const auto& desk = office.desk();
    const documents::Reader reader{CAIRN_HELPER};
    publishing::Press press{desk.store, desk.ground, desk.files, reader};
    casework::Doer doer;
    doer.at = identity::testing::morning;
    const auto plan = [&](const char* mode) {
        casework::Answers answers;
        answers.set({"plan", 0, "mode"}, mode), answers.set({"plan", 0, "on"}, "2025-05-20");
        desk.store.write([&](store::Transaction& transaction) { casework::write_down(transaction, desk.ground, casework::case_at(transaction, managers.of.key), {"publication_plan", answers}, doer); });
    };
    plan("full");
    publishing::keep_files(press, managers.of, "00", {}, {}, doer);
    plan("held");  // Its clock ends, so that the case can be closed; its minute stands on.
    const auto waiting = [&] { return desk.store.read([](store::Snapshot& snapshot) { return publishing::due_releases(snapshot, *base::parse_instant("2030-01-01T00:00:00Z")); }).size(); };
    REQUIRE(waiting() == 1);
    REQUIRE(managers.close().starts_with("303"));
    REQUIRE(office.post(managers.first, managers.path("/keeping/propose"), "reasons=Its+term+has+ended.").starts_with("303"));
    REQUIRE(office.post(managers.second, managers.path("/keeping/destroy")).starts_with("303"));
    CHECK(waiting() == 0);
}
TEST_CASE("a hold without reasons is refused with all that was typed; with them it stops destruction") {
    TwoManagers managers;
    auto& office = managers.office;
    REQUIRE(managers.close().starts_with("303"));
    const std::string when = "kind=court&set_on-day=14&set_on-month=5&set_on-year=2025";
    const auto refused = office.post(managers.first, managers.path("/keeping/hold"), when + "&reasons=");
    CHECK(refused.starts_with("422"));
    CHECK(has(refused, "Enter your reasons"));
    CHECK(office.post(managers.first, managers.path("/keeping/hold"), when + "&reasons=Order+of+the+family+court.").starts_with("303"));
    CHECK(has(managers.page(managers.second), "Order of the family court."));
    CHECK(office.post(managers.first, managers.path("/keeping/propose"), "reasons=Its+term+has+ended.").starts_with("422"));
    CHECK(has(managers.page(managers.second, "/destruction"), "A court or an inquiry holds this case."));
}
TEST_CASE("a copy of the whole case is an archive, and was recorded before it left") {
    TwoManagers managers;
    CHECK(has(managers.office.get(managers.first, managers.path("/export")), "1 item"));
    const auto copy = managers.office.post(managers.first, managers.path("/export"), "subject=");
    CHECK(copy.starts_with("200"));
    CHECK(has(copy, "\nPK"));
    CHECK(has(copy, "index.html"));
    CHECK(has(copy, "0001.html"));
    CHECK(has(copy, "case.json"));
    CHECK(managers.events(audit::Kind::ExportMade) == 1);
}

}

TEST_SUITE("casework pages: who may come near a case") {

TEST_CASE("a manager seals a case, and from then on a colleague of the partnership has no way to it, in an emergency neither") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper"), third = office.manager("linden-keeper");
    const auto of = office.case_of(inside, "Child Hazel");
    office.house.join(of.id.to_string(), inside, identity::Role::BusinessManager);
    office.house.join(of.id.to_string(), third, identity::Role::Chair);
    CHECK(office.get(outside, path_of(of, "/break-glass")).starts_with("200"));
    CHECK(office.post(inside, path_of(of, "/access/seal")).starts_with("303"));
    CHECK(office.get(outside, path_of(of, "/break-glass")).starts_with("404"));
    CHECK(office.post(outside, path_of(of, "/break-glass"), "reason=A+sibling+is+in+danger&hours=1").starts_with("404"));
}
TEST_CASE("the glass is broken with a reason, for four hours at most, and then the case can be read") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper"), third = office.manager("linden-keeper");
    const auto of = office.case_of(inside, "Child Hazel");
    office.house.join(of.id.to_string(), third, identity::Role::Chair);
    CHECK(office.get(outside, path_of(of)).starts_with("404"));
    CHECK(office.post(outside, path_of(of, "/break-glass"), "reason=A+sibling+is+in+danger&hours=5").starts_with("422"));
    CHECK(office.post(outside, path_of(of, "/break-glass"), "reason=&hours=1").starts_with("422"));
    CHECK(office.post(outside, path_of(of, "/break-glass"), "reason=A+sibling+is+in+danger&hours=1").starts_with("303"));
    CHECK(office.get(outside, path_of(of)).starts_with("200"));
}
TEST_CASE("whoever declares a conflict sees nothing more of the case, whatever the role") {
    Office office;
    const auto who = office.manager("hazel-keeper");
    const auto of = office.case_of(who, "Child Hazel");
    CHECK(office.post(who, path_of(of, "/access/conflict")).starts_with("303 /cases"));
    CHECK(office.get(who, path_of(of)).starts_with("404"));
    CHECK_FALSE(has(office.get(who, "/cases"), "Child Hazel"));
}

}
