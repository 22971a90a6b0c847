#include "collection/rereading.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include <doctest/doctest.h>

#include "base/log.h"
#include "collection/import_testing.h"
#include "collection/projection_store.h"

extern char** environ;

using namespace collection;
using collection::testing::Bench;

namespace {

constexpr int reports = 16;

/// A later reader: joins each pair of paragraphs, and drops the page's last.
std::expected<documents::Extraction, documents::Refusal> read_better(int descriptor, std::string_view name, std::stop_token stop) {
    auto extraction = testing::read_plainly(descriptor, name, std::move(stop));
    if (!extraction) return extraction;
    extraction->extractor = "plain 2";
    std::vector<documents::Block> joined;
    for (std::size_t i = 0; i + 1 < extraction->blocks.size(); ++i) {
        const bool pair = i % 2 == 1 && i + 2 < extraction->blocks.size();
        joined.push_back(extraction->blocks[i]);
        if (pair) joined.back().text += " " + extraction->blocks[++i].text;
    }
    extraction->blocks = std::move(joined);
    return extraction;
}

RereadOptions later() { return {.extractor = "plain 2"}; }

void fill(const Bench& bench) {
    std::string lines;
    for (int i = 0; i < reports; ++i) {
        const std::string number = std::to_string(i);
        lines += "{\"id\": \"" + number + "\", \"title\": \"Child A\", \"file\": \"r" + number + ".pdf\"}\n";
        std::string text = "report: # Part " + number + "\n";
        for (int p = 0; p < 60; ++p) text += "Paragraph " + std::to_string(p) + " of report " + number + " says that visit number " + std::to_string(p * 31 % 97) + " was not written down by service " + std::to_string(p * 7) + "\n";
        bench.file("r" + number + ".pdf", text);
    }
    bench.file("records.jsonl", lines);
}

struct Link {
    Reference review;
    std::string anchor, words;
};

/// Every paragraph's link as the public has it.
std::vector<Link> links_in(store::Store& store) {
    std::vector<Link> links;
    const PublicCatalogue catalogue{store, std::chrono::floor<std::chrono::days>(testing::noon_in_may)};
    for (int number = 1; number <= reports; ++number)
        if (const auto report = catalogue.report({2026, number}))
            for (const PublicSection& section : report->sections)
                for (const PublicBlock& block : section.blocks) links.push_back({{2026, number}, block.anchor, block.text});
    return links;
}

/// How many links no longer show their words, whether in the new text or the old.
int broken(store::Store& store, const std::vector<Link>& links) {
    int lost = 0;
    store.read([&](store::Snapshot& snapshot) {
        for (const Link& link : links) {
            const HeldFile file = held_record(snapshot, *find_record(snapshot, link.review)).versions.back().files[0];
            const auto destination = follow(snapshot, *file.document, *file.extraction, link.anchor);
            std::string words;
            if (destination)
                for (const Passage& passage : destination->passages) words += passage.block.text + " ";
            lost += words.find(link.words) == std::string::npos;
        }
    });
    return lost;
}

std::string canonical(store::Store& store) {
    std::string dump;
    for (const Link& link : links_in(store)) dump += to_string(link.review) + " " + link.anchor + " " + link.words + "\n";
    return dump;
}

pid_t begin(const std::filesystem::path& data) {
    const std::string from = "CAIRN_TEST_DATA=" + data.string();
    std::vector<char*> environment{const_cast<char*>(from.c_str())};
    for (char** one = environ; *one; ++one) environment.push_back(*one);
    environment.push_back(nullptr);
    char name[] = "collection_tests", which[] = "--test-case=a reading that somebody may kill", skipped[] = "--no-skip=true", quiet[] = "--minimal=true";
    char* const arguments[] = {name, which, skipped, quiet, nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, arguments, environment.data()) == 0);
    return child;
}

}  // namespace

