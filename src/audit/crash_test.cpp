// kill -9 while reads are recorded and roots are written.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "audit/verify.h"
#include "store/sealing/open_keys.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace audit;

namespace {

#ifdef CAIRN_SANITIZED
constexpr unsigned longest_life_us = 600'000;
#else
constexpr unsigned longest_life_us = 80'000;
#endif
constexpr int kills = 20;

// Runs the program for so long, kills it, and returns how many reads it had confirmed.
std::int64_t run_and_kill(const std::filesystem::path& top, std::chrono::microseconds life) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string program = CAIRN_AUDIT_CRASH_CHILD, where = top.string();
    char* words[] = {program.data(), where.data(), nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, program.c_str(), &actions, nullptr, words, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    // Read meanwhile: a full pipe would hold the program up.
    std::int64_t confirmed = 0;
    std::thread reader{[&] {
        char buffer[4096];
        for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) confirmed += got;
    }};
    std::this_thread::sleep_for(life);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    reader.join();
    ::close(ends[0]);
    return confirmed;
}

}  // namespace

TEST_SUITE("audit: a killed program loses nothing that it confirmed, and its witness neither") {

TEST_CASE("after kill -9 at any moment every confirmed read is there, vouched for, and nothing seems tampered with") {
    const store::TestFolder top;
    std::mt19937 random{20260514};
    std::int64_t confirmed = 0;
    for (int kill = 0; kill < kills; ++kill) {
        CAPTURE(kill);
        confirmed += run_and_kill(top.path(), std::chrono::microseconds{1000 + random() % longest_life_us});
        if (!std::filesystem::exists(top.path() / "data" / "cairn.db")) continue;
        const auto store = store::Store::open(top.path() / "data").value();
        const auto keys = store::open_keys(*store, top.path() / "keys").value();
        const auto testimony = read_testimony(base::real_files(), *keys, top.path() / "keys" / "roots");
        const auto found = store->read([&](store::Snapshot& snapshot) { return verify(snapshot, testimony); });
        for (const auto& problem : found.problems) CHECK(problem == "");
        CHECK(found.events >= confirmed);
        CHECK(found.witnessed_events >= confirmed);
    }
    CHECK(confirmed > 0);
}

}
