/// Bringing a folder's schema up to this program's.
#pragma once

#include <expected>

#include "base/file.h"
#include "store/migration.h"

namespace store {

/// Applies the scripts that are missing. A database that has had some before is first copied to
/// `backups/before-0007-….db`, and the copy is checked. Returns how many ran.
std::expected<int, SchemaRefusal> upgrade(Connection&, const std::vector<Migration>& known, base::Files&,
                                          base::Instant at, const MigrationStep& = {});

}  // namespace store
