// Publication: the worked cases of a safeguarding business manager, under their own numbers. Dates were worked by hand.
#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "casework/publication_reading.h"

using namespace casework;

namespace {

using Words = std::initializer_list<std::pair<const char*, const char*>>;

constexpr const char* all_partners = "local_authority\nhealth\npolice";

Case approved(TestDesk& desk, std::string_view day) { return desk.open("lcspr.approved", day); }

void plan(TestDesk& desk, const Case& of, const char* mode, const char* on, std::string_view day, const char* reasons = "") {
    desk.write(of, "publication_plan", {{"plan.0.mode", mode}, {"plan.0.on", on}, {"plan.0.agreed_by", all_partners}, {"plan.0.reasons", reasons}}, day);
}

void send_copies(TestDesk& desk, const Case& of, const char* on) {
    for (const char* to : {"panel", "minister"}) desk.write(of, "publication_copy", {{"copy.0.to", to}, {"copy.0.on", on}, {"copy.0.by", "Coordinator"}}, on);
}

/// Noon of that day, by another person than `TestDesk::on` writes as.
Doer second_person(std::string_view day) {
    auto doer = TestDesk::on(day);
    doer.who = audit::Who::account(base::PublicId::make(base::system_random()));
    return doer;
}

void write_as(TestDesk& desk, const Case& of, const char* form, const char* field, const Doer& doer) {
    Answers answers;
    answers.set(*parse_place(field), "yes");
    desk.store().write([&](store::Transaction& t) { write_down(t, desk.ground(), case_at(t, of.key), {form, answers}, doer); });
}

}  // namespace

TEST_SUITE("worked cases: from the approved report to what is public") {

TEST_CASE("an approved report cannot be scheduled before anybody planned how, why and when it is published") {
    TestDesk desk;
    const auto of = approved(desk, "2025-12-01");
    CHECK(desk.step(of, "schedule_publication", "2025-12-01") == "mode mode_reasons planned_day");
}
TEST_CASE("30: for publication on Friday 2 January 2026 copies leave by Friday 19 December 2025") {
    TestDesk desk;
    const auto of = approved(desk, "2025-12-01");
    plan(desk, of, "full", "2026-01-02", "2025-12-01");
    CHECK(desk.due(of, "publication-copies") == "2025-12-19");
    REQUIRE(desk.step(of, "schedule_publication", "2025-12-01") == "");
    SUBCASE("copies that left on the day are in time") {
        send_copies(desk, of, "2025-12-19");
        REQUIRE(desk.step(of, "copies_sent", "2025-12-19") == "");
        CHECK(desk.step(of, "publish", "2026-01-02").find("copies_in_time") == std::string::npos);
    }
    SUBCASE("one working day later they block publication on that day") {
        send_copies(desk, of, "2025-12-22");
        REQUIRE(desk.step(of, "copies_sent", "2025-12-22") == "");
        CHECK(desk.step(of, "publish", "2026-01-02").find("copies_in_time") != std::string::npos);
    }
}

TEST_CASE("31: for publication on Tuesday 7 April 2026 copies leave by Wednesday 25 March 2026") {
    TestDesk desk;
    const auto of = approved(desk, "2026-03-02");
    plan(desk, of, "full", "2026-04-07", "2026-03-02");
    CHECK(desk.due(of, "publication-copies") == "2026-03-25");
}

TEST_CASE("a copy to the Panel alone, or to the inspectorate beside it, is not both copies that the regulation asks for") {
    TestDesk desk;
    const auto of = approved(desk, "2026-03-02");
    plan(desk, of, "full", "2026-04-07", "2026-03-02");
    REQUIRE(desk.step(of, "schedule_publication", "2026-03-02") == "");
    for (const char* to : {"panel", "inspectorate"}) desk.write(of, "publication_copy", {{"copy.0.to", to}, {"copy.0.on", "2026-03-20"}, {"copy.0.by", "Coordinator"}}, "2026-03-20");
    CHECK(desk.step(of, "copies_sent", "2026-03-20") == "copies");
    desk.write(of, "publication_copy", {{"copy.0.to", "minister"}, {"copy.0.on", "2026-03-20"}, {"copy.0.by", "Coordinator"}}, "2026-03-20");
    CHECK(desk.step(of, "copies_sent", "2026-03-20") == "");
}

TEST_CASE("33: held for a trial, with the Panel and the Secretary of State told, and looked at again within three months") {
    TestDesk desk;
    const auto of = approved(desk, "2026-06-30");
    Answers decided;
    desk.write(of, "publication_hold", {{"hold.0.on", "2026-07-01"}, {"hold.0.cause", "criminal_proceedings"}, {"hold.0.reasons", "A trial is listed on 5 October"}}, "2026-07-01");
    CHECK(desk.step(of, "hold_publication", "2026-07-01") == "hold_reasons");
    auto hold = *desk.file(of).last("publication_hold");
    auto told = hold.answers;
    told.set({"hold", 0, "told_panel_on"}, "2026-07-01");
    told.set({"hold", 0, "told_minister_on"}, "2026-07-01");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, hold, told, TestDesk::on("2026-07-01")).has_value(); });
    REQUIRE(desk.step(of, "hold_publication", "2026-07-01") == "");
    CHECK(desk.state(of) == "pub.held");
    CHECK(hold_is_told(desk.file(of)));
    CHECK(desk.due(of, "hold-review") == "2026-10-01");
    hold = *desk.file(of).last("publication_hold");
    told.set({"review", 0, "on"}, "2026-09-25");
    told.set({"review", 0, "by"}, "The chair");
    told.set({"review", 0, "found"}, "The trial is still listed");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, hold, told, TestDesk::on("2026-09-25")).has_value(); });
    CHECK(desk.due(of, "hold-review") == "2026-12-25");
    plan(desk, of, "full", "2026-11-16", "2026-09-25");
    CHECK(desk.step(of, "resume_publication", "2026-10-12") == "constraint_ended");
}

