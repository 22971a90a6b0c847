#include "exchange/citation.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

using namespace std::chrono;

namespace {

exchange::CitedWork rowan() {
    return {.reference = "2026/417", .url = "https://cairn.example/reviews/2026/417", .title = "Child Rowan: 100% & more",
            .authors = {"E. Reviewer"}, .publisher = "Eastmarch Safeguarding Children Partnership",
            .review_type = "Local child safeguarding practice review", .year = 2026, .published_on = sys_days{2026y / May / 14},
            .abstract_text = "A baby's weight loss\nwas recorded by three services.", .keywords = {"neglect", "weight"},
            .language = "en", .area = "Eastmarch", .nation = "England", .collection = "Cairn"};
}

}  // namespace

TEST_SUITE("Citations") {

TEST_CASE("RIS: begins with the type of work, ends with ER, one line a field") {
    const auto ris = exchange::to_ris(rowan());
    CHECK(ris.starts_with("TY  - RPRT\r\n"));
    CHECK(ris.ends_with("ER  - \r\n"));
    CHECK(ris.find("AU  - E. Reviewer\r\n") != std::string::npos);
    CHECK(ris.find("PY  - 2026\r\n") != std::string::npos);
    CHECK(ris.find("DA  - 2026/05/14\r\n") != std::string::npos);
    CHECK(ris.find("AB  - A baby's weight loss was recorded by three services.\r\n") != std::string::npos);
    CHECK(ris.find("KW  - neglect\r\nKW  - weight\r\n") != std::string::npos);
}
TEST_CASE("RIS: words from a record cannot begin a field of their own") {
    auto work = rowan();
    work.title = "Child A\r\nER  - \r\nTY  - BOOK";
    CHECK(exchange::to_ris(work).find("\r\nTY") == std::string::npos);
}
TEST_CASE("BibTeX: special characters are escaped and capitals kept") {
    const auto bibtex = exchange::to_bibtex(rowan());
    CHECK(bibtex.starts_with("@techreport{cairn-2026-417,\n"));
    CHECK(bibtex.find("title = {{Child Rowan: 100\\% \\& more}}") != std::string::npos);
    CHECK(bibtex.find("author = {{E. Reviewer}}") != std::string::npos);
}
TEST_CASE("CSL-JSON: a report with its day of publication as date parts") {
    const auto item = boost::json::parse(exchange::to_csl_json(rowan())).at(0);
    CHECK(item.at("type") == "report");
    CHECK(item.at("issued").at("date-parts").at(0) == boost::json::array{2026, 5, 14});
    CHECK(item.at("author").at(0).at("literal") == "E. Reviewer");
}
TEST_CASE("a record of which only the title is known is still cited, without inventing a year") {
    const exchange::CitedWork bare{.reference = "2026/3", .url = "https://cairn.example/reviews/2026/3", .title = "Child A",
                                   .authors = {}, .publisher = {}, .review_type = {}, .year = {}, .published_on = {}, .abstract_text = {},
                                   .keywords = {}, .language = {}, .area = {}, .nation = {}, .collection = "Cairn"};
    CHECK(exchange::to_sentence(bare) == "(no date) Child A. Cairn 2026/3. https://cairn.example/reviews/2026/3");
    CHECK(exchange::to_ris(bare).find("PY") == std::string::npos);
    CHECK_FALSE(boost::json::parse(exchange::to_csl_json(bare)).at(0).as_object().contains("issued"));
}

}
