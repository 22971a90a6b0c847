// Every write path of the index with each of its writes, syncs, renames and removals failing in turn.
#include <doctest/doctest.h>

#include <unistd.h>

#include <atomic>
#include <map>
#include <string>

#include "base/fault.h"
#include "base/faulty_files.h"
#include "search/index.h"

using namespace search;
using Failure = base::FaultyDisk::Failure;
namespace fs = std::filesystem;

namespace {

const Schema schema{{"nation"}};

struct Folder {
    fs::path path = fs::temp_directory_path() / ("cairn-search-power-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    static inline std::atomic<int> next = 0;
};

/// A collection as the index sees it: its nth change gives review `n % 7` a new text, every fifth takes one out.
using Collection = std::map<std::int64_t, int>;   ///< Review and the change that it is of.

bool takes_out(int change) { return change % 5 == 0; }
std::int64_t review_of(int change) { return change % 7; }

Collection collection_after(int changes) {
    Collection collection;
    for (int change = 1; change <= changes; ++change) {
        if (takes_out(change)) collection.erase(review_of(change));
        else collection[review_of(change)] = change;
    }
    return collection;
}

ReviewInput review(std::int64_t key, int change) {
    ReviewInput made;
    made.key = key;
    made.reference = "2026/" + std::to_string(key);
    made.title = "version" + std::to_string(change);
    made.facets = {{"nation", "wales", "Wales"}};
    for (int i = 0; i < 3; ++i) made.passages.push_back({key * 10 + i, "words" + std::to_string(change) + " of this passage", "", "", 1, "", PassageKind::Body, "en"});
    return made;
}

int seen_by(const Index& index) { return index.source_generation().empty() ? 0 : std::stoi(index.source_generation()); }

void rebuild(Index& index, int changes) {
    const auto collection = collection_after(changes);
    auto next = collection.begin();
    index.rebuild([&]() -> std::optional<ReviewInput> {
        if (next == collection.end()) return std::nullopt;
        const auto [key, change] = *next++;
        return review(key, change);
    }, std::to_string(changes));
}

void catch_up(Index& index, int changes) {
    index.discard();
    for (int change = seen_by(index) + 1; change <= changes; ++change) {
        if (takes_out(change)) index.remove(review_of(change));
        else index.add(review(review_of(change), change));
    }
    index.commit(std::to_string(changes));
}

/// Whatever it says that it has seen, it answers exactly that.
void check_answers(const Index& index) {
    const auto expected = collection_after(seen_by(index));
    const auto snapshot = index.snapshot();
    const auto everything = snapshot->search(snapshot->parse("*"), {});
    Collection found;
    for (const auto& hit : everything.hits) found[hit.key] = std::stoi(hit.title.text.substr(7));
    CHECK(found == expected);
    CHECK(everything.total == expected.size());
    for (const auto& [key, change] : expected) {
        const auto hits = snapshot->search(snapshot->parse("\"words" + std::to_string(change) + " of this\""), {}).hits;
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].matching_passages == 3);
    }
}

template <class Work>
bool confirmed(Work work) {
    try {
        work();
        return true;
    } catch (const base::Fault&) {
        return false;
    }
}

constexpr int changes_before = 8;   ///< Eight segments: the next commit joins them.
constexpr int changes_in_all = 12;

enum class Start { Nothing, InUse };

void prepare(const fs::path& folder, Start start) {
    if (start == Start::Nothing) return;
    const auto index = Index::open(folder / "index", schema, nullptr);
    rebuild(*index, 1);
    for (int change = 2; change <= changes_before; ++change) catch_up(*index, change);
    REQUIRE(index->stats().segments >= 5);
}

