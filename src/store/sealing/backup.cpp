#include "store/sealing/backup.h"

#include <optional>

#include "base/fault.h"
#include "base/sha256.h"
#include "store/blobs_store.h"
#include "store/sealing/backup_manifest.h"
#include "store/sealing/key_folder.h"
#include "store/sealing/sealed_files_store.h"
#include "store/sealing/stream.h"
#include "store/store.h"
#include "store/upgrade_store.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view database_head{"CRNB\1", 5};
constexpr std::string_view database_bound = "cairn backup database 1";
constexpr std::string_view stopped_words = "It was stopped; what was copied is no backup and can be removed";

std::unexpected<BackupRefusal> refused(std::string words) { return std::unexpected{BackupRefusal{std::move(words)}}; }

bool has_anything(const fs::path& folder, base::Files& files) { return files.exists(folder) && !files.list(folder).empty(); }

/// One file copied and made to last; its sum is of what was written.
BackupManifest::Entry copy(base::Files& files, const fs::path& from, const fs::path& to, std::string path) {
    const auto source = files.open(from, base::OpenMode::Read);
    const base::MappedFile mapped{*source};
    files.create_folder(to.parent_path());
    const auto target = files.open(to, base::OpenMode::Replace);
    target->write_at(0, mapped.bytes());
    target->sync();
    return {.path = std::move(path), .sha256 = base::sha256_hex(mapped.bytes()), .size_bytes = mapped.bytes().size()};
}

/// The names of all files are made to last together: one sync a folder, not one a file.
void sync_folders(base::Files& files, const fs::path& top) {
    for (const char* name : {"blobs", "sealed"}) {
        for (const auto& folder : files.list(top / name)) files.sync_folder(top / name / folder);
    }
    files.sync_folder(top);
}

/// Removed however the work ends: it holds a whole database in the plain.
class PlainCopy {
public:
    PlainCopy(const Store& store, fs::path path) : files_{store.files()}, path_{std::move(path)} {
        files_.create_folder(path_.parent_path());
        files_.remove(path_);
        Connection connection{store.folder() / "cairn.db", Connection::Use::Read};
        files_.open(path_, base::OpenMode::Replace);  // So that it is this user's alone (0600) from the first byte.
        copy_database(connection, path_);
    }
    PlainCopy(const PlainCopy&) = delete;
    PlainCopy& operator=(const PlainCopy&) = delete;
    ~PlainCopy() {
        try {
            files_.remove(path_);
        } catch (const base::Fault&) {  // The next backup takes it away.
        }
    }
    const fs::path& path() const { return path_; }

private:
    base::Files& files_;
    fs::path path_;
};

struct Wanted {
    fs::path from;
    std::string path;
    std::string sha256;
};

std::string below(const fs::path& file, const fs::path& top) { return file.lexically_relative(top).generic_string(); }

/// What the copied database wants: asked of the copy, since the database goes on.
std::vector<Wanted> wanted_by(const Store& store, const fs::path& copied) {
    Connection connection{copied, Connection::Use::Read};
    Snapshot snapshot{connection};
    std::vector<Wanted> all;
    for (const auto& row : all_blob_rows(snapshot)) {
        const auto path = store.blobs().path_of(row.sha256);
        all.push_back({path, below(path, store.folder()), row.sha256});
    }
    for (const auto& row : all_sealed_file_rows(snapshot)) {
        const auto name = row.id.to_string();
        const auto path = store.folder() / "sealed" / name.substr(0, 2) / name.substr(2);
        all.push_back({path, below(path, store.folder()), row.sha256});
    }
    return all;
}

BackupManifest::Entry seal_database(base::Files& files, const fs::path& plain, const fs::path& to, const Secret& key) {
    const auto source = files.open(plain, base::OpenMode::Read);
    const auto target = files.open(to, base::OpenMode::Replace);
    StreamSealer sealer{*target, key, database_head, database_bound};
    const base::MappedFile mapped{*source};
    sealer.add(mapped.bytes());
    sealer.finish();
    target->sync();
    return {.path = sealed_database, .sha256 = sealer.sha256(), .size_bytes = target->size()};
}

}  // namespace

