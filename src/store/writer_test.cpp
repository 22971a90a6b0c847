#include "store/writer.h"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <thread>

#include "base/faulty_files.h"
#include "base/metrics.h"
#include "store/faulty_vfs.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;

namespace {

void put(Transaction& transaction, int number) { put_setting(transaction, "n" + std::to_string(number), "v"); }

// A small table whose rows have an integer key.
CAIRN_SQL(add_numbered, "INSERT INTO store_migration (number, name, sha256, applied_at) VALUES ($1, 'invented', '', '')");
CAIRN_SQL(rename_numbered, "UPDATE store_migration SET name = 'another' WHERE number = $1");
CAIRN_SQL(drop_numbered, "DELETE FROM store_migration WHERE number = $1");

int count(Snapshot& snapshot, int most) {
    int found = 0;
    for (int number = 0; number < most; ++number) found += setting(snapshot, "n" + std::to_string(number)) ? 1 : 0;
    return found;
}

}  // namespace

TEST_SUITE("store: one writer, many readers") {

TEST_CASE("writes that wait together share one sync") {
    const TestFolder folder;
    base::FaultyDisk disk{folder.path()};
    base::FaultyFiles files{disk};
    const FaultyVfs vfs{disk};
    auto store = Store::open(folder.path(), {.files = &files, .vfs = vfs.name()}).value();
    const auto before = disk.syncs();
    for (int number = 0; number < 10; ++number) store->write([&](Transaction& transaction) { put(transaction, number); });
    CHECK(disk.syncs() - before == 10);

    // While one job is at work, a hundred more queue behind it.
    std::promise<void> go_on;
    std::vector<std::future<void>> waiting;
    waiting.push_back(store->write_later([&](Transaction& transaction) {
        go_on.get_future().wait();
        put(transaction, 10);
    }));
    for (int number = 11; number < 111; ++number) {
        waiting.push_back(store->write_later([number](Transaction& transaction) { put(transaction, number); }));
    }
    const auto alone = disk.syncs();
    go_on.set_value();
    for (auto& one : waiting) one.get();
    // One for the job they waited for, and one or two for all of them: a group ends after 20 ms.
    CHECK(disk.syncs() - alone >= 1);
    CHECK(disk.syncs() - alone <= 5);
    CHECK(store->read([](Snapshot& snapshot) { return count(snapshot, 111); }) == 111);
}

TEST_CASE("nothing is confirmed before it is synced") {
    const TestFolder folder;
    base::FaultyDisk disk{folder.path()};
    base::FaultyFiles files{disk};
    const FaultyVfs vfs{disk};
    {
        auto store = Store::open(folder.path(), {.files = &files, .vfs = vfs.name()}).value();
        for (int number = 0; number < 20; ++number) store->write([&](Transaction& transaction) { put(transaction, number); });
        disk.cut_power();
    }
    disk.restart(0);
    auto store = Store::open(folder.path()).value();
    CHECK(store->read([](Snapshot& snapshot) { return count(snapshot, 20); }) == 20);
}

TEST_CASE("a reader sees one moment, whatever is written meanwhile") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    store->write([](Transaction& transaction) { put(transaction, 0); });
    store->read([&](Snapshot& snapshot) {
        CHECK(count(snapshot, 2) == 1);
        store->write([](Transaction& transaction) { put(transaction, 1); });
        CHECK(count(snapshot, 2) == 1);
        CHECK(store->read([](Snapshot& later) { return count(later, 2); }) == 2);
    });
}

TEST_CASE("readers find every write whole while others write") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    std::atomic<bool> stop{false};
    std::atomic<int> torn{0}, looked{0};
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 3; ++reader) {
        readers.emplace_back([&] {
            while (!stop) {
                store->read([&](Snapshot& snapshot) {
                    if (setting(snapshot, "left") != setting(snapshot, "right")) ++torn;
                });
                ++looked;
            }
        });
    }
    for (int number = 0; number < 300; ++number) {
        store->write([&](Transaction& transaction) {
            put_setting(transaction, "left", std::to_string(number));
            put_setting(transaction, "right", std::to_string(number));
        });
    }
    stop = true;
    for (auto& reader : readers) reader.join();
    CHECK(torn == 0);
    CHECK(looked > 0);
}

