// Each way of changing the record, by somebody who can write the database and knows how it is made.
#include <doctest/doctest.h>

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "audit/lapse.h"
#include "audit/verify.h"
#include "audit/witness.h"
#include "base/fault.h"
#include "store/sealing/open_keys.h"
#include "store/test_folder.h"

using namespace audit;
namespace fs = std::filesystem;

namespace {

const auto first_case = *base::PublicId::parse("0000000000000000000000000000000a");
const auto other_case = *base::PublicId::parse("0000000000000000000000000000000b");
const auto person = Who::account(*base::PublicId::parse("000000000000000000000000000000ff"));

struct House {
    store::TestFolder top;
    fs::path data = top.path() / "data", keys_folder = top.path() / "data.keys", roots = keys_folder / "roots";
    base::Instant now = *base::parse_instant("2026-05-14T09:30:00.000Z");
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Keys> keys;
    std::unique_ptr<Witness> witness;

    House() { open(); }
    ~House() { close(); }
    void open() {
        store = store::Store::open(data, {.clock = [this] { return now; }}).value();
        keys = store::open_keys(*store, keys_folder).value();
        witness = Witness::begin(*store, *keys, roots);
    }
    void close() {
        witness.reset();
        keys.reset();
        store.reset();
    }
    void read(base::PublicId of, int times = 1) {
        for (int i = 0; i < times; ++i) {
            store->write([&](store::Transaction& transaction) { record(transaction, {.at = now, .who = person, .case_id = of, .kind = Kind::CaseRead}); });
        }
    }
    Verification look() {
        const auto testimony = read_testimony(base::real_files(), *keys, roots);
        return store->read([&](store::Snapshot& snapshot) { return verify(snapshot, testimony); });
    }
    /// Another tool on the database file, with the triggers out of its way.
    void tamper(const std::string& sql) {
        close();
        sqlite3* handle = nullptr;
        REQUIRE(sqlite3_open((data / "cairn.db").c_str(), &handle) == SQLITE_OK);
        std::string drop;
        for (const char* trigger : {"audit_event_in_order", "audit_event_kept_update", "audit_event_kept_delete", "audit_chain_new", "audit_chain_grows", "audit_chain_kept",
                                    "audit_lapsed_new", "audit_lapsed_kept_update", "audit_tally_grows"}) {
            drop += std::string{"DROP TRIGGER IF EXISTS "} + trigger + ";";
        }
        char* error = nullptr;
        CHECK_MESSAGE(sqlite3_exec(handle, (drop + sql).c_str(), nullptr, nullptr, &error) == SQLITE_OK, std::string{error ? error : ""});
        sqlite3_close(handle);
    }
    /// Looks at it as `cairn verify` beside nobody does: the keys and the store, and no witness that would mark it.
    Verification look_only() {
        close();
        store = store::Store::open(data, {.mode = store::Mode::ReadOnly}).value();
        keys = store::open_keys(*store, keys_folder).value();
        return look();
    }
};

/// All hashes made anew over what the rows now say, as somebody does who knows the program.
void forge_hashes(const fs::path& data) {
    auto store = store::Store::open(data, {.mode = store::Mode::ReadOnly}).value();
    std::map<std::int64_t, std::pair<std::int64_t, Hash>> heads;
    Tally tally{.events = 0, .hash = no_hash()};
    std::string sql;
    store->read([&](store::Snapshot& snapshot) {
        for_each_event(snapshot, [&](const EventRow& row) {
            auto& [length, head] = heads.try_emplace(row.chain, 0, no_hash()).first->second;
            sql += "UPDATE audit_event SET previous = x'" + hex_of(head) + "' WHERE ordinal = " + std::to_string(row.ordinal) + ";";
            head = hash_of({row.event.case_id ? row.event.case_id->to_string() : "", row.sequence, head}, row.event);
            length = row.sequence;
            tally = {row.ordinal, tally_after(tally.hash, head)};
            return true;
        });
    });
    for (const auto& [chain, head] : heads)
        sql += "UPDATE audit_chain SET length = " + std::to_string(head.first) + ", head = x'" + hex_of(head.second) + "' WHERE chain = " + std::to_string(chain) + ";";
    sql += "UPDATE audit_tally SET events = " + std::to_string(tally.events) + ", hash = x'" + hex_of(tally.hash) + "';";
    store.reset();
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open((data / "cairn.db").c_str(), &handle) == SQLITE_OK);
    CHECK(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
}

std::string all(const Verification& verification) {
    std::string words;
    for (const auto& problem : verification.problems) words += problem + "\n";
    return words;
}

bool says(const Verification& verification, std::string_view words) { return all(verification).find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("audit: any change of the record is found") {

TEST_CASE("a record that nobody changed is sound, and the witness vouches for every event of it") {
    House house;
    house.read(first_case, 3);
    house.witness->write_root();
    house.read(other_case, 2);
    const auto found = house.look();
    CHECK(all(found) == "");
    CHECK(found.events == 5);
    CHECK(found.chains == 2);
    CHECK(found.witnessed_events == 5);
    CHECK(house.look_only().sound());
}

TEST_CASE("the database itself refuses to change, delete or insert an event out of order") {
    House house;
    house.read(first_case, 3);
    house.close();
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open((house.data / "cairn.db").c_str(), &handle) == SQLITE_OK);
    for (const char* sql : {"UPDATE audit_event SET kind = 'signed-in' WHERE ordinal = 2", "DELETE FROM audit_event WHERE ordinal = 3",
                            "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE ordinal = 2",
                            "INSERT INTO audit_event SELECT 9, chain, 9, happened_at, actor, role, object, kind, outcome, reason, address, request, previous FROM audit_event LIMIT 1",
                            "UPDATE audit_chain SET length = 1", "DELETE FROM audit_chain", "UPDATE audit_tally SET events = 1", "DELETE FROM audit_tally",
                            "INSERT OR REPLACE INTO audit_tally VALUES (1, 0, zeroblob(32))", "INSERT OR REPLACE INTO audit_chain VALUES (1, '', 0, zeroblob(32), NULL)"}) {
        CHECK_MESSAGE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK, sql);
    }
    sqlite3_close(handle);
    CHECK(house.look_only().sound());
}

TEST_CASE("an edited event is found, whichever field and wherever in the chain") {
    for (const char* change : {"kind = 'case-opened'", "actor = 'system'", "happened_at = '2026-05-14T09:30:00.001Z'", "role = 'chair'", "object = 'x'",
                               "outcome = 'refused'", "reason = 'x'", "address = '192.0.2.9'", "request = 'x'", "sequence = 9", "kind = 'nonsense'"}) {
        for (int ordinal : {1, 3, 5}) {
            House house;
            house.read(first_case, 5);
            house.tamper("UPDATE audit_event SET " + std::string{change} + " WHERE ordinal = " + std::to_string(ordinal));
            CAPTURE(change);
            CAPTURE(ordinal);
            CHECK(!house.look_only().sound());
        }
    }
}

TEST_CASE("an event moved to another case is found") {
    House house;
    house.read(first_case);
    house.read(other_case);
    house.tamper("UPDATE audit_chain SET case_id = 'x' WHERE chain = 1; UPDATE audit_chain SET case_id = '" + first_case.to_string() + "' WHERE chain = 2");
    CHECK(!house.look_only().sound());
}

TEST_CASE("a deleted event is found, and how many are missing") {
    House house;
    house.read(first_case, 5);
    house.tamper("DELETE FROM audit_event WHERE ordinal = 3");
    CHECK(says(house.look_only(), "Events 3 to 3 of all are missing"));
}

TEST_CASE("two events that changed places are found") {
    House house;
    house.read(first_case, 2);
    house.now += std::chrono::seconds{5};
    house.read(first_case, 2);
    house.tamper("UPDATE audit_event SET happened_at = '2026-05-14T09:30:05.000Z' WHERE ordinal = 2;"
                 "UPDATE audit_event SET happened_at = '2026-05-14T09:30:00.000Z' WHERE ordinal = 3");
    CHECK(says(house.look_only(), "does not follow from the one before it"));
}

TEST_CASE("a cut tail is found, also where every hash was made anew to fit") {
    House house;
    house.read(first_case, 3);
    house.witness->write_root();
    house.read(first_case, 3);
    house.tamper("DELETE FROM audit_event WHERE ordinal > 4");
    CHECK(says(house.look_only(), "its end was cut off"));
    house.close();
    forge_hashes(house.data);
    CHECK(says(house.look_only(), "The record ends at event 4, but 6 were witnessed: the last 2 are gone"));
}

TEST_CASE("an edit is found where every hash was made anew to fit, since the last root or before it") {
    for (int ordinal : {1, 3, 5, 6}) {
        House house;
        house.read(first_case, 3);
        house.witness->write_root();
        house.read(first_case, 3);
        house.tamper("UPDATE audit_event SET outcome = 'refused' WHERE ordinal = " + std::to_string(ordinal));
        forge_hashes(house.data);
        const auto found = house.look_only();
        CHECK(says(found, "are not those that were witnessed"));
        CHECK(says(found, "on 2026-05-14") == (ordinal <= 3));
    }
}

TEST_CASE("an older database put back is found, and marked for good when the program starts on it") {
    House house;
    house.read(first_case, 3);
    house.close();
    fs::copy_file(house.data / "cairn.db", house.top.path() / "older.db");
    house.open();
    house.read(first_case, 4);
    house.close();
    fs::copy_file(house.top.path() / "older.db", house.data / "cairn.db", fs::copy_options::overwrite_existing);
    fs::resize_file(house.data / "cairn.db-wal", 0);
    CHECK(says(house.look_only(), "The record ends at event 3, but 7 were witnessed"));
    house.close();
    house.open();
    house.read(first_case, 10);
    const auto found = house.look();
    CHECK(says(found, "the record had 3 events, after 7 had been witnessed, and nobody had said why"));
    CHECK(found.problems.size() == 1);
}

TEST_CASE("a backup that was restored on purpose is told, and is no problem") {
    House house;
    house.read(first_case, 3);
    house.close();
    fs::copy_file(house.data / "cairn.db", house.top.path() / "older.db");
    house.open();
    house.read(first_case, 4);
    house.witness->write_root();
    house.close();
    fs::copy_file(house.top.path() / "older.db", house.data / "cairn.db", fs::copy_options::overwrite_existing);
    fs::resize_file(house.data / "cairn.db-wal", 0);
    {
        auto store = store::Store::open(house.data).value();
        auto keys = store::open_keys(*store, house.keys_folder).value();
        Witness::note_restored(*store, *keys, house.roots);
    }
    house.open();
    house.read(first_case, 2);
    const auto found = house.look();
    CHECK(all(found) == "");
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].find("a backup was restored") != std::string::npos);
    CHECK(found.witnessed_events == 5);
}

