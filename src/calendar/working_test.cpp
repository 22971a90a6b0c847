// Every date below was worked by hand from the lists of bank holidays, or stands in the scenario whose number it carries.
#include "calendar/working.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace calendar;
using namespace std::chrono;

namespace {

/// The due day, or the code of the refusal.
std::string due(std::string_view rule, std::string_view from, Nation nation = Nation::England) {
    const auto working = work_out(Calendar::embedded(), rule, nation, *base::parse_day(from));
    return working ? base::to_iso(working->due_on.day) : std::string{slug_of(working.error().code)};
}

Working worked(std::string_view rule, std::string_view from, Nation nation = Nation::England) {
    const auto working = work_out(Calendar::embedded(), rule, nation, *base::parse_day(from));
    REQUIRE_MESSAGE(working.has_value(), words_of(working.error()));
    return *working;
}

/// The counted days as "12-23 12-24", in the order of counting.
std::string counted(const Working& working) {
    std::string days;
    for (const DayNote& note : working.days)
        if (note.why == DayNote::Why::Counted) days += (days.empty() ? "" : " ") + base::to_iso(note.day).substr(5);
    return days;
}

}  // namespace

TEST_SUITE("notification: five working days from awareness") {

TEST_CASE("scenario 1: aware on Monday before Christmas, due on New Year's Eve") {
    CHECK(due("notification", "2025-12-22") == "2025-12-31");
    CHECK(counted(worked("notification", "2025-12-22")) == "12-23 12-24 12-29 12-30 12-31");
}
TEST_CASE("scenario 2: aware on Maundy Thursday, Good Friday and Easter Monday are left out") {
    CHECK(due("notification", "2026-04-02") == "2026-04-13");
    CHECK(counted(worked("notification", "2026-04-02")) == "04-07 04-08 04-09 04-10 04-13");
}
TEST_CASE("scenario 3: aware on a Saturday before a bank holiday, the Saturday stays day 0") {
    const auto working = worked("notification", "2025-08-23");
    CHECK(base::to_iso(working.due_on.day) == "2025-09-01");
    CHECK(base::to_iso(working.start) == "2025-08-23");
    CHECK(counted(working) == "08-26 08-27 08-28 08-29 09-01");
}
TEST_CASE("scenario 6: the clock runs from awareness, whatever the group still waits for") {
    CHECK(due("notification", "2025-11-12") == "2025-11-19");
    CHECK(counted(worked("notification", "2025-11-12")) == "11-13 11-14 11-17 11-18 11-19");
}
TEST_CASE("scenario 15: a looked-after child's death by natural causes is notified in the same five days") {
    CHECK(due("notification", "2026-03-09") == "2026-03-16");
}
TEST_CASE("the partners are told within the same time") { CHECK(due("tell-partners", "2025-12-22") == "2025-12-31"); }
TEST_CASE("each day left out says why, and which holiday it is") {
    const auto working = worked("notification", "2025-12-22");
    REQUIRE(working.days.size() == 9);
    CHECK(working.days[2].why == DayNote::Why::Holiday);
    CHECK(working.days[2].holiday.en == "Christmas Day");
    CHECK(working.days[2].holiday.cy == "Dydd Nadolig");
    CHECK(working.days[4].why == DayNote::Why::Weekend);
    CHECK(working.days[8].number == 5);
}

}

