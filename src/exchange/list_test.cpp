#include "base/csv.h"
#include "exchange/list.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <pugixml.hpp>

using namespace std::chrono;

namespace {

exchange::Listed listed(std::string title, int day_of_march) {
    exchange::Listed result{.work = {}, .changed_at = base::Instant{sys_days{2026y / March / day_of_march}}};
    result.work.reference = "2026/1";
    result.work.url = "https://cairn.example/reviews/2026/1";
    result.work.title = std::move(title);
    result.work.year = 2026;
    return result;
}

const exchange::Feed feed{.id = "https://cairn.example/feed", .title = "New reviews", .self = "https://cairn.example/feed.atom",
                          .alternate = "https://cairn.example/", .author = "Cairn", .language = "en"};

}  // namespace

TEST_SUITE("Lists of works") {

TEST_CASE("RFC 4287: a feed has one id, title, author and the newest change as its updated") {
    pugi::xml_document document;
    REQUIRE(document.load_string(exchange::to_atom(feed, {listed("Child Rowan", 3), listed("Family <Juniper> & others", 9)}).c_str()));
    const auto root = document.child("feed");
    CHECK(std::string{root.child_value("id")} == "https://cairn.example/feed");
    CHECK(std::string{root.child_value("updated")} == "2026-03-09T00:00:00.000Z");
    CHECK(std::string{root.child("author").child_value("name")} == "Cairn");
    CHECK(std::string{root.last_child().child_value("title")} == "Family <Juniper> & others");
}
TEST_CASE("what is new of a work stands before its abstract") {
    auto corrected = listed("Child Rowan", 3);
    corrected.news = "Corrected: a date was wrong.", corrected.work.abstract_text = "Nobody asked.";
    pugi::xml_document document;
    REQUIRE(document.load_string(exchange::to_atom(feed, {corrected}).c_str()));
    CHECK(std::string{document.child("feed").child("entry").child_value("summary")} == "Corrected: a date was wrong. Nobody asked.");
}
TEST_CASE("a control character in a title does not break the whole feed") {
    pugi::xml_document document;
    CHECK(document.load_string(exchange::to_atom(feed, {listed(std::string{"Child\x01 A\x0c"}, 1)}).c_str()));
}
TEST_CASE("a title that a spreadsheet would run as a formula is neutralised") {
    for (const char* formula : {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"}) CHECK(base::csv_cell(formula).starts_with("'"));
}
TEST_CASE("every work in a CSV list is one line with eleven cells") {
    const auto csv = exchange::to_csv({listed("Child A", 1), listed("Child B", 2)});
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
    CHECK(csv.starts_with("\xEF\xBB\xBFreference,title,year"));
}

}
