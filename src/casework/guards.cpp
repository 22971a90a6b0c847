#include "casework/guards.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <span>

#include "base/assert.h"
#include "base/text.h"
#include "casework/definition.h"
#include "casework/group_advice.h"
#include "casework/feedback.h"
#include "casework/guard_table.h"

namespace casework {

namespace {

/// A day far ahead: guards ask whether an answer is there and well written, not whether its day has come.
constexpr base::Day any_day{std::chrono::year{9999} / 12 / 31};

bool is_complete(const Record* record) {
    return record && check(form_called(record->form), record->answers, Asked::Complete, any_day).empty();
}

bool section_complete(const Record* record, std::string_view section) {
    return record && check(*form_called(record->form).find(section), 0, record->answers, Asked::Complete, any_day).empty();
}

bool has(const Record* record, std::string_view section, std::string_view field) { return record && !record->answers.of(section, field).empty(); }

/// New facts ask for a new notification: one that was sent before they came to light does not answer it.
bool sent_for_new_facts(const CaseFile& file, const Record* sent) {
    if (file.of.state != "sin.required" || file.steps.empty()) return true;
    const auto& step = file.steps.back();
    return (step.event != "abuse_suspected" && step.event != "definition_now_met") || sent->created_at >= step.recorded_at;
}

const Record* last_sent(const CaseFile& file, std::string_view what) {
    auto list = file.all_where("sent", "sent", "what", what);
    std::erase_if(list, [&](const Record* sent) { return !sent_for_new_facts(file, sent); });
    return list.empty() ? nullptr : list.back();
}

/// What is being sent in this state: the notification until it has gone, then the rapid review.
const Record* sent_now(const CaseFile& file) { return last_sent(file, file.of.state == "sin.required" ? "notification" : "rapid_review"); }

/// Awareness counts for a new notification only if it was stated after the last one went for information.
bool awareness_stated(const CaseFile& file) {
    const auto* stated = file.last("awareness");
    if (!is_complete(stated)) return false;
    const auto* before = file.last_step("record_sent_for_information");
    return !before || stated->created_at > before->recorded_at;
}

/// The worksheet need not be whole: the duty is to notify in time, and what is missing is shown beside it.
bool sheet_begun(const CaseFile& file) {
    const auto* sheet = file.last("notification");
    return has(sheet, "incident", "nature") && sheet->answers.turns("child") > 0;
}

Route route(const CaseFile& file) {
    const auto* sheet = file.last("notification");
    return sheet ? route_of(sheet->answers) : Route::NotKnown;
}

bool requests_sent(const CaseFile& file) {
    const auto list = file.all("request");
    return std::ranges::any_of(list, [](const Record* request) { return request->standing != "draft"; });
}

/// Each request answered, answered with nothing, declined, or no longer asked for.
bool returns_in(const CaseFile& file) {
    const auto list = file.all("request");
    constexpr std::array done{"accepted", "nothing", "declined", "waived"};
    return !list.empty() && std::ranges::all_of(list, [&](const Record* request) { return std::ranges::count(done, std::string_view{request->standing}) > 0; });
}

/// Working Together: the three partners, each with delegated authority, were there.
bool quorum(const CaseFile& file) {
    return std::ranges::any_of(file.all_where("meeting", "minutes", "held", "yes"), [](const Record* meeting) {
        return std::ranges::all_of(std::array{"local_authority", "health", "police"}, [&](const char* partner) {
            for (std::size_t turn = 0; turn < meeting->answers.turns("attendance"); ++turn)
                if (meeting->answers.of("attendance", "partner", turn) == partner) return true;
            return false;
        });
    });
}

bool template_written(const CaseFile& file) {
    const auto* report = file.last("rapid_review");
    return report && std::ranges::all_of(form_called("rapid_review").sections, [&](const Section& section) {
        return section.key == "criteria" || section.most > 1 || section_complete(report, section.key);
    });
}

/// Reasons for every answer; and where C3 is met and there is to be no review, a reason for that alone (scenario 24).
bool decision_whole(const CaseFile& file) {
    const auto* decision = file.last("decision");
    if (!is_complete(decision)) return false;
    const auto* report = file.last("rapid_review");
    const bool c3 = report && report->answers.of("criteria", "c3") == "yes";
    return !c3 || decision->answers.of("review", "answer") == "lcspr" || has(decision, "review", "despite_c3");
}

bool signed_off(const CaseFile& file) {
    return std::ranges::all_of(signatures(file), [](const Signature& signature) {
        return signature.answer == "approves" || (signature.answer == "dissents" && signature.escalation_offered);
    });
}

/// A letter from the National Panel that came after the last step.
bool letter_came(const CaseFile& file) {
    const auto list = file.all_where("letter", "letter", "direction", "from_panel");
    return !list.empty() && (file.steps.empty() || list.back()->created_at >= file.steps.back().recorded_at);
}

bool reply_limit_passed(const CaseFile& file, const StepAsked& asked) {
    for (const auto& clock : file.clocks | std::views::reverse)
        if (clock.rule == "panel-reply" && clock.ended.empty()) return clock.due_on && asked.happened_on > *clock.due_on;
    return false;
}

constexpr std::array<NamedGuard, 26> guards{{
    {"reasons", [](const CaseFile&, const StepAsked& asked) { return !base::trim(asked.reasons).empty(); }},
    {"definition", [](const CaseFile& file, const StepAsked&) { return is_complete(file.last("definition")); }},
    {"views", [](const CaseFile& file, const StepAsked&) { return is_complete(file.last("view")); }},
    {"awareness", [](const CaseFile& file, const StepAsked&) { return awareness_stated(file); }},
    {"feedback", [](const CaseFile& file, const StepAsked&) { 
         const auto state = feedback_state(file);
         return state.outcome ? !state.owed() : has(file.last("triage"), "triage", "feedback_on");
     }},
    {"sheet", [](const CaseFile& file, const StepAsked&) { return sheet_begun(file); }},
    {"national_reference", [](const CaseFile& file, const StepAsked&) { return has(last_sent(file, "notification"), "sent", "reference"); }},
    {"sent_at", [](const CaseFile& file, const StepAsked&) { return has(sent_now(file), "sent", "on"); }},
    {"recipients", [](const CaseFile& file, const StepAsked&) { return has(sent_now(file), "sent", "to"); }},
    {"main_route", [](const CaseFile& file, const StepAsked&) { return route(file) == Route::Main; }},
    {"information_route", [](const CaseFile& file, const StepAsked&) { return route(file) == Route::Information; }},
    {"authoriser", [](const CaseFile& file, const StepAsked&) { return has(file.last("withdrawal"), "withdrawal", "authorised_by"); }},
    {"acknowledgement", [](const CaseFile& file, const StepAsked&) { return has(file.last("withdrawal"), "withdrawal", "acknowledged_on"); }},
    {"requests", [](const CaseFile& file, const StepAsked&) { return requests_sent(file); }},
    {"returns", [](const CaseFile& file, const StepAsked&) { return returns_in(file); }},
    {"quorum", [](const CaseFile& file, const StepAsked&) { return quorum(file); }},
    {"template", [](const CaseFile& file, const StepAsked&) { return template_written(file); }},
    {"criteria", [](const CaseFile& file, const StepAsked&) { return section_complete(file.last("rapid_review"), "criteria"); }},
    {"decision", [](const CaseFile& file, const StepAsked&) { return decision_whole(file); }},
    {"approvals", [](const CaseFile& file, const StepAsked&) { return signed_off(file); }},
    {"letter", [](const CaseFile& file, const StepAsked&) { return letter_came(file); }},
    {"reply_limit", reply_limit_passed},
    {"decision_closed", [](const CaseFile& file, const StepAsked&) { return !decision_answer(file).empty() && decision_answer(file) != "lcspr"; }},
    {"triage", [](const CaseFile& file, const StepAsked&) { return is_complete(file.last("triage")); }},
    {"triage_advice", [](const CaseFile& file, const StepAsked& asked) { return may_decide_triage(file, asked.event); }},
    {"review_advice", [](const CaseFile& file, const StepAsked&) { return may_decide_review(file); }},
}};

/// Every part of the path keeps its own.
std::array<std::span<const NamedGuard>, 3> all_guards() { return {guards, review_guards(), publication_guards()}; }

}  // namespace

bool is_met(std::string_view guard, const CaseFile& file, const StepAsked& asked) {
    for (const auto table : all_guards())
        for (const auto& [word, met] : table)
            if (word == guard) return met(file, asked);
    CAIRN_ASSERT(!"no guard of that name");
    return false;
}

std::vector<std::string> known_guards() {
    std::vector<std::string> list;
    for (const auto table : all_guards())
        for (const auto& [word, met] : table) list.emplace_back(word);
    return list;
}

std::vector<Signature> signatures(const CaseFile& file) {
    const auto* circulated = file.last_step("circulate");
    std::vector<Signature> list;
    for (const char* partner : {"local_authority", "health", "police"}) {
        Signature signature{partner, {}, false, nullptr};
        for (const auto* record : file.all_where("approval", "approval", "partner", partner)) {
            if (circulated && record->created_at < circulated->recorded_at) continue;
            const auto& escalation = record->answers.of("approval", "escalation");
            signature = {partner, record->answers.of("approval", "answer"), escalation == "offered_declined" || escalation == "offered_heard", record};
        }
        list.push_back(std::move(signature));
    }
    return list;
}

bool agreed_by_all(const CaseFile& file) {
    return std::ranges::all_of(signatures(file), [](const Signature& signature) { return signature.answer == "approves"; });
}

std::string decision_answer(const CaseFile& file) {
    const auto* decision = file.last("decision");
    return decision ? decision->answers.of("review", "answer") : std::string{};
}

}  // namespace casework