TEST_SUITE("rapid review: fifteen working days from sending") {

TEST_CASE("scenario 7: sent two days before Christmas") {
    CHECK(due("rapid-review", "2025-12-23") == "2026-01-16");
    CHECK(counted(worked("rapid-review", "2025-12-23")) == "12-24 12-29 12-30 12-31 01-02 01-05 01-06 01-07 01-08 01-09 01-12 01-13 01-14 01-15 01-16");
}
TEST_CASE("scenario 8: over Easter") {
    CHECK(due("rapid-review", "2026-03-30") == "2026-04-22");
    CHECK(counted(worked("rapid-review", "2026-03-30")) == "03-31 04-01 04-02 04-07 04-08 04-09 04-10 04-13 04-14 04-15 04-16 04-17 04-20 04-21 04-22");
}
TEST_CASE("scenario 10: sent on a Sunday, which stays the day of sending") {
    CHECK(due("rapid-review", "2025-11-02") == "2025-11-21");
    CHECK(base::to_iso(worked("rapid-review", "2025-11-02").start) == "2025-11-02");
}
TEST_CASE("scenario 12: the second of January counts in England, whatever Scotland does") {
    const auto working = worked("rapid-review", "2025-12-31");
    CHECK(base::to_iso(working.due_on.day) == "2026-01-22");
    CHECK(base::to_iso(working.days[1].day) == "2026-01-02");
    CHECK(working.days[1].number == 1);
}
TEST_CASE("the local timetable is a template counted in the same working days, and claims no more than local strength") {
    const auto steps = timetable(Calendar::embedded(), Nation::England, *base::parse_day("2025-12-23"));
    REQUIRE(steps);
    std::string days;
    for (const auto& [step, day] : *steps) days += base::to_iso(day).substr(5) + (step.strength == Strength::Local ? " " : "! ");
    CHECK(days == "12-23 12-24 01-09 01-13 01-15 01-16 ");
}

}

TEST_SUITE("local review: six months from the decision") {

TEST_CASE("scenario 26: the same day of the month, six months on") { CHECK(due("review", "2026-01-16") == "2026-07-16"); }
TEST_CASE("scenario 27: a month without that day ends on its last, which weekends do not move") {
    const auto saturday = worked("review", "2025-08-29");
    CHECK(base::to_iso(saturday.due_on.day) == "2026-02-28");
    CHECK(base::to_iso(*saturday.last_working_day_on_or_before) == "2026-02-27");
    CHECK(saturday.clamped);
    CHECK(due("review", "2026-03-31") == "2026-09-30");
    CHECK(base::to_iso(*worked("review", "2026-01-16").last_working_day_on_or_before) == "2026-07-16");
}
TEST_CASE("a leap year's February keeps its twenty-ninth") { CHECK(due("review", "2027-08-31") == "2028-02-29"); }
TEST_CASE("beyond the known holidays the six months stand, and the last working day is not promised") {
    const auto working = worked("review", "2028-09-15");
    CHECK(base::to_iso(working.due_on.day) == "2029-03-15");
    CHECK_FALSE(working.last_working_day_on_or_before);
}

}

TEST_SUITE("publication: copies seven working days before, and a year at least") {

TEST_CASE("scenario 30: planned for 2 January, copies leave before Christmas") {
    CHECK(due("publication-copies", "2026-01-02") == "2025-12-19");
    CHECK(counted(worked("publication-copies", "2026-01-02")) == "12-31 12-30 12-29 12-24 12-23 12-22 12-19");
}
TEST_CASE("scenario 31: planned for the Tuesday after Easter") {
    CHECK(due("publication-copies", "2026-04-07") == "2026-03-25");
    CHECK(counted(worked("publication-copies", "2026-04-07")) == "04-02 04-01 03-31 03-30 03-27 03-26 03-25");
}
TEST_CASE("the floor is the first anniversary, and removal is permitted from the day after it") {
    const auto working = worked("floor", "2026-05-14");
    CHECK(base::to_iso(working.due_on.day) == "2027-05-14");
    CHECK(base::to_iso(*working.may_be_removed_from) == "2027-05-15");
}
TEST_CASE("a report of 29 February has its anniversary on 1 March") {
    CHECK(due("floor", "2024-02-29") == "2025-03-01");
    CHECK(base::to_iso(*worked("floor", "2024-02-29").may_be_removed_from) == "2025-03-02");
    CHECK(due("national-floor", "2024-02-29") == "2027-03-01");
}
TEST_CASE("days on which the report was off line are added to its year") {
    const auto working = with_days_off_line(worked("floor", "2026-05-14"), 10);
    CHECK(base::to_iso(working.due_on.day) == "2027-05-24");
    CHECK(base::to_iso(*working.may_be_removed_from) == "2027-05-25");
}
TEST_CASE("a partnership may leave seven clear days, which is one day earlier") { CHECK(due("publication-copies-clear", "2026-01-02") == "2025-12-18"); }
TEST_CASE("a national report stays three years") { CHECK(due("national-floor", "2025-03-11") == "2028-03-11"); }

}

