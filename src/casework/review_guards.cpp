#include <algorithm>
#include <array>

#include "casework/guard_table.h"
#include "casework/partner_delegation.h"
#include "casework/publication_reading.h"
#include "casework/report_signing.h"
#include "casework/review.h"

namespace casework {

namespace {

constexpr base::Day any_day{std::chrono::year{9999} / 12 / 31};

bool is_whole(const Record* record) { return record && check(form_called(record->form), record->answers, Asked::Complete, any_day).empty(); }

bool said(const Record* record, std::string_view section, std::string_view field) { return record && !record->answers.of(section, field).empty(); }

/// What was written or changed since the step was last taken; all of it where the step never was.
bool since(const CaseFile& file, const Record* record, std::string_view event) {
    const auto* step = file.last_step(event);
    return record && (!step || record->changed_at >= step->recorded_at);
}

bool decided(const CaseFile& file) { return is_whole(file.last("decision")) && decision_answer(file) == "lcspr"; }

/// All three must be told with the reviewer's name; they may be told in one notice or in three. Whoever comes after a reviewer who was
/// removed has another name, and a notice that somebody was removed names nobody who was appointed.
bool notices_sent(const CaseFile& file) {
    const auto* removal = file.last_step("remove_reviewer");
    return std::ranges::all_of(std::array{"national_panel", "department", "inspectorate"}, [&](const char* whom) {
        return std::ranges::any_of(file.all("review_notice"), [&](const Record* notice) { return is_whole(notice) && notice->answers.has_choice({"notice", 0, "to"}, whom) && notice->answers.of("notice", "about") != "notice_removed" && (!removal || notice->created_at > removal->recorded_at); });
    });
}

/// At least one who was removed since the last commissioning, and nobody left who could go on.
bool removed(const CaseFile& file) {
    const auto list = file.all("appointment");
    return reviewers(file).empty() && std::ranges::any_of(list, [](const Record* one) { return said(one, "removal", "reasons"); });
}

bool proceedings_known(const CaseFile& file) {
    const auto* terms = file.last("terms");
    return file.last("proceeding") || said(terms, "parallel", "none");
}

bool monitored(const CaseFile& file) { return std::ranges::any_of(file.all_where("monitoring", "monitoring", "kind", "checkpoint"), is_whole); }

const Record* last_bound(const CaseFile& file, std::string_view form) {
    const Record* last = nullptr;
    for (const auto* record : file.all(form))
        if (is_bound(file, *record)) last = record;
    return last;
}

/// Whether it is of the text that the partners signed; before any of them did, nothing else can be compared.
bool is_of_signed_text(const CaseFile& file, const Record& record) {
    const auto mark = text_mark_of(file, record);
    return std::ranges::all_of(report_signatures(file), [&](const Signature& one) { return !one.record || text_mark_of(file, *one.record) == mark; });
}

/// A check of an earlier draft says nothing about this one.
bool disclosure_checked(const CaseFile& file) {
    const auto* check = last_bound(file, "disclosure_check");
    const auto* returned = file.last_step("return_to_draft");
    const bool this_draft = since(file, check, "draft_in") && (!returned || (check && check->changed_at >= returned->recorded_at));
    return is_whole(check) && this_draft && is_of_signed_text(file, *check) && check->answers.of("check", "outcome") == "nothing_identifies";
}

bool approved(const CaseFile& file) {
    return std::ranges::all_of(report_signatures(file), [&](const Signature& one) {
        return (one.answer == "approves" || (one.answer == "dissents" && one.escalation_offered)) && is_of_signed_text(file, *one.record);
    });
}

/// Of those who signed: whoever is missing, the guard of the signatures names.
bool by_their_own(const CaseFile& file) {
    return std::ranges::all_of(shared_signers(file, report_signatures(file)), [](const SharedSigner& one) { return one.delegation != nullptr; });
}

bool holds_what_it_must(const CaseFile& file) {
    const auto* test = last_bound(file, "content_test");
    return is_whole(test) && since(file, test, "draft_in") && is_of_signed_text(file, *test) && test->answers.of("content", "improvements") == "yes" && test->answers.of("content", "analysis") == "yes";
}

/// The three partners decide it together; only a decision made since the case was taken counts.
bool linked_answer(const CaseFile& file, std::string_view answer) {
    const auto* link = file.last("national_link");
    return is_whole(link) && since(file, link, "panel_takes_national") && link->answers.of("link", "answer") == answer && link->answers.choices({"link", 0, "partners"}).size() == 3;
}

bool national_letter(const CaseFile& file) {
    const auto list = file.all_where("letter", "letter", "kind", "commissions_national");
    return !list.empty() && list.back()->answers.of("letter", "direction") == "from_panel" && (file.steps.empty() || list.back()->created_at >= file.steps.back().recorded_at);
}

bool national_report(const CaseFile& file) { return said(file.last("national_review"), "review", "published_on") && said(file.last("national_review"), "review", "address"); }

/// A national report goes no way of draft and quality check here: what was read for names was read since the national review began.
bool national_checked(const CaseFile& file) {
    if (publication_scheme(file) != PublicationScheme::National) return true;
    const auto* check = last_bound(file, "disclosure_check");
    const auto* begun = file.last_step("merge_national") ? file.last_step("merge_national") : file.last_step("commissioned");
    return is_whole(check) && (!begun || check->changed_at >= begun->recorded_at) && check->answers.of("check", "outcome") == "nothing_identifies";
}

/// An awareness that was already there when the non-statutory review was begun led to nothing; new facts have their own day.
bool new_awareness(const CaseFile& file) {
    const auto* stated = file.last("awareness");
    const auto* begun = file.last_step("non_statutory");
    return is_whole(stated) && (!begun || stated->created_at > begun->recorded_at);
}

/// Somebody else asked for this very thing, since it was last done.
bool second_person(const CaseFile& file, const StepAsked& asked) {
    const auto list = file.all_where("two_person", "asked", "what", asked.event);
    return std::ranges::any_of(list, [&](const Record* one) {
        const auto* done = file.last_step(asked.event);
        return is_whole(one) && one->written_by != asked.by && (!done || one->created_at > done->recorded_at);
    });
}

constexpr std::array<NamedGuard, 21> table{{
    {"review_decided", [](const CaseFile& file, const StepAsked&) { return decided(file); }},
    {"reviewer_appointed", [](const CaseFile& file, const StepAsked&) { return !reviewers(file).empty(); }},
    {"review_notices", [](const CaseFile& file, const StepAsked&) { return notices_sent(file); }},
    {"reviewer_removed", [](const CaseFile& file, const StepAsked&) { return removed(file); }},
    {"terms_agreed", [](const CaseFile& file, const StepAsked&) { return is_whole(file.last("terms")) && file.last("terms")->answers.turns("line") > 0; }},
    {"family_plan", [](const CaseFile& file, const StepAsked&) { return said(file.last("terms"), "family", "plan"); }},
    {"proceedings_known", [](const CaseFile& file, const StepAsked&) { return proceedings_known(file); }},
    {"monitoring", [](const CaseFile& file, const StepAsked&) { return monitored(file); }},
    {"disclosure_checked", [](const CaseFile& file, const StepAsked&) { return disclosure_checked(file); }},
    {"report_approvals", [](const CaseFile& file, const StepAsked&) { return approved(file); }},
    {"report_signers", [](const CaseFile& file, const StepAsked&) { return by_their_own(file); }},
    {"regulation_15", [](const CaseFile& file, const StepAsked&) { return holds_what_it_must(file); }},
    {"nonstat_kind", [](const CaseFile& file, const StepAsked&) { return is_whole(file.last("nonstat_review")); }},
    {"link_continues", [](const CaseFile& file, const StepAsked&) { return linked_answer(file, "continue_local"); }},
    {"link_merges", [](const CaseFile& file, const StepAsked&) { return linked_answer(file, "merge_national"); }},
    {"link_stops", [](const CaseFile& file, const StepAsked&) { return linked_answer(file, "stop_local"); }},
    {"national_letter", [](const CaseFile& file, const StepAsked&) { return national_letter(file); }},
    {"national_report", [](const CaseFile& file, const StepAsked&) { return national_report(file); }},
    {"national_checked", [](const CaseFile& file, const StepAsked&) { return national_checked(file); }},
    {"new_awareness", [](const CaseFile& file, const StepAsked&) { return new_awareness(file); }},
    {"second_person", second_person},
}};

}  // namespace

std::span<const NamedGuard> review_guards() { return table; }

}  // namespace casework
