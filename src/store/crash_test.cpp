// kill -9 at random moments. How often is set by CAIRN_KILLS, 100 otherwise; `./test --long` has 1,000.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <random>
#include <sstream>
#include <thread>

#include "store/blobs.h"
#include "store/jobs.h"
#include "store/settings.h"
#include "store/store.h"
#include "store/test_folder.h"
#include "store/upgrade_store.h"

using namespace store;

namespace {

int wanted_kills() {
    const char* set = std::getenv("CAIRN_KILLS");
    return set == nullptr ? 100 : std::atoi(set);
}

// The longest life, long enough for the program to get to work.
#ifdef CAIRN_SANITIZED
constexpr unsigned longest_life_us = 400'000;
#else
constexpr unsigned longest_life_us = 40'000;
#endif

struct Confirmed {
    std::vector<long> pairs;
    std::vector<std::string> files;
    long job_at = 0;
    bool ready = false;
};

Confirmed parse(const std::string& said) {
    Confirmed confirmed;
    // A line that the kill cut off was not said.
    std::istringstream lines{said.substr(0, said.rfind('\n') + 1)};
    for (std::string what, value; lines >> what;) {
        if (what == "ready") {
            confirmed.ready = true;
            continue;
        }
        lines >> value;
        if (what == "pair") confirmed.pairs.push_back(std::stol(value));
        if (what == "file") confirmed.files.push_back(value);
        if (what == "job") confirmed.job_at = std::stol(value);
    }
    return confirmed;
}

std::string read_to_end(int descriptor) {
    std::string said;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(descriptor, buffer, sizeof buffer)) > 0;) said.append(buffer, static_cast<std::size_t>(got));
    return said;
}

// Runs the program for so long, kills it, and returns what it had confirmed.
Confirmed run_and_kill(const std::filesystem::path& folder, long from, std::chrono::microseconds life) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string program = CAIRN_CRASH_CHILD, where = folder.string(), number = std::to_string(from);
    char* const arguments[] = {program.data(), where.data(), number.data(), nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    std::string said;
    std::thread reader{[&] { said = read_to_end(ends[0]); }};
    std::this_thread::sleep_for(life);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    reader.join();
    ::close(ends[0]);
    CHECK(WIFSIGNALED(status));
    return parse(said);
}

void check_pairs(Snapshot& snapshot, const Confirmed& confirmed, long first, long last) {
    for (const long number : confirmed.pairs) CHECK(setting(snapshot, "left" + std::to_string(number)).has_value());
    for (long number = first; number < last; ++number) {
        const auto name = std::to_string(number);
        CHECK(setting(snapshot, "left" + name).has_value() == setting(snapshot, "right" + name).has_value());
    }
}

}  // namespace

TEST_SUITE("store: kill -9 at any moment loses nothing that was confirmed") {

TEST_CASE("pairs are whole, confirmed ones and their files are there, and the job goes on from where it was") {
    std::mt19937 random{20260514};
    const TestFolder folder;
    const int kills = wanted_kills();
    std::size_t pairs = 0, files = 0;
    long job_at = 0;
    for (int kill = 0; kill < kills; ++kill) {
        CAPTURE(kill);
        const long from = 1'000'000L * (kill + 1);
        const auto confirmed = run_and_kill(folder.path(), from, std::chrono::microseconds{random() % longest_life_us});
        auto store = Store::open(folder.path()).value();
        store->read([&](Snapshot& snapshot) {
            check_pairs(snapshot, confirmed, from, from + static_cast<long>(confirmed.pairs.size() + confirmed.files.size()) + 10);
            for (const auto& sum : confirmed.files) CHECK(Blobs::find(snapshot, sum).has_value());
        });
        for (const auto& sum : confirmed.files) CHECK(store->blobs().open(sum).bytes().size() > 5000);
        if (confirmed.job_at != 0) {
            CHECK(confirmed.job_at > job_at);
            job_at = confirmed.job_at;
        }
        pairs += confirmed.pairs.size();
        files += confirmed.files.size();
    }
    auto store = Store::open(folder.path()).value();
    store->blobs().sweep(std::chrono::seconds{0});
    const auto report = store->blobs().verify();
    CHECK(report.missing.empty());
    CHECK(report.damaged.empty());
    CHECK(report.orphans.empty());
    CHECK(report.sound >= files);
    store.reset();
    Connection connection{folder.path() / "cairn.db", Connection::Use::Read};
    CHECK(integrity_of(connection) == "ok");
    // Without these the test would have shown nothing.
    CHECK(pairs > static_cast<std::size_t>(kills));
    CHECK(files > 0);
    CHECK(job_at > 0);
}

}
