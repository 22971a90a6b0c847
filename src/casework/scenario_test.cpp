// The worked cases of a safeguarding business manager, under their own numbers. Dates were worked by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_clocks.h"
#include "casework/case_testing.h"
#include "casework/definition.h"

using namespace casework;

namespace {

const std::string_view before_the_panel[] = {"local_authority", "health", "police"};

void state_awareness(TestDesk& desk, const Case& of, const char* on, std::string_view day) {
    desk.write(of, "awareness", {{"awareness.0.authority", "Eastmarch"}, {"awareness.0.on", on}, {"awareness.0.who", "Duty manager"}, {"awareness.0.how", "Call from the hospital"}}, day);
}

/// One child who was seriously harmed, neglect suspected.
Answers sheet(const char* nature = "serious_harm", const char* abuse = "suspected", const char* outcome = "seriously_harmed") {
    Answers answers;
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"incident.0.nature", nature}, {"incident.0.place_authority", "Eastmarch"}, {"child.0.forename", "Rowan"}, {"child.0.surname", "Fictional"}, {"child.0.under_18", "yes"}})
        answers.set(*parse_place(name), value);
    answers.set({"child", 0, "abuse"}, abuse);
    answers.set({"child", 0, "outcome"}, outcome);
    return answers;
}

void record_sent(TestDesk& desk, const Case& of, const char* what, const char* on, std::string_view day) {
    desk.write(of, "sent", {{"sent.0.what", what}, {"sent.0.reference", "SIN-TEST-1"}, {"sent.0.on", on}, {"sent.0.by", "Notifier"}, {"sent.0.to", "National Panel"}}, day);
}

/// A case whose notification was sent on that day, so that its rapid review is open.
Case notified(TestDesk& desk, const char* aware, const char* sent) {
    const auto of = desk.open("sin.required", aware);
    state_awareness(desk, of, aware, aware);
    desk.write(of, "notification", sheet(), aware);
    record_sent(desk, of, "notification", sent, sent);
    REQUIRE(desk.step(of, "record_sent", sent) == "");
    return of;
}

/// Something that the field takes; "no" where it may be said.
std::string any_answer(const Field& field) {
    switch (field.kind) {
        case FieldKind::Choice: return std::ranges::count(field.options, "no") > 0 ? "no" : field.options.front();
        case FieldKind::Choices: return field.options.front();
        case FieldKind::YesNo: case FieldKind::Tick: return "yes";
        case FieldKind::Day: return "2026-01-05";
        case FieldKind::Number: return "1";
        case FieldKind::Time: return "10:00";
        default: return "Written in a test";
    }
}

void write_report(TestDesk& desk, const Case& of, const char* c3, std::string_view day) {
    Answers answers;
    const auto& form = form_called("rapid_review");
    for (const auto& section : form.sections)
        for (const auto& field : section.fields)
            if (section.most == 1) answers.set({section.key, 0, field.key}, any_answer(field));
    answers.set({"criteria", 0, "c3"}, c3);
    desk.write(of, "rapid_review", answers, day);
}

Answers decision(const char* answer, const char* decided, const char* despite = "") {
    Answers answers;
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{{"review.0.reasons", "Reasons"}, {"joined.0.answer", "not_joined"},
             {"joined.0.reasons", "Nothing to join"}, {"national.0.answer", "no"}, {"national.0.reasons", "Local"}})
        answers.set(*parse_place(name), value);
    answers.set({"review", 0, "answer"}, answer);
    answers.set({"review", 0, "decided_on"}, decided);
    answers.set({"review", 0, "despite_c3"}, despite);
    return answers;
}

void sign(TestDesk& desk, const Case& of, std::string_view partner, const char* answer, std::string_view day, const char* escalation = "") {
    Answers answers;
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{{"approval.0.name", "A partner"}, {"approval.0.role", "Delegated partner"}})
        answers.set(*parse_place(name), value);
    answers.set({"approval", 0, "partner"}, std::string{partner});
    answers.set({"approval", 0, "on"}, std::string{day});
    answers.set({"approval", 0, "answer"}, answer);
    answers.set({"approval", 0, "escalation"}, escalation);
    if (std::string_view{answer} == "dissents") answers.set({"approval", 0, "dissent"}, "We would commission a review");
    desk.write(of, "approval", answers, day);
}

