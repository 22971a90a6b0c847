#include <memory>

#include "base/fault.h"
#include "casework/sealed_values.h"
#include "identity/person.h"

namespace casework {

namespace {

using store::SealedValue;
using Tell = std::function<void(const SealedValue&)>;

CAIRN_SQL(every_answer, R"(
    SELECT c.key_id, r.record_id, v.version, v.answers FROM casework_record_version v
    JOIN casework_record r ON r.casework_record = v.casework_record JOIN casework_case c ON c.casework_case = r.casework_case
    ORDER BY v.casework_record, v.version)");
CAIRN_SQL(every_reason, R"(
    SELECT c.key_id, c.case_id, s.sequence, s.reasons FROM casework_step s JOIN casework_case c ON c.casework_case = s.casework_case
    ORDER BY s.casework_case, s.sequence)");
CAIRN_SQL(every_unsaved, R"(
    SELECT c.key_id, c.case_id || '/' || u.form || '/' || u.record_id || '/' || u.account, u.answers FROM casework_unsaved u
    JOIN casework_case c ON c.casework_case = u.casework_case ORDER BY u.casework_case, u.form, u.record_id, u.account)");
CAIRN_SQL(every_draft, "SELECT key_id, draft_id, version, answers FROM casework_draft ORDER BY draft_id");

CAIRN_SQL(every_closure, R"(
    SELECT c.key_id, c.case_id, k.reasons FROM casework_closure k JOIN casework_case c ON c.casework_case = k.casework_case ORDER BY k.casework_case)");
CAIRN_SQL(every_hold, R"(
    SELECT c.key_id, h.hold_id, h.set_reasons, h.lift_reasons FROM casework_hold h JOIN casework_case c ON c.casework_case = h.casework_case ORDER BY h.casework_hold)");
CAIRN_SQL(every_proposal, R"(
    SELECT c.key_id, c.case_id, p.reasons FROM casework_destruction_proposal p JOIN casework_case c ON c.casework_case = p.casework_case ORDER BY p.casework_case)");

CAIRN_SQL(every_paper, R"(
    SELECT c.key_id, d.document_id, v.version, v.facts FROM casework_document_version v
    JOIN casework_document d ON d.casework_document = v.casework_document JOIN casework_case c ON c.casework_case = d.casework_case
    ORDER BY v.casework_document, v.version)");
CAIRN_SQL(every_paper_withdrawn, R"(
    SELECT c.key_id, d.document_id, d.withdrawn_why FROM casework_document d JOIN casework_case c ON c.casework_case = d.casework_case ORDER BY d.casework_document)");
CAIRN_SQL(every_draft_paper, R"(
    SELECT d.key_id, p.paper_id, p.facts FROM casework_draft_paper p JOIN casework_draft d ON d.draft_id = p.draft_id ORDER BY p.casework_draft_paper)");
CAIRN_SQL(every_timetable_choice, R"(
    SELECT c.key_id, t.choice_id, t.reasons FROM casework_timetable_choice t JOIN casework_case c ON c.casework_case = t.casework_case ORDER BY t.casework_timetable_choice)");

// Notes of the weekly look at unusual access belong to no case: they are sealed under the installation's own key, whose id is all noughts.
CAIRN_SQL(every_access_note, "SELECT '00000000000000000000000000000000', review_id, note FROM casework_access_review ORDER BY casework_access_review");

// Copies that were handed over, and what the Panel's staff recorded, have keys of their own.
CAIRN_SQL(every_handover, "SELECT key_id, handover_id, copy FROM casework_handover ORDER BY casework_handover");
CAIRN_SQL(every_panel_record, R"(
    SELECT h.key_id, p.record_id, p.answers FROM casework_panel_record p JOIN casework_handover h ON h.casework_handover = p.casework_handover
    ORDER BY p.casework_panel_record)");

store::KeyId key_from(const store::Statement& row, const char* column) {
    const auto key = store::KeyId::parse(row.text(0));
    if (!key) throw base::Fault{"A sealed value has no readable key", std::string{column} + " of " + row.text(1), "Restore the last backup and report this."};
    return *key;
}

/// Each of these statements gives key, public id, version and the sealed bytes.
void tell_each(store::Statement rows, const char* column, const std::function<std::vector<std::string>(std::string_view)>& names, const Tell& tell) {
    while (rows.step()) {
        tell({.key = key_from(rows, column), .place = {store::SealedClass::C2, column, rows.text(1) + "/" + std::to_string(rows.integer(2))}, .sealed = std::string{rows.blob(3)}, .names_in = names});
    }
}

/// Key, public id, and the sealed bytes in the given column: what is written once and has no version.
void tell_once(store::Statement rows, const char* column, int at, const Tell& tell, const std::function<std::vector<std::string>(std::string_view)>& names = nullptr) {
    while (rows.step()) tell({.key = key_from(rows, column), .place = {store::SealedClass::C2, column, rows.text(1)}, .sealed = std::string{rows.blob(at)}, .names_in = names});
}

/// As tell_once, with names in it as in any form.
void tell_unsaved(store::Statement rows, const std::function<std::vector<std::string>(std::string_view)>& names, const Tell& tell) {
    const char* column = "casework_unsaved.answers";
    while (rows.step()) tell({.key = key_from(rows, column), .place = {store::SealedClass::C2, column, rows.text(1)}, .sealed = std::string{rows.blob(2)}, .names_in = names});
}

/// Whoever has an account is called by their name in many places, and no secret.
std::set<std::string> names_of_accounts(store::Snapshot& snapshot) {
    std::set<std::string> names;
    for (identity::PeopleWanted wanted{.size = 500};; ++wanted.page) {
        const auto list = identity::people(snapshot, wanted);
        for (const auto& person : list.people) names.insert(person.name);
        if (list.people.size() < 500) return names;
    }
}

}  // namespace

void SealedValues::each(store::Snapshot& snapshot, const Tell& tell) const {
    const auto names = [known = std::make_shared<const std::set<std::string>>(names_of_accounts(snapshot))](std::string_view plain) { return names_in_answers(plain, *known); };
    tell_each(snapshot.query(every_answer), "casework_record_version.answers", names, tell);
    tell_each(snapshot.query(every_reason), "casework_step.reasons", nullptr, tell);
    tell_each(snapshot.query(every_draft), "casework_draft.answers", names, tell);
    tell_each(snapshot.query(every_paper), "casework_document_version.facts", names_in_paper_facts, tell);
    tell_once(snapshot.query(every_paper_withdrawn), "casework_document.withdrawn_why", 2, tell);
    tell_once(snapshot.query(every_draft_paper), "casework_draft_paper.facts", 2, tell, names_in_paper_facts);
    tell_unsaved(snapshot.query(every_unsaved), names, tell);
    tell_once(snapshot.query(every_closure), "casework_closure.reasons", 2, tell);
    tell_once(snapshot.query(every_hold), "casework_hold.set_reasons", 2, tell);
    tell_once(snapshot.query(every_hold), "casework_hold.lift_reasons", 3, tell);
    tell_once(snapshot.query(every_proposal), "casework_destruction_proposal.reasons", 2, tell);
    tell_once(snapshot.query(every_timetable_choice), "casework_timetable_choice.reasons", 2, tell);
    tell_once(snapshot.query(every_access_note), "casework_access_review.note", 2, tell);
    tell_once(snapshot.query(every_handover), "casework_handover.copy", 2, tell);
    tell_once(snapshot.query(every_panel_record), "casework_panel_record.answers", 2, tell);
}

}  // namespace casework
