#include "casework/key_end.h"

#include "base/fault.h"

namespace casework {

namespace {

CAIRN_SQL(add_key_end, "INSERT INTO casework_key_end (key_id, ended_at) VALUES ($1, $2) ON CONFLICT (key_id) DO NOTHING");
CAIRN_SQL(key_end_of, "SELECT key_id FROM casework_key_end WHERE key_id = $1");
CAIRN_SQL(all_key_ends, "SELECT key_id FROM casework_key_end ORDER BY ended_at, key_id");
CAIRN_SQL(remove_key_end, "DELETE FROM casework_key_end WHERE key_id = $1");

std::vector<store::KeyId> ended_keys(store::Snapshot& snapshot) {
    std::vector<store::KeyId> keys;
    for (auto rows = snapshot.query(all_key_ends); rows.step();) {
        const auto key = store::KeyId::parse(rows.text(0));
        if (!key) throw base::Fault{"A key that has ended has no readable name", "casework_key_end", "Restore the last backup and report this."};
        keys.push_back(*key);
    }
    return keys;
}

}  // namespace

void end_key(store::Transaction& transaction, store::KeyId key, base::Instant at) { transaction.run(add_key_end, key.to_string(), at); }

bool is_ended(store::Snapshot& snapshot, store::KeyId key) {
    auto rows = snapshot.query(key_end_of, key.to_string());
    return rows.step();
}

void refuse_ended(store::Snapshot& snapshot, store::KeyId key) {
    if (is_ended(snapshot, key)) throw base::Fault{"Nothing more is written about a case that was destroyed", "key " + key.to_string(), ""};
}

std::size_t destroy_ended_keys(store::Store& store, const Ground& ground) {
    const auto keys = store.read([](store::Snapshot& snapshot) { return ended_keys(snapshot); });
    for (const auto& key : keys) ground.keys.destroy(key);
    if (!keys.empty()) {
        store.write([&](store::Transaction& transaction) {
            for (const auto& key : keys) transaction.run(remove_key_end, key.to_string());
        });
    }
    return keys.size();
}

}  // namespace casework
