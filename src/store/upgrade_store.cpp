#include "store/upgrade_store.h"

namespace store {

namespace {

CAIRN_SQLITE_ONLY(write_ahead, "PRAGMA journal_mode=WAL");
CAIRN_SQLITE_ONLY(copy_into, "VACUUM INTO $1");
CAIRN_SQLITE_ONLY(check_integrity, "PRAGMA integrity_check(1)");

}  // namespace

void use_write_ahead_log(Connection& connection) {
    auto statement = connection.query(write_ahead);
    if (!statement.step() || statement.text_view(0) != "wal") {
        throw DatabaseFault{DatabaseFault::Kind::Other, "The database cannot keep a write-ahead log there", connection.file().string(),
                            "Put the data folder on a local disk"};
    }
}

void copy_database(Connection& connection, const std::filesystem::path& to) { connection.run(copy_into, to.string()); }

std::string integrity_of(Connection& connection) {
    auto statement = connection.query(check_integrity);
    return statement.step() ? statement.text(0) : "no answer";
}

}  // namespace store
