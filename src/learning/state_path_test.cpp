#include <doctest/doctest.h>

#include "learning/learning_testing.h"

using namespace learning;

namespace {

struct Followed : TestTracker {
    Head head = recommend({{"recommendation.0.text", "Agree one growth record"}, {"addressee.0.target", "health_provider"}, {"addressee.0.name", "Eastmarch Community Health"}}, "2024-01-15");

    void plan() {
        say(head, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2024-02-01"}}, "2024-02-01", "0");
        CHECK(step(head, "accept", "2024-02-01") == "");
        action = say(head, "tracked_action", {{"tracked.0.what", "Buy the record"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", "2024-06-30"}}, "2024-02-10");
        CHECK(step(head, "plan", "2024-02-10") == "");
        CHECK(step(head, "start", "2024-03-01") == "");
    }
    void finish() {
        say(head, "tracked_action", {{"tracked.0.what", "Buy the record"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", "2024-06-30"}, {"tracked.0.progress", "all_done"}}, "2024-06-01", action->id.to_string());
    }
    void show(const char* kind, const char* on, const char* finds, bool again = false) {
        say(head, "evidence", {{"evidence.0.kind", kind}, {"evidence.0.shows", "What was seen"}, {"evidence.0.on", on}, {"evidence.0.finds", finds}, {"evidence.0.retest", again ? "yes" : ""}}, on);
    }
    std::optional<Entry> action;
};

}  // namespace

TEST_SUITE("What came of a recommendation") {

TEST_CASE("it is accepted only when every addressee has answered, and accepted in part when one of two does not accept it") {
    TestTracker tracker;
    const auto head = tracker.recommend({{"recommendation.0.text", "Share the record"}, {"addressee.0.name", "Health"}, {"addressee.1.name", "Housing"}}, "2024-01-15");
    CHECK(tracker.step(head, "accept", "2024-01-16") == "all_answered all_accepted");
    tracker.say(head, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2024-02-01"}}, "2024-02-01", "0");
    CHECK(tracker.step(head, "accept", "2024-02-01") == "all_answered all_accepted");
    tracker.say(head, "addressee_response", {{"response.0.answer", "answer_rejected"}, {"response.0.reasons", "No such record"}, {"response.0.on", "2024-02-02"}}, "2024-02-02", "1");
    CHECK(tracker.step(head, "accept", "2024-02-02") == "all_accepted");
    CHECK(tracker.step(head, "accept_in_part", "2024-02-02") == "");
}

TEST_CASE("it is planned only with an action that has an owner and a day") {
    Followed it;
    it.say(it.head, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2024-02-01"}}, "2024-02-01", "0");
    CHECK(it.step(it.head, "accept", "2024-02-01") == "");
    CHECK(it.step(it.head, "plan", "2024-02-02") == "open_action");
    it.say(it.head, "tracked_action", {{"tracked.0.what", "Buy the record"}, {"tracked.0.owner", "Nurse"}}, "2024-02-02");
    CHECK(it.step(it.head, "plan", "2024-02-02") == "open_action");
}

TEST_CASE("actions are complete only when each is done and there is evidence of what was put out") {
    Followed it;
    it.plan();
    CHECK(it.step(it.head, "complete", "2024-06-01") == "actions_done output_evidence");
    it.finish();
    CHECK(it.step(it.head, "complete", "2024-06-01") == "output_evidence");
    it.show("output_only", "2024-06-01", "");
    CHECK(it.step(it.head, "complete", "2024-06-02") == "");
}

TEST_CASE("evidence of activity alone shows no change of practice, however much of it there is") {
    Followed it;
    it.plan(), it.finish(), it.show("output_only", "2024-06-01", "practice_changed"), it.show("output_only", "2024-06-02", "better_for_children");
    CHECK(it.step(it.head, "complete", "2024-06-02") == "");
    CHECK(it.step(it.head, "show_change", "2024-06-03") == "change_evidence");
    it.show("audit_of_files", "2024-07-01", "nothing_changed");
    CHECK(it.step(it.head, "show_change", "2024-07-02") == "change_evidence");
    it.show("audit_of_files", "2024-08-01", "practice_changed");
    CHECK(it.step(it.head, "show_change", "2024-08-02") == "");
}

TEST_CASE("practice is embedded only after a later test of the same, not one of the same day") {
    Followed it;
    it.plan(), it.finish(), it.show("audit_of_files", "2024-06-01", "practice_changed");
    CHECK(it.step(it.head, "complete", "2024-06-02") == "");
    CHECK(it.step(it.head, "show_change", "2024-06-02") == "");
    it.show("dip_sample", "2024-06-01", "practice_changed", true);
    CHECK(it.step(it.head, "embed", "2024-06-03") == "later_retest");
    it.show("dip_sample", "2024-12-05", "nothing_changed", true);
    CHECK(it.step(it.head, "embed", "2024-12-05") == "later_retest");
    it.show("dip_sample", "2025-01-10", "practice_changed", true);
    CHECK(it.step(it.head, "embed", "2025-01-10") == "");
}

TEST_CASE("impact is shown by evidence for children that is more than output, and training attended is never that") {
    Followed it;
    it.plan(), it.finish(), it.show("audit_of_files", "2024-06-01", "practice_changed"), it.show("dip_sample", "2025-01-10", "practice_changed", true);
    for (const char* event : {"complete", "show_change", "embed"}) CHECK(it.step(it.head, event, "2025-01-11") == "");
    it.show("output_only", "2025-02-01", "better_for_children");
    CHECK(it.step(it.head, "show_impact", "2025-02-01") == "impact_evidence");
    it.show("child_family_feedback", "2025-03-01", "better_for_children");
    CHECK(it.step(it.head, "show_impact", "2025-03-01") == "");
    CHECK(rung_of(it.state(it.head)) == Rung::BetterForChildren);
}

TEST_CASE("what was done and changed nothing is not effective, opens again, and must be shown anew") {
    Followed it;
    it.plan(), it.finish(), it.show("output_only", "2024-06-01", "");
    CHECK(it.step(it.head, "complete", "2024-06-02") == "");
    CHECK(it.step(it.head, "find_not_effective", "2024-12-02") == "reasons");
    CHECK(it.step(it.head, "find_not_effective", "2024-12-02", "The audit found no difference") == "");
    CHECK(is_open(it.state(it.head)));
    CHECK(it.step(it.head, "plan", "2024-12-03") == "open_action");
    const auto again = it.say(it.head, "tracked_action", {{"tracked.0.what", "Change the system"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", "2025-06-30"}}, "2024-12-03");
    CHECK(it.step(it.head, "plan", "2024-12-03") == "");
    it.say(it.head, "tracked_action", {{"tracked.0.what", "Change the system"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", "2025-06-30"}, {"tracked.0.progress", "all_done"}}, "2025-06-01", again.id.to_string());
    CHECK(it.step(it.head, "complete", "2025-06-02") == "output_evidence");
}

TEST_CASE("superseding names what takes its place, and not itself") {
    Followed it;
    const auto other = it.recommend({{"recommendation.0.text", "Another"}}, "2024-02-01");
    CHECK(it.step(it.head, "supersede", "2024-02-02", "Merged") == "replacement");
    CHECK(it.step(it.head, "supersede", "2024-02-02", "Merged", it.head.id.to_string()) == "replacement");
    CHECK(it.step(it.head, "supersede", "2024-02-02", "Merged", other.id.to_string()) == "");
    const auto from = it.desk.store().read([&](store::Snapshot& s) { return heads_replaced_by(s, other.id); });
    REQUIRE(from.size() == 1);
    CHECK(from[0].id == it.head.id);
}

TEST_CASE("practice is looked at again six and twelve months after the actions were complete, on the last day of a shorter month") {
    Followed it;
    it.plan(), it.finish(), it.show("output_only", "2024-08-31", "");
    CHECK(it.step(it.head, "complete", "2024-08-31") == "");
    auto due = retests(it.thread(it.head));
    REQUIRE(due.size() == 2);
    CHECK(base::to_iso(due[0].due_on) == "2025-02-28");
    CHECK(base::to_iso(due[1].due_on) == "2025-08-31");
    it.show("dip_sample", "2025-03-03", "practice_changed", true);
    due = retests(it.thread(it.head));
    CHECK(due[0].done);
    CHECK_FALSE(due[1].done);
    CHECK(it.thread(it.head).head.retest_on == base::parse_day("2025-08-31"));
}

TEST_CASE("it is overdue from the day after its day, until its actions are complete") {
    CHECK_FALSE(is_overdue("in_progress", base::parse_day("2024-06-30"), *base::parse_day("2024-06-30")));
    CHECK(is_overdue("in_progress", base::parse_day("2024-06-30"), *base::parse_day("2024-07-01")));
    CHECK_FALSE(is_overdue("actions_complete", base::parse_day("2024-06-30"), *base::parse_day("2024-07-01")));
    CHECK_FALSE(is_overdue("in_progress", std::nullopt, *base::parse_day("2024-07-01")));
}

TEST_CASE("done is not better for children: the four rungs are apart") {
    CHECK(rung_of("in_progress") == Rung::Planned);
    CHECK(rung_of("actions_complete") == Rung::Done);
    CHECK(rung_of("evidenced") == Rung::PracticeChanged);
    CHECK(rung_of("embedded") == Rung::PracticeChanged);
    CHECK(rung_of("not_effective") == Rung::Done);
}

}
