#include "collection/search_feed.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/sha256.h"
#include "collection/import_testing.h"
#include "collection/passage_place.h"
#include "search/index.h"

using namespace collection;
using collection::testing::Bench;

namespace {

const base::Day today = std::chrono::floor<std::chrono::days>(collection::testing::noon_in_may);

/// Everything that the store lets the index see, as the index takes it.
std::vector<search::ReviewInput> fed(store::Store& store) {
    return store.read([](store::Snapshot& snapshot) {
        std::vector<search::ReviewInput> inputs;
        for (const auto& change : changes_since(snapshot, 0, 1000))
            if (auto input = search_input(snapshot, change.record, today)) inputs.push_back(std::move(*input));
        return inputs;
    });
}

std::string bytes_below(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file{entry.path(), std::ios::binary};
        bytes.append(std::istreambuf_iterator<char>{file}, {});
    }
    return bytes;
}

}  // namespace

TEST_SUITE("What the search index is given") {

TEST_CASE("a report's paragraphs go in with their numbers, pages and headings, and its recommendations as such") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "year": 2020, "nation": "England", "learning_themes": ["Information sharing"], "files": ["elm.pdf"]})");
    bench.file("elm.pdf", "report: # Findings\n2.1 The clinic wrote twice\n# Recommendations\n1 The partnership should agree by March how letters are followed\n");
    bench.import();
    const auto inputs = fed(bench.store());
    REQUIRE(inputs.size() == 1);
    CHECK(inputs[0].title == "Child Elm");
    CHECK(inputs[0].year == 2020);
    CHECK(inputs[0].themes == std::vector<std::string>{"Information sharing"});
    bool paragraph = false, recommendation = false;
    for (const auto& passage : inputs[0].passages) {
        paragraph |= passage.text == "The clinic wrote twice" && passage.paragraph == "2.1" && passage.page == 1 && passage.section == "Findings";
        recommendation |= passage.kind == search::PassageKind::Recommendation;
    }
    CHECK(paragraph);
    CHECK(recommendation);
}
TEST_CASE("a found paragraph says where it is read: of a second file with the file's name, of the one that opens without") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "files": ["elm.pdf", {"path": "short.pdf", "kind": "summary"}]})");
    bench.file("elm.pdf", "report: # Findings\n2.1 The clinic wrote twice\n");
    bench.file("short.pdf", "report: # In short\n1.1 Letters went unread\n");
    bench.import();
    std::map<std::string, std::optional<PassagePlace>> places;
    for (const auto& input : fed(bench.store()))
        for (const auto& passage : input.passages) places[passage.text] = parse_place(passage.place);
    REQUIRE(places["The clinic wrote twice"]);
    REQUIRE(places["Letters went unread"]);
    CHECK(places["The clinic wrote twice"]->file == "");
    CHECK(places["Letters went unread"]->file == "summary.pdf");
    CHECK(places["Letters went unread"]->anchor != "");
}

TEST_CASE("recommendations that the catalogue alone gives are found too") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "recommendations": ["Agree who writes first."]})");
    bench.import();
    const auto inputs = fed(bench.store());
    REQUIRE(inputs.size() == 1);
    REQUIRE(inputs[0].passages.size() == 1);
    CHECK(inputs[0].passages[0].kind == search::PassageKind::Recommendation);
    CHECK(inputs[0].passages[0].id < 0);
}
TEST_CASE("a withdrawn review is taken out: the index gets nothing of it") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "withdrawn_on": "2026-05-01", "withdrawn_reason": "At the publisher's request"})");
    bench.import();
    CHECK(fed(bench.store()).empty());
}
TEST_CASE("no word of an anonymous review's source stands in the files of the index") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "SALT-6", "title": "Child A", "area": "Saltbeck", "area_withheld": true, "source_url": "https://example.org/saltbeck", "publisher": "Saltbeck Board", "files": [{"path": "saltbeck-letter.pdf"}, {"path": "open.pdf", "rewritten": true}], "custodian_note": "from the Saltbeck office"})");
    bench.file("saltbeck-letter.pdf", "report: # Findings\n1.1 The Saltbeck board wrote this letter about the child\n");
    bench.file("open.pdf", "report: # Findings\n1.1 Missing episodes were mapped late\n");
    bench.import();
    const store::TestFolder folder;
    const auto index = search::Index::open(folder.path() / "index", search_schema(), search_vocabulary());
    for (auto& input : fed(bench.store())) index->add(std::move(input));
    index->rebuild([inputs = fed(bench.store()), at = std::size_t{0}]() mutable -> std::optional<search::ReviewInput> {
        return at < inputs.size() ? std::optional{inputs[at++]} : std::nullopt;
    }, "test:1");
    const auto bytes = bytes_below(folder.path());
    CHECK(bytes.find("mapped late") != std::string::npos);
    for (const char* canary : {"altbeck", "ALT-6", "custodian", "example.org", "saltbeck"}) CHECK_MESSAGE(bytes.find(canary) == std::string::npos, canary);
}
TEST_CASE("a mark of the index is read back as the place it names, and anything else is none") {
    const auto mark = parse_generation(to_string(Generation{"abc", 12}));
    REQUIRE(mark.has_value());
    CHECK(mark->identity == "abc");
    CHECK(mark->sequence == 12);
    for (const char* none : {"", "abc", "abc:", "abc:x", "abc:1x"}) CHECK_FALSE(parse_generation(none).has_value());
}

}
