/// The schema: numbered, forward-only scripts of `migrations/`, embedded in the program, one transaction each.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "store/connection.h"

namespace store {

struct Migration {
    int number = 0;       ///< From the file's name.
    std::string name;     ///< `0001_store.sql`.
    std::string text;     ///< As written, in the subset of this room's README.
    std::string sha256;   ///< Of the text: a script that has shipped is never edited.
};

/// Why the schema in the folder and this program do not go together, in words for the person who runs it.
struct SchemaRefusal {
    enum class Code {
        Newer,    ///< The folder was written by a later Cairn.
        Changed,  ///< A script that the folder has had is not the one in this program.
        Older,    ///< The folder lacks scripts and may only be read.
    };
    Code code;
    std::string words;
};

/// The scripts of this program, in order.
std::vector<Migration> embedded_migrations();

/// One script from its file name and text.
Migration make_migration(std::string_view file_name, std::string_view text);

/// The script in SQLite's words: sections for PostgreSQL left out.
std::string for_sqlite(std::string_view text);
/// The script in PostgreSQL's words: types mapped, STRICT dropped, sections for SQLite left out.
std::string for_postgres(std::string_view text);

/// The scripts that the database has not had, in order; refuses when the two do not go together.
std::expected<std::vector<Migration>, SchemaRefusal> pending_migrations(Connection&, const std::vector<Migration>& known);

/// Called before each statement of a script and before its commit: where a test kills the program.
using MigrationStep = std::function<void(const Migration&, int statement)>;

/// Runs one script in one transaction and records it.
void apply(Connection&, const Migration&, base::Instant at, const MigrationStep& step = {});

}  // namespace store
