// The letter to the National Panel. Cases are invented; what is expected follows from scenario 24 and from what the partners wrote.
#include "casework/panel_letter.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casework/national_form.h"

using namespace casework;

namespace {

Record written(const char* form, std::initializer_list<std::pair<const char*, const char*>> words, int minute = 0) {
    Record record;
    record.form = form, record.standing = "kept";
    record.created_at = record.changed_at = base::Instant{} + std::chrono::minutes{minute};
    for (const auto& [name, value] : words) record.answers.set(*parse_place(name), value);
    return record;
}

Record decided(const char* answer, const char* despite = "", int minute = 0) {
    auto record = written("decision", {{"review.0.reasons", "The rapid review holds the learning"}, {"review.0.decided_on", "2026-01-12"}, {"national.0.answer", "no"}}, minute);
    record.answers.set({"review", 0, "answer"}, answer);
    record.answers.set({"review", 0, "despite_c3"}, despite);
    return record;
}

CaseFile case_with(const char* c3, const Record& decision) {
    CaseFile file;
    file.of.reference = "EM-2026-001", file.of.pseudonym = "Child Rowan";
    file.records.push_back(written("rapid_review", {{"criteria.0.c3", c3}, {"criteria.0.c3_reasons", "Two services each thought that the other was visiting"}}));
    file.records.push_back(decision);
    return file;
}

void sign(CaseFile& file, const char* partner, const char* answer) {
    auto record = written("approval", {{"approval.0.name", "A partner"}, {"approval.0.on", "2026-01-13"}});
    record.answers.set({"approval", 0, "partner"}, partner);
    record.answers.set({"approval", 0, "answer"}, answer);
    if (std::string_view{answer} == "dissents") record.answers.set({"approval", 0, "dissent"}, "We would commission a review");
    file.records.push_back(std::move(record));
}

}  // namespace

TEST_SUITE("The letter to the National Panel") {

TEST_CASE("24: C3 is met and there is to be no review: the letter carries the reason for that alone") {
    const auto letter = panel_letter(case_with("yes", decided("none_learning_captured", "Both services have already changed how they hand over")));
    CHECK(letter.decision == "none_learning_captured");
    CHECK(letter.despite_c3 == "Both services have already changed how they hand over");
    CHECK_FALSE(letter.reason_despite_c3_missing);
}
TEST_CASE("24: without that reason the draft says that it is missing") { CHECK(panel_letter(case_with("yes", decided("none_learning_captured"))).reason_despite_c3_missing); }
TEST_CASE("where C3 is not met, or a review is commissioned, no such reason is asked for or shown") {
    const auto unmet = panel_letter(case_with("no", decided("none_learning_captured", "Left from an earlier draft")));
    CHECK(unmet.despite_c3.empty());
    CHECK_FALSE(unmet.reason_despite_c3_missing);
    CHECK(panel_letter(case_with("yes", decided("lcspr", "Left from an earlier draft"))).despite_c3.empty());
}
TEST_CASE("a dissent stands in the partner's own words, and the letter does not say that all agree") {
    auto file = case_with("no", decided("none_learning_captured"));
    sign(file, "local_authority", "approves"), sign(file, "health", "approves"), sign(file, "police", "dissents");
    const auto letter = panel_letter(file);
    CHECK(letter.agreement == Agreement::WithDissent);
    CHECK(letter.partners[2].dissent == "We would commission a review");
    CHECK(letter.partners[0].dissent.empty());
}
TEST_CASE("two signatures are not three: nobody is said to agree before they have signed") {
    auto file = case_with("no", decided("none_learning_captured"));
    sign(file, "local_authority", "approves"), sign(file, "health", "approves");
    CHECK(panel_letter(file).agreement == Agreement::NotAllSigned);
    sign(file, "police", "approves");
    CHECK(panel_letter(file).agreement == Agreement::ByAll);
}
TEST_CASE("completed and sent are two days, and a reason for delay goes with them") {
    auto file = case_with("no", decided("none_learning_captured"));
    file.records.push_back(written("sent", {{"sent.0.what", "notification"}, {"sent.0.on", "2025-12-23"}, {"sent.0.reference", "SIN-TEST-1"}}));
    file.records.push_back(written("sent", {{"sent.0.what", "rapid_review"}, {"sent.0.on", "2026-01-19"}}));
    file.records.push_back(written("delay", {{"delay.0.rule", "rapid-review"}, {"delay.0.reasons", "Records came late"}}));
    TakenStep completed;
    completed.event = "complete", completed.happened_on = *base::parse_day("2026-01-16");
    file.steps.push_back(completed);
    const auto letter = panel_letter(file);
    CHECK(letter.national_reference == "SIN-TEST-1");
    CHECK(letter.notified_on == base::parse_day("2025-12-23"));
    CHECK(letter.completed_on == base::parse_day("2026-01-16"));
    CHECK(letter.sent_on == base::parse_day("2026-01-19"));
    REQUIRE(letter.delays.size() == 1);
    CHECK(letter.delays[0].reasons == "Records came late");
}
TEST_CASE("a decision that was changed stays beside the one before it; a corrected day alone is no new decision") {
    auto corrected = decided("none_learning_captured", "", 2);
    corrected.answers.set({"review", 0, "decided_on"}, "2026-01-13");
    const auto taken = decisions_taken({decided("none_learning_captured", "", 1), corrected, decided("lcspr", "", 3)});
    REQUIRE(taken.size() == 2);
    CHECK(taken[0].answer == "none_learning_captured");
    CHECK(taken[1].answer == "lcspr");
}

}

TEST_SUITE("The notification in the order of the national form") {

TEST_CASE("numbers never go back, but for the next child, and every number of the list that a person answers is there") {
    Answers answers;
    answers.set({"child", 0, "forename"}, "Rowan");
    answers.set({"child", 1, "forename"}, "Bryn");
    answers.set({"family", 0, "name"}, "A parent");
    answers.set({"suspect", 0, "name"}, "Not known");
    answers.set({"incident", 0, "when"}, "one_day");
    std::vector<int> numbers;
    std::size_t second_child = 0;
    int before = 0;
    for (const auto& question : in_order_of_the_list(form_called("notification"), answers)) {
        if (question.section->key == "child" && question.turn == 1 && second_child++ == 0) before = 9;
        if (question.number == 0) continue;
        CHECK_MESSAGE(question.number >= before, question.section->key, ".", question.field->key);
        before = question.number;
        numbers.push_back(question.number);
    }
    CHECK(second_child > 0);
    for (int number = 1; number <= 33; ++number)
        if (number != 3) CHECK_MESSAGE(std::ranges::count(numbers, number) > 0, number);  // 3, the time of sending, the national form sets itself.
}
TEST_CASE("4, the day of awareness, comes before 5, earlier notifications, as the national list has it") {
    const auto list = in_order_of_the_list(form_called("notification"), {});
    const auto at = [&](std::string_view field) { return std::ranges::find_if(list, [&](const ListedQuestion& one) { return one.field->key == field; }) - list.begin(); };
    CHECK(at("aware_on") < at("linked"));
}
TEST_CASE("what is not asked is not listed: the time of an incident that spans months") {
    Answers answers;
    answers.set({"incident", 0, "when"}, "period");
    const auto list = in_order_of_the_list(form_called("notification"), answers);
    CHECK(std::ranges::none_of(list, [](const ListedQuestion& one) { return one.field->key == "at"; }));
    CHECK(std::ranges::any_of(list, [](const ListedQuestion& one) { return one.field->key == "from"; }));
}

}