TEST_CASE("roots that somebody changed, removed or wrote without the key are found") {
    House house;
    for (int day = 0; day < 3; ++day) {
        house.read(first_case);
        house.witness->keep_daily_root();
        house.now += std::chrono::hours{24};
    }
    std::string text = base::read_whole(base::real_files(), house.roots / "roots");
    CHECK(std::ranges::count(text, '\n') == 3);
    const auto second = text.find('\n') + 1, third = text.find('\n', second) + 1;
    auto changed = text;
    changed[changed.find("events=2") + 7] = '1';
    std::ofstream{house.roots / "roots"} << changed;
    CHECK(says(house.look(), "Line 2 of the roots was not written with this installation's key"));
    std::ofstream{house.roots / "roots"} << text.substr(0, second) << text.substr(third);
    CHECK(says(house.look(), "at least one line was removed"));
    std::ofstream{house.roots / "roots"} << text;
    CHECK(house.look().sound());
    fs::remove(house.roots / "head");
    CHECK(says(house.look(), "is missing"));
}

TEST_CASE("one root a day, and none where nothing was recorded") {
    House house;
    house.witness->keep_daily_root();
    CHECK(!fs::exists(house.roots / "roots"));
    house.read(first_case);
    house.witness->keep_daily_root();
    house.read(first_case);
    house.witness->keep_daily_root();
    CHECK(read_testimony(base::real_files(), *house.keys, house.roots).marks.size() == 1);
    house.now += std::chrono::hours{24};
    house.witness->keep_daily_root();
    house.now += std::chrono::hours{24};
    house.witness->keep_daily_root();
    CHECK(read_testimony(base::real_files(), *house.keys, house.roots).marks.size() == 2);
}

TEST_CASE("a chain that lapses with its case leaves its hashes: the rest stays provable, and nothing else may go") {
    House house;
    house.read(first_case, 3);
    house.witness->write_root();
    house.read(other_case, 2);
    house.store->write([&](store::Transaction& transaction) { lapse(transaction, first_case, house.now, Who::system()); });
    CHECK(all(house.look()) == "");
    CHECK_THROWS_AS(house.read(first_case), base::Fault);
    CHECK(house.look().events == 6);
    house.tamper("UPDATE audit_lapsed SET hash = zeroblob(32) WHERE ordinal = 2");
    CHECK(!house.look_only().sound());
}

TEST_CASE("a chain emptied without the event that says so is found") {
    House house;
    house.read(first_case, 2);
    house.tamper("INSERT INTO audit_lapsed SELECT ordinal, chain, sequence, previous FROM audit_event; DELETE FROM audit_event;"
                 "UPDATE audit_chain SET lapsed_at = '2026-05-14T09:30:00.000Z'");
    CHECK(says(house.look_only(), "was emptied without an event that says so"));
}

}
