// Every script of migrations/ and every statement of every room, on both databases.
#include <doctest/doctest.h>
#include <unistd.h>

#include <set>

#include "store/sql.h"
#include "store/store.h"
#include "store/test_folder.h"
#include "throwaway_postgres.h"

namespace {

// Statement as a reader finds it: room, file, line and name.
std::string described(const store::Sql& sql) { return sql.place() + " " + std::string{sql.name()}; }

}  // namespace

TEST_SUITE("statements: one SQL for two databases") {

TEST_CASE("every statement stands in a file of its room that is named for its table") {
    CHECK(!store::registered_statements().empty());
    for (const auto* sql : store::registered_statements()) {
        CAPTURE(described(*sql));
        CHECK(sql->place().find("_store.cpp:") != std::string::npos);
    }
}

TEST_CASE("every statement can be prepared on SQLite after every script") {
    const store::TestFolder folder;
    auto opened = store::Store::open(folder.path());
    REQUIRE(opened);
    for (const auto* sql : store::registered_statements()) {
        CAPTURE(described(*sql));
        CHECK_NOTHROW((*opened)->read([&](store::Snapshot& snapshot) { snapshot.prepare(*sql); }));
    }
}

TEST_CASE("every script runs and every statement can be prepared on PostgreSQL 15") {
    const auto server = ThrowawayPostgres::start();
    if (!server) {
        MESSAGE("Skipped: PostgreSQL 15 is not installed (tools/setup postgres)");
        return;
    }
    for (const auto& migration : store::embedded_migrations()) {
        CAPTURE(migration.name);
        CHECK(server->run("BEGIN;" + store::for_postgres(migration.text) + ";COMMIT").value_or("ran") == "ran");
    }
    for (const auto* sql : store::registered_statements()) {
        if (sql->dialect() == store::Sql::Dialect::SqliteOnly) continue;
        CAPTURE(described(*sql));
        CHECK(server->prepare(store::for_postgres(sql->text())).value_or("prepared") == "prepared");
    }
}

TEST_CASE("a demonstration stays one on PostgreSQL too") {
    const auto server = ThrowawayPostgres::start();
    if (!server) return;
    REQUIRE(!server->run(store::for_postgres(store::embedded_migrations().front().text)));
    REQUIRE(!server->run("INSERT INTO store_setting VALUES ('demonstration', 'yes')"));
    for (const char* attempt : {"UPDATE store_setting SET value = 'no'", "DELETE FROM store_setting",
                                "INSERT INTO store_setting VALUES ('demonstration', 'no') ON CONFLICT (key) DO UPDATE SET value = 'no'"}) {
        CHECK(server->run(attempt).value_or("").find("a demonstration folder stays one") != std::string::npos);
    }
}

TEST_CASE("only the room that knows the database speaks to one of them alone") {
    for (const auto* sql : store::registered_statements()) {
        CAPTURE(described(*sql));
        if (sql->dialect() == store::Sql::Dialect::SqliteOnly) CHECK(sql->place().starts_with("src/store/"));
    }
}

}
