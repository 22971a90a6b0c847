// Everything here is invented.
#include "collection/like_reviews.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "collection/import_testing.h"
#include "collection/search_feed.h"

using namespace collection;
using collection::testing::Bench;

namespace {

std::unique_ptr<search::Index> index_of_bench(Bench& bench) {
    auto index = search::Index::in_memory(search_schema(), search_vocabulary());
    bench.store().read([&](store::Snapshot& snapshot) {
        for (const auto& change : changes_since(snapshot, 0, 1000))
            if (auto input = search_input(snapshot, change.record, std::chrono::floor<std::chrono::days>(collection::testing::noon_in_may))) index->add(*std::move(input));
        return 0;
    });
    index->commit("bench");
    return index;
}

/// Three reviews: black mould in England, night trains in Wales, and one of neglect without a text of its own that is alike.
struct Shelf {
    Shelf() {
        const auto line = [](const std::string& id, const std::string& more) { return "{\"id\": \"" + id + "\", \"title\": \"Record " + id + "\", \"file\": \"" + id + ".pdf\"" + more + "}\n"; };
        bench.file("1.pdf", "report: 1.1 The nurse saw black mould in the flat and wrote it down\n1.2 A fan was fitted in the hall\n");
        bench.file("2.pdf", "report: 2.1 The boy slept on night trains and nobody asked where he was going\n2.2 Every guard on the night trains knew him\n");
        bench.file("3.pdf", "report: 3.1 The garden was full of flowers\n3.2 Neglect was not named by anybody\n");
        bench.file("records.jsonl", line("1", R"(, "nation": "England", "subjects": [{"age_band": "Under 1", "sex": "female", "outcome": "Child death"}])") +
                                        line("2", R"(, "nation": "Wales", "subjects": [{"age_band": "11 to 15", "sex": "male", "outcome": "Child death"}])") +
                                        line("3", R"(, "nation": "England", "harm": ["Neglect"], "subjects": [{"age_band": "Under 1", "sex": "male", "outcome": "Serious harm"}])"));
        CHECK(bench.import().in == 3);
        index = index_of_bench(bench);
    }
    std::vector<LikeReview> like(const DraftLikeness& likeness) { return like_reviews(bench.catalogue(), *index->snapshot(), likeness); }
    Bench bench;
    std::unique_ptr<search::Index> index;
};

std::vector<std::string> references(const std::vector<LikeReview>& found) {
    std::vector<std::string> all;
    for (const auto& one : found) all.push_back(to_string(one.review.reference));
    return all;
}

}  // namespace

TEST_SUITE("reviews like a draft") {

TEST_CASE("what a draft says once is enough: the review whose passage says it too stands beside it, with the words and the passage") {
    Shelf shelf;
    const auto found = shelf.like({.texts = {"On the day of the visit there was black mould behind the cot."}});
    REQUIRE(found.size() == 1);
    CHECK(to_string(found[0].review.reference) == "2026/0001");
    CHECK(found[0].shared_words == std::vector<std::string>{"black mould"});
    REQUIRE(found[0].passage.has_value());
    CHECK(found[0].passage->passage.anchor == "p1-1");
}
TEST_CASE("words of the people whom a draft is about are never asked for, in small letters either") {
    Shelf shelf;
    CHECK(shelf.like({.texts = {"There was black mould behind the cot."}, .names = "black mould"}).empty());
}
TEST_CASE("the same kind of harm is a reason, and the same age alone is none") {
    Shelf shelf;
    const auto found = shelf.like({.texts = {"Nothing else is alike here at all."}, .ages = {"under-1"}, .harm = {"neglect"}});
    REQUIRE(references(found) == std::vector<std::string>{"2026/0003"});
    REQUIRE(found[0].shared_harm.size() == 1);
    CHECK(found[0].shared_harm[0].text == "Neglect");
    REQUIRE(found[0].shared_ages.size() == 1);
    CHECK(shelf.like({.texts = {"Nothing else is alike here at all."}, .ages = {"under-1"}}).empty());
}
TEST_CASE("a passage is found for a review that is here by its harm, if its text says so") {
    Shelf shelf;
    const DraftLikeness likeness{.texts = {"Nothing else is alike here at all."}, .harm = {"neglect"}};
    auto found = shelf.like(likeness);
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].passage.has_value());
    complete(found[0], shelf.bench.catalogue(), likeness);
    REQUIRE(found[0].passage.has_value());
    CHECK(found[0].passage->passage.anchor == "p3-2");
}
TEST_CASE("a nation, an age and a harm narrow the answer; what the case does not say narrows nothing") {
    Shelf shelf;
    DraftLikeness likeness{.texts = {"There was black mould. He slept on night trains."}};
    CHECK(references(shelf.like(likeness)).size() == 2);
    likeness.only_nation = "wales";
    CHECK(references(shelf.like(likeness)) == std::vector<std::string>{"2026/0002"});
    likeness.only_nation.clear(), likeness.only_same_age = true;
    CHECK(references(shelf.like(likeness)).size() == 2);
    likeness.ages = {"under-1"};
    CHECK(references(shelf.like(likeness)) == std::vector<std::string>{"2026/0001"});
    likeness.only_same_age = false, likeness.only_same_harm = true, likeness.harm = {"neglect"};
    CHECK(references(shelf.like(likeness)) == std::vector<std::string>{"2026/0003"});
}
TEST_CASE("what was put aside is not offered again, and an empty collection offers nothing") {
    Shelf shelf;
    CHECK(shelf.like({.texts = {"There was black mould behind the cot."}, .leave_out = {{2026, 1}}}).empty());
    Bench bare;
    const auto index = index_of_bench(bare);
    CHECK(like_reviews(bare.catalogue(), *index->snapshot(), {.texts = {"There was black mould behind the cot."}}).empty());
}

}
