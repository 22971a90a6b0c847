/// Which scripts the database has had.
#pragma once

#include "store/migration.h"

namespace store {

struct AppliedMigration {
    int number = 0;
    std::string name;
    std::string sha256;
    std::string applied_at;
};

/// In order of number; empty for a new database.
std::vector<AppliedMigration> applied_migrations(Connection&);
/// In the script's own transaction.
void record_migration(Connection&, const Migration&, base::Instant at);

}  // namespace store
