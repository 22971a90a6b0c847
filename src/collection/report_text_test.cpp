#include "collection/report_text.h"

#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "collection/suggestion.h"

using namespace collection;

TEST_SUITE("what a report's text gives of itself") {

TEST_CASE("a recommendation is to the body that its words begin with, or to nobody in particular") {
    CHECK(addressee_in("The Port Ansley Safeguarding Children Partnership should map missing episodes.") == "Port Ansley Safeguarding Children Partnership");
    CHECK(addressee_in("Health visiting must record both parents.") == "Health visiting");
    CHECK(addressee_in("Everyone should be kind.").empty());
    CHECK(addressee_in("Map missing episodes by place.").empty());
}
TEST_CASE("recommendations of a report become public with their place, marked as guessed") {
    testing::Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "file": "a.pdf", "recommendations": ["From the catalogue."]})" "\n");
    bench.file("a.pdf", "report: # 5 Findings\n5.1 Weights were recorded three times.\n# 6 Recommendations\n"
                        "1 Eastmarch Safeguarding Children Partnership should bring weights together on one chart.\n2 Put in place a weekend handover for infants.\n");
    bench.import();
    std::vector<PublicPoint> recommendations;
    for (PublicPoint& point : bench.catalogue().points({2026, 1}))
        if (point.kind == PointKind::Recommendation) recommendations.push_back(std::move(point));
    REQUIRE(recommendations.size() == 2);
    CHECK(recommendations[0].guessed);
    CHECK(recommendations[0].addressee == "Eastmarch Safeguarding Children Partnership");
    CHECK(recommendations[0].page_label == "i");
    CHECK_FALSE(recommendations[0].anchor.empty());
    CHECK(bench.catalogue().recommendation(recommendations[1].id)->text.find("weekend handover") != std::string::npos);
    PointFilter filter;
    filter.words = "handover weekend";
    CHECK(bench.catalogue().recommendations(filter, {}).total == 1);
}
TEST_CASE("a recommendation that a review's PDF and its Word file both give is counted once, and one that a file gives twice stays twice") {
    testing::Bench bench;
    bench.file("records.jsonl", R"({"id": "1", "title": "t", "files": [{"path": "a.pdf", "kind": "overview"}, {"path": "b.pdf", "kind": "overview"}]})" "\n");
    const std::string both = "report: # 6 Recommendations\n1 Schools should ring each other.\n2 Schools should ring each other.\n";
    bench.file("a.pdf", both);
    bench.file("b.pdf", both + "3 Clinics should write what a family can read.\n");
    bench.import();
    CHECK(bench.catalogue().recommendations({}, {}).total == 3);
}
TEST_CASE("a file that came alone gets suggestions, marked as such, and no id of its own") {
    testing::Bench bench;
    bench.file("a.pdf", "report: # Serious Case Review: Child Larch\nNorfolk Safeguarding Children Board\nPublished in March 2013\nNorfolk held this review. Larch was a seven-month-old baby in Norfolk.\n");
    bench.import();
    const auto review = bench.catalogue().review({2026, 1});
    CHECK(review->summary.title == "Serious Case Review: Child Larch");
    CHECK(review->summary.year == 2013);
    CHECK(review->summary.own_id.empty());
    REQUIRE_FALSE(review->suggested.empty());
    CHECK(review->suggested[0] == Suggested::Title);
}

}
