#include "publishing/deposit_custody.h"

#include "base/fault.h"
#include "collection/withheld_names.h"

namespace publishing {

namespace {

CAIRN_SQL(add_custody, "INSERT INTO publishing_custody (queue_id, key_id, source, sealed_at) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(one_custody, "SELECT key_id, source FROM publishing_custody WHERE queue_id = $1");
CAIRN_SQL(every_custody, "SELECT key_id, source, queue_id FROM publishing_custody ORDER BY queue_id");
CAIRN_SQL(remove_custody, "DELETE FROM publishing_custody WHERE queue_id = $1");

store::SealedPlace place_of(const std::string& entry) { return {store::SealedClass::C3, "publishing_custody.source", entry}; }

store::KeyId key_of(const store::Statement& row, const std::string& entry) {
    const auto key = store::KeyId::parse(row.text(0));
    if (!key) throw base::Fault{"A sealed source has no readable key", "publishing_custody of " + entry, "Restore the last backup and report this."};
    return *key;
}

/// The record as it was before its source was taken: what its words must not name.
collection::Record with_source(collection::Record record, const DepositSource& source) {
    record.area_withheld = true;
    record.area = source.area, record.publisher = source.publisher, record.rights_holder = source.rights_holder;
    return record;
}

}  // namespace

void keep_source(store::Transaction& transaction, store::Keys& keys, base::PublicId entry, const DepositSource& source, base::Instant at) {
    const auto key = keys.new_case_key();
    transaction.run(add_custody, entry.to_string(), key.to_string(), store::Bytes{keys.seal(key, place_of(entry.to_string()), to_json(source))}, at);
}

bool has_source(store::Snapshot& snapshot, base::PublicId entry) { return snapshot.query(one_custody, entry.to_string()).step(); }

std::optional<DepositSource> open_source(store::Snapshot& snapshot, store::Keys& keys, base::PublicId entry) {
    auto row = snapshot.query(one_custody, entry.to_string());
    if (!row.step()) return std::nullopt;
    const auto plain = keys.unseal(key_of(row, entry.to_string()), place_of(entry.to_string()), row.blob(1));
    if (!plain) throw base::Fault{"The source of an anonymous deposit cannot be opened", entry.to_string(), std::string{store::words_of(plain.error())}};
    return source_from_json(*plain);
}

void forget_source(store::Transaction& transaction, store::Keys& keys, base::PublicId entry) {
    auto row = transaction.query(one_custody, entry.to_string());
    if (!row.step()) return;
    const auto key = key_of(row, entry.to_string());
    transaction.run(remove_custody, entry.to_string());
    keys.destroy(key);
}

std::string field_that_tells(const collection::Record& record, const DepositSource& source) { return collection::field_that_names(with_source(record, source)); }

bool tells(std::string_view text, const DepositSource& source) { return collection::WithheldNames{with_source({}, source)}.in(text); }

void SealedSources::each(store::Snapshot& snapshot, const std::function<void(const store::SealedValue&)>& tell) const {
    auto rows = snapshot.query(every_custody);
    while (rows.step()) tell({.key = key_of(rows, rows.text(2)), .place = place_of(rows.text(2)), .sealed = std::string{rows.blob(1)}});
}

}  // namespace publishing
