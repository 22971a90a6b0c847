#include "store/sealing/sealed_files_store.h"

namespace store {

namespace {

CAIRN_SQL(insert_sealed_file, "INSERT INTO store_sealed_file (id, key_id, plain_bytes, sha256, added_at) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(delete_sealed_file, "DELETE FROM store_sealed_file WHERE id = $1");
CAIRN_SQL(select_sealed_file, "SELECT id, key_id, plain_bytes, sha256, added_at FROM store_sealed_file WHERE id = $1");
CAIRN_SQL(select_sealed_files, "SELECT id, key_id, plain_bytes, sha256, added_at FROM store_sealed_file ORDER BY id");

SealedFileFacts read_facts(const Statement& row) {
    return {.id = base::PublicId::parse(row.text_view(0)).value_or(base::PublicId{}), .key = KeyId::parse(row.text_view(1)).value_or(KeyId::installation()),
            .plain_bytes = static_cast<std::uint64_t>(row.integer(2)), .sha256 = row.text(3), .added_at = row.instant(4)};
}

}  // namespace

void insert_sealed_file_row(Transaction& transaction, const SealedFileFacts& facts) {
    transaction.run(insert_sealed_file, facts.id.to_string(), facts.key.to_string(), facts.plain_bytes, facts.sha256, facts.added_at);
}

void delete_sealed_file_row(Transaction& transaction, base::PublicId id) { transaction.run(delete_sealed_file, id.to_string()); }

std::optional<SealedFileFacts> find_sealed_file_row(Snapshot& snapshot, base::PublicId id) {
    auto row = snapshot.query(select_sealed_file, id.to_string());
    return row.step() ? std::optional{read_facts(row)} : std::nullopt;
}

std::vector<SealedFileFacts> all_sealed_file_rows(Snapshot& snapshot) {
    std::vector<SealedFileFacts> all;
    auto rows = snapshot.query(select_sealed_files);
    while (rows.step()) all.push_back(read_facts(rows));
    return all;
}

}  // namespace store
