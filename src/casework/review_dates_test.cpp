// Days of a review and who is reminded of them. Days were worked by hand; everything is fictional.
#include "casework/review_dates.h"

#include <doctest/doctest.h>

#include "casework/review_testing.h"
#include "identity/testing.h"
#include "notices/notice.h"

using namespace casework;
using identity::PersonId;
using identity::Role;
using std::chrono::days;

namespace {

/// A case of a review whose coordinator, chair, reviewer and lead partner are known, at noon of a day.
struct Reminded {
    Reminded() {
        keys = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        of = house.store->write([&](store::Transaction& t) {
            set_partnership(t, {house.partnership.value(), "EM", "england", "eastmarch"});
            return open_case(t, ground(), {.partnership = house.partnership.value(), .state = "lcspr.active", .children = 1}, TestDesk::on("2026-01-16"));
        });
        house.case_of(of.id.to_string(), house.partnership);
        for (const auto& [who, role] : {std::pair{coordinator, Role::Coordinator}, {chair, Role::Chair}, {reviewer, Role::Reviewer}, {lead_partner, Role::LeadPartner}, {advocate, Role::FamilyAdvocate}}) house.join(of.id.to_string(), who, role);
    }
    Ground ground() { return {*keys, calendar, base::system_random()}; }
    void write(const char* form, std::initializer_list<std::pair<const char*, const char*>> words, const char* day, const char* standing = "kept") {
        house.store->write([&](store::Transaction& t) { return write_down(t, ground(), of, {form, answers_of(words), standing}, TestDesk::on(day)); });
    }
    int tell(const char* day) {
        return house.store->write([&](store::Transaction& t) { return tell_review_dates(t, ground(), TestDesk::on(day).at); });
    }
    std::vector<ReviewDate> dates() {
        return house.store->read([&](store::Snapshot& s) { return review_dates(open_file(s, ground(), case_at(s, of.key)), ground()); });
    }

    identity::testing::House house;
    std::unique_ptr<store::Keys> keys;
    calendar::Calendar calendar = calendar::Calendar::embedded();
    Case of;
    PersonId coordinator = house.person("ash"), chair = house.person("birch"), reviewer = house.person("cedar"), lead_partner = house.person("dogwood"), advocate = house.person("elm");
};

}  // namespace

TEST_SUITE("Days of a review, and who is reminded of them") {

TEST_CASE("33: three months after a hold for a trial began it is looked at again, and its keepers hear a week before, on the day, and once more if nobody looked") {
    Reminded desk;
    desk.write("proceeding", {{"proceeding.0.kind", "criminal_trial"}, {"proceeding.0.effect", "blocks_publication"}, {"proceeding.0.from", "2026-07-06"}}, "2026-07-06");
    REQUIRE(desk.dates().size() == 1);
    CHECK(desk.dates()[0].due_on == base::parse_day("2026-10-06"));
    CHECK(desk.tell("2026-09-28") == 0);
    CHECK(desk.tell("2026-09-29") == 1);
    CHECK(desk.tell("2026-09-30") == 0);  // Once for each.
    CHECK(desk.tell("2026-10-06") == 1);
    CHECK(desk.tell("2026-10-07") == 1);
    CHECK(desk.tell("2026-10-08") == 0);
    desk.write("proceeding", {{"proceeding.0.kind", "inquest"}, {"proceeding.0.effect", "informs_only"}, {"proceeding.0.from", "2026-07-06"}}, "2026-10-08");
    CHECK(desk.dates().size() == 1);  // What informs only holds nothing that would be looked at again.
}
TEST_CASE("reg 14: a written request that is not answered reminds coordinator and chair, and nobody once the reply is in") {
    Reminded desk;
    desk.write("monitoring", {{"monitoring.0.kind", "request_draft"}, {"monitoring.0.on", "2026-03-02"}, {"monitoring.0.by", "Chair"}, {"monitoring.0.found", "The draft"}, {"monitoring.0.due_on", "2026-03-16"}}, "2026-03-02");
    CHECK(desk.tell("2026-03-08") == 0);
    CHECK(desk.tell("2026-03-09") == 2);
    CHECK(desk.tell("2026-03-16") == 2);
    Reminded answered;
    answered.write("monitoring", {{"monitoring.0.kind", "request_draft"}, {"monitoring.0.on", "2026-03-02"}, {"monitoring.0.due_on", "2026-03-16"}, {"monitoring.0.reply_on", "2026-03-05"}}, "2026-03-05");
    CHECK(answered.tell("2026-03-16") == 0);
}
TEST_CASE("paragraphs that an agency has not checked remind those who write the draft a week before, on the day and after it; checked ones nobody") {
    Reminded desk;
    desk.write("accuracy", {{"request.0.organisation", "none"}, {"request.0.due_on", "2026-03-16"}}, "2026-03-02", "sent");
    CHECK(desk.tell("2026-03-08") == 0);
    CHECK(desk.tell("2026-03-09") == 2);  // Coordinator and reviewer; the agency has nobody in the case.
    CHECK(desk.tell("2026-03-16") == 2);
    CHECK(desk.tell("2026-03-17") == 2);
    Reminded checked;
    checked.write("accuracy", {{"request.0.due_on", "2026-03-16"}}, "2026-03-02", "answered");
    CHECK(checked.tell("2026-03-17") == 0);
}
TEST_CASE("the reviewer hears of the day on which their draft is expected, and no advocate does") {
    Reminded desk;
    desk.write("appointment", {{"appointment.0.reviewer", "Reva Fictional-Ash"}, {"terms.0.draft_due_on", "2026-04-13"}}, "2026-01-20");
    CHECK(desk.tell("2026-04-13") == 2);  // Coordinator and reviewer.
}
TEST_CASE("26: of six months that end on 16 July the partners hear four weeks before, a week before and on the day; later only until the delay was told") {
    Reminded desk;
    const auto decided = review_decision("lcspr", "2026-01-16");
    desk.house.store->write([&](store::Transaction& t) {
        (void)write_down(t, desk.ground(), desk.of, {"decision", decided}, TestDesk::on("2026-01-16"));
        append_step(t, desk.ground(), desk.of, {"initiate_review", "lcspr.active", *base::parse_day("2026-01-16"), "Reasons", {}}, TestDesk::on("2026-01-16"));
        (void)write_down(t, desk.ground(), case_at(t, desk.of.key), {"monitoring", answers_of({{"monitoring.0.kind", "checkpoint"}})}, TestDesk::on("2026-01-16"));
    });
    CHECK(desk.tell("2026-06-17") == 0);
    CHECK(desk.tell("2026-06-18") == 3);  // 28 days before 16 July: coordinator, chair, lead partner.
    CHECK(desk.tell("2026-07-09") == 3);
    CHECK(desk.tell("2026-07-16") == 3);
    SUBCASE("nobody was told why") { CHECK(desk.tell("2026-07-17") == 3); }
    SUBCASE("overdue, explained") {
        desk.write("delay", {{"delay.0.rule", "review"}, {"delay.0.reasons", "Trial listed for 5 October"}, {"delay.0.told_panel_on", "2026-07-16"}, {"delay.0.told_minister_on", "2026-07-16"}}, "2026-07-16");
        CHECK(desk.tell("2026-07-17") == 0);
    }
}

}