std::expected<BackupReport, BackupRefusal> make_backup(const Store& store, Keys& keys, const fs::path& to, const BackupProgress& progress) {
    base::Files& files = store.files();
    if (has_anything(to, files)) return refused(to.string() + " is not empty. Name a new folder for each backup");
    files.create_folder(to);
    const PlainCopy copied{store, store.folder() / "backups" / "being-sealed.db"};
    Secret key;
    keys.random().fill(key.bytes());
    BackupManifest manifest{.made_at = store.now(), .wrapped_key = keys.wrap_for("backup", key), .entries = {}};
    manifest.entries.push_back(seal_database(files, copied.path(), to / sealed_database, key));
    BackupReport report;
    const auto wanted = wanted_by(store, copied.path());
    for (const auto& one : wanted) {
        if (progress.stop_wanted && progress.stop_wanted()) return refused(std::string{stopped_words});
        if (progress.at) progress.at(report.files++, static_cast<std::int64_t>(wanted.size()));
        if (!files.exists(one.from)) {
            report.problems.push_back(one.path + " is missing from the data folder");
            continue;
        }
        auto entry = copy(files, one.from, to / one.path, one.path);
        if (entry.sha256 != one.sha256) report.problems.push_back(one.path + " is damaged in the data folder");
        report.bytes += entry.size_bytes;
        manifest.entries.push_back(std::move(entry));
    }
    sync_folders(files, to);
    base::write_durably(files, to / "manifest", to_text(manifest, keys));
    report.files = static_cast<std::int64_t>(manifest.entries.size());
    report.bytes += manifest.entries.front().size_bytes;
    return report;
}

std::expected<BackupFacts, BackupRefusal> look_at_backup(const fs::path& backup, const Keys& keys, base::Files& files) {
    const auto manifest = read_manifest(backup, keys, files);
    if (!manifest) return std::unexpected{manifest.error()};
    return BackupFacts{.made_at = manifest->made_at, .files = static_cast<std::int64_t>(manifest->entries.size())};
}

std::expected<std::vector<std::string>, BackupRefusal> check_backup(const fs::path& backup, const Keys& keys, const BackupProgress& progress, base::Files& files) {
    const auto manifest = read_manifest(backup, keys, files);
    if (!manifest) return std::unexpected{manifest.error()};
    std::vector<std::string> problems;
    std::int64_t done = 0;
    for (const auto& entry : manifest->entries) {
        if (progress.at) progress.at(done++, static_cast<std::int64_t>(manifest->entries.size()));
        if (!files.exists(backup / entry.path)) {
            problems.push_back(entry.path + " is missing from the backup");
        } else if (base::sha256_hex(base::MappedFile{*files.open(backup / entry.path, base::OpenMode::Read)}.bytes()) != entry.sha256) {
            problems.push_back(entry.path + " is damaged in the backup");
        }
    }
    return problems;
}

namespace {

/// One entry of the list into the new folder; words where it cannot be had.
std::optional<std::string> bring_back(const BackupManifest::Entry& entry, const fs::path& backup, const Secret& key, const fs::path& to, base::Files& files) {
    const auto from = backup / entry.path;
    if (!files.exists(from)) return entry.path + " is missing from the backup. Nothing was restored";
    bool whole = false;
    if (entry.path == sealed_database) {
        const auto sealed = files.open(from, base::OpenMode::Read);
        const auto database = files.open(to / "cairn.db", base::OpenMode::Replace);
        std::uint64_t at = 0;
        whole = open_stream(*sealed, key, database_head, database_bound, [&](std::string_view piece) {
            database->write_at(at, piece);
            at += piece.size();
        });
        database->sync();
    } else {
        whole = copy(files, from, to / entry.path, entry.path).sha256 == entry.sha256;
    }
    return whole ? std::nullopt : std::optional{entry.path + " is damaged in the backup. Nothing was restored"};
}

fs::path without_slash(const fs::path& folder) {
    const auto whole = fs::absolute(folder).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

std::expected<BackupReport, BackupRefusal> restore_backup(const fs::path& backup, Keys& keys, const fs::path& to, const BackupProgress& progress, base::Files& files) {
    if (has_anything(to, files)) return refused(to.string() + " is not empty. Restore into a new folder");
    const auto manifest = read_manifest(backup, keys, files);
    if (!manifest) return std::unexpected{manifest.error()};
    const auto key = keys.unwrap_for("backup", manifest->wrapped_key);
    if (!key) return refused("The key of " + backup.string() + " does not open with those in " + keys.folder().string());
    // Beside the folder, and given its name at the end: one that was cut off is no data folder.
    const auto whole = without_slash(to);
    auto beside = whole;
    beside += ".restoring";
    std::error_code ignored;
    fs::remove_all(beside, ignored);
    files.create_folder(beside);
    BackupReport report;
    for (const auto& entry : manifest->entries) {
        if (progress.stop_wanted && progress.stop_wanted()) return refused("It was stopped; nothing was restored");
        if (progress.at) progress.at(report.files, static_cast<std::int64_t>(manifest->entries.size()));
        if (auto words = bring_back(entry, backup, *key, beside, files)) return refused(std::move(*words));
        ++report.files;
        report.bytes += entry.size_bytes;
    }
    sync_folders(files, beside);
    fs::remove(whole, ignored);  // Empty, as was seen above.
    files.rename(beside, whole);
    files.sync_folder(whole.parent_path());
    return report;
}

}  // namespace store
