// Every write path of the data folder with each of its writes, syncs, renames and removals failing in turn.
#include <doctest/doctest.h>

#include <set>

#include "base/fault.h"
#include "base/faulty_files.h"
#include "store/blobs.h"
#include "store/faulty_vfs.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"
#include "store/upgrade_store.h"

using namespace store;
using Failure = base::FaultyDisk::Failure;
namespace fs = std::filesystem;

namespace {

constexpr int writes = 6;

// What the program confirmed while the disk still worked.
struct Confirmed {
    std::set<int> writes;
    std::set<std::string> blobs;
};

std::string key(const char* side, int number) { return std::string{side} + std::to_string(number); }

// A write is two rows, big enough for pages of their own: one without the other would be half a write.
auto both_rows(int number) {
    return [number](Transaction& transaction) {
        put_setting(transaction, key("left", number), std::string(3000, 'l'));
        put_setting(transaction, key("right", number), std::string(3000, 'r'));
    };
}

template <class Work>
bool confirmed(Work work) {
    try {
        work();
        return true;
    } catch (const base::Fault&) {
        return false;
    }
}

// A working day on a disk that may fail at any step; the program goes on as long as it is let.
Confirmed a_day(const fs::path& folder, base::FaultyDisk& disk) {
    Confirmed day;
    base::FaultyFiles files{disk};
    const FaultyVfs vfs{disk};
    confirmed([&] {
        auto store = Store::open(folder, {.files = &files, .vfs = vfs.name()}).value();
        std::vector<std::future<void>> together;
        for (int number = 1; number <= writes; ++number) {
            if (number > 3) {
                if (!confirmed([&] { together.push_back(store->write_later(both_rows(number))); })) break;
                continue;
            }
            if (confirmed([&] { store->write(both_rows(number)); })) day.writes.insert(number);
            confirmed([&] { day.blobs.insert(store->blobs().add(key("report ", number), "text/plain").sha256); });
        }
        for (std::size_t i = 0; i < together.size(); ++i) {
            if (confirmed([&] { together[i].get(); })) day.writes.insert(4 + static_cast<int>(i));
        }
        confirmed([&] { store->blobs().sweep(std::chrono::seconds{0}); });
        if (disk.has_failed() && !store->state().writing) CHECK(!confirmed([&] { store->write(both_rows(99)); }));
    });
    return day;
}

void check_next_morning(const fs::path& folder, const Confirmed& day) {
    auto store = Store::open(folder).value();
    store->read([&](Snapshot& snapshot) {
        for (int number = 1; number <= writes; ++number) {
            const bool left = setting(snapshot, key("left", number)) == std::string(3000, 'l');
            const bool right = setting(snapshot, key("right", number)) == std::string(3000, 'r');
            CHECK(left == right);
            if (day.writes.contains(number)) CHECK(left);
        }
    });
    const auto report = store->blobs().verify();
    CHECK(report.missing.empty());
    CHECK(report.damaged.empty());
    for (const auto& sum : day.blobs) CHECK(store->read([&](Snapshot& s) { return Blobs::find(s, sum).has_value(); }));
    store.reset();
    Connection connection{folder / "cairn.db", Connection::Use::Read};
    CHECK(integrity_of(connection) == "ok");
}

enum class Folder { New, InUse };

// A copy of one that was opened once: hundreds of days begin with it.
void put_in_use(const fs::path& folder) {
    static const TestFolder opened;
    if (!fs::exists(opened.path() / "cairn.db")) CHECK(Store::open(opened.path()).has_value());
    fs::copy(opened.path(), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

// How many steps such a day has.
std::uint64_t steps_of_a_day(Folder kind) {
    const TestFolder folder;
    if (kind == Folder::InUse) put_in_use(folder.path());
    base::FaultyDisk disk{folder.path()};
    const auto day = a_day(folder.path(), disk);
    CHECK(day.writes.size() == writes);
    CHECK(day.blobs.size() == 3);
    return disk.steps();
}

// Of those, how many go by until the folder has its schema: none of one in use.
std::uint64_t steps_of_opening(Folder kind) {
    if (kind == Folder::InUse) return 0;
    const TestFolder folder;
    base::FaultyDisk disk{folder.path()};
    base::FaultyFiles files{disk};
    const FaultyVfs vfs{disk};
    CHECK(Store::open(folder.path(), {.files = &files, .vfs = vfs.name()}).has_value());
    return disk.steps();
}

void fail_every_step(Folder kind, Failure failure, unsigned seeds) {
    const auto steps = steps_of_a_day(kind), opening = steps_of_opening(kind);
    REQUIRE(steps > opening + 30);
    for (std::uint64_t step = 1; step <= steps; step += step < opening ? std::min(between_like_steps(), opening - step) : 1) {
        for (unsigned seed = 0; seed < seeds; ++seed) {
            CAPTURE(step);
            CAPTURE(seed);
            const TestFolder folder;
            if (kind == Folder::InUse) put_in_use(folder.path());
            base::FaultyDisk disk{folder.path()};
            disk.fail_at(step, failure);
            const auto day = a_day(folder.path(), disk);
            disk.restart(seed);
            check_next_morning(folder.path(), day);
        }
    }
}

}  // namespace

TEST_SUITE("store: what was confirmed survives, what was not is whole or absent") {

TEST_CASE("the power goes at any step of a working day") { fail_every_step(Folder::InUse, Failure::PowerCut, 3); }
TEST_CASE("the power goes at any step of the first day of a folder") { fail_every_step(Folder::New, Failure::PowerCut, 2); }
TEST_CASE("any write or sync fails, then the power goes") { fail_every_step(Folder::InUse, Failure::InputOutput, 2); }
TEST_CASE("any write is cut short") { fail_every_step(Folder::InUse, Failure::Short, 1); }
TEST_CASE("the disk is full from any step on") { fail_every_step(Folder::InUse, Failure::DiskFull, 1); }

TEST_CASE("a stored file whose writing failed stops the store, and adding it again later makes it last") {
    bool failed = true;
    for (std::uint64_t step = 1; failed; ++step) {
        CAPTURE(step);
        const TestFolder folder;
        CHECK(Store::open(folder.path()).has_value());
        base::FaultyDisk disk{folder.path()};
        base::FaultyFiles files{disk};
        const FaultyVfs vfs{disk};
        const auto open = [&] { return Store::open(folder.path(), {.files = &files, .vfs = vfs.name()}).value(); };
        std::string sum;
        {
            auto store = open();
            disk.fail_at(step, Failure::InputOutput);
            confirmed([&] { store->blobs().keep("report"); });
            failed = disk.has_failed();
            CHECK(store->state().writing == !failed);
            disk.fail_at(0, Failure::InputOutput);
        }
        {
            auto again = open();
            sum = again->blobs().add("report", "text/plain").sha256;
        }
        disk.restart(0);
        CHECK(open()->blobs().open(sum).bytes() == "report");
    }
}

TEST_CASE("after a failed sync nothing more is written, the reason is told, and reading goes on") {
    const TestFolder folder;
    base::FaultyDisk disk{folder.path()};
    base::FaultyFiles files{disk};
    const FaultyVfs vfs{disk};
    auto store = Store::open(folder.path(), {.files = &files, .vfs = vfs.name()}).value();
    store->write(both_rows(1));
    // A commit of this size is five writes to the log and one sync.
    std::uint64_t step = 1;
    do {
        disk.fail_at(step++, Failure::InputOutput);
        confirmed([&] { store->write(both_rows(2)); });
    } while (!disk.has_failed());
    CHECK(!store->state().writing);
    CHECK(store->state().reason.find("disk I/O error") != std::string::npos);
    disk.fail_at(0, Failure::InputOutput);
    try {
        store->write(both_rows(3));
        FAIL("wrote after a failure");
    } catch (const base::Fault& fault) {
        CHECK(std::string{fault.what()}.starts_with("The store has stopped writing"));
    }
    CHECK(store->read([](Snapshot& snapshot) { return setting(snapshot, "left1").has_value(); }));
}

}
