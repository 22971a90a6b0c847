#include "base/assert.h"
#include "base/fault.h"
#include "casework/key_end.h"
#include "casework/record.h"

namespace casework {

namespace {

CAIRN_SQL(add_record_row, R"(
    INSERT INTO casework_record (record_id, casework_case, form, form_version, parent, standing, version, created_at, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7) RETURNING casework_record)");
CAIRN_SQL(add_record_version, R"(
    INSERT INTO casework_record_version (casework_record, version, answers, written_by, written_at) VALUES ($1, $2, $3, $4, $5))");
CAIRN_SQL(move_record, "UPDATE casework_record SET version = $1, changed_at = $2 WHERE casework_record = $3 AND version = $4");
CAIRN_SQL(stand_record, "UPDATE casework_record SET standing = $1, changed_at = $2 WHERE casework_record = $3");
CAIRN_SQL(touch_case, "UPDATE casework_case SET version = version + 1, changed_at = $1 WHERE casework_case = $2");

#define RECORD_COLUMNS \
    "SELECT r.casework_record, r.record_id, r.form, r.form_version, r.parent, r.standing, v.version, v.answers, v.written_by, r.created_at, v.written_at " \
    "FROM casework_record r JOIN casework_record_version v ON v.casework_record = r.casework_record "

CAIRN_SQL(records_of_case, RECORD_COLUMNS "AND v.version = r.version WHERE r.casework_case = $1 ORDER BY r.casework_record");
CAIRN_SQL(records_of_form, RECORD_COLUMNS "AND v.version = r.version WHERE r.casework_case = $1 AND r.form = $2 ORDER BY r.casework_record");
CAIRN_SQL(record_by_id, RECORD_COLUMNS "AND v.version = r.version WHERE r.casework_case = $1 AND r.record_id = $2");
CAIRN_SQL(records_below, RECORD_COLUMNS "AND v.version = r.version WHERE r.casework_case = $1 AND r.parent = $2 ORDER BY r.casework_record");
CAIRN_SQL(record_versions, RECORD_COLUMNS "WHERE r.casework_case = $1 AND r.casework_record = $2 ORDER BY v.version");

store::SealedPlace place_of(const base::PublicId& record, std::int64_t version) {
    return {store::SealedClass::C2, "casework_record_version.answers", record.to_string() + "/" + std::to_string(version)};
}

void write_version(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& record, std::int64_t version, const Answers& answers, const Doer& doer) {
    refuse_ended(transaction, of.seal);
    const auto sealed = ground.keys.seal(of.seal, place_of(record.id, version), answers.to_json());
    transaction.run(add_record_version, record.key.value(), version, store::Bytes{sealed}, doer.who.to_string(), base::to_iso(doer.at));
    transaction.run(touch_case, base::to_iso(doer.at), of.key.value());
}

Record read_record(const store::Statement& row, const Ground& ground, const Case& of) {
    Record record;
    record.key = RecordKey{row.integer(0)};
    record.id = base::PublicId::parse(row.text(1)).value_or(base::PublicId{});
    record.form = row.text(2), record.form_version = row.text(3), record.parent = row.text(4), record.standing = row.text(5);
    record.version = row.integer(6);
    const auto plain = ground.keys.unseal(of.seal, place_of(record.id, record.version), row.blob(7));
    if (!plain) throw base::Fault{"What was written about a case cannot be opened", of.reference + ", record " + record.id.to_string(), std::string{store::words_of(plain.error())}};
    record.answers = Answers::from_json(*plain);
    record.written_by = row.text(8);
    record.created_at = base::parse_instant(row.text(9)).value_or(base::Instant{});
    record.changed_at = base::parse_instant(row.text(10)).value_or(base::Instant{});
    return record;
}

std::vector<Record> read_all(store::Statement rows, const Ground& ground, const Case& of) {
    std::vector<Record> list;
    if (ground.keys.is_destroyed(of.seal)) return list;  // An older backup may have brought the rows back.
    while (rows.step()) list.push_back(read_record(rows, ground, of));
    return list;
}

}  // namespace

Record add_record(store::Transaction& transaction, const Ground& ground, const Case& of, const NewRecord& made, const Doer& doer) {
    Record record;
    record.id = base::PublicId::make(ground.random);
    record.form = made.form, record.form_version = form_called(made.form).version, record.parent = made.parent, record.standing = made.standing;
    record.answers = made.answers;
    record.written_by = doer.who.to_string();
    record.created_at = record.changed_at = doer.at;
    record.key = RecordKey{transaction.insert(add_record_row, record.id.to_string(), of.key.value(), record.form, record.form_version, record.parent, record.standing, base::to_iso(doer.at))};
    write_version(transaction, ground, of, record, 1, made.answers, doer);
    audit::record(transaction, doer.event(audit::Kind::RecordCreated, of.id, record.id.to_string()));
    return record;
}

std::expected<std::int64_t, Stale> revise_record(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& seen, const Answers& answers, const Doer& doer) {
    const auto now = find_record(transaction, ground, of, seen.id);
    CAIRN_ASSERT(now.has_value());
    if (now->version != seen.version) return std::unexpected{Stale{now->version, now->answers, now->written_by, now->changed_at}};
    if (now->answers == answers) return now->version;
    transaction.run(move_record, seen.version + 1, base::to_iso(doer.at), seen.key.value(), seen.version);
    write_version(transaction, ground, of, seen, seen.version + 1, answers, doer);
    audit::record(transaction, doer.event(audit::Kind::RecordEdited, of.id, seen.id.to_string()));
    return seen.version + 1;
}

void set_standing(store::Transaction& transaction, const Case& of, const Record& record, const std::string& standing, const Doer& doer) {
    transaction.run(stand_record, standing, base::to_iso(doer.at), record.key.value());
    transaction.run(touch_case, base::to_iso(doer.at), of.key.value());
    audit::record(transaction, doer.event(audit::Kind::RecordEdited, of.id, record.id.to_string()));
}

std::vector<Record> records(store::Snapshot& snapshot, const Ground& ground, const Case& of, std::string_view form) {
    if (form.empty()) return read_all(snapshot.query(records_of_case, of.key.value()), ground, of);
    return read_all(snapshot.query(records_of_form, of.key.value(), std::string{form}), ground, of);
}

std::optional<Record> find_record(store::Snapshot& snapshot, const Ground& ground, const Case& of, const base::PublicId& id) {
    auto found = read_all(snapshot.query(record_by_id, of.key.value(), id.to_string()), ground, of);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Record> records_under(store::Snapshot& snapshot, const Ground& ground, const Case& of, const base::PublicId& parent) {
    return read_all(snapshot.query(records_below, of.key.value(), parent.to_string()), ground, of);
}

std::vector<Record> versions(store::Snapshot& snapshot, const Ground& ground, const Case& of, const Record& record) {
    return read_all(snapshot.query(record_versions, of.key.value(), record.key.value()), ground, of);
}

}  // namespace casework
