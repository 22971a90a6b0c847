#include "collection/related_reviews.h"

#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "collection/record_care.h"
#include "collection/search_feed.h"

using namespace collection;
using collection::testing::Bench;

namespace {

/// An index of what the bench holds now.
std::unique_ptr<search::Index> index_of(Bench& bench) {
    auto index = search::Index::in_memory(search_schema(), search_vocabulary());
    bench.store().read([&](store::Snapshot& snapshot) {
        for (const auto& change : changes_since(snapshot, 0, 1000))
            if (auto input = search_input(snapshot, change.record, std::chrono::floor<std::chrono::days>(collection::testing::noon_in_may))) index->add(*std::move(input));
        return 0;
    });
    index->commit("bench");
    return index;
}

void bring_in(Bench& bench, const std::vector<std::string>& reports, const std::string& more = "") {
    std::string lines;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto name = std::to_string(i + 1);
        lines += "{\"id\": \"" + name + "\", \"title\": \"Record " + name + "\", \"file\": \"" + name + ".pdf\"" + more + "}\n";
        bench.file(name + ".pdf", "report: " + reports[i] + "\n");
    }
    bench.file("records.jsonl", lines);
    CHECK(bench.import().in == static_cast<int>(reports.size()));
}

const std::string mould = "1.1 The nurse saw black mould in the flat and wrote it down\n1.2 Nobody asked who would treat the black mould";
const std::string also_mould = "2.1 A fan was fitted\n2.2 The landlord had known of black mould since the winter";
const std::string trains = "3.1 The boy slept on night trains and nobody asked where he was going";

}  // namespace

TEST_SUITE("related reviews") {

TEST_CASE("two reviews whose texts use the same uncommon words are related, and the passages say so") {
    Bench bench;
    bring_in(bench, {mould, also_mould, trains});
    const auto index = index_of(bench);
    const auto related = related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1});
    REQUIRE(related.size() == 1);
    CHECK(related[0].review.reference == Reference{2026, 2});
    CHECK(related[0].shared_words == std::vector<std::string>{"black mould"});
    REQUIRE(related[0].here.size() == 1);
    REQUIRE(related[0].there.size() == 1);
    CHECK(related[0].here[0].passage.anchor == "p1-1");
    CHECK(related[0].there[0].passage.anchor == "p2-2");
    const auto& excerpt = related[0].there[0].excerpt;
    REQUIRE(excerpt.marks.size() == 1);
    CHECK(excerpt.text.substr(excerpt.marks[0].begin, excerpt.marks[0].end - excerpt.marks[0].begin) == "black mould");
}
TEST_CASE("a name that two reviews share does not relate them: two a Child A are two children") {
    Bench bench;
    bring_in(bench, {"1.1 Rowan Thorne was seen\n1.2 Rowan Thorne was weighed", "2.1 Rowan Thorne was late\n2.2 Rowan Thorne was early"});
    const auto index = index_of(bench);
    CHECK(related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1}).empty());
}
TEST_CASE("that both say how long it took does not relate two reviews") {
    Bench bench;
    bring_in(bench, {"1.1 It took twelve months\n1.2 It took twelve months", "2.1 There were twelve months between them"});
    const auto index = index_of(bench);
    CHECK(related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1}).empty());
}
TEST_CASE("a review that was withdrawn since the index was written stands beside none") {
    Bench bench;
    bring_in(bench, {mould, also_mould});
    const auto index = index_of(bench);
    REQUIRE(related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1}).size() == 1);
    bench.file("records.jsonl", R"({"id": "1", "title": "Record 1", "file": "1.pdf"})" "\n"
                                R"({"id": "2", "title": "Record 2", "file": "2.pdf", "withdrawn_on": "2026-05-14"})" "\n");
    CHECK(bench.import().changed == 1);
    CHECK(related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1}).empty());
    CHECK(related_reviews(bench.catalogue(), *index->snapshot(), {2026, 2}).empty());
}
TEST_CASE("what the records share is shown by passages that say it") {
    Bench bench;
    bring_in(bench, {"1.1 She was alone\n1.2 The kinship carers were not told", "2.1 Two kinship carers came to every meeting"}, R"(, "keywords": ["kinship carers"])");
    const auto index = index_of(bench);
    const auto related = related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1});
    REQUIRE(related.size() == 1);
    CHECK(related[0].shared_terms == std::vector<std::string>{"kinship carers"});
    REQUIRE(related[0].here.size() == 1);
    CHECK(related[0].here[0].passage.anchor == "p1-2");
    CHECK(related[0].there[0].passage.anchor == "p2-1");
}
TEST_CASE("a passage says in which language it is, so that it is read out rightly on a page in the other") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "Cofnod 1", "files": [{"path": "1.pdf", "language": "cy"}]})" "\n"
                                R"({"id": "2", "title": "Cofnod 2", "files": [{"path": "2.pdf", "language": "cy"}]})" "\n");
    bench.file("1.pdf", "report: 1.1 Gwelodd y nyrs y llwydni trwchus\n1.2 Ni ofynnodd neb am y llwydni trwchus\n");
    bench.file("2.pdf", "report: 2.1 Gwyddai’r landlord am y llwydni trwchus\n");
    CHECK(bench.import().in == 2);
    const auto index = index_of(bench);
    const auto related = related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1});
    REQUIRE(related.size() == 1);
    CHECK(related[0].here[0].passage.language == "cy");
    CHECK(related[0].there[0].passage.language == "cy");
}
TEST_CASE("a keyword that is also the kind of harm is one reason") {
    Bench bench;
    bring_in(bench, {"1.1 One", "2.1 Two"}, R"(, "keywords": ["neglect"], "harm": ["Neglect"])");
    const auto index = index_of(bench);
    const auto related = related_reviews(bench.catalogue(), *index->snapshot(), {2026, 1});
    REQUIRE(related.size() == 1);
    CHECK(related[0].shared_terms.size() == 1);
}

}
