#include "store/upgrade.h"

#include <algorithm>

#include "base/log.h"
#include "store/migration_store.h"
#include "store/upgrade_store.h"

namespace store {

namespace {

namespace fs = std::filesystem;

void check_copy(const fs::path& copy, const std::vector<AppliedMigration>& expected) {
    Connection connection{copy, Connection::Use::Read};
    const std::string verdict = integrity_of(connection);
    if (verdict != "ok" || applied_migrations(connection).size() != expected.size()) {
        throw base::Fault{"The backup made before upgrading is not sound: " + verdict, copy.string(),
                          "Nothing was changed. Check the disk, then start again"};
    }
}

// A copy by SQLite itself: the live file and its log are never copied as files.
void back_up(Connection& connection, base::Files& files, int first_number, base::Instant at) {
    const fs::path folder = connection.file().parent_path() / "backups";
    files.create_folder(folder);
    std::string stamp = base::to_iso(at);
    std::erase_if(stamp, [](char c) { return c == ':' || c == '-' || c == '.'; });
    const std::string number = std::to_string(first_number);
    const fs::path copy = folder / ("before-" + std::string(4 - std::min<std::size_t>(4, number.size()), '0') + number + "-" + stamp + ".db");
    const fs::path temporary = folder / "unfinished.db";
    files.remove(temporary);  // Of an upgrade that was cut off.
    copy_database(connection, temporary);
    check_copy(temporary, applied_migrations(connection));
    files.open(temporary, base::OpenMode::Update)->sync();
    files.rename(temporary, copy);
    files.sync_folder(folder);
    base::log(base::Level::Info, "store.backed_up", {{"file", copy.filename().string()}});
}

}  // namespace

std::expected<int, SchemaRefusal> upgrade(Connection& connection, const std::vector<Migration>& known, base::Files& files,
                                          base::Instant at, const MigrationStep& step) {
    const auto pending = pending_migrations(connection, known);
    if (!pending) return std::unexpected{pending.error()};
    if (pending->empty()) return 0;
    if (!applied_migrations(connection).empty()) back_up(connection, files, pending->front().number, at);
    for (const Migration& migration : *pending) {
        apply(connection, migration, at, step);
        base::log(base::Level::Info, "store.migrated", {{"script", migration.name}});
    }
    return static_cast<int>(pending->size());
}

}  // namespace store
