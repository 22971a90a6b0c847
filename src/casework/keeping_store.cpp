#include "casework/keeping_store.h"

#include "base/fault.h"
#include "casework/document.h"
#include "casework/key_end.h"
#include "casework/linked.h"
#include "casework/feedback.h"
#include "casework/review_dates.h"
#include "casework/reviewer_register.h"

namespace casework {

namespace {

CAIRN_SQL(put_closure, R"(
    INSERT INTO casework_closure (casework_case, closed_on, review_on, closed_by, closed_at, reasons) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (casework_case) DO UPDATE SET review_on = excluded.review_on, closed_by = excluded.closed_by, closed_at = excluded.closed_at, reasons = excluded.reasons)");
CAIRN_SQL(closure_of, "SELECT closed_on, review_on, closed_by, closed_at, reasons FROM casework_closure WHERE casework_case = $1");
CAIRN_SQL(add_hold, R"(
    INSERT INTO casework_hold (hold_id, casework_case, kind, set_on, set_by, set_at, set_reasons, lifted_on, lifted_by, lifted_at, lift_reasons)
    VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, '', NULL, $8))");
CAIRN_SQL(lift_hold_row, "UPDATE casework_hold SET lifted_on = $1, lifted_by = $2, lifted_at = $3, lift_reasons = $4 WHERE casework_case = $5 AND hold_id = $6");
CAIRN_SQL(holds_of, R"(
    SELECT hold_id, kind, set_on, set_by, set_at, set_reasons, lifted_on, lifted_by, lift_reasons FROM casework_hold WHERE casework_case = $1 ORDER BY casework_hold)");
CAIRN_SQL(add_proposal, "INSERT INTO casework_destruction_proposal (casework_case, proposed_by, proposed_at, reasons) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(proposal_of, "SELECT proposed_by, proposed_at, reasons FROM casework_destruction_proposal WHERE casework_case = $1");
CAIRN_SQL(remove_proposal_row, "DELETE FROM casework_destruction_proposal WHERE casework_case = $1");
CAIRN_SQL(add_certificate, R"(
    INSERT INTO casework_certificate (casework_case, reference, proposed_by, proposed_at, confirmed_by, confirmed_at, key_id, records, audit_events, audit_head)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))");
CAIRN_SQL(certificate_of, R"(
    SELECT reference, proposed_by, proposed_at, confirmed_by, confirmed_at, key_id, records, audit_events, audit_head
    FROM casework_certificate WHERE casework_case = $1)");

CAIRN_SQL(count_versions, R"(
    SELECT COUNT(*) FROM casework_record_version v JOIN casework_record r ON r.casework_record = v.casework_record WHERE r.casework_case = $1)");
CAIRN_SQL(remove_versions, "DELETE FROM casework_record_version WHERE casework_record IN (SELECT casework_record FROM casework_record WHERE casework_case = $1)");
CAIRN_SQL(remove_records, "DELETE FROM casework_record WHERE casework_case = $1");
CAIRN_SQL(remove_tokens, "DELETE FROM casework_token WHERE casework_case = $1");
CAIRN_SQL(remove_links, "DELETE FROM casework_link WHERE casework_case = $1");
CAIRN_SQL(remove_timetable_choices, "DELETE FROM casework_timetable_choice WHERE casework_case = $1");
CAIRN_SQL(end_clocks, "UPDATE casework_clock SET ended = 'destroyed', ended_at = $1 WHERE casework_case = $2 AND ended = '' AND met_on IS NULL");
CAIRN_SQL(leave_tombstone, R"(
    UPDATE casework_case SET pseudonym = '', lead = '', next_due_on = NULL, next_rule = '', changed_at = $1, version = version + 1 WHERE casework_case = $2)");

CAIRN_SQL(last_copy, "SELECT COALESCE(MAX(copy), 0) FROM casework_copy WHERE casework_case = $1");
CAIRN_SQL(add_copy, "INSERT INTO casework_copy (casework_case, copy, made_by, made_at) VALUES ($1, $2, $3, $4)");

store::SealedPlace place(const char* column, const std::string& row) { return {store::SealedClass::C2, column, row}; }
store::SealedPlace closure_place(const Case& of) { return place("casework_closure.reasons", of.id.to_string()); }
store::SealedPlace proposal_place(const Case& of) { return place("casework_destruction_proposal.reasons", of.id.to_string()); }

/// What nobody can open any more reads as nothing; whatever else does not open is a fault.
std::string opened(const Ground& ground, const Case& of, const store::SealedPlace& at, const std::string& sealed) {
    auto plain = ground.keys.unseal(of.seal, at, sealed);
    if (plain) return *std::move(plain);
    if (plain.error() == store::SealRefusal::KeyDestroyed) return {};
    throw base::Fault{"The reasons of a closure, hold or destruction cannot be opened", of.reference + ", " + at.column, std::string{store::words_of(plain.error())}};
}

std::optional<Closure> read_closure(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    auto rows = snapshot.query(closure_of, of.key);
    if (!rows.step()) return std::nullopt;
    return Closure{rows.optional_day(0).value_or(base::Day{}), rows.optional_day(1).value_or(base::Day{}), rows.text(2), rows.optional_instant(3).value_or(base::Instant{}),
                   opened(ground, of, closure_place(of), rows.blob(4))};
}

std::vector<Hold> read_holds(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    std::vector<Hold> list;
    auto rows = snapshot.query(holds_of, of.key);
    while (rows.step()) {
        Hold hold;
        hold.id = base::PublicId::parse(rows.text(0)).value_or(base::PublicId{});
        hold.kind = hold_kind_named(rows.text(1)).value_or(HoldKind::Court);
        hold.set_on = rows.optional_day(2).value_or(base::Day{}), hold.set_by = rows.text(3), hold.set_at = rows.optional_instant(4).value_or(base::Instant{});
        hold.reasons = opened(ground, of, place("casework_hold.set_reasons", rows.text(0)), rows.blob(5));
        hold.lifted_on = rows.optional_day(6), hold.lifted_by = rows.text(7);
        hold.lift_reasons = opened(ground, of, place("casework_hold.lift_reasons", rows.text(0)), rows.blob(8));
        list.push_back(std::move(hold));
    }
    return list;
}

std::optional<Proposal> read_proposal(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    auto rows = snapshot.query(proposal_of, of.key);
    if (!rows.step()) return std::nullopt;
    return Proposal{rows.text(0), rows.optional_instant(1).value_or(base::Instant{}), opened(ground, of, proposal_place(of), rows.blob(2))};
}

std::optional<Certificate> read_certificate(store::Snapshot& snapshot, const Case& of) {
    auto rows = snapshot.query(certificate_of, of.key);
    if (!rows.step()) return std::nullopt;
    Certificate certificate;
    certificate.reference = rows.text(0), certificate.proposed_by = rows.text(1), certificate.confirmed_by = rows.text(3);
    certificate.proposed_at = rows.optional_instant(2).value_or(base::Instant{}), certificate.confirmed_at = rows.optional_instant(4).value_or(base::Instant{});
    certificate.key_id = rows.text(5), certificate.records = rows.integer(6), certificate.audit_events = rows.integer(7), certificate.audit_head = rows.text(8);
    return certificate;
}

}  // namespace

