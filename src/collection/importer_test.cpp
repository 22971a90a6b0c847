#include "collection/importer.h"

#include <fstream>

#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "collection/public_catalogue.h"

using namespace collection;
using collection::testing::Bench;

TEST_SUITE("import") {

TEST_CASE("a record with a report comes in, and a second run finds it already there") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "A-1", "title": "Child Rowan", "file": "rowan.pdf"})" "\n");
    bench.file("rowan.pdf", "report: Rowan was seen eleven times");
    CHECK(bench.import().in == 1);
    const ImportReport again = bench.import();
    CHECK(again.in == 0);
    CHECK(again.already == 1);
    CHECK(again.refused.empty());
}
TEST_CASE("a bad row is refused by file, row, reason and advice, and the rest go on") {
    Bench bench;
    bench.file("records.jsonl", "{\"id\": \"A-1\", \"title\": \"One\"}\n{\"id\": \"A-2\"}\nnot json\n{\"id\": \"A-4\", \"title\": \"Four\"}\n");
    const ImportReport report = bench.import();
    CHECK(report.in == 2);
    REQUIRE(report.refused.size() == 2);
    CHECK(report.refused[0].row == 2);
    CHECK(report.refused[1].row == 3);
    CHECK_FALSE(report.refused[1].advice.empty());
}
TEST_CASE("a file that cannot be read costs that file: its record comes in and says so") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "A-1", "title": "One", "file": "broken.pdf"})" "\n");
    bench.file("broken.pdf", "broken");
    const ImportReport report = bench.import();
    CHECK(report.in == 1);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].reason == "The file is damaged.");
    CHECK(bench.import().already == 1);
}
TEST_CASE("a file that a record names is not imported again by itself, and a lone file gets a record of its own") {
    Bench bench;
    bench.file("records.csv", "id,title,file\n1,Child Rowan,a.pdf\n");
    bench.file("a.pdf", "report: one");
    bench.file("b.pdf", "report: two");
    CHECK(bench.import().in == 2);
    CHECK(bench.import().already == 2);
}
TEST_CASE("the same bytes under two names are one document") {
    Bench bench;
    bench.file("a.pdf", "report: the same");
    bench.file("b.pdf", "report: the same");
    const ImportReport report = bench.import();
    CHECK(report.in == 1);
    CHECK(report.already == 1);
}
TEST_CASE("a changed file for the same record is a new version, and the old one stays") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "A-1", "title": "One", "file": "a.pdf"})" "\n");
    bench.file("a.pdf", "report: the first text of it");
    bench.import();
    bench.file("a.pdf", "report: the second text of it");
    CHECK(bench.import().changed == 1);
    const auto versions = bench.catalogue().versions({2026, 1});
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].version == 2);
    CHECK(versions[0].change == "Files");
    CHECK(bench.words_of(*bench.catalogue().report({2026, 1}, 1)) == "the first text of it");
    CHECK(bench.words_of(*bench.catalogue().report({2026, 1})) == "the second text of it");
}
TEST_CASE("what a record said before is no news when it is sent again") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "A-1", "title": "One"})" "\n");
    bench.import();
    bench.file("records.jsonl", R"({"id": "A-1", "title": "Corrected"})" "\n");
    CHECK(bench.import().changed == 1);
    bench.file("records.jsonl", R"({"id": "A-1", "title": "One"})" "\n");
    CHECK(bench.import().already == 1);
    CHECK(bench.catalogue().review({2026, 1})->summary.title == "Corrected");
}
TEST_CASE("a check reports what an import would do, and changes nothing") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "A-1", "title": "One", "file": "broken.pdf"})" "\n");
    bench.file("broken.pdf", "broken");
    ImportOptions options;
    options.check_only = true;
    const ImportReport report = bench.import(options);
    CHECK(report.in == 1);
    CHECK(report.refused.size() == 1);
    CHECK(bench.catalogue().recent({}).total == 0);
}
TEST_CASE("an id given twice in one catalogue is refused the second time, unless it says the same") {
    Bench bench;
    bench.file("records.jsonl", "{\"id\": \"1\", \"title\": \"One\"}\n{\"id\": \"1\", \"title\": \"Other\"}\n{\"id\": \"1\", \"title\": \"One\"}\n");
    const ImportReport report = bench.import();
    CHECK(report.in == 1);
    CHECK(report.already == 1);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].row == 2);
}
TEST_CASE("records of two sources with the same id are two records") {
    Bench bench;
    bench.file("north.jsonl", R"({"id": "1", "title": "Child A"})" "\n");
    bench.file("south.jsonl", R"({"id": "1", "title": "Child A"})" "\n");
    CHECK(bench.import().in == 2);
}
TEST_CASE("a file that changes while it is imported is kept and read as it was at one moment") {
    Bench bench;
    bench.file("a.pdf", "report: the first text");
    const ReadFile late = [&](int descriptor, std::string_view name, std::stop_token stop) {
        bench.file("a.pdf", "report: changed meanwhile");
        return testing::read_plainly(descriptor, name, std::move(stop));
    };
    Importer{bench.store(), Reading{late, testing::plainly().catalogue}}.run({bench.folder()});
    CHECK(bench.words_of(*bench.catalogue().report({2026, 1})) == "the first text");
}
TEST_CASE("control characters are dropped from words, since a terminal would obey them") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "Child \u001b[2JRowan\u0007"})" "\n");
    bench.import();
    CHECK(bench.catalogue().recent({}).items.at(0).title == "Child [2JRowan");
}
TEST_CASE("an id with a control character is refused") {
    Bench bench;
    bench.file("records.jsonl", "{\"id\": \"1\\u001b[2J\", \"title\": \"t\"}\n{\"id\": \"1\\u007f\", \"title\": \"t\"}\n");
    CHECK(bench.import().refused.size() == 2);
}
TEST_CASE("a file's name may be any bytes: it comes in, and its name is told in words") {
    Bench bench;
    bench.file("bad\xFF\xFEname.pdf", "report: one of them");
    bench.file("new\nline/b\nc.pdf", "report: another of them");
    bench.file("broken\xFF.pdf", "broken");
    const ImportReport report = bench.import();
    CHECK(report.in == 2);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].file.ends_with("/broken%FF.pdf"));
    CHECK(bench.import().already == 2);
    CHECK(bench.catalogue().recent({}).items.size() == 2);
}
TEST_CASE("a link that leads out of the folder is refused; one that leads within it, round in circles or to a folder costs nothing") {
    Bench bench, other;
    other.file("secret.pdf", "report: private");
    bench.file("a.pdf", "report: open");
    std::filesystem::create_symlink(other.folder() / "secret.pdf", bench.folder() / "secret.pdf");
    std::filesystem::create_symlink(other.folder(), bench.folder() / "elsewhere");
    std::filesystem::create_symlink("a.pdf", bench.folder() / "inside.pdf");
    std::filesystem::create_symlink(".", bench.folder() / "circle");
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "file": "secret.pdf"})" "\n" R"({"id": "2", "title": "t", "file": "elsewhere/secret.pdf"})" "\n");
    const ImportReport report = bench.import();
    CHECK(report.in == 1);
    CHECK(report.refused.size() == 4);
}
TEST_CASE("a file outside the catalogue's folder is refused") {
    Bench bench;
    bench.file("inner/records.jsonl", R"({"id": "1", "title": "t", "file": "../secret.txt"})" "\n");
    bench.file("secret.txt", "report: private");
    ImportReport report = bench.import({}, "inner");
    REQUIRE(report.refused.size() == 1);
    CHECK(report.in == 0);
}
TEST_CASE("near-duplicates are reported with the record that has the other") {
    Bench bench;
    std::string text = "report: ";
    for (int i = 0; i < 200; ++i) text += "word" + std::to_string(i * 37 % 211) + " ";
    bench.file("a.pdf", text);
    bench.file("b.pdf", text + "and one word more");
    const ImportReport report = bench.import();
    REQUIRE(report.near_duplicates.size() == 1);
    CHECK(report.near_duplicates[0].reference == "2026/0001");
    CHECK(report.near_duplicates[0].likeness > 0.8);
}
TEST_CASE("a file without a word on permission is taken as permitted, and the import says so") {
    Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "file": "a.pdf"})" "\n");
    bench.file("a.pdf", "report: open");
    const ImportReport report = bench.import();
    CHECK(report.without_permission_word == 1);
    CHECK(report.to_words().find("taken as permitted by you") != std::string::npos);
    CHECK(bench.catalogue().report({2026, 1}));
}
TEST_CASE("the machine-readable report holds five things and nothing else") {
    ImportReport report;
    report.in = 1;
    report.refused.push_back({"a.csv", 3, "No title.", "Give one."});
    CHECK(report.to_json() == R"({"in":1,"already":0,"changed":0,"refused":[{"file":"a.csv","row":3,"reason":"No title.","advice":"Give one."}],"near_duplicates":[]})");
}

}
