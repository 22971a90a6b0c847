#include "store/blobs.h"

#include <doctest/doctest.h>

#include "base/fault.h"
#include "base/sha256.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;
namespace fs = std::filesystem;

TEST_SUITE("store: files by their sum") {

TEST_CASE("a file lies under its sum with the bytes it came with, none and all of them") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    for (const std::string& bytes : {std::string{}, std::string(3'000'000, '\0')}) {
        const auto kept = store->blobs().add(bytes, "application/pdf");
        CHECK(kept.sha256 == base::sha256_hex(bytes));
        CHECK(store->blobs().open(kept.sha256).bytes() == bytes);
        CHECK(base::read_whole(base::real_files(), folder.path() / "blobs" / kept.sha256.substr(0, 2) / kept.sha256.substr(2)) == bytes);
        const auto facts = store->read([&](Snapshot& snapshot) { return Blobs::find(snapshot, kept.sha256); });
        REQUIRE(facts);
        CHECK(facts->size_bytes == bytes.size());
        CHECK(facts->media_type == "application/pdf");
    }
}

TEST_CASE("a file that is missing or was changed is reported by its sum") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    const auto missing = store->blobs().add("one", "text/plain");
    const auto damaged = store->blobs().add("two", "text/plain");
    store->blobs().add("three", "text/plain");
    fs::remove(store->blobs().path_of(missing.sha256));
    base::write_durably(base::real_files(), store->blobs().path_of(damaged.sha256), "owt");
    const auto report = store->blobs().verify();
    CHECK(report.missing == std::vector<std::string>{missing.sha256});
    CHECK(report.damaged == std::vector<std::string>{damaged.sha256});
    CHECK(report.sound == 1);
    CHECK_THROWS_WITH_AS(store->blobs().open(missing.sha256), doctest::Contains("A stored file is missing"), base::Fault);
}

TEST_CASE("a file whose row a refused job took back is swept, one that is still in hand is not") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    const auto in_hand = store->blobs().keep("in hand");
    {
        const auto refused = store->blobs().keep("refused");
        store->write([&](Transaction& transaction) {
            store->blobs().record(transaction, refused, "text/plain");
            transaction.roll_back();
        });
    }
    CHECK(store->blobs().sweep(std::chrono::seconds{0}) == 1);
    CHECK(fs::exists(store->blobs().path_of(in_hand.sha256)));
    CHECK(store->blobs().sweep(std::chrono::hours{1}) == 0);
}

TEST_CASE("a file that is no longer wanted goes with the next sweep") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    const std::string sum = store->blobs().add("a copy whose term has ended", "text/plain").sha256;
    CHECK(store->blobs().sweep(std::chrono::seconds{0}) == 0);
    store->write([&](Transaction& transaction) { store->blobs().forget(transaction, sum); });
    CHECK(store->blobs().sweep(std::chrono::seconds{0}) == 1);
    CHECK(!fs::exists(store->blobs().path_of(sum)));
}

TEST_CASE("what a killed write left beside a file is swept too") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    const auto path = store->blobs().path_of(base::sha256_hex("x"));
    fs::create_directories(path.parent_path());
    base::write_durably(base::real_files(), path.string() + ".new-412-0", "half");
    CHECK(store->blobs().sweep(std::chrono::seconds{0}) == 1);
}

}
