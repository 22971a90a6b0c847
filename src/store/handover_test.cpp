#include "store/handover.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <thread>

#include "store/store.h"
#include "store/test_folder.h"

using namespace store;

namespace {

// Counts to the number in its parameters, or for ever.
std::optional<std::string> count(JobRun& run) {
    const int total = run.parameters() == "for ever" ? 0 : std::stoi(run.parameters());
    run.say("begun");
    for (int i = 1; total == 0 || i <= total; ++i) {
        if (run.stop_wanted()) return std::nullopt;
        run.progress(i, total, "counting");
        if (total == 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return "\"counted\"";
}

struct Server {
    explicit Server(const std::filesystem::path& folder) : store{Store::open(folder).value()} {
        store->jobs().define("count", count);
        store->jobs().start(1);
    }
    std::unique_ptr<Store> store;
    HandoverServer handover{*store, "cairn serve"};
};

}  // namespace

TEST_SUITE("store: a command hands its work to the server that owns the folder") {

TEST_CASE("without a server there is nobody to hand work to") {
    const TestFolder folder;
    CHECK(!Handover::connect(folder.path()));
    { const Server server{folder.path()}; }
    CHECK(!Handover::connect(folder.path()));
}

TEST_CASE("the work is done by the server and the command is told how it went") {
    const TestFolder folder;
    const Server server{folder.path()};
    auto handover = Handover::connect(folder.path());
    REQUIRE(handover);
    CHECK(handover->ping().purpose == "cairn serve");
    CHECK(handover->ping().process == ::getpid());
    const auto job = handover->submit("count", "40");
    REQUIRE(job);
    std::vector<std::string> lines;
    const auto ended = handover->watch(*job, {}, [&](std::string_view line) { lines.emplace_back(line); });
    CHECK(ended.state == JobState::Done);
    CHECK(ended.done == 40);
    CHECK(ended.result == "\"counted\"");
    CHECK(lines == std::vector<std::string>{"begun"});
}

TEST_CASE("work that the server does not know is refused in words") {
    const TestFolder folder;
    const Server server{folder.path()};
    const auto job = Handover::connect(folder.path())->submit("brew", "{}");
    REQUIRE(!job);
    CHECK(job.error() == "The running server cannot do \"brew\": it is of another version");
}

TEST_CASE("running work stops when the command asks") {
    const TestFolder folder;
    const Server server{folder.path()};
    auto handover = Handover::connect(folder.path());
    const auto job = handover->submit("count", "for ever").value();
    const auto ended = handover->watch(job, [&](const JobStatus& status) {
        if (status.state == JobState::Running) Handover::connect(folder.path())->stop(job);
    });
    CHECK(ended.state == JobState::Stopped);
}

TEST_CASE("work goes on when the command has gone") {
    const TestFolder folder;
    const Server server{folder.path()};
    const auto job = Handover::connect(folder.path())->submit("count", "20").value();
    CHECK(server.store->jobs().wait(job).state == JobState::Done);
}

TEST_CASE("work that was running when the server ended goes on at the next start") {
    const TestFolder folder;
    JobId job{0};
    {
        Server server{folder.path()};
        job = server.store->jobs().submit("count", "for ever");
        while (server.store->jobs().find(job)->state != JobState::Running) std::this_thread::yield();
    }
    Server again{folder.path()};
    CHECK(!again.store->jobs().find(job)->ended());
    again.store->jobs().stop(job);
}

TEST_CASE("a folder whose path is longer than a socket's address may be has a server too, for its owner alone") {
    const TestFolder top;
    const auto folder = top.path() / std::string(120, 'a') / std::string(120, 'b');
    REQUIRE(folder.string().size() > sizeof(sockaddr_un::sun_path));
    const Server server{folder};
    struct stat facts {};
    REQUIRE(::stat((folder / "control").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(Handover::connect(folder)->ping().purpose == "cairn serve");
}

}
