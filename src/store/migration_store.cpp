#include "store/migration_store.h"

namespace store {

namespace {

CAIRN_SQLITE_ONLY(table_exists, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'store_migration'");
CAIRN_SQL(select_migrations, "SELECT number, name, sha256, applied_at FROM store_migration ORDER BY number");
CAIRN_SQL(insert_migration, "INSERT INTO store_migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)");

}  // namespace

std::vector<AppliedMigration> applied_migrations(Connection& connection) {
    std::vector<AppliedMigration> all;
    if (!connection.query(table_exists).step()) return all;
    auto rows = connection.query(select_migrations);
    while (rows.step()) {
        all.push_back({.number = rows.number(0), .name = rows.text(1), .sha256 = rows.text(2), .applied_at = rows.text(3)});
    }
    return all;
}

void record_migration(Connection& connection, const Migration& migration, base::Instant at) {
    connection.run(insert_migration, migration.number, migration.name, migration.sha256, at);
}

}  // namespace store
