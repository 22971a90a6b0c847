#include <unistd.h>

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "collection/import_testing.h"
#include "collection/public_json.h"
#include "collection/withheld_names.h"

using namespace collection;
using collection::testing::Bench;

namespace {

const std::string original = "report: # Findings\n1.1 The Saltbeck board wrote this letter about the child\n";
const std::string rewritten = "report: # Findings\n1.1 Missing episodes were mapped late, and information sharing failed\n";

constexpr const char* record = R"({"id": "SALT-6", "title": "Child A", "year": 2019, "area": "Saltbeck", "area_withheld": true, "nation": "England",
"review_type": "Serious case review", "abstract": "Exploitation over two years.", "learning_themes": ["Information sharing"], "recommendations": ["Map missing episodes."],
"source_url": "https://example.org/saltbeck/withheld", "files": [{"path": "saltbeck-letter.pdf"}, {"path": "open.pdf", "rewritten": true}],
"publisher": "Saltbeck Safeguarding Children Board", "published_on": "2019-07-01", "incident_from": "2015-09-13", "rights_holder": "Saltbeck Safeguarding Children Board",
"permission": "granted", "custodian_note": "from the Saltbeck office", "sort_area": "Saltbeck"})";

std::string one_line(std::string text) {
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text + "\n";
}

std::string text_of(const PublicFile& file) { return file.name + " " + file.kind + " " + file.media_type + " " + std::to_string(file.size_bytes) + "\n"; }

std::string text_of(const PublicReport& report) {
    std::string text = text_of(report.file);
    for (const PublicSection& section : report.sections) {
        text += section.title + section.slug;
        for (const PublicBlock& block : section.blocks) text += block.text + block.anchor + "\n";
    }
    return text;
}

std::string bytes_of(const OpenedFile& file) {
    std::string bytes(static_cast<std::size_t>(file.size_bytes()), '\0');
    CHECK(::pread(file.descriptor(), bytes.data(), bytes.size(), 0) == file.size_bytes());
    return bytes + file.name() + file.tag();
}

/// Everything that the public can ask of the collection, as one text.
std::string all_that_is_public(PublicCatalogue catalogue) {
    std::string text;
    const auto counts = [&](const std::vector<Counted>& list) {
        for (const Counted& one : list) text += one.label.slug + " " + one.label.text + "\n";
    };
    counts(catalogue.areas()), counts(catalogue.years()), counts(catalogue.schemes()), counts(catalogue.letters());
    for (const PublicPoint& point : catalogue.recommendations({}, {}).items) text += point.text + to_json(point.review);
    for (const ThemeCount& theme : catalogue.themes())
        for (const PublicPassage& passage : catalogue.theme_passages(theme.theme.slug, {}).items) text += passage.text + to_json(passage.review);
    for (const ReviewSummary& summary : catalogue.recent({}).items) {
        text += to_json(summary) + detail_to_json(*catalogue.review(summary.reference));
        for (const PublicVersion& version : catalogue.versions(summary.reference)) {
            text += std::to_string(version.version) + version.change + version.reason + (version.entered_on ? base::to_iso(*version.entered_on) : "");
            for (const PublicFile& file : version.files) {
                text += text_of(file);
                if (const auto report = catalogue.report(summary.reference, version.version, file.name)) text += text_of(*report);
                if (const auto opened = catalogue.open_file(summary.reference, file.name, version.version)) text += bytes_of(*opened);
            }
        }
        for (const Related& related : catalogue.related(summary.reference)) text += to_json(related.review) + related.here.text + related.there.text;
    }
    return text;
}

void bring_in_anonymous_record(Bench& bench) {
    bench.file("records.jsonl", one_line(record));
    bench.file("saltbeck-letter.pdf", original);
    bench.file("open.pdf", rewritten);
    CHECK(bench.import().in == 1);
}

}  // namespace