TEST_SUITE("reading stored files again") {

TEST_CASE("every link given before shows its words after the files were read by a later reader") {
    Bench bench;
    fill(bench);
    bench.import();
    const auto links = links_in(bench.store());
    REQUIRE(links.size() > 900);
    const RereadReport report = reread(bench.store(), read_better, later());
    CHECK(report.read == reports);
    CHECK(report.refused.empty());
    CHECK(broken(bench.store(), links) == 0);
    CHECK(links_in(bench.store()).size() < links.size());
}
TEST_CASE("a second run finds nothing to do, unless it is told to read all; what is read the same is not stored twice") {
    Bench bench;
    fill(bench);
    bench.import();
    reread(bench.store(), read_better, later());
    CHECK(reread(bench.store(), read_better, later()).read == 0);
    RereadOptions all = later();
    all.all = true;
    const RereadReport report = reread(bench.store(), read_better, all);
    CHECK(report.read == 0);
    CHECK(report.same == reports);
}
TEST_CASE("a text by the same reader that comes out otherwise is another reading, and the first is kept for its links") {
    Bench bench;
    fill(bench);
    bench.import();
    const auto links = links_in(bench.store());
    const ReadFile same_name = [](int descriptor, std::string_view name, std::stop_token stop) {
        auto extraction = read_better(descriptor, name, std::move(stop));
        extraction->extractor = "plain 1";
        return extraction;
    };
    RereadOptions one{.extractor = "plain 1", .only = {{2026, 3}}};
    CHECK(reread(bench.store(), same_name, one).read == 1);
    CHECK(broken(bench.store(), links) == 0);
    CHECK(reread(bench.store(), same_name, one).same == 1);
}
TEST_CASE("a file that the later reader refuses keeps the text it had, and the refusal names review and file") {
    Bench bench;
    fill(bench);
    bench.import();
    const std::string before = canonical(bench.store());
    const ReadFile refusing = [](int, std::string_view, std::stop_token) -> std::expected<documents::Extraction, documents::Refusal> {
        return std::unexpected{documents::Refusal{"damaged", "The file is damaged.", "Ask for it again."}};
    };
    RereadOptions one = later();
    one.only = {{2026, 3}};
    const RereadReport report = reread(bench.store(), refusing, one);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].file == "2026/0003 r2.pdf");
    CHECK(report.refused[0].reason == "The file is damaged. The text it had stays.");
    CHECK(canonical(bench.store()) == before);
}
TEST_CASE("a rewritten file of an anonymous review whose new reading names the area keeps the text it had") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "Child A", "area": "Saltbeck", "area_withheld": true, "files": [{"path": "a.pdf", "rewritten": true}]})" "\n");
    bench.file("a.pdf", "report: The child was seen at home");
    bench.import();
    const ReadFile naming = [](int descriptor, std::string_view name, std::stop_token stop) {
        auto extraction = testing::read_plainly(descriptor, name, std::move(stop));
        extraction->extractor = "plain 2";
        extraction->blocks[0].text += " by the Saltbeck team";
        return extraction;
    };
    const RereadReport report = reread(bench.store(), naming, later());
    CHECK(report.read == 0);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].file.find("Saltbeck") == std::string::npos);
}
TEST_CASE("an unknown review is a fault in words, and nothing is read") {
    Bench bench;
    RereadOptions one = later();
    one.only = {{2026, 99}};
    CHECK_THROWS_AS(reread(bench.store(), read_better, one), base::Fault);
}
TEST_CASE("a reading again that is stopped goes on where it was") {
    Bench bench;
    fill(bench);
    bench.import();
    std::stop_source stop;
    RereadOptions options = later();
    options.workers = 1;
    options.stop = stop.get_token();
    options.on_progress = [&](const ImportProgress& now) {
        CHECK(now.total == reports);
        if (now.done == 5) stop.request_stop();
    };
    const RereadReport first = reread(bench.store(), read_better, options);
    CHECK(first.stopped);
    CHECK(first.read == 5);
    CHECK(reread(bench.store(), read_better, later()).read == reports - 5);
}
TEST_CASE("a reading that somebody may kill" * doctest::skip()) {
    const char* data = std::getenv("CAIRN_TEST_DATA");
    if (!data) return;
    base::set_log_level(base::Level::Error);
    auto store = store::Store::open(data, {.clock = [] { return testing::noon_in_may; }}).value();
    reread(*store, read_better, later());
}
TEST_CASE("a reading again that is killed at any moment and run again ends with the same texts, and every link shows its words") {
    Bench whole;
    fill(whole);
    whole.import();
    store::TestFolder data;
    std::filesystem::copy(whole.data_folder(), data.path(), std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    const auto links = links_in(whole.store());
    reread(whole.store(), read_better, later());
    int killed = 0;
    for (int i = 0; i < 12; ++i) {
        const pid_t child = begin(data.path());
        std::this_thread::sleep_for(std::chrono::milliseconds{20 + i * 7});
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        killed += WIFSIGNALED(status);
    }
    MESSAGE("killed " << killed << " of 12 times");
    CHECK(killed > 0);
    auto store = store::Store::open(data.path(), {.clock = [] { return testing::noon_in_may; }}).value();
    reread(*store, read_better, later());
    CHECK(broken(*store, links) == 0);
    CHECK(store->read([](store::Snapshot& snapshot) { return records_behind(snapshot); }).empty());
    CHECK(links_in(*store).size() == links_in(whole.store()).size());
    CHECK(canonical(*store) == canonical(whole.store()));
}

}
