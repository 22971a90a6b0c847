#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "collection/intake.h"

using namespace collection;
using collection::testing::Bench;

namespace {

const std::string report = "report: # Child Hazel\n1.1 Adultification shaped how the school saw her\n1.2 Information sharing failed twice\n1.3 Adultification again\n";

QueueEntry entry_of(Bench& bench, const std::string& bytes = report, const std::string& name = "hazel.pdf") {
    auto taken = take_file(bench.store(), testing::read_plainly, bytes, name);
    REQUIRE(taken.has_value());
    QueueEntry entry{.id = base::PublicId::make(base::system_random()), .came_name = name, .proposals = proposals_from(taken->extraction, name), .files = {taken->file},
                     .entered_at = testing::noon_in_may, .changed_at = testing::noon_in_may};
    bench.store().write([&](store::Transaction& transaction) { put_in_queue(transaction, entry); });
    return entry;
}

const Proposal& theme_of(const QueueEntry& entry, const std::string& words) {
    const auto found = std::ranges::find(entry.proposals, words, &Proposal::value);
    REQUIRE(found != entry.proposals.end());
    return *found;
}

void decide_all(QueueEntry& entry, Decision decision) {
    for (std::size_t i = 0; i < entry.proposals.size(); ++i) decide(entry, i, decision, {}, "somebody");
}

Reference make_public(Bench& bench, QueueEntry& entry) {
    return bench.store().write([&](store::Transaction& transaction) { return publish_entry(transaction, entry, testing::noon_in_may, system_draw()); });
}

}  // namespace

