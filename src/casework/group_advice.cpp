#include "casework/group_advice.h"

#include "base/text.h"

namespace casework {

namespace {

std::string_view about_word(AdviceOn on) { return on == AdviceOn::Triage ? "triage" : "rapid_review"; }
std::string_view answer_field(AdviceOn on) { return on == AdviceOn::Triage ? "triage" : "review"; }

/// The newest that the decision could know: what was advised once the report had gone round is no advice on it.
const Record* newest_advice(const CaseFile& file, AdviceOn on) {
    const auto* circulated = on == AdviceOn::RapidReview && file.of.state != "rr.draft" ? file.last_step("circulate") : nullptr;
    const Record* newest = nullptr;
    for (const auto* advice : file.all_where("advice", "advice", "about", about_word(on)))
        if (!circulated || advice->created_at <= circulated->recorded_at) newest = advice;
    return newest;
}

bool is_written(const Answers& answers, std::string_view section, std::string_view field) { return !base::trim(answers.of(section, field)).empty(); }

bool stands(Advised advised, bool gives_reasons, bool says_urgent) {
    switch (advised) {
        case Advised::NotYet: return says_urgent;
        case Advised::Departed: return gives_reasons;
        case Advised::Followed:
        case Advised::NotCompared: break;
    }
    return true;
}

}  // namespace

std::string advice_given(const CaseFile& file, AdviceOn on) {
    const auto* advice = newest_advice(file, on);
    return advice ? advice->answers.of("advice", answer_field(on)) : std::string{};
}

Advised compare_with_advice(const CaseFile& file, AdviceOn on, std::string_view decided) {
    if (!newest_advice(file, on)) return Advised::NotYet;
    const auto given = advice_given(file, on);
    if (given.empty()) return Advised::NotCompared;
    return given == decided ? Advised::Followed : Advised::Departed;
}

std::optional<Place> missing_departure(const CaseFile& file, std::string_view form, const Answers& answers) {
    const bool triage = form == "triage";
    if (!triage && form != "decision") return std::nullopt;
    const std::string_view section = triage ? "triage" : "review";
    const auto& decided = answers.of(section, triage ? "outcome" : "answer");
    const auto on = triage ? AdviceOn::Triage : AdviceOn::RapidReview;
    if (decided.empty() || compare_with_advice(file, on, decided) != Advised::Departed || is_written(answers, section, "departs")) return std::nullopt;
    return Place{std::string{section}, 0, "departs"};
}

bool may_decide_triage(const CaseFile& file, std::string_view event) {
    // The newest decision on the referral, where it is this one: an earlier one's reasons are not this one's.
    const auto* triage = file.last("triage");
    const bool same = triage && triage->answers.of("triage", "outcome") == event;
    return stands(compare_with_advice(file, AdviceOn::Triage, event), same && is_written(triage->answers, "triage", "departs"), same && is_written(triage->answers, "triage", "urgent"));
}

bool may_decide_review(const CaseFile& file) {
    const auto* decision = file.last("decision");
    if (!decision) return false;
    const auto& answers = decision->answers;
    return stands(compare_with_advice(file, AdviceOn::RapidReview, answers.of("review", "answer")), is_written(answers, "review", "departs"), is_written(answers, "review", "urgent"));
}

std::string_view about_of(ReviewStage stage) {
    switch (stage) {
        case ReviewStage::Terms: return "advice_terms";
        case ReviewStage::Draft: return "advice_draft";
        case ReviewStage::Publication: break;
    }
    return "advice_publication";
}

std::string_view event_of(ReviewStage stage) {
    switch (stage) {
        case ReviewStage::Terms: return "agree_scope";
        case ReviewStage::Draft: return "send_to_qa";
        case ReviewStage::Publication: break;
    }
    return "publish";
}

StageAdvice advice_on_stage(const CaseFile& file, ReviewStage stage) {
    StageAdvice found;
    found.stage = stage, found.step = file.last_step(event_of(stage));
    const auto* returned = stage == ReviewStage::Draft ? file.last_step("return_to_draft") : nullptr;
    if (found.step && returned && returned->sequence > found.step->sequence) found.step = nullptr;  // The draft that comes next is advised on anew.
    for (const auto* advice : file.all_where("advice", "advice", "about", about_of(stage)))
        if (!found.step || advice->created_at <= found.step->recorded_at) found.advice = advice;  // Afterwards it is no advice on it.
    if (!found.advice) return found;
    const std::string_view field = about_of(stage).substr(std::string_view{"advice_"}.size());
    found.answer = found.advice->answers.of("advice", field);
    if (!found.step) found.heeded = Heeded::Undecided;
    else found.heeded = found.answer == "not_yet_ready" ? Heeded::WentAhead : Heeded::Followed;
    return found;
}

std::vector<StageAdvice> advice_on_stages(const CaseFile& file) {
    return {advice_on_stage(file, ReviewStage::Terms), advice_on_stage(file, ReviewStage::Draft), advice_on_stage(file, ReviewStage::Publication)};
}

}  // namespace casework
