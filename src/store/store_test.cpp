#include <doctest/doctest.h>

#include "store/blobs.h"
#include "store/jobs.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;

TEST_SUITE("store: one folder, one owner") {

TEST_CASE("what was written is there after the folder is opened again") {
    const TestFolder folder;
    {
        auto store = Store::open(folder.path()).value();
        store->write([](Transaction& transaction) { put_setting(transaction, "name", "Aber"); });
    }
    auto store = Store::open(folder.path()).value();
    CHECK(store->read([](Snapshot& snapshot) { return setting(snapshot, "name"); }) == "Aber");
}

TEST_CASE("a second owner is refused and told who holds the folder") {
    const TestFolder folder;
    auto store = Store::open(folder.path(), {.purpose = "cairn serve"}).value();
    const auto second = Store::open(folder.path(), {.purpose = "cairn import"});
    REQUIRE(!second);
    CHECK(second.error().code == OpenRefusal::Code::Held);
    CHECK(second.error().words.find("in use by cairn serve (process ") != std::string::npos);
}

TEST_CASE("a demonstration folder stays one, whatever is tried") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    store->write([](Transaction& transaction) { mark_as_demonstration(transaction); });
    store->write([](Transaction& transaction) { mark_as_demonstration(transaction); });
    CHECK_THROWS_AS(store->write([](Transaction& transaction) { put_setting(transaction, "demonstration", "no"); }), DatabaseFault);
    CHECK(store->read([](Snapshot& snapshot) { return is_demonstration(snapshot); }));
}

TEST_CASE("a job that throws or refuses leaves nothing behind, and those beside it are kept") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    auto kept = store->write_later([](Transaction& transaction) { put_setting(transaction, "a", "1"); });
    auto thrown = store->write_later([](Transaction& transaction) {
        put_setting(transaction, "b", "2");
        throw base::Fault{"no", "", ""};
    });
    auto refused = store->write_later([](Transaction& transaction) -> std::expected<int, std::string> {
        put_setting(transaction, "c", "3");
        return std::unexpected{"no"};
    });
    kept.get();
    CHECK_THROWS_AS(thrown.get(), base::Fault);
    CHECK(refused.get().error() == "no");
    store->read([](Snapshot& snapshot) {
        CHECK(setting(snapshot, "a") == "1");
        CHECK(!setting(snapshot, "b"));
        CHECK(!setting(snapshot, "c"));
    });
}

TEST_CASE("a file is kept once, found by its sum, and swept when nothing wants it") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    const auto first = store->blobs().add("Child Rowan", "text/plain");
    const auto again = store->blobs().add("Child Rowan", "text/plain");
    CHECK(first.sha256 == again.sha256);
    CHECK(store->blobs().open(first.sha256).bytes() == "Child Rowan");
    store->blobs().keep("nobody wants this");
    CHECK(store->blobs().verify().orphans.size() == 1);
    CHECK(store->blobs().sweep(std::chrono::seconds{0}) == 1);
    CHECK(store->blobs().verify().sound == 1);
}

TEST_CASE("a job runs to its end and tells those who watch") {
    const TestFolder folder;
    auto store = Store::open(folder.path()).value();
    store->jobs().define("count", [](JobRun& run) {
        for (int i = 1; i <= 3; ++i) run.progress(i, 3, "counting");
        return std::optional<std::string>{"{}"};
    });
    store->jobs().start(1);
    const auto ended = store->jobs().wait(store->jobs().submit("count", "{}"));
    CHECK(ended.state == JobState::Done);
    CHECK(ended.done == 3);
}

}
