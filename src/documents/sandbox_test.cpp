#include "documents/sandbox.h"

#include <doctest/doctest.h>
#include <spawn.h>
#include <sys/wait.h>

#include <string>

#include "documents/reader.h"
#include "documents/testing/files.h"
#include "documents/testing/made_pdf.h"

using namespace documents;

namespace {

/// "refused", "done" or "killed": what became of a deed behind the walls.
std::string attempt(const char* deed) {
    char program[] = CAIRN_HELPER, walls[] = "walls";
    char* argv[] = {program, walls, const_cast<char*>(deed), nullptr};
    char* environment[] = {nullptr};
    pid_t pid = -1;
    REQUIRE(::posix_spawn(&pid, program, nullptr, nullptr, argv, environment) == 0);
    int status = 0;
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    if (WIFSIGNALED(status)) return "killed";
    return WEXITSTATUS(status) == 10 ? "refused" : WEXITSTATUS(status) == 11 ? "done" : "status " + std::to_string(WEXITSTATUS(status));
}

/// A program that behaves as no helper should.
std::string code_with(std::string_view script, const Limits& limits = {}) {
    const testing::MadeFile program{"helper.sh", "#!/bin/sh\n" + std::string{script} + "\n"};
    std::filesystem::permissions(program.path, std::filesystem::perms::owner_all);
    const testing::MadeFile file{"any.txt", "words"};
    const auto answer = Reader{program.path.string()}.read(file.path, limits);
    return answer ? "read" : answer.error().code;
}

}  // namespace

TEST_SUITE("The walls around the helper") {

TEST_CASE("no file can be written, and none read but fonts, poppler's data and OCR models") {
    CHECK(attempt("write-file") == "refused");
    if (what_may_open({}) == MayOpen::FontsAndModels) {
        CHECK(attempt("read-file") == "refused");
        CHECK(attempt("open-font") == "done");
    } else {
        MESSAGE("This kernel has no Landlock: the helper opens no file at all.");
    }
}
#ifndef CAIRN_SANITIZED
TEST_CASE("without Landlock nothing at all can be opened") { CHECK(attempt("open-font-without-landlock") == "refused"); }
TEST_CASE("there is no network, no other program and no second process: trying ends the process or fails") {
    CHECK(attempt("connect") == "killed");
    CHECK(attempt("execute") == "killed");
    CHECK(attempt("fork") != "done");
}
TEST_CASE("memory has an end, and none of it can be run") {
    CHECK(attempt("memory") == "refused");
    CHECK(attempt("run-memory") == "refused");
}
#endif

}

TEST_SUITE("A helper that misbehaves costs one file") {

TEST_CASE("one that is silent for longer than a step is ended as too slow") {
    Limits limits;
    limits.step = std::chrono::seconds{1};
    CHECK(code_with("exec /bin/sleep 60", limits) == "too-slow");
}
TEST_CASE("one that reports pages for ever is ended when the whole time is up") {
    Limits limits;
    limits.text = std::chrono::seconds{1};
    CHECK(code_with("while :; do printf 'p\\001\\000\\000\\000\\002\\000\\000\\000'; /bin/sleep 0.1; done", limits) == "too-slow");
}
TEST_CASE("one that says more than an answer may have is ended") {
    Limits limits;
    limits.answer_bytes = 1000;
    CHECK(code_with("printf A; exec /usr/bin/head -c 100000 /dev/zero", limits) == "too-large");
}
TEST_CASE("one that talks nonsense, dies or closes its mouth is not believed") {
    CHECK(code_with("printf 'Aeverything is fine'") == "crashed");
    CHECK(code_with("kill -SEGV $$") == "crashed");
    CHECK(code_with("exec 1>&-; exec /bin/sleep 60") == "crashed");
}

}
