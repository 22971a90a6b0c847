// Handing over to the National Panel, and what its staff do with the copy. Everything is invented.
#include "casework/handover.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/fault.h"
#include "base/sha256.h"
#include "casework/case_testing.h"
#include "casework/panel_desk.h"
#include "casework/panel_letter.h"

using namespace casework;
using documents::word::WrittenHeading;
using documents::word::WrittenList;
using documents::word::WrittenParagraph;

namespace {

FrozenCopy copy_saying(const std::string& words) {
    FrozenPart part{.part = "decision", .english = {.title = "Decision"}, .welsh = {.title = "Penderfyniad", .language = "cy-GB"}};
    part.english.parts = {WrittenHeading{1, "Reasons"}, WrittenParagraph{words}, WrittenList{{"C1", "C3"}}};
    part.welsh.parts = {WrittenHeading{1, "Rhesymau"}, WrittenParagraph{words}};
    return {{part}};
}

Receipt hand(TestDesk& desk, const Case& of, const std::string& words, std::string_view day) {
    return desk.store().write([&](store::Transaction& t) { return hand_over(t, desk.ground(), case_at(t, of.key), copy_saying(words), TestDesk::on(day)); });
}

std::string words_in(TestDesk& desk, const Receipt& receipt) {
    const auto copy = desk.store().read([&](store::Snapshot& snapshot) { return open_copy(snapshot, desk.ground(), receipt); });
    return std::get<WrittenParagraph>(copy.find("decision")->english.parts[1]).text;
}

std::string write(TestDesk& desk, const Receipt& receipt, std::string_view form, std::initializer_list<std::pair<const char*, const char*>> words, std::string_view day) {
    Answers answers;
    for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
    return desk.store().write([&](store::Transaction& t) -> std::string { return write_for_panel(t, desk.ground(), receipt, form, answers, TestDesk::on(day)) ? "written" : "stepped-aside"; });
}

std::vector<std::string> listed(TestDesk& desk, const PanelWanted& wanted) {
    std::vector<std::string> references;
    for (const auto& one : desk.store().read([&](store::Snapshot& snapshot) { return panel_list(snapshot, wanted); }).listed) references.push_back(one.receipt.reference);
    return references;
}

}  // namespace

TEST_SUITE("Handing over to the National Panel") {

TEST_CASE("handing over sends no notification: no sent date, no clock, no step") {
    TestDesk desk;
    const auto of = desk.open("rr.complete", "2026-01-13");
    const auto before = desk.file(of);
    hand(desk, of, "The learning is captured", "2026-01-14");
    const auto after = desk.file(of);
    CHECK(after.all("sent").empty());
    CHECK(after.clocks.size() == before.clocks.size());
    CHECK(after.steps.size() == before.steps.size());
    CHECK(after.of.state == "rr.complete");
    CHECK_FALSE(panel_letter(after).sent_on);
    CHECK_FALSE(panel_letter(after).notified_on);
}
TEST_CASE("the copy is frozen: what the partners decide later is not in it") {
    TestDesk desk;
    const auto of = desk.open("rr.complete", "2026-01-13");
    const auto first = hand(desk, of, "No review: the learning is captured", "2026-01-14");
    const auto second = hand(desk, of, "A local review after all", "2026-02-16");
    CHECK(words_in(desk, first) == "No review: the learning is captured");
    CHECK(words_in(desk, second) == "A local review after all");
    CHECK(first.sha256 != second.sha256);
}
TEST_CASE("the receipt says what, when, by whom, and the sum of the words") {
    TestDesk desk;
    const auto of = desk.open("rr.complete", "2026-01-13");
    hand(desk, of, "The learning is captured", "2026-01-14");
    const auto receipts = desk.store().read([&](store::Snapshot& snapshot) { return receipts_of(snapshot, of); });
    REQUIRE(receipts.size() == 1);
    CHECK(receipts[0].parts == std::vector<std::string>{"decision"});
    CHECK(base::to_iso(receipts[0].handed_at).starts_with("2026-01-14"));
    CHECK(receipts[0].sha256 == base::sha256_hex(to_json(copy_saying("The learning is captured"))));
    CHECK(receipts[0].reference == of.reference);
}
TEST_CASE("the copy has a key of its own: it stays when the case is destroyed, and goes alone") {
    TestDesk desk;
    const auto of = desk.open("rr.complete", "2026-01-13");
    const auto receipt = hand(desk, of, "The learning is captured", "2026-01-14");
    CHECK(receipt.seal != of.seal);
    desk.ground().keys.destroy(of.seal);
    CHECK(words_in(desk, receipt) == "The learning is captured");
    desk.ground().keys.destroy(receipt.seal);
    CHECK_THROWS_AS(words_in(desk, receipt), base::Fault);
}
TEST_CASE("a copy reads back in both languages as it was") {
    const auto copy = frozen_copy_from(to_json(copy_saying("“Rowan” & <family>")));
    CHECK(to_json(copy) == to_json(copy_saying("“Rowan” & <family>")));
    CHECK(copy.parts[0].welsh.language == "cy-GB");
    CHECK_THROWS_AS(frozen_copy_from("{}"), base::Fault);
}

}

