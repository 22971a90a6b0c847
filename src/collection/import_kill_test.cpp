#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include <doctest/doctest.h>

#include "base/log.h"
#include "collection/import_testing.h"

extern char** environ;

using namespace collection;
using collection::testing::Bench;

namespace {

constexpr int kills = 12;

void fill(const Bench& bench) {
    std::string lines;
    for (int i = 0; i < 24; ++i) {
        const std::string number = std::to_string(i);
        lines += "{\"id\": \"" + number + "\", \"title\": \"Child A\", \"file\": \"r" + number + ".pdf\", \"area_withheld\": " + (i % 7 == 3 ? "true" : "false") + "}\n";
        std::string text = "report: # Part " + number + "\n";
        for (int p = 0; p < 120; ++p) text += number + "." + std::to_string(p) + " Paragraph " + std::to_string(p * 31 % 97) + " of report " + number + " on information sharing\n";
        bench.file("r" + number + ".pdf", text);
    }
    bench.file("records.jsonl", lines);
    bench.file("lone.pdf", "report: # A file that came alone\nIt says something of its own.");
}

/// What the collection holds, without keys and without the numbers that are drawn.
std::string canonical(store::Store& store) {
    return store.read([](store::Snapshot& snapshot) {
        std::string dump;
        for (const RecordId id : all_records(snapshot)) {
            const HeldRecord held = held_record(snapshot, id);
            dump += held.source + "\n" + to_json(held.fields) + "\n" + (held.fields.area_withheld ? "drawn" : to_string(held.reference)) + "\n";
            for (const HeldVersion& version : held.versions)
                for (const HeldFile& file : version.files) {
                    dump += std::to_string(version.version) + " " + file.sha256 + "\n";
                    if (file.extraction)
                        for (const Passage& passage : passages_of(snapshot, *file.extraction)) dump += passage.anchor + " " + passage.block.text + "\n";
                }
        }
        return dump;
    });
}

pid_t begin_import(const std::filesystem::path& data, const std::filesystem::path& files) {
    const std::string from = "CAIRN_TEST_DATA=" + data.string(), to = "CAIRN_TEST_FILES=" + files.string();
    std::vector<char*> environment{const_cast<char*>(from.c_str()), const_cast<char*>(to.c_str())};
    for (char** one = environ; *one; ++one) environment.push_back(*one);
    environment.push_back(nullptr);
    char name[] = "collection_tests", which[] = "--test-case=an import that somebody may kill", skipped[] = "--no-skip=true", quiet[] = "--minimal=true";
    char* const arguments[] = {name, which, skipped, quiet, nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, arguments, environment.data()) == 0);
    return child;
}

/// True: it was killed. False: it had ended.
bool kill_after(pid_t child, std::chrono::milliseconds patience) {
    std::this_thread::sleep_for(patience);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

}  // namespace

TEST_SUITE("import") {

TEST_CASE("an import that somebody may kill" * doctest::skip()) {
    const char* data = std::getenv("CAIRN_TEST_DATA");
    const char* files = std::getenv("CAIRN_TEST_FILES");
    if (!data || !files) return;
    base::set_log_level(base::Level::Error);
    auto store = store::Store::open(data, {.clock = [] { return testing::noon_in_may; }}).value();
    Importer{*store, testing::plainly()}.run({files});
}
TEST_CASE("an import killed at any moment and run again ends with the same collection") {
    Bench whole;
    fill(whole);
    whole.import();
    const std::string expected = canonical(whole.store());

    store::TestFolder data;
    int killed = 0;
    for (int i = 0; i < kills; ++i) killed += kill_after(begin_import(data.path(), whole.folder()), std::chrono::milliseconds{15 + i * 23});
    auto store = store::Store::open(data.path(), {.clock = [] { return testing::noon_in_may; }}).value();
    Importer{*store, testing::plainly()}.run({whole.folder()});
    MESSAGE("killed " << killed << " of " << kills << " times");
    CHECK(killed > 0);
    CHECK(canonical(*store) == expected);
    CHECK(Importer{*store, testing::plainly()}.run({whole.folder()}).already == 25);
}
TEST_CASE("an import that is stopped goes on where it was when it is run again") {
    Bench bench;
    fill(bench);
    std::stop_source stop;
    ImportOptions options;
    options.stop = stop.get_token();
    options.on_progress = [&](const ImportProgress& progress) {
        if (progress.done == 5) stop.request_stop();
    };
    const ImportReport first = bench.import(options);
    CHECK(first.stopped);
    CHECK(first.in == 5);
    const ImportReport rest = bench.import();
    CHECK(rest.already == 5);
    CHECK(rest.in == 20);
}

}
