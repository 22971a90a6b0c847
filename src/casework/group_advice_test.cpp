// The case review group's advice and the partners' decision, kept apart. Everything is fictional.
#include "casework/group_advice.h"

#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "casework/panel_letter.h"
#include "casework/review_testing.h"

using namespace casework;

namespace {

using Said = std::initializer_list<std::pair<const char*, const char*>>;

/// A referral on which the three partners gave their views and the definition was answered: only the advice is missing.
struct Referred {
    TestDesk desk;
    Case of = desk.open("referral.received", "2026-03-02");

    Referred() {
        desk.write(of, "definition", {{"child.0.label", "Child A"}, {"child.0.under_18", "yes"}, {"child.0.abuse", "suspected"}, {"child.0.outcome", "seriously_harmed"}, {"child.0.in_area", "in_area"}, {"child.0.reasons", "Fictional"}}, "2026-03-02");
        desk.write(of, "view", {{"view.0.partner", "health"}, {"view.0.name", "A partner"}, {"view.0.on", "2026-03-02"}, {"view.0.view", "meets"}, {"view.0.reasons", "Fictional"}}, "2026-03-02");
    }
    void advise(const char* answer) {
        desk.write(of, "advice", {{"advice.0.about", "triage"}, {"advice.0.triage", answer}, {"advice.0.who", "The group"}, {"advice.0.on", "2026-03-02"}, {"advice.0.advice", "As answered"},
                                  {"advice.0.reasons", "The group’s own reasons"}, {"advice.0.minority", "One member saw it otherwise"}}, "2026-03-02");
    }
    void decide(const char* outcome, const char* departs = "", const char* urgent = "") {
        desk.write(of, "triage", {{"triage.0.outcome", outcome}, {"triage.0.departs", departs}, {"triage.0.urgent", urgent}}, "2026-03-03");
    }
    std::string step(const char* event) { return desk.step(of, event, "2026-03-03"); }
};

Answers deciding(const char* outcome, const char* departs = "") {
    Answers answers;
    answers.set({"triage", 0, "outcome"}, outcome), answers.set({"triage", 0, "departs"}, departs);
    return answers;
}

}  // namespace

