// Everything here is invented.
#include "publishing/put_together.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_testing.h"
#include "collection/import_testing.h"
#include "collection/search_feed.h"
#include "publishing/case_finder.h"
#include "search/index.h"

using namespace publishing;
using collection::testing::Bench;

namespace {

/// A collection of three reviews, and a case with one paragraph of a draft.
struct Table {
    Table() {
        const auto line = [](const std::string& id, const std::string& more) { return "{\"id\": \"" + id + "\", \"title\": \"Record " + id + "\", \"file\": \"" + id + ".pdf\"" + more + "}\n"; };
        bench.file("1.pdf", "report: 1.1 The boy, one of twins, lived on Larkspur Avenue\n1.2 He died on Tuesday 14 January 2025 and had Krabbe disease\n");
        bench.file("2.pdf", "report: 2.1 Letters went to one parent alone\n2.2 Nobody asked the other\n");
        bench.file("3.pdf", "report: 3.1 The boy had Krabbe disease and slept on night trains\n3.2 Every guard knew him\n");
        bench.file("records.jsonl", line("1", R"(, "nation": "England", "area": "Kent", "harm": ["Neglect"], "subjects": [{"age_band": "Under 1", "sex": "male", "outcome": "Child death"}])") +
                                        line("2", R"(, "nation": "England", "area": "Kent", "harm": ["Neglect"], "subjects": [{"age_band": "Under 1", "sex": "male", "outcome": "Child death"}])") +
                                        line("3", R"(, "nation": "England", "area": "Devon", "harm": ["Neglect"], "subjects": [{"age_band": "Under 1", "sex": "male", "outcome": "Child death"}])"));
        CHECK(bench.import().in == 3);
        index = search::Index::in_memory(collection::search_schema(), collection::search_vocabulary());
        bench.store().read([&](store::Snapshot& snapshot) {
            for (const auto& change : collection::changes_since(snapshot, 0, 1000))
                if (auto input = collection::search_input(snapshot, change.record, std::chrono::floor<std::chrono::days>(collection::testing::noon_in_may))) index->add(*std::move(input));
            return 0;
        });
        index->commit("bench");
    }
    void says(const char* text) { desk.write(of, "report_section", {{"section.0.part", "part_analysis"}, {"section.0.text", text}}, "2026-06-02"); }
    void cutting(const char* text) { desk.write(of, "cutting", {{"cutting.0.source", "Fictional Echo"}, {"cutting.0.text", text}}, "2026-06-02"); }
    PutTogether together(const CaseOutline& outline = {}) {
        file = desk.file(of);
        groups = judge(file, hits_in(report_of(file), case_finder(file)));
        return put_together(file, groups, outline, bench.catalogue(), &*index->snapshot());
    }
    casework::TestDesk desk;
    casework::Case of = desk.open("decision.final", "2026-06-01");
    Bench bench;
    std::unique_ptr<search::Index> index;
    casework::CaseFile file;
    std::vector<HitGroup> groups;
};

const CaseOutline kent{.ages = {"under-1"}, .harm = {"neglect"}, .area = "kent", .year = {}};

std::vector<std::string> reviews(const PutTogether& together) {
    std::vector<std::string> list;
    for (const auto& one : together.beside)
        if (one.review) list.push_back(collection::to_string(one.review->reference));
    return list;
}
std::vector<std::string> values(const std::vector<DraftFact>& facts) {
    std::vector<std::string> list;
    for (const auto& one : facts) list.push_back(one.fact.value);
    return list;
}

}  // namespace

TEST_SUITE("jigsaw: the draft beside cuttings and the published collection") {

TEST_CASE("36: three facts that a cutting has too make the combined risk high, whatever way a day and twins are written, and stand first") {
    Table table;
    table.says("He died on Tuesday 14 January 2025. The family lived on Larkspur Avenue, his sister went to Fernhill Academy. He had Rett syndrome and was one of twins.");
    table.cutting("Neighbours on LARKSPUR AVENUE laid flowers for the boy, a twin, who died on 14/01/2025.");
    const auto together = table.together();
    CHECK(together.risk == CombinedRisk::High);
    CHECK(together.in_cuttings == 3);
    REQUIRE(together.first.size() == 5);
    const auto first = values(together.first);
    for (const char* shared : {"2025-01-14", "Larkspur Avenue", "twins"}) CHECK_MESSAGE(std::ranges::find(first, shared) - first.begin() < 3, shared);
    CHECK(first[2] == "twins");  // What is exact goes before what is only rare.
}
TEST_CASE("a published review that shares a street, a day and a condition is found by them, and its passage is named") {
    Table table;
    table.says("He died on 14 January 2025 in Larkspur Avenue, and had Krabbe disease.");
    const auto together = table.together();
    REQUIRE(!together.beside.empty());
    CHECK(reviews(together)[0] == "2026/0001");
    CHECK(together.beside[0].risk == CombinedRisk::High);
    CHECK(together.beside[0].shared.size() == 3);
    CHECK(together.beside[0].anchor.starts_with("p1-"));
}
TEST_CASE("one rare condition in a review of another area tells nobody who it was: shown, and low") {
    Table table;
    table.says("He had Krabbe disease.");
    const auto together = table.together();
    CHECK(reviews(together) == std::vector<std::string>{"2026/0001", "2026/0003"});
    CHECK(together.risk == CombinedRisk::Low);
}
TEST_CASE("area, age band and harm alone are never more than a raised risk, and a review of another area that shares band and harm is none") {
    Table table;
    table.says("Letters went astray.");
    const auto together = table.together(kent);
    REQUIRE(reviews(together).size() == 2);
    for (const auto& one : together.beside) CHECK(one.review->area->slug == "kent");
    CHECK(together.risk == CombinedRisk::Raised);
    CHECK(together.first.empty());
}
TEST_CASE("with area, band and harm one exact fact is enough for a high risk") {
    Table table;
    table.says("It was in Larkspur Avenue.");
    const auto together = table.together(kent);
    CHECK(together.risk == CombinedRisk::High);
    CHECK(reviews(together)[0] == "2026/0001");
    CHECK(together.beside[0].shared.size() == 4);
}
TEST_CASE("a name that a cutting has is high by itself, and stands before everything else") {
    Table table;
    table.desk.write(table.of, "person", {{"person.0.label", "Child 1"}, {"person.0.kind", "child"}, {"person.0.forename", "Merrin"}, {"person.0.surname", "Fictional-Dune"}}, "2026-06-02");
    table.says("It was in Larkspur Avenue. Merrin Fictional-Dune liked maps.");
    table.cutting("Flowers for Merrin Fictional-Dune.");
    const auto together = table.together();
    CHECK(together.risk == CombinedRisk::High);
    CHECK(together.first[0].names_somebody);
}
TEST_CASE("nothing of the draft is found anywhere: low, nothing beside it, and the reviews that were looked at are counted") {
    Table table;
    table.says("Letters went astray in spring.");
    const auto together = table.together();
    CHECK(together.risk == CombinedRisk::Low);
    CHECK(together.beside.empty());
    CHECK(together.reviews_looked_at == 3);
}

}