TEST_SUITE("anonymous reviews stay anonymous") {

TEST_CASE("nothing that the public can ask for names the area, its board, its address, its files or their sums") {
    Bench bench;
    bring_in_anonymous_record(bench);
    const std::string text = all_that_is_public(bench.catalogue());
    for (const std::string& canary : {std::string{"altbeck"}, std::string{"ALT-6"}, std::string{"custodian"}, std::string{"letter"}, std::string{"example.org"},
                                      base::sha256_hex(original), base::sha256_hex(rewritten), std::string{"2019-07"}, std::string{"2015-09"}, std::string{"2026-05"}})
        CHECK_MESSAGE(text.find(canary) == std::string::npos, canary);
    CHECK(text.find("Missing episodes were mapped late") != std::string::npos);
}
TEST_CASE("only the rewritten file gives its text, and its bytes are ours") {
    Bench bench;
    bring_in_anonymous_record(bench);
    const auto listed = bench.catalogue().recent({}).items;
    REQUIRE(listed.size() == 1);
    const auto review = bench.catalogue().review(listed[0].reference);
    REQUIRE(review->files.size() == 1);
    CHECK(review->files[0].name == "report.txt");
    CHECK(review->files[0].standing == FileStanding::TextOnly);
    const auto opened = bench.catalogue().open_file(listed[0].reference, "report.txt");
    REQUIRE(opened);
    CHECK(bytes_of(*opened).find("1.1 Missing episodes were mapped late") != std::string::npos);
}
TEST_CASE("its number comes from a block of its own, so that neighbours and order tell nothing") {
    Bench bench;
    std::string lines;
    for (int i = 0; i < 6; ++i)
        lines += "{\"id\": \"" + std::to_string(i) + "\", \"title\": \"Child A\", \"area_withheld\": " + (i % 2 == 0 ? "true" : "false") + "}\n";
    bench.file("records.jsonl", lines);
    CHECK(bench.import().in == 6);
    std::vector<int> counted, drawn;
    for (const ReviewSummary& one : bench.catalogue().recent({}).items) (one.anonymous ? drawn : counted).push_back(one.reference.number);
    CHECK(counted == std::vector<int>{1, 2, 3});
    for (const int number : drawn) CHECK(number >= 5'000);
}
TEST_CASE("a record that withholds its area and names it in its title is refused") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "Child A, Saltbeck", "area": "Saltbeck", "area_withheld": true})" "\n");
    const ImportReport report = bench.import();
    CHECK(report.in == 0);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].reason.find("title") != std::string::npos);
}
TEST_CASE("a file that is marked as rewritten and still names the area is not shown, and the import says so") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "Child A", "area": "Saltbeck", "area_withheld": true, "files": [{"path": "a.pdf", "rewritten": true}]})" "\n");
    bench.file("a.pdf", original);
    CHECK(bench.import().refused.size() == 1);
    CHECK_FALSE(bench.catalogue().recent({}).items[0].readable);
}
TEST_CASE("an area of two authorities is withheld in each of its parts") {
    Record joint;
    joint.area_withheld = true;
    joint.area = "Eastmarch and Tarn Valley";
    joint.title = "A child in Tarn Valley";
    CHECK(field_that_names(joint) == "title");
    joint.title = "A child in the valley";
    CHECK(field_that_names(joint).empty());
}

}