/// A day on a disk that may fail at any step; the program goes on as long as it is let. What was confirmed last.
int a_day(const fs::path& folder, base::FaultyDisk& disk, Start start) {
    base::FaultyFiles files{disk};
    const auto index = Index::open(folder / "index", schema, nullptr, files);
    int last = start == Start::InUse ? changes_before : 0;
    const auto attempt = [&](int changes, auto work) {
        if (confirmed(work)) last = std::max(last, changes);
        check_answers(*index);
    };
    if (start == Start::Nothing) attempt(1, [&] { rebuild(*index, 1); });
    if (start == Start::Nothing && !index->state().ready) attempt(1, [&] { rebuild(*index, 1); });
    for (int changes = std::max(last, 1) + 1; changes < changes_in_all - 1; ++changes) attempt(changes, [&] { catch_up(*index, changes); });
    attempt(0, [&] { index->tidy(); });
    attempt(changes_in_all - 1, [&] { rebuild(*index, changes_in_all - 1); });
    attempt(changes_in_all, [&] { catch_up(*index, changes_in_all); });
    return last;
}

void check_next_morning(const fs::path& folder, int confirmed_changes) {
    auto index = Index::open(folder / "index", schema, nullptr);
    if (confirmed_changes > 0) {
        CHECK(index->state().ready);
        CHECK(index->verify().empty());
    }
    CHECK(seen_by(*index) >= confirmed_changes);
    check_answers(*index);
    if (!index->state().ready) rebuild(*index, 1);
    catch_up(*index, changes_in_all + 1);
    check_answers(*index);
    index = Index::open(folder / "index", schema, nullptr);
    CHECK(index->state().ready);
    check_answers(*index);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& file : fs::directory_iterator{folder / "index"}) ++files;
    CHECK(files <= 1 + 2 * index->stats().segments + 1);  // Nothing is left over but, for a while, the next manifest.
}

void fail_every_step(Start start, Failure failure, unsigned seeds) {
    const Folder before;
    prepare(before.path, start);
    const auto day = [&](std::uint64_t step, unsigned seed) {
        const Folder folder;
        fs::copy(before.path, folder.path, fs::copy_options::recursive);
        base::FaultyDisk disk{folder.path};
        disk.fail_at(step, failure);
        const int last = a_day(folder.path, disk, start);
        const auto steps = disk.steps();
        disk.restart(seed);
        check_next_morning(folder.path, last);
        if (step == 0) CHECK(last == changes_in_all);
        return steps;
    };
    const auto steps = day(0, 0);
    REQUIRE(steps > 30);
    for (std::uint64_t step = 1; step <= steps; ++step)
        for (unsigned seed = 0; seed < seeds; ++seed) {
            CAPTURE(step);
            CAPTURE(seed);
            day(step, seed);
        }
}

}  // namespace

TEST_SUITE("The index on a disk that fails: it answers what it says it has seen, and keeps what it confirmed") {

TEST_CASE("the power goes at any step of an index in use") { fail_every_step(Start::InUse, Failure::PowerCut, 3); }
TEST_CASE("the power goes at any step of a new index") { fail_every_step(Start::Nothing, Failure::PowerCut, 2); }
TEST_CASE("any write, sync, rename or removal fails, then the power goes") { fail_every_step(Start::InUse, Failure::InputOutput, 2); }
TEST_CASE("any write is cut short") { fail_every_step(Start::InUse, Failure::Short, 1); }
TEST_CASE("the disk is full from any step on") { fail_every_step(Start::InUse, Failure::DiskFull, 1); }

TEST_CASE("a commit refuses after an addition that could not be written, and what is added again is there") {
    const Folder folder;
    base::FaultyDisk disk{folder.path};
    base::FaultyFiles files{disk};
    const auto index = Index::open(folder.path / "index", schema, nullptr, files);
    rebuild(*index, 1);
    disk.fail_at(1, Failure::InputOutput);
    CHECK_FALSE(confirmed([&] { index->add(review(2, 2)); }));
    CHECK_FALSE(confirmed([&] { index->commit("2"); }));
    CHECK(index->source_generation() == "1");
    index->add(review(2, 2));
    index->commit("2");
    check_answers(*index);
}

TEST_CASE("tidying between adding and committing loses nothing") {
    const Folder folder;
    const auto index = Index::open(folder.path / "index", schema, nullptr);
    rebuild(*index, 7);
    catch_up(*index, 8);  // Replaces a review, so that there is something to tidy.
    index->add(review(review_of(9), 9));
    index->tidy();
    index->commit("9");
    check_answers(*index);
}

}
