#include "base/fault.h"
#include "casework/unsaved.h"

namespace casework {

namespace {

CAIRN_SQL(put_unsaved, R"(
    INSERT INTO casework_unsaved (casework_case, form, record_id, account, seen, kept_at, answers) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (casework_case, form, record_id, account) DO UPDATE SET seen = excluded.seen, kept_at = excluded.kept_at, answers = excluded.answers)");
CAIRN_SQL(unsaved_of_person, "SELECT form, record_id, account, seen, kept_at, answers FROM casework_unsaved WHERE casework_case = $1 AND form = $2 AND record_id = $3 AND account = $4");
CAIRN_SQL(unsaved_of_case, "SELECT form, record_id, account, seen, kept_at, answers FROM casework_unsaved WHERE casework_case = $1 ORDER BY form, record_id, account");
CAIRN_SQL(remove_unsaved, "DELETE FROM casework_unsaved WHERE casework_case = $1 AND form = $2 AND record_id = $3 AND account = $4");
CAIRN_SQL(remove_old_unsaved, "DELETE FROM casework_unsaved WHERE kept_at < $1 RETURNING casework_case");
CAIRN_SQL(remove_every_unsaved, "DELETE FROM casework_unsaved WHERE casework_case = $1");

store::SealedPlace place_of(const Case& of, const UnsavedPlace& place) {
    return {store::SealedClass::C2, "casework_unsaved.answers", of.id.to_string() + "/" + place.form + "/" + place.record + "/" + place.account};
}

Unsaved read_unsaved(const store::Statement& row, const Ground& ground, const Case& of) {
    Unsaved unsaved{.place = {row.text(0), row.text(1), row.text(2)}, .seen = row.integer(3), .answers = {}, .kept_at = base::parse_instant(row.text(4)).value_or(base::Instant{})};
    const auto plain = ground.keys.unseal(of.seal, place_of(of, unsaved.place), row.blob(5));
    if (!plain) throw base::Fault{"What was kept of an unsaved form cannot be opened", of.reference, std::string{store::words_of(plain.error())}};
    unsaved.answers = Answers::from_json(*plain);
    return unsaved;
}

}  // namespace

void keep_unsaved(store::Transaction& transaction, const Ground& ground, const Case& of, const UnsavedPlace& place, std::int64_t seen, const Answers& answers, const Doer& doer) {
    const bool first = [&] {
        auto rows = transaction.query(unsaved_of_person, of.key.value(), place.form, place.record, place.account);
        return !rows.step();
    }();
    const auto sealed = ground.keys.seal(of.seal, place_of(of, place), answers.to_json());
    transaction.run(put_unsaved, of.key.value(), place.form, place.record, place.account, seen, base::to_iso(doer.at), store::Bytes{sealed});
    if (first) audit::record(transaction, doer.event(audit::Kind::RecordEdited, of.id, place.record.empty() ? "unsaved" : place.record));
}

std::optional<Unsaved> find_unsaved(store::Snapshot& snapshot, const Ground& ground, const Case& of, const UnsavedPlace& place) {
    if (ground.keys.is_destroyed(of.seal)) return std::nullopt;
    auto rows = snapshot.query(unsaved_of_person, of.key.value(), place.form, place.record, place.account);
    return rows.step() ? std::optional{read_unsaved(rows, ground, of)} : std::nullopt;
}

std::vector<Unsaved> all_unsaved(store::Snapshot& snapshot, const Ground& ground, const Case& of) {
    std::vector<Unsaved> list;
    if (ground.keys.is_destroyed(of.seal)) return list;
    auto rows = snapshot.query(unsaved_of_case, of.key.value());
    while (rows.step()) list.push_back(read_unsaved(rows, ground, of));
    return list;
}

void drop_unsaved(store::Transaction& transaction, const Case& of, const UnsavedPlace& place) {
    transaction.run(remove_unsaved, of.key.value(), place.form, place.record, place.account);
}

void drop_all_unsaved(store::Transaction& transaction, const Case& of) { transaction.run(remove_every_unsaved, of.key.value()); }

std::size_t drop_old_unsaved(store::Transaction& transaction, base::Instant now) {
    std::size_t dropped = 0;
    auto rows = transaction.query(remove_old_unsaved, base::to_iso(now - unsaved_kept));
    while (rows.step()) ++dropped;
    return dropped;
}

}  // namespace casework
