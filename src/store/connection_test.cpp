#include "store/connection.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "store/test_folder.h"

using namespace store;

namespace {

CAIRN_SQLITE_ONLY(make_table, "CREATE TABLE kinds (key INTEGER PRIMARY KEY, number INTEGER, real REAL, words TEXT, bytes BLOB) STRICT");
CAIRN_SQLITE_ONLY(insert_kinds, "INSERT INTO kinds (number, real, words, bytes) VALUES ($1, $2, $3, $4) RETURNING key");
CAIRN_SQLITE_ONLY(select_kinds, "SELECT number, real, words, bytes FROM kinds WHERE key = $1");
CAIRN_SQLITE_ONLY(swapped, "SELECT $2, $1");
CAIRN_SQLITE_ONLY(broken, "SELECT no_such_column FROM kinds");
CAIRN_SQLITE_ONLY(insert_key, "INSERT INTO kinds (key) VALUES ($1)");

struct Table {
    Table() { connection.run(make_table); }
    TestFolder folder;
    Connection connection{folder.path() / "t.db", Connection::Use::Write};
};

}  // namespace

TEST_SUITE("store: values go in and come out as they are") {

TEST_CASE("every kind of value comes back, the largest number and bytes with zeroes too") {
    Table table;
    const std::string bytes{"a\0b", 3};
    table.connection.run(insert_kinds, std::int64_t{9223372036854775807}, 0.1, "Ŵyn's \"word\"", Bytes{bytes});
    auto row = table.connection.query(select_kinds, 1);
    REQUIRE(row.step());
    CHECK(row.integer(0) == 9223372036854775807);
    CHECK(row.real(1) == 0.1);
    CHECK(row.text(2) == "Ŵyn's \"word\"");
    CHECK(row.blob(3) == bytes);
    CHECK(!row.step());
}

TEST_CASE("nothing is not the same as empty or zero") {
    Table table;
    table.connection.run(insert_kinds, std::optional<int>{}, std::optional<double>{}, std::optional<std::string>{}, nullptr);
    table.connection.run(insert_kinds, 0, 0.0, "", Bytes{""});
    auto none = table.connection.query(select_kinds, 1);
    REQUIRE(none.step());
    CHECK(!none.optional_integer(0));
    CHECK(!none.optional_real(1));
    CHECK(!none.optional_text(2));
    CHECK(none.is_null(3));
    auto empty = table.connection.query(select_kinds, 2);
    REQUIRE(empty.step());
    CHECK(empty.optional_integer(0) == 0);
    CHECK(empty.optional_text(2) == "");
    CHECK(!empty.is_null(3));
}

TEST_CASE("a mark stands for the value of its number, not of its place") {
    Table table;
    auto row = table.connection.query(swapped, "first", "second");
    REQUIRE(row.step());
    CHECK(row.text(0) == "second");
    CHECK(row.text(1) == "first");
}

TEST_CASE("days and instants are kept as they are written") {
    Table table;
    const auto at = base::parse_instant("2026-05-14T09:30:00.250Z").value();
    auto row = table.connection.query(swapped, base::parse_day("2024-02-29").value(), at);
    REQUIRE(row.step());
    CHECK(row.instant(0) == at);
    CHECK(row.text(0) == "2026-05-14T09:30:00.250Z");
    CHECK(base::to_iso(row.day(1)) == "2024-02-29");
}

TEST_CASE("the same statement can be stepped through twice at once") {
    Table table;
    for (int i = 0; i < 2; ++i) table.connection.run(insert_kinds, i, nullptr, nullptr, nullptr);
    auto outer = table.connection.query(select_kinds, 1);
    REQUIRE(outer.step());
    auto inner = table.connection.query(select_kinds, 2);
    REQUIRE(inner.step());
    CHECK(outer.integer(0) == 0);
    CHECK(inner.integer(0) == 1);
}

TEST_CASE("a failure names the statement and its place, never a value") {
    Table table;
    table.connection.run(insert_key, 4711);
    try {
        table.connection.run(insert_key, 4711);
        FAIL("two rows of one key");
    } catch (const DatabaseFault& fault) {
        CHECK(fault.kind() == DatabaseFault::Kind::Constraint);
        CHECK(fault.what_failed() == "Statement insert_key failed: UNIQUE constraint failed: kinds.key");
        CHECK(fault.where().starts_with("src/store/connection_test.cpp:"));
        CHECK(std::string{fault.what()}.find("4711") == std::string::npos);
    }
    CHECK_THROWS_WITH_AS(table.connection.run(broken), doctest::Contains("Statement broken could not be prepared: no such column"), DatabaseFault);
}

TEST_CASE("a file that is no database is not opened as one") {
    const TestFolder folder;
    base::write_durably(base::real_files(), folder.path() / "t.db", std::string(5000, 'x'));
    try {
        Connection connection{folder.path() / "t.db", Connection::Use::Write};
        FAIL("opened something else");
    } catch (const DatabaseFault& fault) {
        CHECK(fault.kind() == DatabaseFault::Kind::Damaged);
    }
}

}