TEST_SUITE("The National Panel's desk") {

TEST_CASE("the list holds what came since the last meeting, that day included") {
    TestDesk desk;
    const auto first = desk.open("rr.complete", "2026-01-05"), second = desk.open("rr.complete", "2026-01-05"), third = desk.open("rr.complete", "2026-01-05");
    hand(desk, first, "a", "2026-01-12"), hand(desk, second, "b", "2026-01-14"), hand(desk, third, "c", "2026-01-20");
    CHECK_FALSE(desk.store().read([](store::Snapshot& snapshot) { return last_meeting(snapshot); }));
    desk.store().write([](store::Transaction& t) { record_meeting(t, *base::parse_day("2026-01-14"), TestDesk::on("2026-01-14")), record_meeting(t, *base::parse_day("2026-01-14"), TestDesk::on("2026-01-15")); return 0; });
    const auto since = desk.store().read([](store::Snapshot& snapshot) { return last_meeting(snapshot); });
    REQUIRE(since == base::parse_day("2026-01-14"));
    CHECK(listed(desk, {.since = since}) == std::vector{second.reference, third.reference});
    CHECK(listed(desk, {.since = since, .sort = PanelSort::Newest}) == std::vector{third.reference, second.reference});
    CHECK(listed(desk, {.page = 2, .size = 2}) == std::vector{third.reference});
}
TEST_CASE("a decision moves a case from those that wait, and the one before stays on record") {
    TestDesk desk;
    const auto of = desk.open("rr.complete", "2026-01-05");
    const auto receipt = hand(desk, of, "a", "2026-01-12");
    CHECK(listed(desk, {.decided = PanelWanted::Decided::No}).size() == 1);
    write(desk, receipt, "panel_decision", {{"decision.0.answer", "needs_more"}}, "2026-01-14");
    write(desk, receipt, "panel_decision", {{"decision.0.answer", "no_national_review"}}, "2026-01-28");
    CHECK(listed(desk, {.decided = PanelWanted::Decided::No}).empty());
    const auto records = desk.store().read([&](store::Snapshot& snapshot) { return panel_records(snapshot, desk.ground(), receipt); });
    REQUIRE(records.size() == 2);
    CHECK(last_of(records, "panel_decision")->code == "no_national_review");
}
TEST_CASE("whoever steps aside decides nothing about the case, until they declare anew") {
    TestDesk desk;
    const auto of = desk.open("rr.complete", "2026-01-05");
    const auto receipt = hand(desk, of, "a", "2026-01-12");
    CHECK(write(desk, receipt, "panel_interest", {{"interest.0.nature", "professional_interest"}, {"interest.0.part", "steps_aside"}}, "2026-01-13") == "written");
    CHECK(write(desk, receipt, "panel_decision", {{"decision.0.answer", "no_national_review"}}, "2026-01-14") == "stepped-aside");
    CHECK(write(desk, receipt, "panel_interest", {{"interest.0.nature", "no_interest"}, {"interest.0.part", "takes_part"}}, "2026-01-15") == "written");
    CHECK(write(desk, receipt, "panel_decision", {{"decision.0.answer", "no_national_review"}}, "2026-01-15") == "written");
}
TEST_CASE("reg. 3: every criterion is answered with reasons before the decision is whole") {
    Answers answers;
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{{"criteria.0.improvements", "yes"}, {"decision.0.answer", "no_national_review"}, {"decision.0.reasons", "r"}, {"decision.0.on", "2026-01-14"}, {"reply.0.kind", "agrees"}})
        answers.set(*parse_place(name), value);
    const auto problems = check(form_called("panel_decision"), answers, Asked::Complete, *base::parse_day("2026-01-14"));
    CHECK(problems.size() == 5);  // Reasons for the first; answers and reasons for law and for themes.
}
TEST_CASE("a reviewer who leaves the public pool stays readable at its end") {
    TestDesk desk;
    desk.store().write([](store::Transaction& t) { add_reviewer(t, "Ash Invented", "Education", TestDesk::on("2026-01-05")), add_reviewer(t, "Birch Invented", "Health", TestDesk::on("2026-01-05")); return 0; });
    const auto before = desk.store().read([](store::Snapshot& snapshot) { return reviewers(snapshot); });
    REQUIRE(before.size() == 2);
    desk.store().write([&](store::Transaction& t) { end_reviewer(t, before[0].key, TestDesk::on("2026-02-05")); return 0; });
    const auto after = desk.store().read([](store::Snapshot& snapshot) { return reviewers(snapshot); });
    CHECK(after[0].name == "Birch Invented");
    CHECK(after[1].ended);
}

}