/// Brings a notified case to the point at which the partners sign.
void to_signing(TestDesk& desk, const Case& of, const char* day, const char* c3, const Answers& decided) {
    auto request = desk.write(of, "request", {{"request.0.agency", "Fictional School"}}, day);
    desk.store().write([&](store::Transaction& t) { set_standing(t, of, request, "sent", TestDesk::on(day)); });
    REQUIRE(desk.step(of, "send_requests", day) == "");
    desk.store().write([&](store::Transaction& t) { set_standing(t, of, request, "nothing", TestDesk::on(day)); });
    REQUIRE(desk.step(of, "all_in", day) == "");
    Answers meeting;
    meeting.set({"minutes", 0, "held"}, "yes");
    for (std::size_t i = 0; i < 3; ++i) meeting.set({"attendance", i, "partner"}, std::string{before_the_panel[i]});
    desk.write(of, "meeting", meeting, day);
    REQUIRE(desk.step(of, "held", day) == "");
    write_report(desk, of, c3, day);
    desk.write(of, "advice", {{"advice.0.about", "rapid_review"}, {"advice.0.review", decided.of("review", "answer").c_str()}}, day);
    desk.write(of, "decision", decided, day);
}

}  // namespace

TEST_SUITE("worked cases: from a referral to the partners' decision") {

TEST_CASE("1: in Christmas week a notification is due on Wednesday 31 December 2025") {
    TestDesk desk;
    const auto of = desk.open("sin.required", "2025-12-22");
    state_awareness(desk, of, "2025-12-22", "2025-12-22");
    CHECK(desk.due(of, "notification") == "2025-12-31");
    CHECK(desk.due(of, "tell-partners") == "2025-12-31");
}

TEST_CASE("2 and 3: over Easter, and on a Saturday before a bank holiday") {
    TestDesk desk;
    const auto easter = desk.open("sin.required", "2026-04-02"), saturday = desk.open("sin.required", "2025-08-23");
    state_awareness(desk, easter, "2026-04-02", "2026-04-02");
    state_awareness(desk, saturday, "2025-08-23", "2025-08-23");
    CHECK(desk.due(easter, "notification") == "2026-04-13");
    CHECK(desk.due(saturday, "notification") == "2025-09-01");
}

TEST_CASE("6: a request for more information does not stop the clock") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2025-11-13");
    state_awareness(desk, of, "2025-11-12", "2025-11-13");
    REQUIRE(desk.step(of, "ask_more", "2025-11-14") == "");
    REQUIRE(desk.step(of, "supplied", "2025-11-24") == "");
    CHECK(desk.due(of, "notification") == "2025-11-19");
    CHECK(desk.file(of).of.next_due_on == base::parse_day("2025-11-19"));
}

TEST_CASE("7, 8, 10 and 12: fifteen working days from the day on which the notification was sent") {
    TestDesk desk;
    CHECK(desk.due(notified(desk, "2025-12-22", "2025-12-23"), "rapid-review") == "2026-01-16");
    CHECK(desk.due(notified(desk, "2026-03-27", "2026-03-30"), "rapid-review") == "2026-04-22");
    const auto sunday = notified(desk, "2025-10-30", "2025-11-02");
    CHECK(desk.due(sunday, "rapid-review") == "2025-11-21");
    CHECK(desk.file(sunday).last("sent")->answers.of("sent", "on") == "2025-11-02");
    CHECK(desk.due(notified(desk, "2025-12-29", "2025-12-31"), "rapid-review") == "2026-01-22");
}

TEST_CASE("15: a looked-after child who died of natural causes is notified, and no rapid review opens") {
    TestDesk desk;
    const auto of = desk.open("sin.required", "2026-03-09");
    state_awareness(desk, of, "2026-03-09", "2026-03-09");
    auto answers = sheet("death_looked_after", "not_known_or_suspected", "died");
    answers.set({"child", 0, "looked_after"}, "yes");
    answers.set({"child", 0, "looked_after_by"}, "Westmarch");
    const auto written = desk.write(of, "notification", answers, "2026-03-09");
    CHECK(desk.due(of, "notification") == "2026-03-16");
    CHECK(authorities_of(answers) == std::vector<std::string>{"Westmarch"});
    record_sent(desk, of, "notification", "2026-03-12", "2026-03-12");
    CHECK(desk.step(of, "record_sent", "2026-03-12") == "main_route");
    REQUIRE(desk.step(of, "record_sent_for_information", "2026-03-12") == "");
    CHECK(desk.state(of) == "sin.info_only");
    CHECK(desk.due(of, "rapid-review") == "none");
    CHECK(desk.step(of, "open_rapid_review", "2026-03-13") == "not-from-here");
    CHECK(desk.step(of, "abuse_suspected", "2026-03-20") == "awareness");
    state_awareness(desk, of, "2026-03-19", "2026-03-20");
    REQUIRE(desk.step(of, "abuse_suspected", "2026-03-20") == "");
    CHECK(desk.due(of, "notification") == "2026-03-26");
}

