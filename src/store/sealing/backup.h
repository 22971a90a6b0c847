/// A copy of the data folder while it is in use, and back again. Keys are not in it: `cairn keys backup` keeps them apart.
///
///     manifest           written last: what there is, with sums, and a code that needs the installation's key
///     cairn.db.sealed    the database of one moment, under a key of the backup's own, wrapped by the installation key
///     blobs/, sealed/    the files that this database wants, as they are
///
/// Without a manifest, or where any byte differs from it, a folder is no backup: one that was cut off passes for none.
#pragma once

#include <functional>

#include "base/day.h"
#include "store/sealing/keys.h"

namespace store {

class Store;

struct BackupProgress {
    std::function<void(std::int64_t done, std::int64_t total)> at{};  ///< In files.
    std::function<bool()> stop_wanted{};
};

struct BackupReport {
    std::int64_t files = 0;
    std::uint64_t bytes = 0;
    std::vector<std::string> problems;  ///< Files that the data folder itself has lost or that are damaged there.
    bool stopped = false;
};

struct BackupRefusal {
    std::string words;
};

/// Makes the backup in a folder that is new or empty.
std::expected<BackupReport, BackupRefusal> make_backup(const Store&, Keys&, const std::filesystem::path& to, const BackupProgress& = {});

/// What a backup's manifest says, once its code is right; the files themselves are not read.
struct BackupFacts {
    base::Instant made_at;
    std::int64_t files = 0;
};
std::expected<BackupFacts, BackupRefusal> look_at_backup(const std::filesystem::path& backup, const Keys&, base::Files& = base::real_files());

/// Reads every file of the backup and says what is missing or differs.
std::expected<std::vector<std::string>, BackupRefusal> check_backup(const std::filesystem::path& backup, const Keys&, const BackupProgress& = {}, base::Files& = base::real_files());

/// Makes the data folder anew from the backup: all of it, or none. `to` must be new or empty.
std::expected<BackupReport, BackupRefusal> restore_backup(const std::filesystem::path& backup, Keys&, const std::filesystem::path& to, const BackupProgress& = {},
                                                          base::Files& = base::real_files());

}  // namespace store
