#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "casework/timetable.h"

using namespace casework;

namespace {

base::Day day(const char* iso) { return *base::parse_day(iso); }

Timetable own(const char* from, std::vector<TimetableRow> rows) {
    Timetable table;
    table.from = day(from), table.rows = std::move(rows), table.source = "Invented procedure, section 4";
    return table;
}

/// A case whose notification was sent on that day.
Case sent(TestDesk& desk, const char* on) {
    const auto of = desk.open("sin.required", on, true);
    desk.write(of, "sent", {{"sent.0.what", "notification"}, {"sent.0.on", on}, {"sent.0.by", "Duty manager"}}, on);
    REQUIRE(desk.step(of, "record_sent", on) == "");
    return of;
}
std::optional<LocalSteps> steps_of(TestDesk& desk, const Case& of) {
    const auto file = desk.file(of);
    return desk.store().read([&](store::Snapshot& snapshot) { return local_steps(snapshot, desk.ground(), file); });
}

}  // namespace

TEST_SUITE("local timetables of the rapid review") {

TEST_CASE("the steps that travel with the program fall on days 0, 1, 10, 12, 14 and 15, by working days") {
    TestDesk desk;
    const auto steps = steps_of(desk, sent(desk, "2026-03-30"));  // Monday before Easter 2026: Good Friday 3 April, Easter Monday 6 April.
    REQUIRE(steps.has_value());
    CHECK(steps->timetable.version == 0);
    std::vector<std::string> days;
    for (const auto& one : steps->days) days.push_back(base::to_iso(*one));
    CHECK(days == std::vector<std::string>{"2026-03-30", "2026-03-31", "2026-04-15", "2026-04-17", "2026-04-21", "2026-04-22"});
}

TEST_CASE("a case keeps the version in force on the day of its sending; a later version is for later cases") {
    TestDesk desk;
    const auto before = sent(desk, "2026-03-02"), after = sent(desk, "2026-03-10");
    desk.store().write([&](store::Transaction& t) { CHECK(write_timetable(t, 1, 0, own("2026-03-09", {{3, "Invented meeting", "", "Chair"}}), TestDesk::on("2026-03-09")) == 1); });
    CHECK(steps_of(desk, before)->timetable.version == 0);
    CHECK(steps_of(desk, after)->timetable.version == 1);
    CHECK(*steps_of(desk, after)->days.front() == day("2026-03-13"));
}

TEST_CASE("somebody chooses another version for a case with a reason; the reason goes with the case") {
    TestDesk desk;
    const auto of = sent(desk, "2026-03-02");
    desk.store().write([&](store::Transaction& t) {
        CHECK(write_timetable(t, 1, 0, own("2026-03-09", {{3, "Invented meeting", "", ""}}), TestDesk::on("2026-03-09")) == 1);
        choose_timetable(t, desk.ground(), of, 1, "The group asked for it", TestDesk::on("2026-03-10"));
    });
    const auto steps = steps_of(desk, of);
    CHECK(steps->timetable.version == 1);
    REQUIRE(steps->chosen.has_value());
    CHECK(steps->chosen->reasons == "The group asked for it");
}

TEST_CASE("a version written over one that is no longer the newest is refused") {
    TestDesk desk;
    desk.store().write([&](store::Transaction& t) {
        CHECK(write_timetable(t, 1, 0, own("2026-03-09", {{3, "One", "", ""}}), TestDesk::on("2026-03-09")) == 1);
        CHECK_FALSE(write_timetable(t, 1, 0, own("2026-03-09", {{4, "Other", "", ""}}), TestDesk::on("2026-03-09")).has_value());
    });
}

TEST_CASE("no step falls after the fifteenth working day, and each says what is to be done") {
    CHECK(check_timetable({{15, "Last", "", ""}, {0, "First", "", ""}}, "Procedure").value().front().what == "First");
    const auto refused = check_timetable({{16, "Too late", "", ""}, {-1, "", "", ""}}, "");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().size() == 4);
    CHECK_FALSE(check_timetable({}, "Procedure").has_value());
}

}
