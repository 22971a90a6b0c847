#include "store/blobs_store.h"

namespace store {

namespace {

CAIRN_SQL(insert_blob,
          "INSERT INTO store_blob (sha256, size_bytes, media_type, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING");
CAIRN_SQL(delete_blob, "DELETE FROM store_blob WHERE sha256 = $1");
CAIRN_SQL(select_blob, "SELECT sha256, size_bytes, media_type, added_at FROM store_blob WHERE sha256 = $1");
CAIRN_SQL(select_blobs, "SELECT sha256, size_bytes, media_type, added_at FROM store_blob ORDER BY sha256");

BlobFacts facts(const Statement& row) {
    return {.sha256 = row.text(0),
            .size_bytes = static_cast<std::uint64_t>(row.integer(1)),
            .media_type = row.text(2),
            .added_at = row.instant(3)};
}

}  // namespace

void insert_blob_row(Transaction& transaction, const BlobFacts& blob) {
    transaction.run(insert_blob, blob.sha256, blob.size_bytes, blob.media_type, blob.added_at);
}

void delete_blob_row(Transaction& transaction, std::string_view sha256) { transaction.run(delete_blob, sha256); }

std::optional<BlobFacts> find_blob_row(Snapshot& snapshot, std::string_view sha256) {
    auto row = snapshot.query(select_blob, sha256);
    return row.step() ? std::optional{facts(row)} : std::nullopt;
}

std::vector<BlobFacts> all_blob_rows(Snapshot& snapshot) {
    std::vector<BlobFacts> all;
    auto rows = snapshot.query(select_blobs);
    while (rows.step()) all.push_back(facts(rows));
    return all;
}

}  // namespace store
