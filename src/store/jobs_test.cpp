#include "store/jobs.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include "base/fault.h"
#include "store/jobs_store.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace store;

namespace {

using Result = std::optional<std::string>;

std::unique_ptr<Store> open(const TestFolder& folder) { return Store::open(folder.path()).value(); }

// As a crash leaves it: begun, and nobody at work on it.
void begin_and_crash(Store& store) {
    store.write([&](Transaction& transaction) { CHECK(claim_job(transaction, store.now()).has_value()); });
}

}  // namespace

TEST_SUITE("store: long work goes on, whatever ends the program") {

TEST_CASE("jobs are worked off in the order in which they were asked for") {
    const TestFolder folder;
    auto store = open(folder);
    std::string order;
    store->jobs().define("note", [&](JobRun& run) -> Result {
        order += run.parameters();
        return "";
    });
    store->jobs().submit("note", "a");
    store->jobs().submit("note", "b");
    const auto last = store->jobs().submit("note", "c");
    store->jobs().start(1);
    store->jobs().wait(last);
    CHECK(order == "abc");
}

TEST_CASE("a job that was running in a crash begins again from what it had written down") {
    const TestFolder folder;
    JobId job{0};
    {
        auto store = open(folder);
        job = store->jobs().submit("import", "{}");
        begin_and_crash(*store);
        store->write([&](Transaction& transaction) { save_job_place(transaction, job, "file 41"); });
    }
    auto store = open(folder);
    std::string resumed;
    store->jobs().define("import", [&](JobRun& run) -> Result {
        resumed = run.resume_from();
        return "{\"in\":1}";
    });
    store->jobs().start(1);
    const auto ended = store->jobs().wait(job);
    CHECK(ended.state == JobState::Done);
    CHECK(ended.result == "{\"in\":1}");
    CHECK(resumed == "file 41");
}

TEST_CASE("a job under which the program has died three times is not begun a fourth time") {
    const TestFolder folder;
    auto store = open(folder);
    const auto job = store->jobs().submit("import", "{}");
    for (int death = 0; death < 3; ++death) {
        begin_and_crash(*store);
        store->write([&](Transaction& transaction) { requeue_running_jobs(transaction, 3, store->now()); });
        CHECK(store->jobs().find(job)->state == (death < 2 ? JobState::Queued : JobState::Failed));
    }
    CHECK(store->jobs().find(job)->message.starts_with("The program ended unexpectedly each time"));
}

TEST_CASE("a job that fails says why and does not stop the next one") {
    const TestFolder folder;
    auto store = open(folder);
    store->jobs().define("fail", [](JobRun&) -> Result { throw base::Fault{"The folder has gone", "/tmp/x", "Look"}; });
    store->jobs().define("work", [](JobRun&) -> Result { return ""; });
    const auto failing = store->jobs().submit("fail", "");
    const auto working = store->jobs().submit("work", "");
    store->jobs().start(1);
    CHECK(store->jobs().wait(working).state == JobState::Done);
    CHECK(store->jobs().find(failing)->state == JobState::Failed);
    CHECK(store->jobs().find(failing)->message == "The folder has gone (/tmp/x). Look");
}

TEST_CASE("a queued job is stopped at once, a running one when it looks, an ended one not at all") {
    const TestFolder folder;
    auto store = open(folder);
    std::promise<void> running;
    store->jobs().define("wait", [&](JobRun& run) -> Result {
        running.set_value();
        while (!run.stop_wanted()) std::this_thread::yield();
        return std::nullopt;
    });
    const auto first = store->jobs().submit("wait", "");
    const auto second = store->jobs().submit("wait", "");
    store->jobs().stop(second);
    CHECK(store->jobs().find(second)->state == JobState::Stopped);
    store->jobs().start(1);
    running.get_future().wait();
    store->jobs().stop(first);
    CHECK(store->jobs().wait(first).state == JobState::Stopped);
    store->jobs().stop(first);
    CHECK(store->jobs().find(first)->state == JobState::Stopped);
}

TEST_CASE("a stop that was asked for before a crash is kept after it") {
    const TestFolder folder;
    auto store = open(folder);
    const auto job = store->jobs().submit("import", "");
    begin_and_crash(*store);
    store->jobs().stop(job);
    store->jobs().start(1);
    CHECK(store->jobs().find(job)->state == JobState::Stopped);
}

TEST_CASE("whoever watches is told each step, whoever asks later finds the lines") {
    const TestFolder folder;
    auto store = open(folder);
    store->jobs().define("import", [](JobRun& run) -> Result {
        for (int file = 1; file <= 5; ++file) run.progress(file, 5, "reading");
        run.say("one.pdf: encrypted");
        run.say("two.pdf: empty");
        return "";
    });
    const auto job = store->jobs().submit("import", "");
    std::vector<std::int64_t> steps;
    const auto watching = store->jobs().watch(job, [&](const JobStatus& status) { steps.push_back(status.done); });
    store->jobs().start(1);
    store->jobs().wait(job);
    CHECK(steps == std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 5});
    using Lines = std::vector<std::pair<int, std::string>>;
    CHECK(store->jobs().lines(job) == Lines{{1, "one.pdf: encrypted"}, {2, "two.pdf: empty"}});
    CHECK(store->jobs().lines(job, 1) == Lines{{2, "two.pdf: empty"}});
}

TEST_CASE("work that this program does not know fails in words") {
    const TestFolder folder;
    auto store = open(folder);
    const auto job = store->jobs().submit("brew", "");
    store->jobs().start(1);
    CHECK(store->jobs().wait(job).message == "This program does not know this kind of work. Use the Cairn that queued it");
}

TEST_CASE("several jobs run at once on several threads, each once") {
    const TestFolder folder;
    auto store = open(folder);
    std::atomic<int> runs{0};
    store->jobs().define("work", [&](JobRun&) -> Result {
        ++runs;
        return "";
    });
    store->jobs().start(4);
    std::vector<JobId> jobs;
    for (int i = 0; i < 40; ++i) jobs.push_back(store->jobs().submit("work", ""));
    for (const auto job : jobs) CHECK(store->jobs().wait(job).state == JobState::Done);
    CHECK(runs == 40);
    CHECK(store->jobs().list(100).size() == 40);
    CHECK(store->jobs().list(1).front().id == jobs.back());
}

}