TEST_SUITE("The case review group's advice and the partners' decision") {

TEST_CASE("a decision on a referral waits for the advice, or says that it was urgent") {
    Referred waiting;
    CHECK(waiting.step("not_met") == "triage_advice");
    waiting.decide("not_met", "", "yes");
    CHECK(waiting.step("not_met") == "");
    Referred advised;
    advised.advise("not_met");
    CHECK(advised.step("not_met") == "");
}
TEST_CASE("a decision that departs from the advice gives reasons, of this decision and not of an earlier one") {
    Referred referred;
    referred.advise("definition_met");
    CHECK(referred.step("not_met") == "triage_advice");
    referred.decide("signpost", "Reasons for another decision");
    CHECK(referred.step("not_met") == "triage_advice");
    referred.decide("not_met", "", "yes");
    CHECK(referred.step("not_met") == "triage_advice");  // Urgency stands for advice that is not there, and not for reasons.
    referred.decide("not_met", "   ");
    CHECK(referred.step("not_met") == "triage_advice");
    referred.decide("not_met", "The harm was not serious, as the hospital has since written");
    CHECK(referred.step("not_met") == "");
}
TEST_CASE("the authority's duty waits for no advice") {
    Referred referred;
    referred.desk.write(referred.of, "awareness", {{"awareness.0.authority", "Eastmarch"}, {"awareness.0.on", "2026-03-02"}, {"awareness.0.who", "Duty manager"}, {"awareness.0.how", "A referral"}}, "2026-03-02");
    CHECK(referred.step("authority_notifies") == "");
}
TEST_CASE("advice stays as it was given, with the group's own reasons and the minority's view, whatever is decided") {
    Referred referred;
    referred.advise("definition_met");
    referred.decide("not_met", "Reasons for departing");
    REQUIRE(referred.step("not_met") == "");
    const auto file = referred.desk.file(referred.of);
    const auto* advice = file.last("advice");
    CHECK(advice->version == 1);
    CHECK(advice->answers.of("advice", "reasons") == "The group’s own reasons");
    CHECK(advice->answers.of("advice", "minority") == "One member saw it otherwise");
    CHECK(file.last("triage")->answers.of("triage", "departs") == "Reasons for departing");
    CHECK(advice_given(file, AdviceOn::Triage) == "definition_met");
}
TEST_CASE("the field of the missing reasons is named while the decision is written") {
    Referred referred;
    CHECK_FALSE(missing_departure(referred.desk.file(referred.of), "triage", deciding("not_met")).has_value());
    referred.advise("definition_met");
    const auto file = referred.desk.file(referred.of);
    CHECK(missing_departure(file, "triage", deciding("not_met")) == Place{"triage", 0, "departs"});
    CHECK_FALSE(missing_departure(file, "triage", deciding("not_met", "Why")).has_value());
    CHECK_FALSE(missing_departure(file, "triage", deciding("definition_met")).has_value());
    CHECK_FALSE(missing_departure(file, "view", deciding("not_met")).has_value());
}
TEST_CASE("the newest advice counts, and advice on the referral is none on the rapid review") {
    Referred referred;
    referred.advise("definition_met"), referred.advise("not_met");
    const auto file = referred.desk.file(referred.of);
    CHECK(compare_with_advice(file, AdviceOn::Triage, "not_met") == Advised::Followed);
    CHECK(compare_with_advice(file, AdviceOn::Triage, "definition_met") == Advised::Departed);
    CHECK(compare_with_advice(file, AdviceOn::RapidReview, "lcspr") == Advised::NotYet);
}
TEST_CASE("at the rapid review too: departing gives reasons, which the letter to the Panel carries; what was urgent says so there") {
    TestDesk desk;
    const auto of = desk.open("rr.draft", "2026-03-02");
    const auto decided = [&](Said more) {
        Answers answers;
        answers.set({"review", 0, "answer"}, "none_learning_captured");
        for (const auto& [name, value] : more) answers.set(*parse_place(name), value);
        desk.write(of, "decision", answers, "2026-03-03");
        return may_decide_review(desk.file(of));
    };
    CHECK_FALSE(may_decide_review(desk.file(of)));
    CHECK_FALSE(decided({}));
    CHECK(decided({{"review.0.urgent", "yes"}}));
    CHECK(panel_letter(desk.file(of)).urgent);
    desk.write(of, "advice", {{"advice.0.about", "rapid_review"}, {"advice.0.review", "lcspr"}}, "2026-03-03");
    CHECK_FALSE(decided({{"review.0.urgent", "yes"}}));
    CHECK(decided({{"review.0.departs", "The learning is captured"}}));
    CHECK(panel_letter(desk.file(of)).departs == "The learning is captured");
    CHECK_FALSE(panel_letter(desk.file(of)).urgent);
    desk.write(of, "advice", {{"advice.0.about", "rapid_review"}, {"advice.0.review", "none_learning_captured"}}, "2026-03-04");
    CHECK(panel_letter(desk.file(of)).departs.empty());
}

TEST_CASE("in the review the group advises on terms, draft and publication, and a review goes on whatever it advised, which stays to be seen") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    const auto advise = [&](const char* about, const char* field, const char* answer, const char* day) {
        auto answers = answers_of({{"advice.0.who", "The group"}, {"advice.0.advice", "As answered"}, {"advice.0.reasons", "Fictional"}});
        answers.set({"advice", 0, "about"}, about), answers.set({"advice", 0, field}, answer), answers.set({"advice", 0, "on"}, day);
        desk.write(of, "advice", answers, day);
    };
    const auto heeded = [&](ReviewStage stage) { return advice_on_stage(desk.file(of), stage).heeded; };
    review.commission("2026-01-20");
    CHECK(heeded(ReviewStage::Terms) == Heeded::NotAdvised);
    advise("advice_terms", "terms", "not_yet_ready", "2026-01-22");
    CHECK(heeded(ReviewStage::Terms) == Heeded::Undecided);
    review.agree_terms("2026-01-26");
    CHECK(heeded(ReviewStage::Terms) == Heeded::WentAhead);
    CHECK(advice_on_stage(desk.file(of), ReviewStage::Terms).step->reasons == "Reasons of a test");
    advise("advice_terms", "terms", "go_ahead", "2026-02-02");  // Too late to be advice on terms that were agreed a week before.
    CHECK(heeded(ReviewStage::Terms) == Heeded::WentAhead);
    advise("advice_draft", "draft", "go_ahead_changed", "2026-05-04");
    review.draft("2026-04-13"), review.quality_assure("2026-05-11");
    CHECK(heeded(ReviewStage::Draft) == Heeded::Followed);
    REQUIRE(desk.step(of, "return_to_draft", "2026-05-13") == "");
    CHECK(heeded(ReviewStage::Draft) == Heeded::Undecided);  // Of the draft that comes next.
    CHECK(heeded(ReviewStage::Publication) == Heeded::NotAdvised);
    CHECK(compare_with_advice(desk.file(of), AdviceOn::Triage, "lcspr") == Advised::NotYet);
}

}