TEST_CASE("another process reads while the owner writes, and leaves the log to it") {
    const TestFolder folder;
    auto owner = Store::open(folder.path(), {.purpose = "cairn serve"}).value();
    owner->write([](Transaction& transaction) { put(transaction, 0); });
    {
        auto reader = Store::open(folder.path(), {.mode = Mode::ReadOnly}).value();
        CHECK(reader->read([](Snapshot& snapshot) { return count(snapshot, 2); }) == 1);
        owner->write([](Transaction& transaction) { put(transaction, 1); });
        CHECK(reader->read([](Snapshot& snapshot) { return count(snapshot, 2); }) == 2);
        CHECK_THROWS_AS(reader->write([](Transaction& transaction) { put(transaction, 2); }), base::Fault);
        CHECK(!reader->state().writing);
    }
    CHECK(std::filesystem::file_size(folder.path() / "cairn.db-wal") > 0);
    owner.reset();
    CHECK(std::filesystem::file_size(folder.path() / "cairn.db-wal") == 0);
    auto reader = Store::open(folder.path(), {.mode = Mode::ReadOnly}).value();
    CHECK(reader->read([](Snapshot& snapshot) { return count(snapshot, 2); }) == 2);
}

TEST_CASE("where there is no data folder none is made for a reader") {
    const TestFolder folder;
    const auto refused = Store::open(folder.path() / "none", {.mode = Mode::ReadOnly});
    REQUIRE(!refused);
    CHECK(refused.error().code == OpenRefusal::Code::Missing);
    CHECK(!std::filesystem::exists(folder.path() / "none"));
}

TEST_CASE("the log is folded into the database while the program runs, and does not grow for ever") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    // 60 MB of changes to the same rows.
    for (int round = 0; round < 300; ++round) {
        store->write([&](Transaction& transaction) {
            for (int row = 0; row < 50; ++row) put_setting(transaction, "big" + std::to_string(row), std::string(4000, static_cast<char>('a' + round % 26)));
        });
    }
    CHECK(std::filesystem::file_size(folder.path() / "cairn.db-wal") < 16'000'000);
}

TEST_CASE("a job that holds the writer too long is counted") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    auto& overlong = base::counter("cairn_store_overlong_writes_total", "");
    const auto before = overlong.value();
    store->write([](Transaction&) {});
    CHECK(overlong.value() == before);
    store->write([](Transaction&) { std::this_thread::sleep_for(std::chrono::milliseconds{25}); });
    CHECK(overlong.value() == before + 1);
}

TEST_CASE("what is queued when the program ends is written") {
    const TestFolder folder;
    {
        auto store = Store::open(folder.path()).value();
        for (int number = 0; number < 50; ++number) store->write_later([number](Transaction& transaction) { put(transaction, number); });
    }
    auto store = Store::open(folder.path()).value();
    CHECK(store->read([](Snapshot& snapshot) { return count(snapshot, 50); }) == 50);
}

TEST_CASE("who follows commits is told which tables each one changed, and nothing of those before") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    std::vector<std::set<std::string, std::less<>>> told;
    auto following = store->follow_commits([&](Snapshot& snapshot) { told.push_back(snapshot.changed_tables()); });
    store->write([](Transaction& transaction) { put(transaction, 1); });
    store->write([](Transaction&) {});
    following.reset();
    REQUIRE(!told.empty());
    CHECK(told.front().contains("store_setting"));
    if (told.size() > 1) CHECK(told.back().empty());  // A commit of nothing need not be told.
}

TEST_CASE("who follows commits is told which rows of a table each one added, changed and removed, unless there are too many to name") {
    using How = ChangedRow::How;
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    std::vector<std::optional<std::vector<ChangedRow>>> told;
    store->write([](Transaction& transaction) { put(transaction, 1); });  // What opening a new folder wrote is told with it.
    auto following = store->follow_commits([&](Snapshot& snapshot) {
        const auto rows = snapshot.changed_rows("store_migration");
        told.push_back(rows ? std::optional{std::vector(rows->begin(), rows->end())} : std::nullopt);
    });
    constexpr int key = 70'001;
    store->write([&](Transaction& transaction) { transaction.run(add_numbered, key); });
    store->write([&](Transaction& transaction) { transaction.run(rename_numbered, key); });
    store->write([&](Transaction& transaction) { transaction.run(drop_numbered, key); });
    store->write([&](Transaction& transaction) {
        for (int n = 0; n < 300; ++n) transaction.run(add_numbered, key + n);
    });
    following.reset();
    REQUIRE(told.size() == 4);
    for (int n = 0; n < 3; ++n) {
        REQUIRE(told[n]);
        REQUIRE(told[n]->size() == 1);
        CHECK(told[n]->front().key == key);
    }
    CHECK(told[0]->front().how == How::Added);
    CHECK(told[1]->front().how == How::Changed);
    CHECK(told[2]->front().how == How::Removed);
    CHECK(!told[3]);
}

}
