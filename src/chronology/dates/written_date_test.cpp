#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "chronology/dates/written_date.h"
#include "documents/catalogue/csv.h"

namespace chronology {

namespace {

std::vector<documents::catalogue::CsvRow> table_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE_MESSAGE(in, path);
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    return documents::catalogue::parse_csv(bytes);
}

Period period_of(const std::string& text) {
    const auto split = text.find('/');
    REQUIRE(split != std::string::npos);
    return {base::parse_day(text.substr(0, split)).value(), base::parse_day(text.substr(split + 1)).value()};
}

std::string said(const std::expected<WrittenDate, DateError>& read) {
    if (!read) return std::string{"error "} + std::string{to_word(read.error())};
    const auto bound = [](const std::optional<Moment>& moment) { return moment ? to_text(*moment) : std::string{"open"}; };
    return bound(read->from) + " to " + bound(read->to) + " " + std::string{to_word(read->certainty)} + " " + std::string{to_word(read->note)};
}

std::string expected(const std::vector<std::string>& row) {
    if (!row[7].empty()) return "error " + row[7];
    return (row[3].empty() ? "open" : row[3]) + " to " + (row[4].empty() ? "open" : row[4]) + " " + row[5] + " " + row[6];
}

}  // namespace

TEST_CASE("every written form of a date means what was worked out for it by hand") {
    const auto table = table_of(std::string{CAIRN_SOURCE_DIR} + "/src/chronology/dates/written_dates.csv");
    REQUIRE(table.size() > 700);
    for (std::size_t i = 1; i < table.size(); ++i) {
        const auto& row = table[i].cells;
        REQUIRE_MESSAGE(row.size() == 8, "row ", i);
        CAPTURE(row[0]);
        CAPTURE(row[2]);
        DateContext context;
        if (!row[1].empty()) context.first_year = std::stoi(row[1].substr(0, 4));
        if (!row[2].empty()) context.scope = period_of(row[2]);
        CHECK(said(read_date(row[0], context)) == expected(row));
    }
}

TEST_CASE("a day that a spreadsheet wrote with midnight to the second has no time") {
    CHECK(said(read_date("2016-05-22 00:00:00")) == "2016-05-22 to 2016-05-22 certain ");
    CHECK(said(read_date("22/05/2016 00:00")) == "2016-05-22T00:00 to 2016-05-22T00:00 certain ");
}

TEST_CASE("a cell of times beside a day gives the day its hours") {
    CHECK(said(read_date_and_time("22/05/2016", "2.10pm")) == "2016-05-22T14:10 to 2016-05-22T14:10 certain ");
    CHECK(said(read_date_and_time("22/05/2016", "22:00-02:00")) == "2016-05-22T22:00 to 2016-05-23T02:00 certain ");
    CHECK(said(read_date_and_time("22/05/2016", "evening")) == "2016-05-22T18:00 to 2016-05-22T21:59 certain ");
    CHECK(said(read_date_and_time("22/05/2016", "")) == "2016-05-22 to 2016-05-22 certain ");
    CHECK(said(read_date_and_time("22/05/2016", "25:10")) == "error impossible");
    CHECK(said(read_date_and_time("22/05/2016", "as above")) == "error not-a-date");
    CHECK(said(read_date_and_time("?22 may 2016", "?2pm")) == "2016-05-22T14:00 to 2016-05-22T14:00 uncertain ");
}

TEST_CASE("moments are written so that they are read back") {
    for (const auto* text : {"2016-05-22", "2016-05-22T14:10", "14:10", "1999-12-31T23:59"}) CHECK(to_text(parse_moment(text).value()) == text);
    for (const auto* text : {"", "2016-02-30", "2016-05-22T24:00", "2016-05-22T", "9:10", "2016-05-22T14:10Z"}) CHECK_FALSE(parse_moment(text).has_value());
}

TEST_CASE("Easter falls where the Church of England's tables put it") {
    // The Book of Common Prayer's tables: 2008 the earliest of our time, 2011 among the latest.
    const auto easter = [](const char* year) { return said(read_date(std::string{"Easter Sunday "} + year)); };
    CHECK(easter("2008").starts_with("2008-03-23"));
    CHECK(easter("2011").starts_with("2011-04-24"));
    CHECK(easter("2016").starts_with("2016-03-27"));
    CHECK(easter("2025").starts_with("2025-04-20"));
}

}  // namespace chronology