Keeping keeping_of(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    return {read_closure(snapshot, ground, of), read_holds(snapshot, ground, of), read_proposal(snapshot, ground, of), read_certificate(snapshot, of), ground.keys.is_destroyed(of.seal) || is_ended(snapshot, of.seal)};
}

void write_closure(store::Transaction& transaction, const Ground& ground, const Case& of, const Closing& closing, const Doer& doer) {
    const auto sealed = ground.keys.seal(of.seal, closure_place(of), closing.reasons);
    transaction.run(put_closure, of.key, closing.closed_on, closing.review_on, doer.who.to_string(), doer.at, store::Bytes{sealed});
}

void write_hold(store::Transaction& transaction, const Ground& ground, const Case& of, const base::PublicId& id, const Holding& holding, const Doer& doer) {
    const auto why = ground.keys.seal(of.seal, place("casework_hold.set_reasons", id.to_string()), holding.reasons);
    const auto not_yet = ground.keys.seal(of.seal, place("casework_hold.lift_reasons", id.to_string()), "");
    transaction.run(add_hold, id.to_string(), of.key, std::string{to_word(holding.kind)}, holding.set_on, doer.who.to_string(), doer.at, store::Bytes{why}, store::Bytes{not_yet});
}

void write_lifting(store::Transaction& transaction, const Ground& ground, const Case& of, const base::PublicId& id, base::Day lifted_on, const std::string& reasons, const Doer& doer) {
    const auto why = ground.keys.seal(of.seal, place("casework_hold.lift_reasons", id.to_string()), reasons);
    transaction.run(lift_hold_row, lifted_on, doer.who.to_string(), doer.at, store::Bytes{why}, of.key, id.to_string());
}

void write_proposal(store::Transaction& transaction, const Ground& ground, const Case& of, const std::string& reasons, const Doer& doer) {
    const auto sealed = ground.keys.seal(of.seal, proposal_place(of), reasons);
    transaction.run(add_proposal, of.key, doer.who.to_string(), doer.at, store::Bytes{sealed});
}

void remove_proposal(store::Transaction& transaction, const Case& of) { transaction.run(remove_proposal_row, of.key); }

void write_certificate(store::Transaction& transaction, const Case& of, const Certificate& certificate) {
    transaction.run(add_certificate, of.key, certificate.reference, certificate.proposed_by, certificate.proposed_at, certificate.confirmed_by, certificate.confirmed_at,
                    certificate.key_id, certificate.records, certificate.audit_events, certificate.audit_head);
}

std::int64_t versions_written(store::Snapshot& snapshot, const Case& of) {
    auto rows = snapshot.query(count_versions, of.key);
    rows.step();
    return rows.integer(0);
}

void remove_material(store::Transaction& transaction, const Case& of, base::Instant at) {
    remove_documents(transaction, of);
    transaction.run(remove_versions, of.key);
    transaction.run(remove_records, of.key);
    transaction.run(remove_tokens, of.key);
    forget_linked(transaction, of);
    transaction.run(remove_links, of.key);
    forget_feedback_owed(transaction, of);
    forget_review_lists(transaction, of);
    forget_review_dates(transaction, of);
    transaction.run(remove_timetable_choices, of.key);
    transaction.run(end_clocks, at, of.key);
    transaction.run(leave_tombstone, at, of.key);
}

std::int64_t number_copy(store::Transaction& transaction, const Case& of, const Doer& doer) {
    std::int64_t copy = 1;
    {
        auto rows = transaction.query(last_copy, of.key);
        rows.step();
        copy += rows.integer(0);
    }
    transaction.run(add_copy, of.key, copy, doer.who.to_string(), doer.at);
    return copy;
}

}  // namespace casework