TEST_CASE("17: a care leaver of seventeen with neglect suspected takes the main route") {
    CHECK(route_of(sheet("care_leaver_death", "suspected", "died")) == Route::Main);
    CHECK(route_of(sheet("care_leaver_death", "not_known_or_suspected", "died")) == Route::Information);
}

TEST_CASE("18: five siblings are one incident with five children") {
    TestDesk desk;
    const auto of = desk.open("sin.required", "2026-03-09");
    for (int i = 0; i < 5; ++i) desk.write(of, "person", {{"person.0.label", "Sibling"}, {"person.0.kind", "child"}}, "2026-03-09");
    desk.write(of, "notification", sheet(), "2026-03-09");
    CHECK(desk.file(of).all("notification").size() == 1);
    CHECK(desk.file(of).all("person").size() == 5);
}

TEST_CASE("22: harm to another child does not stand in for the subject's") {
    auto answers = sheet("other", "known", "neither");
    CHECK(definition_met(children_of(answers)) == Met::No);
    answers.set({"child", 1, "under_18"}, "yes");
    answers.set({"child", 1, "abuse"}, "not_known_or_suspected");
    answers.set({"child", 1, "outcome"}, "seriously_harmed");
    CHECK(definition_met(children_of(answers)) == Met::No);
}

TEST_CASE("24: the definition being met does not decide; a decision against a review where C3 is met needs a reason of its own") {
    TestDesk desk;
    const auto all_no = notified(desk, "2025-12-22", "2025-12-23");
    to_signing(desk, all_no, "2026-01-12", "no", decision("none_learning_captured", "2026-01-12"));
    CHECK(desk.step(all_no, "circulate", "2026-01-12") == "");
    const auto c3 = notified(desk, "2025-12-22", "2025-12-23");
    to_signing(desk, c3, "2026-01-12", "yes", decision("none_learning_captured", "2026-01-12"));
    CHECK(desk.step(c3, "circulate", "2026-01-12") == "decision");
    desk.write(c3, "decision", decision("none_learning_captured", "2026-01-12", "The learning is captured and being acted on"), "2026-01-12");
    CHECK(desk.step(c3, "circulate", "2026-01-12") == "");
}

TEST_CASE("26 and 27: six months from the day on which the partners decided, at the month's end too") {
    for (const auto& [decided, due] : {std::pair{"2026-01-16", "2026-07-16"}, std::pair{"2026-03-31", "2026-09-30"}, std::pair{"2025-08-29", "2026-02-28"}}) {
        TestDesk desk;
        const auto of = notified(desk, decided, decided);
        to_signing(desk, of, decided, "yes", decision("lcspr", decided));
        REQUIRE(desk.step(of, "circulate", decided) == "");
        for (const auto partner : before_the_panel) sign(desk, of, partner, "approves", decided);
        REQUIRE(desk.step(of, "complete", decided) == "");
        CHECK(desk.due(of, "review") == due);
    }
}

TEST_CASE("dissent goes to the lead partners, never prevents sending, and the report is never shown as agreed by all") {
    TestDesk desk;
    const auto of = notified(desk, "2025-12-22", "2025-12-23");
    to_signing(desk, of, "2026-01-12", "no", decision("none_learning_captured", "2026-01-12"));
    REQUIRE(desk.step(of, "circulate", "2026-01-12") == "");
    sign(desk, of, "local_authority", "approves", "2026-01-13");
    sign(desk, of, "health", "approves", "2026-01-13");
    CHECK(desk.step(of, "complete", "2026-01-13") == "approvals");
    sign(desk, of, "police", "dissents", "2026-01-13", "not_offered");
    CHECK(desk.step(of, "complete", "2026-01-13") == "approvals");
    sign(desk, of, "police", "dissents", "2026-01-14", "offered_declined");
    CHECK(desk.step(of, "complete", "2026-01-14") == "");
    CHECK_FALSE(agreed_by_all(desk.file(of)));
    CHECK(desk.file(of).clocks[2].met_on == base::parse_day("2026-01-14"));
}

