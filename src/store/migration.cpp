#include "store/migration.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/embedded.h"
#include "base/sha256.h"
#include "store/control_sql.h"
#include "store/migration_store.h"

namespace base::embed {
std::vector<base::EmbeddedFile> migrations();
}

namespace store {

namespace {

std::expected<void, SchemaRefusal> agree(const AppliedMigration& applied, const std::vector<Migration>& known) {
    const auto ours = std::find_if(known.begin(), known.end(), [&](const Migration& m) { return m.number == applied.number; });
    if (ours == known.end()) {
        return std::unexpected{SchemaRefusal{
            SchemaRefusal::Code::Newer,
            "This data folder was written by a later Cairn: it has had the change " + applied.name + ", and this program knows changes up to " +
                (known.empty() ? std::string{"none"} : known.back().name) + ". Use the later Cairn, or restore a backup made before the upgrade"}};
    }
    if (ours->sha256 != applied.sha256) {
        return std::unexpected{SchemaRefusal{
            SchemaRefusal::Code::Changed,
            "The change " + applied.name + " that this data folder has had on " + applied.applied_at + " is not the " + ours->name +
                " of this program. Use the Cairn that wrote the folder, or one made from released sources"}};
    }
    return {};
}

// Runs the statements one by one, so that a test can stop between any two.
void run_statements(Connection& connection, const Migration& migration, const MigrationStep& step) {
    const std::string text = for_sqlite(migration.text);
    const char* rest = text.c_str();
    for (int number = 1; *rest != '\0'; ++number) {
        sqlite3_stmt* handle = nullptr;
        int result = sqlite3_prepare_v2(connection.handle(), rest, -1, &handle, &rest);
        if (result == SQLITE_OK && handle == nullptr) return;  // Only white space and comments were left.
        if (step) step(migration, number);
        if (result == SQLITE_OK) {
            while ((result = sqlite3_step(handle)) == SQLITE_ROW) {
            }
            if (result == SQLITE_DONE) result = SQLITE_OK;
        }
        sqlite3_finalize(handle);
        if (result != SQLITE_OK) connection.fail(result, "A change of the schema failed", migration.name + ", statement " + std::to_string(number));
    }
}

}  // namespace

Migration make_migration(std::string_view file_name, std::string_view text) {
    Migration migration{.number = 0, .name = std::string{file_name}, .text = std::string{text}, .sha256 = base::sha256_hex(text)};
    std::from_chars(file_name.data(), file_name.data() + file_name.size(), migration.number);
    CAIRN_ASSERT(migration.number > 0);
    return migration;
}

std::vector<Migration> embedded_migrations() {
    std::vector<Migration> all;
    for (const auto& file : base::embed::migrations()) all.push_back(make_migration(file.path, file.bytes));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    const auto twice = std::adjacent_find(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number == b.number; });
    CAIRN_ASSERT(twice == all.end());
    return all;
}

std::expected<std::vector<Migration>, SchemaRefusal> pending_migrations(Connection& connection, const std::vector<Migration>& known) {
    const auto applied = applied_migrations(connection);
    for (const auto& one : applied) {
        if (auto agreed = agree(one, known); !agreed) return std::unexpected{agreed.error()};
    }
    std::vector<Migration> pending;
    for (const auto& one : known) {
        if (std::none_of(applied.begin(), applied.end(), [&](const auto& a) { return a.number == one.number; })) pending.push_back(one);
    }
    return pending;
}

void apply(Connection& connection, const Migration& migration, base::Instant at, const MigrationStep& step) {
    connection.run(begin_writing);
    try {
        run_statements(connection, migration, step);
        record_migration(connection, migration, at);
        if (step) step(migration, 0);
        connection.run(commit);
    } catch (...) {
        if (connection.in_transaction()) connection.run(roll_back);
        throw;
    }
}

}  // namespace store
