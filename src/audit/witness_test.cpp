// The disk fails at each step of recording; and how many reads can be recorded in a second.
#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <thread>

#include "audit/verify.h"
#include "audit/witness.h"
#include "base/fault.h"
#include "base/faulty_files.h"
#include "store/faulty_vfs.h"
#include "store/sealing/open_keys.h"
#include "store/test_folder.h"

using namespace audit;
using Failure = base::FaultyDisk::Failure;
namespace fs = std::filesystem;

namespace {

const auto a_case = *base::PublicId::parse("0000000000000000000000000000000a");

template <class Work>
bool confirmed(Work work) {
    try {
        work();
        return true;
    } catch (const base::Fault&) {
        return false;
    }
}

/// Six reads over two days with a root at the start of the second; returns how many were confirmed.
std::int64_t two_days(const fs::path& top, base::FaultyDisk& disk) {
    std::int64_t recorded = 0;
    base::Instant now = *base::parse_instant("2026-05-14T09:30:00Z");
    base::FaultyFiles files{disk};
    const store::FaultyVfs vfs{disk};
    confirmed([&] {
        const auto store = store::Store::open(top / "data", {.clock = [&] { return now; }, .files = &files, .vfs = vfs.name()}).value();
        const auto keys = store::open_keys(*store, top / "keys").value();
        const auto witness = Witness::begin(*store, *keys, top / "keys" / "roots");
        for (int i = 0; i < 6; ++i) {
            if (confirmed([&] { store->write([&](store::Transaction& t) { record(t, {.at = now, .case_id = a_case, .kind = Kind::CaseRead}); }); })) ++recorded;
            if (i == 2) now += std::chrono::hours{24};
            witness->keep_daily_root();
        }
        witness->write_root();
    });
    return recorded;
}

/// A folder whose schema stands: the first day of a database is the store's own test.
void prepare(const fs::path& top) { CHECK(store::Store::open(top / "data").has_value()); }

void fail_every_step(Failure failure, unsigned seeds) {
    const store::TestFolder counted;
    prepare(counted.path());
    base::FaultyDisk whole{counted.path()};
    REQUIRE(two_days(counted.path(), whole) == 6);
    const auto steps = whole.steps();
    for (std::uint64_t step = 1; step <= steps; ++step) {
        for (unsigned seed = 0; seed < seeds; ++seed) {
            CAPTURE(step);
            CAPTURE(seed);
            const store::TestFolder top;
            prepare(top.path());
            base::FaultyDisk disk{top.path()};
            disk.fail_at(step, failure);
            const auto recorded = two_days(top.path(), disk);
            disk.restart(seed);
            const auto store = store::Store::open(top.path() / "data").value();
            const auto keys = store::open_keys(*store, top.path() / "keys").value();
            const auto witness = Witness::begin(*store, *keys, top.path() / "keys" / "roots");
            store->write([&](store::Transaction& t) { record(t, {.at = store->now(), .case_id = a_case, .kind = Kind::CaseRead}); });
            witness->write_root();
            const auto testimony = read_testimony(base::real_files(), *keys, top.path() / "keys" / "roots");
            const auto found = store->read([&](store::Snapshot& snapshot) { return verify(snapshot, testimony); });
            CHECK(found.events > recorded);
            for (const auto& problem : found.problems) CHECK(problem == "");
        }
    }
}

}  // namespace

TEST_SUITE("audit: what was recorded survives, and a broken disk is no false alarm") {

TEST_CASE("the power goes at any step, over keys, events and roots") { fail_every_step(Failure::PowerCut, 2); }
TEST_CASE("any write or sync fails") { fail_every_step(Failure::InputOutput, 1); }
TEST_CASE("any write is cut short") { fail_every_step(Failure::Short, 1); }

TEST_CASE("a commit that cannot be witnessed stops the writing, with the reason") {
    const store::TestFolder top;
    base::FaultyDisk disk{top.path()};
    base::FaultyFiles files{disk};
    const auto store = store::Store::open(top.path() / "data", {.files = &files}).value();  // The database on a sound disk.
    const auto keys = store::open_keys(*store, top.path() / "keys").value();
    const auto witness = Witness::begin(*store, *keys, top.path() / "keys" / "roots");
    disk.fail_at(1, Failure::InputOutput);
    store->write([&](store::Transaction& t) { record(t, {.at = store->now(), .case_id = a_case, .kind = Kind::CaseRead}); });
    CHECK(!store->state().writing);
    CHECK(store->state().reason.find("Could not write") != std::string::npos);
}

// Not part of every run: build/release/audit_tests -ns -tc="*recorded in a second*"
TEST_CASE("how many reads are recorded in a second by eight threads" * doctest::skip()) {
    const store::TestFolder top;
    const auto store = store::Store::open(top.path() / "data").value();
    const auto keys = store::open_keys(*store, top.path() / "keys").value();
    const auto witness = Witness::begin(*store, *keys, top.path() / "keys" / "roots");
    std::atomic<bool> stop{false};
    std::atomic<long> done{0};
    std::vector<std::thread> threads;
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto of = base::PublicId::make(base::system_random());
            for (; !stop; ++done) store->write([&](store::Transaction& t) { record(t, {.at = store->now(), .case_id = of, .kind = Kind::CaseRead, .address = "192.0.2.7"}); });
        });
    }
    std::this_thread::sleep_for(std::chrono::seconds{5});
    stop = true;
    for (auto& thread : threads) thread.join();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    MESSAGE(std::to_string(std::lround(static_cast<double>(done.load()) / seconds)), " reads recorded in a second");
}

}