TEST_CASE("completed and sent are two days, and no reply from the Panel can be recorded once its time has passed") {
    TestDesk desk;
    const auto of = notified(desk, "2025-12-22", "2025-12-23");
    to_signing(desk, of, "2026-01-12", "no", decision("none_learning_captured", "2026-01-12"));
    REQUIRE(desk.step(of, "circulate", "2026-01-12") == "");
    for (const auto partner : before_the_panel) sign(desk, of, partner, "approves", "2026-01-13");
    REQUIRE(desk.step(of, "complete", "2026-01-13") == "");
    record_sent(desk, of, "rapid_review", "2026-01-19", "2026-01-19");
    REQUIRE(desk.step(of, "record_report_sent", "2026-01-19") == "");
    CHECK(desk.due(of, "panel-reply") == "2026-02-09");  // 20-23, 26-30 January, 2-6 and 9 February.
    CHECK(desk.step(of, "no_reply", "2026-02-09") == "reply_limit");
    CHECK(desk.step(of, "no_reply", "2026-02-10") == "");
    CHECK(desk.state(of) == "decision.final");
}

TEST_CASE("the authority notifies whatever the partners say: their views stand beside it and never hold it up") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-03-02");
    state_awareness(desk, of, "2026-03-02", "2026-03-02");
    desk.write(of, "view", {{"view.0.partner", "police"}, {"view.0.view", "does_not_meet"}}, "2026-03-02");
    REQUIRE(desk.step(of, "authority_notifies", "2026-03-02") == "");
    desk.write(of, "notification", sheet(), "2026-03-02");
    record_sent(desk, of, "notification", "2026-03-03", "2026-03-03");
    CHECK(desk.step(of, "record_sent", "2026-03-03") == "");
    CHECK(desk.state(of) == "rr.open");
}

TEST_CASE("a late notification keeps its date, and with a reason it reads as explained") {
    TestDesk desk;
    const auto of = desk.open("sin.required", "2025-12-22");
    state_awareness(desk, of, "2025-12-22", "2025-12-22");
    desk.write(of, "delay", {{"delay.0.rule", "notification"}, {"delay.0.reasons", "Records came late"}}, "2026-01-05");
    CHECK(desk.due(of, "notification") == "2025-12-31");
    CHECK(desk.file(of).clocks.front().explained);
}

TEST_CASE("an awareness that is corrected ends the old clock and begins another; both stay on record") {
    TestDesk desk;
    const auto of = desk.open("sin.required", "2025-11-13");
    state_awareness(desk, of, "2025-11-13", "2025-11-13");
    const auto stated = *desk.file(of).last("awareness");
    auto corrected = stated.answers;
    corrected.set({"awareness", 0, "on"}, "2025-11-12");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, stated, corrected, TestDesk::on("2025-11-14")).has_value(); });
    CHECK(desk.due(of, "notification") == "2025-11-19");
    CHECK(desk.file(of).clocks.front().ended == "corrected");
    CHECK(desk.store().read([&](store::Snapshot& snapshot) { return versions(snapshot, desk.ground(), of, stated); }).size() == 2);
}

TEST_CASE("a bank holiday proclaimed late moves open clocks, and leaves those that were met") {
    TestDesk desk;
    const auto open = desk.open("sin.required", "2026-06-08"), met = notified(desk, "2026-06-08", "2026-06-09");
    state_awareness(desk, open, "2026-06-08", "2026-06-08");
    CHECK(desk.due(open, "notification") == "2026-06-15");
    desk.use(calendar::Calendar::embedded().with_holiday(calendar::Nation::England, *base::parse_day("2026-06-12"), {"Test holiday", "Gŵyl brawf"}));
    const auto moved = desk.store().write([&](store::Transaction& t) { return count_again(t, desk.ground(), TestDesk::on("2026-06-10")); });
    CHECK(desk.due(open, "notification") == "2026-06-16");
    CHECK(desk.due(met, "notification") == "2026-06-15");
    CHECK(desk.due(met, "rapid-review") == "2026-07-01");  // 30 June without it: 10, 11, 15-19, 22-26, 29, 30 June and 1 July.
    CHECK(moved.size() == 4);
}

TEST_CASE("a case that is entered afterwards keeps its true days, and what was missing becomes a list of gaps") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-03-20", true);
    CHECK(desk.step(of, "authority_notifies", "2026-02-02", "2026-03-20") == "");
    const auto file = desk.file(of);
    CHECK(file.steps.back().happened_on == base::parse_day("2026-02-02"));
    CHECK(file.steps.back().afterwards);
    REQUIRE(gaps(file).size() == 1);
    CHECK(gaps(file)[0].guard == "awareness");
}

}
