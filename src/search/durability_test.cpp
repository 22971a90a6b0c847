#include <doctest/doctest.h>

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "search/index.h"

using namespace search;
namespace fs = std::filesystem;

namespace {

const Schema schema{{"nation"}};

/// A folder that goes when the test ends.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("cairn-search-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
    Folder() { fs::remove_all(path); }
    ~Folder() { fs::remove_all(path); }
    static inline std::atomic<int> next = 0;
};

ReviewInput review(std::int64_t key, const std::string& title, const std::string& text) {
    ReviewInput made;
    made.key = key;
    made.reference = "2026/" + std::to_string(key);
    made.title = title;
    made.facets = {{"nation", "wales", "Wales"}};
    made.passages.push_back({key * 10, text, "Findings", "4.1", 7, "p4-1", PassageKind::Body, "en"});
    return made;
}

ReviewSource from(std::vector<ReviewInput> reviews) {
    return [reviews = std::move(reviews), next = std::size_t{0}]() mutable -> std::optional<ReviewInput> {
        if (next == reviews.size()) return std::nullopt;
        return reviews[next++];
    };
}

std::size_t found(const Index& index, std::string_view words) {
    const auto snapshot = index.snapshot();
    return snapshot->search(snapshot->parse(words), {}).total;
}

void build(const fs::path& folder) {
    auto index = Index::open(folder, schema, nullptr);
    index->rebuild(from({review(1, "Child Rowan", "The baby was bruised."), review(2, "Child Elm", "Appointments were missed.")}), "first");
    index->add(review(3, "Child Ash", "The school raised neglect."));
    index->remove(2);
    index->commit("second");
}

std::string bytes_of(const fs::path& file) {
    std::ostringstream all;
    all << std::ifstream{file, std::ios::binary}.rdbuf();
    return std::move(all).str();
}

void write(const fs::path& file, std::string_view bytes) { std::ofstream{file, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); }

}  // namespace

