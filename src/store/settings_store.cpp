#include "store/settings.h"

namespace store {

namespace {

CAIRN_SQL(select_setting, "SELECT value FROM store_setting WHERE key = $1");
CAIRN_SQL(upsert_setting,
          "INSERT INTO store_setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value");

constexpr std::string_view demonstration = "demonstration";

}  // namespace

std::optional<std::string> setting(Snapshot& snapshot, std::string_view key) {
    auto row = snapshot.query(select_setting, key);
    return row.step() ? std::optional{row.text(0)} : std::nullopt;
}

void put_setting(Transaction& transaction, std::string_view key, std::string_view value) { transaction.run(upsert_setting, key, value); }

bool is_demonstration(Snapshot& snapshot) { return setting(snapshot, demonstration).has_value(); }

void mark_as_demonstration(Transaction& transaction) {
    if (!is_demonstration(transaction)) put_setting(transaction, demonstration, "yes");
}

}  // namespace store
