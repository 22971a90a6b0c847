#include "store/migration.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/faulty_files.h"
#include "store/faulty_vfs.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"
#include "store/upgrade_store.h"

using namespace store;
namespace fs = std::filesystem;

namespace {

// What a later Cairn adds: a table, rows moved into it, the old ones gone. Half of it would be a loss.
const char* const later = R"(
-- Names move to a table of their own.
CREATE TABLE later_name (name TEXT NOT NULL PRIMARY KEY) STRICT;
INSERT INTO later_name (name) SELECT value FROM store_setting WHERE key = 'name';
DELETE FROM store_setting WHERE key = 'name';
CREATE INDEX later_name_by_length ON later_name (length(name));
)";
constexpr int statements_of_later = 4;

std::vector<Migration> with_later(const char* text = later) {
    auto migrations = embedded_migrations();
    migrations.push_back(make_migration("9001_later_name.sql", text));
    return migrations;
}

CAIRN_SQLITE_ONLY(count_names, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'later_%'");
CAIRN_SQLITE_ONLY(select_name, "SELECT name FROM later_name");

// A copy of one that was made once: hundreds of tests begin with it.
void fill(const fs::path& folder) {
    static const TestFolder filled;
    if (!fs::exists(filled.path() / "cairn.db")) {
        auto store = Store::open(filled.path()).value();
        store->write([](Transaction& transaction) { put_setting(transaction, "name", "Aber"); });
    }
    fs::copy(filled.path(), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

bool is_upgraded(Store& store) {
    return store.read([](Snapshot& snapshot) {
        auto names = snapshot.query(select_name);
        return names.step() && names.text(0) == "Aber" && !setting(snapshot, "name");
    });
}

bool is_untouched(const fs::path& folder) {
    Connection connection{folder / "cairn.db", Connection::Use::Read};
    Snapshot snapshot{connection};
    auto names = connection.query(count_names);
    return names.step() && names.integer(0) == 0 && setting(snapshot, "name") == "Aber";
}

std::vector<std::string> backups(const fs::path& folder) { return base::real_files().list(folder / "backups"); }

// How many steps of such an upgrade go by until its first statement.
std::uint64_t steps_of_copying() {
    const TestFolder folder;
    fill(folder.path());
    base::FaultyDisk disk{folder.path()};
    base::FaultyFiles files{disk};
    const FaultyVfs vfs{disk};
    std::uint64_t steps = 0;
    CHECK(Store::open(folder.path(), {.files = &files, .vfs = vfs.name(), .migrations = with_later(), .on_migration_step = [&](const Migration&, int) { steps = steps == 0 ? disk.steps() : steps; }}).has_value());
    return steps;
}

// A process of its own that kills itself before the statement (0: before the commit).
void upgrade_and_be_killed(const fs::path& folder, int before) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto ignored = Store::open(folder, {.migrations = with_later(), .on_migration_step = [&](const Migration&, int statement) {
                                                if (statement == before) ::kill(::getpid(), SIGKILL);
                                            }});
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
}

}  // namespace

TEST_SUITE("store: the schema goes forward, whole steps at a time") {

TEST_CASE("an upgrade that is killed before any statement or before its commit has not happened, and happens at the next start") {
    for (int before = 0; before <= statements_of_later; ++before) {
        CAPTURE(before);
        const TestFolder folder;
        fill(folder.path());
        upgrade_and_be_killed(folder.path(), before);
        CHECK(is_untouched(folder.path()));
        auto store = Store::open(folder.path(), {.migrations = with_later()}).value();
        CHECK(is_upgraded(*store));
    }
}

TEST_CASE("a new folder whose making is killed at any statement is made at the next start") {
    for (int before = 0; before <= 4; ++before) {
        const TestFolder folder;
        upgrade_and_be_killed(folder.path(), before);
        CHECK(Store::open(folder.path()).has_value());
    }
}

TEST_CASE("an upgrade during which any write or sync fails or the power goes has happened or not") {
    using Failure = base::FaultyDisk::Failure;
    const auto copying = steps_of_copying();
    for (const auto failure : {Failure::InputOutput, Failure::DiskFull, Failure::PowerCut}) {
        // The copy before the upgrade is many like writes; what follows it is the upgrade, whose every step is tried.
        bool failed = true;
        for (std::uint64_t step = 1; failed; step += step < copying ? std::min(between_like_steps(), copying - step) : 1) {
            CAPTURE(step);
            const TestFolder folder;
            fill(folder.path());
            base::FaultyDisk disk{folder.path()};
            disk.fail_at(step, failure);
            {
                base::FaultyFiles files{disk};
                const FaultyVfs vfs{disk};
                try {
                    auto ignored = Store::open(folder.path(), {.files = &files, .vfs = vfs.name(), .migrations = with_later()});
                } catch (const base::Fault&) {
                }
            }
            failed = disk.has_failed();
            disk.restart(static_cast<unsigned>(step) % 3);
            auto store = Store::open(folder.path(), {.migrations = with_later()}).value();
            CHECK(is_upgraded(*store));
        }
    }
}

TEST_CASE("a statement that fails undoes the whole script and is named") {
    const TestFolder folder;
    fill(folder.path());
    try {
        auto ignored = Store::open(folder.path(), {.migrations = with_later("DELETE FROM store_setting; SELECT nothing FROM nowhere;")});
        FAIL("ran a broken script");
    } catch (const DatabaseFault& fault) {
        CHECK(fault.where() == "9001_later_name.sql, statement 2");
    }
    CHECK(is_untouched(folder.path()));
}

TEST_CASE("before an upgrade the database is copied, and the copy holds what was there") {
    const TestFolder folder;
    fill(folder.path());
    CHECK(backups(folder.path()).empty());
    auto store = Store::open(folder.path(), {.clock = [] { return base::parse_instant("2026-05-14T09:30:00.000Z").value(); },
                                             .migrations = with_later()}).value();
    REQUIRE(backups(folder.path()) == std::vector<std::string>{"before-9001-20260514T093000000Z.db"});
    Connection copy{folder.path() / "backups" / backups(folder.path()).front(), Connection::Use::Read};
    Snapshot snapshot{copy};
    CHECK(setting(snapshot, "name") == "Aber");
    CHECK(integrity_of(copy) == "ok");
}

TEST_CASE("a folder written by a later Cairn is refused in words and left as it is") {
    const TestFolder folder;
    fill(folder.path());
    CHECK(Store::open(folder.path(), {.migrations = with_later()}).has_value());
    for (const auto mode : {Mode::Owner, Mode::ReadOnly}) {
        const auto refused = Store::open(folder.path(), {.mode = mode});
        REQUIRE(!refused);
        CHECK(refused.error().code == OpenRefusal::Code::Schema);
        CHECK(refused.error().words.starts_with("This data folder was written by a later Cairn: it has had the change 9001_later_name.sql"));
        CHECK(refused.error().words.ends_with("Use the later Cairn, or restore a backup made before the upgrade"));
    }
    CHECK(backups(folder.path()).size() == 1);
}

TEST_CASE("a script that was edited after a folder has had it is refused") {
    const TestFolder folder;
    fill(folder.path());
    CHECK(Store::open(folder.path(), {.migrations = with_later()}).has_value());
    const auto refused = Store::open(folder.path(), {.migrations = with_later("CREATE TABLE later_name (other TEXT) STRICT;")});
    REQUIRE(!refused);
    CHECK(refused.error().words.find("is not the 9001_later_name.sql of this program") != std::string::npos);
}

TEST_CASE("a folder that has not been upgraded is not read either, and the words say what to do") {
    const TestFolder folder;
    fill(folder.path());
    const auto refused = Store::open(folder.path(), {.mode = Mode::ReadOnly, .migrations = with_later()});
    REQUIRE(!refused);
    CHECK(refused.error().words.find("Start `cairn serve` on it once") != std::string::npos);
    CHECK(is_untouched(folder.path()));
}

TEST_CASE("one spelling serves both databases") {
    const char* const script = "CREATE TABLE t (\n    t INTEGER PRIMARY KEY, -- INTEGER\n    n INTEGER NOT NULL DEFAULT 'BLOB', b BLOB, r REAL\n) STRICT;\n"
                               "--[ sqlite\nONLY HERE;\n--]\n--[ postgres\nONLY THERE;\n--]\n";
    CHECK(for_postgres(script) ==
          "CREATE TABLE t (\n    t BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \n    n BIGINT NOT NULL DEFAULT 'BLOB', b BYTEA, r DOUBLE PRECISION\n) ;\n\nONLY THERE;\n\n");
    CHECK(for_sqlite(script).find("ONLY HERE") != std::string::npos);
    CHECK(for_sqlite(script).find("ONLY THERE") == std::string::npos);
}

TEST_CASE("numbered marks are rewritten, in quotes they are words") {
    CHECK(with_numbered_marks("SELECT $2 || $1, '$3', \"$4\" -- $5\n, $10") == "SELECT ?2 || ?1, '$3', \"$4\" -- $5\n, ?10");
}

}