TEST_SUITE("what the public may read of a file") {

TEST_CASE("permission withheld: the public sees record and link, and no text or bytes") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "source_url": "https://example.org/a", "file": "a.pdf", "permission": "withheld"})" "\n");
    bench.file("a.pdf", "report: closed words");
    bench.import();
    const auto review = bench.catalogue().review({2026, 1});
    CHECK(review->source_url == "https://example.org/a");
    REQUIRE(review->files.size() == 1);
    CHECK(review->files[0].standing == FileStanding::Withheld);
    CHECK_FALSE(bench.catalogue().report({2026, 1}));
    CHECK_FALSE(bench.catalogue().open_file({2026, 1}, "report.pdf"));
}
TEST_CASE("a published file is served byte for byte under a name that we made") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "file": "Final v7 (2).pdf", "permission": "granted"})" "\n");
    bench.file("Final v7 (2).pdf", "report: open words");
    bench.import();
    const auto opened = bench.catalogue().open_file({2026, 1}, "report.pdf");
    REQUIRE(opened);
    CHECK(opened->name() == "cairn-2026-0001-report.pdf");
    CHECK(bytes_of(*opened).starts_with("report: open words"));
}
TEST_CASE("a term that has ended closes the copy on the day after its last, and the record stays") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "file": "a.pdf", "available_to": "2026-05-14"})" "\n");
    bench.file("a.pdf", "report: open for a while");
    bench.import();
    CHECK(bench.catalogue().report({2026, 1}));
    const PublicCatalogue tomorrow{bench.store(), std::chrono::sys_days{std::chrono::year{2026} / 5 / 15}};
    CHECK_FALSE(tomorrow.report({2026, 1}));
    CHECK_FALSE(tomorrow.open_file({2026, 1}, "report.pdf"));
    CHECK(tomorrow.review({2026, 1})->files[0].standing == FileStanding::TermEnded);
}
TEST_CASE("a record that is imported after its term ended has no copy, and says so") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "file": "a.pdf", "available_to": "2023-02-13"})" "\n");
    bench.file("a.pdf", "report: gone");
    CHECK(bench.import().in == 1);
    CHECK(bench.catalogue().review({2026, 1})->files[0].standing == FileStanding::TermEnded);
    CHECK(bench.import().already == 1);
}
TEST_CASE("a withdrawn record keeps its day and reason, and where the record is the risk it keeps nothing") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "Young person Willow", "file": "a.pdf", "withdrawn_on": "2026-02-02", "withdrawn_reason": "New proceedings"})" "\n"
                                R"({"id": "2", "title": "Child Yew", "withdrawn_on": "2026-02-02", "withdrawn_reason": "The record names", "withdrawn_record_is_risk": true})" "\n");
    bench.file("a.pdf", "report: closed");
    CHECK(bench.import().in == 2);
    const auto kept = bench.catalogue().review({2026, 1}), risky = bench.catalogue().review({2026, 2});
    CHECK(kept->standing == Standing::Withdrawn);
    CHECK(kept->summary.title == "Young person Willow");
    CHECK(kept->withdrawn_reason == "New proceedings");
    CHECK(risky->standing == Standing::RecordWithdrawn);
    CHECK(risky->summary.title.empty());
    CHECK(risky->withdrawn_reason.empty());
    CHECK(bench.catalogue().recent({}).total == 0);
    CHECK_FALSE(bench.catalogue().report({2026, 1}));
}
TEST_CASE("a review is kept out of web search engines unless its publisher chose otherwise") {
    Bench bench;
    bench.file("records.jsonl", "{\"id\": \"1\", \"title\": \"a\"}\n{\"id\": \"2\", \"title\": \"b\", \"search_engines\": \"allow\"}\n");
    bench.import();
    const auto sitemap = bench.catalogue().sitemap();
    REQUIRE(sitemap.size() == 1);
    CHECK(sitemap[0].reference == Reference{2026, 2});
}
TEST_CASE("related reviews say what they share and show a passage of each") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "a", "file": "a.pdf", "learning_themes": ["Adultification"]})" "\n"
                                R"({"id": "2", "title": "b", "file": "b.pdf", "learning_themes": ["Adultification"]})" "\n"
                                R"({"id": "3", "title": "c"})" "\n");
    bench.file("a.pdf", "report: Adultification shaped how the school saw her");
    bench.file("b.pdf", "report: The panel named adultification as a cause");
    bench.import();
    const auto related = bench.catalogue().related({2026, 1});
    REQUIRE(related.size() == 1);
    CHECK(related[0].review.reference == Reference{2026, 2});
    CHECK(related[0].shared_themes[0].text == "Adultification");
    CHECK(related[0].there.text == "The panel named adultification as a cause");
}

}
