// The worked cases of a review, under their own numbers. Dates were worked by hand.
#include <doctest/doctest.h>

#include "casework/case_clocks.h"
#include "casework/review.h"
#include "casework/review_testing.h"

using namespace casework;

TEST_SUITE("worked cases: from the partners' decision to the approved report") {

TEST_CASE("the partners begin a review without waiting for the National Panel, and the report is approved by three signatures") {
    for (const char* from : {"rr.complete", "panel.awaiting", "panel.disagree", "decision.final"}) {
        TestReview review{from, "2026-01-16"};
        auto [desk, of] = review.parts();
        CHECK(desk.step(of, "commission", "2026-01-20") == "reviewer_appointed review_notices");
        review.commission("2026-01-20");
        CHECK(desk.step(of, "agree_scope", "2026-01-26") == "terms_agreed family_plan proceedings_known");
        review.agree_terms("2026-01-26");
        CHECK(desk.step(of, "draft_in", "2026-04-13") == "monitoring");
        review.draft("2026-04-13");
        CHECK(desk.step(of, "send_to_qa", "2026-05-11") == "disclosure_checked");
        review.quality_assure("2026-05-11");
        CHECK(desk.step(of, "approve_report", "2026-06-01") == "report_approvals regulation_15");
        review.approve("2026-06-01");
        CHECK(desk.state(of) == "lcspr.approved");
    }
}
TEST_CASE("a review cannot begin while the partners have decided against it") {
    TestDesk desk;
    const auto of = desk.open("decision.final", "2026-01-16");
    CHECK(desk.step(of, "initiate_review", "2026-01-16") == "review_decided");
    desk.write(of, "decision", review_decision("none_learning_captured", "2026-01-16"), "2026-01-16");
    CHECK(desk.step(of, "initiate_review", "2026-01-16") == "review_decided");
}
TEST_CASE("the Panel, the Department and Ofsted are each told the reviewer's name before a review is commissioned") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.appoint("2026-01-20");
    review.notify("national_panel\ndepartment", "2026-01-20");
    CHECK(desk.step(of, "commission", "2026-01-20") == "review_notices");
    review.notify("inspectorate", "2026-01-20");
    CHECK(desk.step(of, "commission", "2026-01-20") == "");
}
TEST_CASE("a reviewer who has not declared their interests, or has no agreed terms, is not appointed") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.notify("national_panel\ndepartment\ninspectorate", "2026-01-20");
    auto undeclared = appointment("2026-01-20");
    undeclared.set({"interest", 0, "declared"}, "");
    desk.write(of, "appointment", undeclared, "2026-01-20");
    auto without_terms = appointment("2026-01-20");
    without_terms.set({"terms", 0, "terms"}, "");
    desk.write(of, "appointment", without_terms, "2026-01-20");
    CHECK(desk.step(of, "commission", "2026-01-20") == "reviewer_appointed");
}
TEST_CASE("a reviewer is removed before publication with a reason, and the review is commissioned anew") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    const auto appointed = review.commission("2026-01-20");
    review.agree_terms("2026-01-26");
    CHECK(desk.step(of, "remove_reviewer", "2026-02-02") == "reviewer_removed");
    auto removal = appointed.answers;
    removal.set({"removal", 0, "on"}, "2026-02-02");
    removal.set({"removal", 0, "reasons"}, "An interest came to light");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, appointed, removal, TestDesk::on("2026-02-02")).has_value(); });
    CHECK(desk.step(of, "remove_reviewer", "2026-02-02") == "");
    CHECK(desk.state(of) == "lcspr.initiated");
    CHECK(desk.step(of, "commission", "2026-02-03") == "reviewer_appointed review_notices");
    review.appoint("2026-02-04");
    desk.write(of, "review_notice", {{"notice.0.about", "notice_removed"}, {"notice.0.to", "national_panel\ndepartment\ninspectorate"}, {"notice.0.reviewers", "Reva Fictional-Ash"}, {"notice.0.on", "2026-02-04"}, {"notice.0.by", "Coordinator"}}, "2026-02-04");
    CHECK(desk.step(of, "commission", "2026-02-04") == "review_notices");  // Whoever was removed is named there, and not who comes instead.
    review.notify("national_panel\ndepartment\ninspectorate", "2026-02-05");
    CHECK(desk.step(of, "commission", "2026-02-05") == "");
    CHECK(desk.due(of, "review") == "2026-07-16");
}
TEST_CASE("a check for disclosure and a signature count for the draft they were made on, not for one that came after") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26"), review.draft("2026-04-13"), review.quality_assure("2026-05-11");
    for (const char* partner : {"local_authority", "health", "police"}) review.sign(partner, "approves", "2026-05-12");
    REQUIRE(desk.step(of, "return_to_draft", "2026-05-13") == "");
    CHECK(desk.step(of, "send_to_qa", "2026-05-14") == "disclosure_checked");
    review.quality_assure("2026-05-14");
    CHECK(desk.step(of, "approve_report", "2026-05-15") == "report_approvals regulation_15");
}
TEST_CASE("what bears the mark of no text counts for nothing: neither a check, nor a content test, nor a signature") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26"), review.draft("2026-04-13");
    desk.write(of, "disclosure_check", {{"check.0.outcome", "nothing_identifies"}, {"check.0.how", "Read twice"}, {"check.0.by", "Coordinator"}, {"check.0.on", "2026-05-11"}}, "2026-05-11");
    CHECK(desk.step(of, "send_to_qa", "2026-05-11") == "disclosure_checked");
    review.quality_assure("2026-05-11");
    desk.write(of, "content_test", {{"content.0.improvements", "yes"}, {"content.0.analysis", "yes"}, {"content.0.reviewer_named", "yes"}, {"content.0.by", "Chair"}, {"content.0.on", "2026-06-01"}}, "2026-06-01");
    for (const char* partner : {"local_authority", "health", "police"})
        desk.write(of, "report_approval", {{"approval.0.partner", partner}, {"approval.0.name", "A partner"}, {"approval.0.role", "Delegated partner"}, {"approval.0.on", "2026-06-01"}, {"approval.0.answer", "approves"}}, "2026-06-01");
    CHECK(desk.step(of, "approve_report", "2026-06-01") == "report_approvals regulation_15");
}
TEST_CASE("three signatures of two texts are not three of one, and a test and a check of an older text do not carry a newer one") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26"), review.draft("2026-04-13"), review.quality_assure("2026-05-11");
    review.test_content("2026-06-01");
    review.sign("local_authority", "approves", "2026-06-01"), review.sign("health", "approves", "2026-06-01"), review.sign("police", "approves", "2026-06-01", "", "b2");
    CHECK(desk.step(of, "approve_report", "2026-06-01") == "disclosure_checked report_approvals regulation_15");
    review.sign("local_authority", "approves", "2026-06-02", "", "b2"), review.sign("health", "approves", "2026-06-02", "", "b2");
    CHECK(desk.step(of, "approve_report", "2026-06-02") == "disclosure_checked regulation_15");
    review.test_content("2026-06-03", "b2"), review.check_disclosure("2026-06-03", "b2");
    CHECK(desk.step(of, "approve_report", "2026-06-03") == "");
}
TEST_CASE("a partner who dissents holds a report up only until escalation was offered") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26"), review.draft("2026-04-13"), review.quality_assure("2026-05-11");
    review.test_content("2026-06-01");
    review.sign("local_authority", "approves", "2026-06-01"), review.sign("health", "approves", "2026-06-01");
    review.sign("police", "dissents", "2026-06-01", "not_offered");
    CHECK(desk.step(of, "approve_report", "2026-06-01") == "report_approvals");
    review.sign("police", "dissents", "2026-06-02", "offered_heard");
    CHECK(desk.step(of, "approve_report", "2026-06-02") == "");
}
TEST_CASE("26 and 27: six months from the decision, and neither commissioning nor a hold moves them") {
    for (const auto& [decided, due] : {std::pair{"2026-01-16", "2026-07-16"}, std::pair{"2025-08-29", "2026-02-28"}, std::pair{"2026-03-31", "2026-09-30"}}) {
        TestReview review{"decision.final", decided};
        auto [desk, of] = review.parts();
        CHECK(desk.due(of, "review") == due);
        review.commission(decided);
        CHECK(desk.due(of, "review") == due);
    }
}
TEST_CASE("29: the Panel takes a case whose review has begun; three partners decide, and the six months are still shown") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26");
    CHECK(desk.step(of, "panel_takes_national", "2026-02-09") == "national_letter");
    review.national_letter("2026-02-06", "2026-02-09");
    REQUIRE(desk.step(of, "panel_takes_national", "2026-02-09") == "");
    CHECK(desk.state(of) == "lcspr.national");
    CHECK(desk.due(of, "review") == "2026-07-16");
    CHECK(desk.due(of, "national-review") == "2026-08-06");
    CHECK(desk.step(of, "continue_local", "2026-02-16") == "link_continues");
    SUBCASE("it continues from where it was") {
        review.decide_link("continue_local", "local_authority\nhealth", "2026-02-16");
        CHECK(desk.step(of, "continue_local", "2026-02-16") == "link_continues");
        review.decide_link("continue_local", "local_authority\nhealth\npolice", "2026-02-17");
        REQUIRE(desk.step(of, "continue_local", "2026-02-17") == "");
        CHECK(desk.state(of) == "lcspr.active");
        CHECK(desk.due(of, "review") == "2026-07-16");
    }
    SUBCASE("it becomes part of the national one, which stays public for three years") {
        review.decide_link("merge_national", "local_authority\nhealth\npolice", "2026-02-17");
        REQUIRE(desk.step(of, "merge_national", "2026-02-17") == "");
        CHECK(desk.state(of) == "national.active");
        CHECK(desk.due(of, "review") == "none");
        CHECK(desk.file(of).clocks.front().ended == "merged");
        desk.write(of, "national_review", {{"review.0.decided_on", "2026-02-06"}, {"review.0.published_on", "2026-08-03"}, {"review.0.address", "national.example/report"}}, "2026-08-04");
        REQUIRE(desk.step(of, "national_published", "2026-08-04") == "");
        CHECK(national_floor(desk.file(of), desk.ground()) == base::parse_day("2029-08-03"));
        CHECK(desk.step(of, "close", "2026-08-05") == "");
    }
    SUBCASE("it stops") {
        review.decide_link("stop_local", "local_authority\nhealth\npolice", "2026-02-17");
        REQUIRE(desk.step(of, "stop_local", "2026-02-17") == "");
        CHECK(is_closed(desk.state(of)));
        CHECK(desk.file(of).clocks.front().ended == "stopped");
    }
}
TEST_CASE("33: a review that waits for a trial is late and explained once the Panel and the Secretary of State were told why") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    const auto explained = [&] { return desk.file(of).clocks.front().explained; };
    desk.write(of, "delay", {{"delay.0.rule", "review"}, {"delay.0.reasons", "Trial listed for 5 October"}}, "2026-07-17");
    CHECK_FALSE(explained());
    desk.write(of, "delay", {{"delay.0.rule", "review"}, {"delay.0.reasons", "Trial listed for 5 October"}, {"delay.0.told_panel_on", "2026-07-17"}, {"delay.0.told_minister_on", "2026-07-17"}}, "2026-07-17");
    CHECK(explained());
    CHECK(desk.due(of, "review") == "2026-07-16");
}
TEST_CASE("a non-statutory review takes the same path without notices, regulation 15 or a clock, and need not be published") {
    TestDesk desk;
    const auto of = desk.open("review.nonstat", "2026-01-16");
    TestReview review{desk, of};
    CHECK(desk.step(of, "commission", "2026-01-20") == "nonstat_kind");
    desk.write(of, "nonstat_review", {{"review.0.kind", "multi_agency_review"}, {"review.0.reasons", "Good practice to learn from"}, {"review.0.led_by", "A lead"}, {"review.0.decided_on", "2026-01-16"}}, "2026-01-20");
    REQUIRE(desk.step(of, "commission", "2026-01-20") == "");
    review.agree_terms("2026-01-26");
    REQUIRE(desk.step(of, "draft_in", "2026-04-13") == "");
    review.quality_assure("2026-05-11");
    for (const char* partner : {"local_authority", "health", "police"}) review.sign(partner, "approves", "2026-06-01");
    REQUIRE(desk.step(of, "approve_report", "2026-06-01") == "");
    CHECK(desk.due(of, "review") == "none");
    CHECK(review_kind(desk.file(of)) == ReviewKind::NonStatutory);
    CHECK(desk.step(of, "close", "2026-06-02") == "");
}
TEST_CASE("new facts in a non-statutory review meet the definition: five working days from the new awareness, and a notification of their own") {
    TestDesk desk;
    const auto of = desk.open("decision.final", "2026-01-16");
    state_awareness(desk, of, "2025-12-01");
    send_notification(desk, of, "2025-12-02", "2026-01-16");
    REQUIRE(desk.step(of, "non_statutory", "2026-01-16") == "");
    CHECK(desk.step(of, "definition_now_met", "2026-03-20") == "new_awareness");
    state_awareness(desk, of, "2026-03-19", "2026-03-20");
    REQUIRE(desk.step(of, "definition_now_met", "2026-03-20") == "");
    CHECK(desk.state(of) == "sin.required");
    CHECK(desk.due(of, "notification") == "2026-03-26");
    desk.write(of, "notification", notifiable_sheet(), "2026-03-20");
    CHECK(desk.step(of, "record_sent", "2026-03-23") == "national_reference sent_at");
    send_notification(desk, of, "2026-03-23", "2026-03-23");
    CHECK(desk.step(of, "record_sent", "2026-03-23") == "");
    CHECK(desk.due(of, "rapid-review") == "2026-04-15");  // 24-27, 30, 31 March; 1, 2, 7-10, 13-15 April: Easter is 3 and 6 April.
}
TEST_CASE("the terms stay as they were agreed: a later change is a version of its own and moves no numbered line") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26");
    const auto terms = *desk.file(of).last("terms");
    auto changed = terms.answers;
    changed.set({"line", 0, "question"}, "Another question");
    desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, terms, changed, TestDesk::on("2026-03-02")).has_value(); });
    const auto file = desk.file(of);
    const auto agreed = desk.store().read([&](store::Snapshot& snapshot) { return agreed_terms(snapshot, desk.ground(), file); });
    REQUIRE(agreed.has_value());
    REQUIRE(key_lines(*agreed).size() == 1);
    CHECK(key_lines(*agreed)[0].number == 1);
    CHECK(key_lines(*agreed)[0].question == "How was the child heard?");
}
TEST_CASE("a hold, new information and a merger need two persons, and a hold that ends leads back to where the review was") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26");
    for (const char* event : {"legal_hold", "new_information", "merge_case", "split_case"}) CHECK(desk.step(of, event, "2026-02-02") == "second_person");
    review.ask_second("legal_hold", "2026-02-02", false);
    CHECK(desk.step(of, "legal_hold", "2026-02-02") == "second_person");
    review.ask_second("legal_hold", "2026-02-02", true);
    REQUIRE(desk.step(of, "legal_hold", "2026-02-02") == "");
    CHECK(desk.state(of) == "hold.legal");
    CHECK(review_kind(desk.file(of)) == ReviewKind::Statutory);
    CHECK(desk.due(of, "review") == "2026-07-16");
    review.ask_second("lift_hold", "2026-03-02", true);
    REQUIRE(desk.step(of, "lift_hold", "2026-03-02") == "");
    CHECK(desk.state(of) == "lcspr.active");
    review.ask_second("split_case", "2026-03-03", true);
    REQUIRE(desk.step(of, "split_case", "2026-03-03") == "");
    CHECK(desk.state(of) == "lcspr.active");
    CHECK(desk.step(of, "split_case", "2026-03-04") == "second_person");
}

}