TEST_SUITE("the cataloguers' desk") {

TEST_CASE("what a program read from a file is on the desk with the words behind it, and nothing of it is in the record") {
    Bench bench;
    const auto entry = entry_of(bench);
    CHECK(theme_of(entry, "Adultification").seen.find("Adultification shaped how the school saw her") != std::string::npos);
    CHECK(theme_of(entry, "Adultification").where.find("1.1") != std::string::npos);
    CHECK(entry.fields.learning_themes.empty());
    CHECK(entry.fields.title.empty());
    CHECK(bench.catalogue().recent({}).total == 0);
}
TEST_CASE("accepted enters as it was suggested, changed as somebody wrote it, rejected not at all") {
    QueueEntry entry;
    entry.proposals = {{"title", "Child Hazel", "", ""}, {"area", "Saltbeck", "", ""}, {"theme", "Adultification", "", ""}, {"theme", "Neglect", "", ""}};
    decide(entry, 0, Decision::Accepted, {}, "wyn");
    decide(entry, 1, Decision::Changed, "Tarn Valley", "wyn");
    decide(entry, 2, Decision::Accepted, {}, "wyn");
    decide(entry, 3, Decision::Rejected, {}, "wyn");
    CHECK(entry.fields.title == "Child Hazel");
    CHECK(entry.fields.area == "Tarn Valley");
    CHECK(entry.fields.learning_themes == std::vector<std::string>{"Adultification"});
    CHECK(entry.undecided() == 0);
    decide(entry, 2, Decision::Rejected, {}, "wyn");
    CHECK(entry.fields.learning_themes.empty());
}
TEST_CASE("rejecting a suggestion leaves what a person typed meanwhile") {
    QueueEntry entry;
    entry.proposals = {{"title", "Final v7", "", ""}};
    entry.fields.title = "Child Hazel";
    decide(entry, 0, Decision::Rejected, {}, "wyn");
    CHECK(entry.fields.title == "Child Hazel");
}
TEST_CASE("a published entry is a record like any other: it can be read, and its file too") {
    Bench bench;
    auto entry = entry_of(bench);
    decide_all(entry, Decision::Rejected);
    entry.fields.title = "Child Hazel", entry.fields.year = 2026;
    const auto reference = make_public(bench, entry);
    CHECK(bench.catalogue().review(reference)->summary.title == "Child Hazel");
    CHECK(bench.catalogue().review(reference)->summary.themes.empty());
    CHECK(bench.catalogue().report(reference).has_value());
    const auto kept = bench.store().read([&](store::Snapshot& snapshot) { return queue_entry(snapshot, reference); });
    REQUIRE(kept);
    CHECK(kept->state == QueueState::Published);
}
TEST_CASE("the same file and the same title are told, each as what it is; they stop nothing") {
    Bench bench;
    auto first = entry_of(bench);
    decide_all(first, Decision::Rejected);
    first.fields.title = "Child Hazel";
    const auto reference = make_public(bench, first);
    auto second = entry_of(bench);
    auto third = entry_of(bench, "report: Nothing alike\n", "other.pdf");
    third.fields.title = "CHILD  hazel";
    const auto of = [&](const QueueEntry& entry) { return bench.store().read([&](store::Snapshot& snapshot) { return duplicates_of(snapshot, entry); }); };
    REQUIRE(of(second).size() == 1);
    CHECK(of(second)[0].why == Duplicate::Why::SameFile);
    CHECK(of(second)[0].reference == reference);
    REQUIRE(of(third).size() == 1);
    CHECK(of(third)[0].why == Duplicate::Why::SameTitle);
    CHECK(of(first).empty());
}
TEST_CASE("an edit is a further version that says what changed and why; saying the same again is none") {
    Bench bench;
    auto entry = entry_of(bench);
    decide_all(entry, Decision::Rejected);
    entry.fields.title = "Child Hazel";
    const auto reference = make_public(bench, entry);
    const auto edit = [&](const std::string& title) {
        return bench.store().write([&](store::Transaction& transaction) {
            const auto record = *find_record(transaction, reference);
            Record fields = held_record(transaction, record).fields;
            fields.title = title, fields.change_reason = "The family asked";
            return write_record_anew(transaction, record, fields, {}, testing::noon_in_may);
        });
    };
    CHECK(edit("Child Willow"));
    CHECK_FALSE(edit("Child Willow"));
    const auto versions = bench.catalogue().versions(reference);
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].reason == "The family asked");
    CHECK(bench.catalogue().review(reference)->summary.title == "Child Willow");
    CHECK(bench.catalogue().report(reference).has_value());
}
TEST_CASE("two records that are one review: the first address leads to the second, which has both files") {
    Bench bench;
    auto first = entry_of(bench), second = entry_of(bench, "report: A summary of it\n", "summary.pdf");
    for (auto* one : {&first, &second}) decide_all(*one, Decision::Rejected), one->fields.title = "Child Hazel";
    const auto from = make_public(bench, second), to = make_public(bench, first);
    bench.store().write([&](store::Transaction& transaction) { merge_records(transaction, *find_record(transaction, from), *find_record(transaction, to), "wyn", testing::noon_in_may); });
    CHECK(bench.store().read([&](store::Snapshot& snapshot) { return merged_into(snapshot, from); }) == to);
    CHECK(bench.store().read([&](store::Snapshot& snapshot) { return merged_into(snapshot, to); }) == std::nullopt);
    CHECK(bench.catalogue().review(to)->files.size() == 2);
    CHECK(bench.catalogue().recent({}).total == 1);
}
TEST_CASE("a partnership sees its own local entries and nobody else's") {
    Bench bench;
    auto own = entry_of(bench);
    QueueEntry local{.id = base::PublicId::make(base::system_random()), .partnership = 7, .entered_at = testing::noon_in_may, .changed_at = testing::noon_in_may};
    local.fields.title = "Learning note";
    bench.store().write([&](store::Transaction& transaction) { put_in_queue(transaction, local); });
    const auto total = [&](const QueueReach& reach) { return bench.store().read([&](store::Snapshot& snapshot) { return queue_page(snapshot, reach, {}).total; }); };
    CHECK(total({.everywhere = true}) == 2);
    CHECK(total({.partnerships = {7}}) == 1);
    CHECK(total({.partnerships = {8}}) == 0);
}
TEST_CASE("a file that nothing can read is refused and leaves nothing on the desk") {
    Bench bench;
    CHECK_FALSE(take_file(bench.store(), testing::read_plainly, "rubbish", "a.pdf").has_value());
    CHECK_FALSE(take_file(bench.store(), testing::read_plainly, "", "a.pdf").has_value());
}

}
