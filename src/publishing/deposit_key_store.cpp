#include "publishing/deposit_key.h"

namespace publishing {

namespace {

CAIRN_SQL(every_trusted_key, "SELECT public_key, named, trusted_by, trusted_at, ended_at FROM publishing_trusted_key ORDER BY publishing_trusted_key DESC");
CAIRN_SQL(add_trusted_key, "INSERT INTO publishing_trusted_key (public_key, named, trusted_by, trusted_at) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(end_trusted_key, "UPDATE publishing_trusted_key SET ended_by = $1, ended_at = $2 WHERE public_key = $3 AND ended_at IS NULL");

void record_trust(store::Transaction& transaction, std::string_view public_key, const char* reason, audit::Event by) {
    by.kind = audit::Kind::SettingsChanged, by.object = "deposit-key/" + std::string{public_key.substr(0, 16)}, by.reason = reason;
    audit::record(transaction, by);
}

}  // namespace

std::vector<TrustedKey> trusted_keys(store::Snapshot& snapshot) {
    std::vector<TrustedKey> list;
    auto rows = snapshot.query(every_trusted_key);
    while (rows.step()) list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.instant(3), rows.is_null(4) ? std::nullopt : std::optional{rows.instant(4)}});
    return list;
}

std::optional<TrustedKey> trusted_key(store::Snapshot& snapshot, std::string_view public_key) {
    for (auto& one : trusted_keys(snapshot))
        if (!one.ended_at && one.public_key == public_key) return one;
    return std::nullopt;
}

void trust_key(store::Transaction& transaction, std::string_view public_key, std::string_view named, audit::Event by) {
    transaction.run(end_trusted_key, by.who.to_string(), by.at, std::string{public_key});
    transaction.run(add_trusted_key, std::string{public_key}, std::string{named}, by.who.to_string(), by.at);
    record_trust(transaction, public_key, "deposit-key-trusted", by);
}

void end_trust(store::Transaction& transaction, std::string_view public_key, audit::Event by) {
    transaction.run(end_trusted_key, by.who.to_string(), by.at, std::string{public_key});
    record_trust(transaction, public_key, "deposit-key-ended", by);
}

}  // namespace publishing