TEST_SUITE("What the index keeps on disk") {

TEST_CASE("an index that was never built says so and finds nothing") {
    Folder folder;
    const auto index = Index::open(folder.path, schema, nullptr);
    CHECK_FALSE(index->state().ready);
    CHECK(index->state().why == "There is no index yet.");
    CHECK(found(*index, "*") == 0);
}
TEST_CASE("what was committed is there after opening again, and what was removed is not") {
    Folder folder;
    build(folder.path);
    const auto index = Index::open(folder.path, schema, nullptr);
    CHECK(index->state().ready);
    CHECK(index->source_generation() == "second");
    CHECK(found(*index, "bruised") == 1);
    CHECK(found(*index, "neglect") == 1);
    CHECK(found(*index, "appointments") == 0);
    CHECK(index->verify().empty());
}
TEST_CASE("what was added and not committed is nowhere") {
    Folder folder;
    build(folder.path);
    {
        auto index = Index::open(folder.path, schema, nullptr);
        index->add(review(4, "Child Oak", "A hospital discharge."));
        CHECK(found(*index, "hospital") == 0);
    }
    CHECK(found(*Index::open(folder.path, schema, nullptr), "hospital") == 0);
}
TEST_CASE("a commit upon no index does not make one that counts as whole") {
    Folder folder;
    auto index = Index::open(folder.path, schema, nullptr);
    index->add(review(4, "Child Oak", "A hospital discharge."));
    index->commit("third");
    CHECK(found(*index, "hospital") == 1);
    CHECK_FALSE(index->state().ready);
    CHECK_FALSE(Index::open(folder.path, schema, nullptr)->state().ready);
    index->rebuild(from({}), "fourth");
    CHECK(index->state().ready);
    CHECK(found(*index, "*") == 0);
}
TEST_CASE("one changed bit, or a missing end, in any file asks for a rebuild and answers nothing") {
    Folder folder;
    build(folder.path);
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator{folder.path}) {
        ++files;
        const std::string whole = bytes_of(entry.path());
        CAPTURE(entry.path().filename().string());
        for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 97) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
            write(entry.path(), changed);
            const auto index = Index::open(folder.path, schema, nullptr);
            REQUIRE_FALSE(index->state().ready);
            REQUIRE(found(*index, "*") == 0);
            write(entry.path(), std::string_view{whole}.substr(0, at));
            REQUIRE_FALSE(Index::open(folder.path, schema, nullptr)->state().ready);
        }
        fs::remove(entry.path());
        CHECK_FALSE(Index::open(folder.path, schema, nullptr)->state().ready);
        write(entry.path(), whole);
    }
    CHECK(files == 5);  // The manifest and two files for each of two segments.
    CHECK(Index::open(folder.path, schema, nullptr)->state().ready);
}
TEST_CASE("what becomes of the files while an index is served changes no answer, and verifying says so") {
    Folder folder;
    build(folder.path);
    auto index = Index::open(folder.path, schema, nullptr);
    for (const auto& entry : fs::directory_iterator{folder.path}) {
        if (entry.path().extension() != ".index") continue;
        std::fstream file{entry.path(), std::ios::in | std::ios::out | std::ios::binary};  // In place: a map of it would change too.
        file << std::string(fs::file_size(entry.path()), '\xFF');
    }
    CHECK(found(*index, "bruised") == 1);
    CHECK(found(*index, "*") == 2);
    CHECK_FALSE(index->verify().empty());
    fs::remove_all(folder.path);
    CHECK(found(*index, "neglect") == 1);
    CHECK(index->verify() == std::vector<std::string>{"The index's list of files is missing.", "The index file segment-1.index is missing.", "The index file segment-2.index is missing."});
    index->rebuild(from({review(1, "Child Rowan", "The baby was bruised.")}), "again");
    CHECK(index->verify().empty());
}
TEST_CASE("texts that are damaged while they are served stay within their bounds") {
    Folder folder;
    build(folder.path);
    const auto index = Index::open(folder.path, schema, nullptr);
    for (const auto& entry : fs::directory_iterator{folder.path}) {
        if (entry.path().extension() != ".text") continue;
        std::fstream file{entry.path(), std::ios::in | std::ios::out | std::ios::binary};
        file << std::string(fs::file_size(entry.path()), '\xFF');
    }
    CHECK(found(*index, "bruised") == 1);
    CHECK_FALSE(index->verify().empty());
}
TEST_CASE("a commit that was cut off before the manifest was replaced leaves the old index") {
    Folder folder;
    build(folder.path);
    write(folder.path / "segment-90.index", "half a segm");
    write(folder.path / "segment-90.text", "");
    write(folder.path / "manifest.new", "half a manif");
    auto index = Index::open(folder.path, schema, nullptr);
    CHECK(index->state().ready);
    CHECK(found(*index, "*") == 2);
    index->add(review(5, "Child Fir", "New words."));
    index->commit("after");
    CHECK_FALSE(fs::exists(folder.path / "segment-90.index"));
    CHECK(found(*Index::open(folder.path, schema, nullptr), "*") == 3);
}
TEST_CASE("an index with other facets asks for a rebuild") {
    Folder folder;
    build(folder.path);
    CHECK_FALSE(Index::open(folder.path, Schema{{"nation", "area"}}, nullptr)->state().ready);
    CHECK_FALSE(Index::open(folder.path, Schema{{"area"}}, nullptr)->state().ready);
}
TEST_CASE("a rebuild mends a damaged index") {
    Folder folder;
    build(folder.path);
    write(folder.path / "manifest", "damaged");
    auto index = Index::open(folder.path, schema, nullptr);
    CHECK_FALSE(index->state().ready);
    index->rebuild(from({review(1, "Child Rowan", "The baby was bruised.")}), "again");
    CHECK(index->state().ready);
    CHECK(found(*Index::open(folder.path, schema, nullptr), "bruised") == 1);
}
TEST_CASE("after tidying, the words of a removed review are in no file") {
    Folder folder;
    build(folder.path);
    auto index = Index::open(folder.path, schema, nullptr);
    index->tidy();
    CHECK(found(*index, "*") == 2);
    for (const auto& entry : fs::directory_iterator{folder.path}) CHECK(bytes_of(entry.path()).find("ppointment") == std::string::npos);
}
TEST_CASE("a hundred small commits stay a handful of segments and lose nothing") {
    Folder folder;
    auto index = Index::open(folder.path, schema, nullptr);
    index->rebuild(from({}), "");
    for (int key = 1; key <= 100; ++key) {
        index->add(review(1 + key % 70, "Child", "number" + std::to_string(key)));
        index->commit(std::to_string(key));
    }
    CHECK(index->stats().segments <= 8);
    CHECK(found(*index, "*") == 70);
    CHECK(found(*index, "number100") == 1);
    CHECK(found(*index, "number5") == 0);  // Replaced by number75.
    CHECK(found(*Index::open(folder.path, schema, nullptr), "*") == 70);
}
TEST_CASE("readers keep what they have while the index is written, rebuilt and tidied") {
    Folder folder;
    build(folder.path);
    auto index = Index::open(folder.path, schema, nullptr);
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> readers;
    for (int t = 0; t < 3; ++t)
        readers.emplace_back([&] {
            while (!stop) {
                const auto snapshot = index->snapshot();
                const auto everything = snapshot->search(snapshot->parse("*"), {}).total;
                const auto rowan = snapshot->search(snapshot->parse("\"baby was bruised\" title:rowan"), {});
                if (everything != snapshot->review_count() || rowan.total != 1 || rowan.hits[0].key != 1) ++wrong;
            }
        });
    for (int round = 0; round < 15; ++round) {
        index->add(review(10 + round, "Child Oak", "More words."));
        index->commit("");
        if (round % 5 == 2) index->rebuild(from({review(1, "Child Rowan", "The baby was bruised."), review(2, "Child Elm", "x")}), "");
        if (round % 5 == 4) index->tidy();
    }
    stop = true;
    for (auto& reader : readers) reader.join();
    CHECK(wrong == 0);
}

}
