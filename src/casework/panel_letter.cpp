#include "casework/panel_letter.h"
#include "casework/group_advice.h"

#include <algorithm>
#include <ranges>

#include "casework/guards.h"

namespace casework {

namespace {

std::vector<CriterionAnswer> criteria_of(const Record* report) {
    std::vector<CriterionAnswer> list;
    for (const char* code : {"c1", "c2", "c3", "c4", "r1", "r2", "r3", "r4"}) {
        CriterionAnswer one{code, {}, {}};
        if (report) one.answer = report->answers.of("criteria", code), one.reasons = report->answers.of("criteria", std::string{code} + "_reasons");
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<PartnerSignature> partners_of(const CaseFile& file) {
    std::vector<PartnerSignature> list;
    for (const auto& signature : signatures(file)) {
        PartnerSignature one{signature.partner, {}, {}, signature.answer, {}, {}};
        if (signature.record) {
            const auto& answers = signature.record->answers;
            one.name = answers.of("approval", "name"), one.role = answers.of("approval", "role"), one.on = answers.day({"approval", 0, "on"});
            if (signature.answer == "dissents") one.dissent = answers.of("approval", "dissent");
        }
        list.push_back(std::move(one));
    }
    return list;
}

Agreement agreement_of(const std::vector<PartnerSignature>& partners) {
    const auto count = [&](std::string_view answer) { return std::ranges::count(partners, answer, &PartnerSignature::answer); };
    if (count("dissents") > 0) return Agreement::WithDissent;
    return count("approves") == std::ssize(partners) ? Agreement::ByAll : Agreement::NotAllSigned;
}

std::vector<DelayReason> delays_of(const CaseFile& file) {
    std::vector<DelayReason> list;
    for (const auto* delay : file.all("delay"))
        list.push_back({delay->answers.of("delay", "rule"), delay->answers.of("delay", "reasons"), delay->answers.day({"delay", 0, "told_panel_on"})});
    return list;
}

const Record* last_sent(const CaseFile& file, std::string_view what) {
    const auto list = file.all_where("sent", "sent", "what", what);
    return list.empty() ? nullptr : list.back();
}

void take_dates(PanelLetter& letter, const CaseFile& file) {
    if (const auto* sent = last_sent(file, "notification")) letter.notified_on = sent->answers.day({"sent", 0, "on"}), letter.national_reference = sent->answers.of("sent", "reference");
    if (const auto* sent = last_sent(file, "rapid_review")) letter.sent_on = sent->answers.day({"sent", 0, "on"});
    if (const auto* completed = file.last_step("complete")) letter.completed_on = completed->happened_on;
    for (const auto& clock : file.clocks)
        if (clock.rule == "rapid-review" && clock.ended.empty()) letter.due_on = clock.due_on;
}

void take_advice(PanelLetter& letter, const CaseFile& file) {
    const auto* decision = file.last("decision");
    if (!decision) return;
    const auto advised = compare_with_advice(file, AdviceOn::RapidReview, decision->answers.of("review", "answer"));
    if (advised == Advised::Departed) letter.departs = decision->answers.of("review", "departs");
    letter.urgent = advised == Advised::NotYet && !decision->answers.of("review", "urgent").empty();
}

void take_decision(PanelLetter& letter, const Record* record) {
    if (!record) return;
    const auto& said = record->answers;
    letter.decision = said.of("review", "answer"), letter.reasons = said.of("review", "reasons"), letter.decided_on = said.day({"review", 0, "decided_on"});
    letter.joined = said.of("joined", "answer"), letter.joined_reasons = said.of("joined", "reasons");
    letter.national = said.of("national", "answer"), letter.national_reasons = said.of("national", "reasons");
    const bool c3 = std::ranges::any_of(letter.criteria, [](const CriterionAnswer& one) { return one.code == "c3" && one.answer == "yes"; });
    if (!c3 || letter.decision.empty() || letter.decision == "lcspr") return;
    letter.despite_c3 = said.of("review", "despite_c3");
    letter.reason_despite_c3_missing = letter.despite_c3.empty();
}

}  // namespace

PanelLetter panel_letter(const CaseFile& file) {
    PanelLetter letter;
    letter.reference = file.of.reference, letter.pseudonym = file.of.pseudonym;
    letter.criteria = criteria_of(file.last("rapid_review"));
    letter.partners = partners_of(file);
    letter.agreement = agreement_of(letter.partners);
    letter.delays = delays_of(file);
    take_dates(letter, file);
    take_decision(letter, file.last("decision"));
    take_advice(letter, file);
    return letter;
}

std::vector<DecisionTaken> decisions_taken(const std::vector<Record>& versions) {
    std::vector<DecisionTaken> list;
    for (const auto& version : versions) {
        DecisionTaken taken{version.answers.of("review", "answer"), version.answers.of("review", "reasons"), version.answers.day({"review", 0, "decided_on"}), version.changed_at, version.written_by};
        if (taken.answer.empty()) continue;
        if (!list.empty() && list.back().answer == taken.answer && list.back().reasons == taken.reasons) continue;
        list.push_back(std::move(taken));
    }
    return list;
}

}  // namespace casework
