/// The list of a backup: text, a line each, with a code at its end. Inside this room only.
#pragma once

#include "store/sealing/backup.h"

namespace store {

struct BackupManifest {
    struct Entry {
        std::string path;  ///< Below the backup's folder.
        std::string sha256;
        std::uint64_t size_bytes = 0;
    };
    base::Instant made_at;
    std::string wrapped_key;
    std::vector<Entry> entries;
};

constexpr const char* sealed_database = "cairn.db.sealed";

std::string to_text(const BackupManifest&, const Keys&);
std::expected<BackupManifest, BackupRefusal> read_manifest(const std::filesystem::path& backup, const Keys&, base::Files&);

}  // namespace store
