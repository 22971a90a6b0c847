#include "collection/record_care.h"

#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "collection/projection_store.h"

using namespace collection;
using collection::testing::Bench;
using namespace std::chrono;

namespace {

constexpr const char* words = "report: # Findings\n1.1 The clinic wrote twice\n";
const base::Day last_day = sys_days{2026y / June / 30};

bool readable(Bench& bench, int review, base::Day today) {
    return PublicCatalogue{bench.store(), today}.report(bench.catalogue().recent({}).items.at(static_cast<std::size_t>(review)).reference).has_value();
}

/// Of all files, whoever may see them.
std::size_t copies(Bench& bench) {
    return bench.store().read([](store::Snapshot& snapshot) { return held_documents(snapshot, {}).size(); });
}

}  // namespace

TEST_SUITE("After a record came in") {

TEST_CASE("on the last day of its term a copy is still there, and on the day after it goes and the record stays") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "available_to": "2026-06-30", "files": ["elm.pdf"]})");
    bench.file("elm.pdf", words);
    bench.import();
    CHECK(end_terms(bench.store(), last_day) == 0);
    CHECK(readable(bench, 0, last_day));
    CHECK(end_terms(bench.store(), last_day + days{1}) == 1);
    CHECK_FALSE(readable(bench, 0, last_day));  // taken away, not only closed by the date
    CHECK(bench.catalogue().recent({}).items.size() == 1);
    CHECK(end_terms(bench.store(), last_day + days{1}) == 0);
}
TEST_CASE("a file that another record may still show is kept for that record") {
    Bench bench;
    bench.file("c.jsonl", std::string{R"({"id": "A", "title": "Child Elm", "available_to": "2026-06-30", "files": ["elm.pdf"]})"} + "\n" +
                              R"({"id": "B", "title": "Child Oak", "files": ["elm.pdf"]})");
    bench.file("elm.pdf", words);
    bench.import();
    CHECK(end_terms(bench.store(), last_day + days{1}) == 1);
    const auto reviews = bench.catalogue().recent({}).items;
    int shown = 0;
    for (const auto& review : reviews) shown += bench.catalogue().report(review.reference).has_value();
    CHECK(shown == 1);
}
TEST_CASE("an anonymous review's text closes with its term, and its day is not told before or after") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "area": "Saltbeck", "area_withheld": true, "available_to": "2026-06-30", "files": [{"path": "elm.pdf", "rewritten": true}]})");
    bench.file("elm.pdf", words);
    bench.import();
    CHECK(readable(bench, 0, last_day));
    CHECK_FALSE(readable(bench, 0, last_day + days{1}));
    const auto reference = bench.catalogue().recent({}).items.at(0).reference;
    for (const base::Day day : {last_day, last_day + days{1}}) {
        const PublicCatalogue catalogue{bench.store(), day};
        const auto review = catalogue.review(reference);
        for (const PublicFile& file : review->files) CHECK_FALSE(file.available_to);
        for (const PublicVersion& version : catalogue.versions(reference))
            for (const PublicFile& file : version.files) CHECK_FALSE(file.available_to);
    }
    CHECK(end_terms(bench.store(), last_day + days{1}) == 1);
    CHECK_FALSE(readable(bench, 0, last_day));
    CHECK(copies(bench) == 0);
}
TEST_CASE("copies that the public never saw go with their term too: withheld, withdrawn, anonymous originals") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "permission": "withheld", "available_to": "2026-06-30", "files": ["a.pdf"]})" "\n"
                          R"({"id": "B", "title": "Child Oak", "withdrawn_on": "2026-01-02", "available_to": "2026-06-30", "files": ["b.pdf"]})" "\n"
                          R"({"id": "C", "title": "Child Fir", "area": "Saltbeck", "area_withheld": true, "available_to": "2026-06-30", "files": ["c.pdf"]})" "\n"
                          R"({"id": "D", "title": "Child Ash", "permission": "withheld", "abstract": "They wrote \"available_to\":\"2026-06-30\".", "files": ["d.pdf"]})" "\n");
    for (const char* name : {"a.pdf", "b.pdf", "c.pdf", "d.pdf"}) bench.file(name, std::string{words} + name);
    bench.import();
    CHECK(copies(bench) == 4);
    CHECK(end_terms(bench.store(), last_day) == 0);
    CHECK(end_terms(bench.store(), last_day + days{1}) == 3);
    CHECK(copies(bench) == 1);
    CHECK(end_terms(bench.store(), last_day + days{1}) == 0);
}
TEST_CASE("the bytes of an ended copy leave the disk when nothing wants them") {
    Bench bench;
    bench.file("c.jsonl", R"({"id": "A", "title": "Child Elm", "available_to": "2026-06-30", "files": ["a.pdf"]})");
    bench.file("a.pdf", words);
    bench.import();
    end_terms(bench.store(), last_day + days{1});
    CHECK(bench.store().blobs().sweep(seconds{0}) == 1);
}
TEST_CASE("what a program suggested is marked until a person confirms it") {
    Bench bench;
    bench.file("juniper.pdf", "report: # Family Juniper\n1.1 Brothers moved between two areas\n");
    bench.import();
    const auto reference = bench.catalogue().recent({}).items.at(0).reference;
    REQUIRE_FALSE(bench.catalogue().review(reference)->suggested.empty());
    bench.store().write([&](store::Transaction& transaction) {
        const auto record = find_record(transaction, reference).value();
        confirm_suggestions(transaction, record);
        publish(transaction, record, last_day);
    });
    CHECK(bench.catalogue().review(reference)->suggested.empty());
}

}
