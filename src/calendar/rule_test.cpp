#include "calendar/rule.h"

#include <doctest/doctest.h>

#include "base/fault.h"
#include "calendar/working.h"

using namespace calendar;

namespace {

const std::string head = "rule,nation,version,from,to,counts,amount,earliest,means,running_clocks,strength,name_en,name_cy,starts_en,starts_cy,source,seen_at,checked_on,note_en,note_cy\n";

std::string row(const std::string& version, const std::string& from, const std::string& to, const std::string& amount, const std::string& running) {
    return "answer,england," + version + "," + from + "," + to + ",working-days," + amount + ",,due," + running + ",guidance,Answer,Ateb,it comes,y daw,An invented guide,,2026-11-02,,\n";
}

Calendar with_rules(const std::string& rows) {
    return Calendar::read("division,date,title_en,title_cy\nengland-and-wales,2024-01-01,New Year’s Day,Dydd Calan\nengland-and-wales,2024-12-25,Christmas Day,Dydd Nadolig\n", head + rows,
                          "step,working_day,name_en,name_cy,source\n");
}

std::string due(const Calendar& calendar, std::string_view from) {
    const auto working = work_out(calendar, "answer", Nation::England, *base::parse_day(from));
    return working ? base::to_iso(working->due_on.day) + " " + working->rule.version : std::string{slug_of(working.error().code)};
}

}  // namespace

TEST_SUITE("clock rules are dated data") {

TEST_CASE("a clock keeps the version in force on its own first day") {
    const auto calendar = with_rules(row("first", "2024-01-01", "2024-03-10", "5", "keep") + row("second", "2024-03-11", "", "3", "keep"));
    CHECK(due(calendar, "2024-03-08") == "2024-03-15 first");
    CHECK(due(calendar, "2024-03-11") == "2024-03-14 second");
}
TEST_CASE("a version that takes running clocks over counts those that still run on its first day, and no others") {
    const auto calendar = with_rules(row("first", "2024-01-01", "2024-03-10", "5", "keep") + row("second", "2024-03-11", "", "20", "take-over"));
    CHECK(due(calendar, "2024-03-08") == "2024-04-05 second");
    CHECK(due(calendar, "2024-03-01") == "2024-03-08 first");
}
TEST_CASE("a rule that was checked carries the day on which it was") {
    const auto calendar = with_rules(row("first", "2024-01-01", "", "5", "keep"));
    REQUIRE(calendar.rules()[0].checked_on);
    CHECK(base::to_iso(*calendar.rules()[0].checked_on) == "2026-11-02");
}
TEST_CASE("every rule of ours has a strength, a source, and words in both languages") {
    for (const Rule& rule : Calendar::embedded().rules()) {
        CAPTURE(rule.name + " " + rule.version);
        CHECK_FALSE(rule.source.empty());
        for (const TwoLanguages& words : {rule.title, rule.starts}) {
            CHECK_FALSE(words.en.empty());
            CHECK_FALSE(words.cy.empty());
        }
        CHECK(rule.note.en.empty() == rule.note.cy.empty());
        if (rule.counts == Counts::NotKnown || rule.counts == Counts::NoLimit) CHECK_FALSE(rule.note.en.empty());
    }
    for (const TimetableStep& step : Calendar::embedded().rapid_review_steps()) CHECK_FALSE(step.title.cy.empty());
}
TEST_CASE("what nobody has read is not called checked") {
    // The list of what to verify first: the 2026 guidance, regulations 9 to 16 of SI 2018/789, the Welsh minimum.
    for (const Rule& rule : Calendar::embedded().rules())
        if (rule.version == "wt2026" || rule.source.starts_with("SI 2018/789") || rule.nation == Nation::Wales) CHECK_FALSE(rule.checked_on);
}
TEST_CASE("two versions that govern one day are refused, with the line that has to be mended") {
    try {
        (void)read_rules(head + row("first", "2024-01-01", "", "5", "keep") + row("second", "2024-03-11", "", "3", "keep"));
        FAIL("accepted");
    } catch (const base::Fault& fault) {
        CHECK(fault.where() == "clock_rules.csv, line 3");
    }
}
TEST_CASE("a row that says nothing sensible is refused") {
    CHECK_THROWS_AS(read_rules(head + row("first", "2024-02-30", "", "5", "keep")), base::Fault);
    CHECK_THROWS_AS(read_rules(head + row("first", "2024-01-01", "", "", "keep")), base::Fault);
    CHECK_THROWS_AS(read_rules(head + row("first", "2024-01-01", "", "five", "keep")), base::Fault);
    CHECK_THROWS_AS(read_rules(head + row("first", "2024-01-01", "", "5", "perhaps")), base::Fault);
    CHECK_THROWS_AS(read_rules("rule,nation\n"), base::Fault);
}
TEST_CASE("a comma inside quotation marks belongs to its cell, and a spreadsheet's line ends do not") {
    const auto rows = read_sheet("\xEF\xBB\xBF" "a,b\r\n\"one, \"\"two\"\"\",3\r\n\r\n", "invented.csv", {"b", "a"});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells == std::vector<std::string>{"3", "one, \"two\""});
    CHECK_THROWS_AS(read_sheet("a\n\"open\n", "invented.csv", {"a"}), base::Fault);
}

}