TEST_SUITE("what is refused") {

TEST_CASE("a rule that a nation does not have is refused, never answered with England's") {
    for (const auto nation : {Nation::Wales, Nation::Scotland, Nation::NorthernIreland})
        for (const auto rule : {"notification", "tell-partners", "rapid-review", "publication-copies", "national-floor"}) CHECK(due(rule, "2026-01-05", nation) == "not-in-this-nation");
    CHECK(due("floor", "2026-01-05", Nation::Scotland) == "not-in-this-nation");
    CHECK(due("review", "2026-01-05", Nation::NorthernIreland) == "not-in-this-nation");
}
TEST_CASE("Scotland sets no time for a learning review, and the refusal says so") {
    const auto refused = work_out(Calendar::embedded(), "review", Nation::Scotland, *base::parse_day("2026-01-05"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == RefusalCode::NoLimitSet);
    CHECK(words_of(refused.error()).find("no fixed statutory time") != std::string::npos);
}
TEST_CASE("in Wales a report stays twelve weeks at least, and that has not been checked") {
    const auto working = worked("floor", "2026-01-01", Nation::Wales);
    CHECK(base::to_iso(working.due_on.day) == "2026-03-26");
    CHECK_FALSE(working.rule.checked_on);
}
TEST_CASE("no day is promised beyond the bank holidays that are known") {
    CHECK(due("notification", "2028-12-21") == "holidays-not-known");
    CHECK(due("rapid-review", "2028-12-08") == "holidays-not-known");
    CHECK(due("publication-copies", "2029-01-12") == "holidays-not-known");
    CHECK(due("notification", "2028-12-20") == "2028-12-29");
}
TEST_CASE("from March 2020 the rapid review, six months and advance copies are not known, while the five days went on") {
    for (const auto rule : {"rapid-review", "review", "publication-copies"}) {
        CHECK(due(rule, "2020-04-01") == "limit-not-known");
        CHECK(due(rule, "2020-02-28") != "limit-not-known");
        CHECK(due(rule, "2020-12-08") == "limit-not-known");
        CHECK(due(rule, "2020-12-09") != "limit-not-known");
    }
    CHECK(due("notification", "2020-04-01") == "2020-04-08");
}
TEST_CASE("no clock of the scheme runs before its regulations of 29 June 2018") {
    CHECK(due("notification", "2018-06-28") == "not-in-force");
    CHECK(due("notification", "2018-06-29") == "2018-07-06");
}
TEST_CASE("a name that no nation has is no rule") { CHECK(due("fireside", "2026-01-05") == "unknown-rule"); }

}

TEST_SUITE("local expectations") {

TEST_CASE("a referral is acknowledged on the next working day") { CHECK(due("acknowledge", "2026-04-02") == "2026-04-07"); }
TEST_CASE("the Panel's reply is looked for between ten and fifteen working days") {
    const auto working = worked("panel-reply", "2026-01-16");
    CHECK(base::to_iso(*working.earliest_on) == "2026-01-30");
    CHECK(base::to_iso(working.due_on.day) == "2026-02-06");
}

}

TEST_SUITE("what if") {

TEST_CASE("a holiday proclaimed late moves the day by one") {
    const auto more = Calendar::embedded().with_holiday(Nation::England, *base::parse_day("2025-12-29"), {"proclaimed", "cyhoeddwyd"});
    CHECK(base::to_iso(work_out(more, "notification", Nation::England, *base::parse_day("2025-12-22"))->due_on.day) == "2026-01-02");
    CHECK(due("notification", "2025-12-22") == "2025-12-31");
}

}