TEST_CASE("34: improvement information alone needs reasons to the Panel and the Secretary of State, and the same seven working days") {
    TestDesk desk;
    const auto of = approved(desk, "2026-03-02");
    plan(desk, of, "improvements_only", "2026-04-07", "2026-03-02");
    CHECK(desk.step(of, "schedule_publication", "2026-03-02") == "mode_reasons");
    plan(desk, of, "improvements_only", "2026-04-07", "2026-03-03", "A sibling would be known by every detail");
    REQUIRE(desk.step(of, "schedule_publication", "2026-03-03") == "");
    CHECK(desk.due(of, "publication-copies") == "2026-03-25");
    send_copies(desk, of, "2026-03-20");
    CHECK(desk.step(of, "copies_sent", "2026-03-20") == "mode_reasons_sent");
    auto seen = *desk.file(of).last("publication_plan");
    auto sent = seen.answers;
    sent.set({"plan", 0, "reasons_panel_on"}, "2026-03-20");
    sent.set({"plan", 0, "reasons_minister_on"}, "2026-03-20");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, seen, sent, TestDesk::on("2026-03-20")).has_value(); });
    CHECK(desk.step(of, "copies_sent", "2026-03-20") == "");
}

TEST_CASE("the three partners choose the mode together: one who did not agree holds it up") {
    TestDesk desk;
    const auto of = approved(desk, "2026-03-02");
    desk.write(of, "publication_plan", {{"plan.0.mode", "full"}, {"plan.0.on", "2026-04-07"}, {"plan.0.agreed_by", "local_authority\nhealth"}}, "2026-03-02");
    CHECK(desk.step(of, "schedule_publication", "2026-03-02") == "mode");
}

TEST_CASE("two different people publish, on the day or after it, with the family told and no order against it") {
    TestDesk desk;
    const auto of = approved(desk, "2026-03-02");
    plan(desk, of, "full", "2026-04-07", "2026-03-02");
    REQUIRE(desk.step(of, "schedule_publication", "2026-03-02") == "");
    send_copies(desk, of, "2026-03-20");
    REQUIRE(desk.step(of, "copies_sent", "2026-03-20") == "");
    desk.write(of, "publication_restriction", {{"restriction.0.kind", "injunction"}, {"restriction.0.what", "No report"}, {"restriction.0.from", "2026-03-01"}}, "2026-03-20");
    CHECK(desk.step(of, "publish", "2026-04-06") == "unrestricted family_told two_publishers publication_day public_files");
    desk.write(of, "publication_telling", {{"telling.0.who", "family"}, {"telling.0.name", "Her mother"}}, "2026-04-01");
    CHECK(desk.step(of, "publish", "2026-04-07") == "unrestricted family_told two_publishers public_files");
    auto telling = *desk.file(of).last("publication_telling");
    auto told = telling.answers;
    told.set({"telling", 0, "on"}, "2026-04-01");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, telling, told, TestDesk::on("2026-04-01")).has_value(); });
    write_as(desk, of, "publication_first", "first.0.read", TestDesk::on("2026-04-01"));
    write_as(desk, of, "publication_second", "second.0.read", TestDesk::on("2026-04-01"));
    CHECK(desk.step(of, "publish", "2026-04-07") == "unrestricted two_publishers public_files");
    write_as(desk, of, "publication_second", "second.0.read", second_person("2026-04-02"));
    CHECK(desk.step(of, "publish", "2026-04-07") == "unrestricted public_files");
}

TEST_CASE("a review that no law asks for has no seven-day gate, and may stay unpublished with reasons") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-03-02", true);
    REQUIRE(desk.step(of, "non_statutory", "2026-03-02") == "");
    CHECK(publication_scheme(desk.file(of)) == PublicationScheme::NonStatutory);
    plan(desk, of, "full", "2026-04-07", "2026-03-02");
    CHECK(desk.due(of, "publication-copies") == "none");
    CHECK(floor_rule(PublicationScheme::NonStatutory).empty());
    CHECK(floor_rule(PublicationScheme::National) == "national-floor");
}

TEST_CASE("a year from publication, with the days added on which it was hidden, before it may be taken down") {
    TestDesk desk;
    const auto of = desk.open("pub.notified", "2026-04-07", true);  // Entered afterwards: what is missing are gaps.
    REQUIRE(desk.step(of, "publish", "2026-04-07") == "");
    CHECK(desk.due(of, "floor") == "2027-04-07");
    Answers hidden;
    for (const auto& [name, value] : Words{{"hiding.0.on", "2026-05-04"}, {"hiding.0.why", "A name was left in"}, {"second.0.answer", "restored"}, {"second.0.on", "2026-05-06"}}) hidden.set(*parse_place(name), value);
    desk.write(of, "publication_hiding", hidden, "2026-05-06");
    CHECK(desk.due(of, "floor") == "2027-04-09");
}

}
