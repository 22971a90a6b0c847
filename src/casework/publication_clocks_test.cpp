// What runs while a report is hidden or public, and who is told of it. Days were counted by hand with the published bank holidays.
#include "casework/publication_telling.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "calendar/working.h"
#include "casework/case_testing.h"

using namespace casework;
using notices::Kind;

namespace {

std::string answer_due(calendar::Nation nation, const char* hidden_on) {
    const auto working = calendar::work_out(calendar::Calendar::embedded(), "hiding-answer", nation, *base::parse_day(hidden_on));
    return working ? base::to_iso(working->due_on.day) : "refused";
}

base::Instant morning(const char* day) { return *base::parse_day(day) + std::chrono::hours{9}; }

/// A review that became public on 7 April 2026.
struct PublicOne {
    TestDesk desk;
    Case of = desk.open("published", "2026-04-07");

    Record hide(const char* on) { return desk.write(of, "publication_hiding", {{"hiding.0.on", on}, {"hiding.0.why", "A name was left in"}}, on); }
    void answer(const Record& hiding, const char* what, const char* on) {
        auto answers = desk.file(of).last("publication_hiding")->answers;
        answers.set({"second", 0, "answer"}, what), answers.set({"second", 0, "on"}, on);
        REQUIRE(desk.store().write([&](store::Transaction& t) { return write_anew(t, desk.ground(), of, *find_record(t, desk.ground(), of, hiding.id), answers, TestDesk::on(on)).has_value(); }));
    }
    std::string told(const char* day) {
        std::string words;
        for (const auto& one : desk.store().read([&](store::Snapshot& snapshot) { return publication_reminders(snapshot, desk.ground(), morning(day)); }))
            words += (words.empty() ? "" : " ") + std::string{notices::name_of(one.kind)} + one.cause.substr(one.cause.rfind('/'));
        return words;
    }
};

}  // namespace

TEST_SUITE("a hidden page waits two working days for a second person") {

TEST_CASE("hidden on Wednesday 23 December 2026: the 24th is the first day, Tuesday 29 the second, for Christmas Day and Monday 28 are bank holidays") {
    for (const auto nation : {calendar::Nation::England, calendar::Nation::Wales, calendar::Nation::Scotland, calendar::Nation::NorthernIreland}) CHECK(answer_due(nation, "2026-12-23") == "2026-12-29");
}
TEST_CASE("hidden on Thursday 2 April 2026: in England Wednesday 8 is the second day; in Scotland Easter Monday counts, so Tuesday 7") {
    CHECK(answer_due(calendar::Nation::England, "2026-04-02") == "2026-04-08");
    CHECK(answer_due(calendar::Nation::Scotland, "2026-04-02") == "2026-04-07");
}
TEST_CASE("hidden on a Saturday, it waits until the Tuesday") { CHECK(answer_due(calendar::Nation::England, "2026-05-16") == "2026-05-19"); }
TEST_CASE("the case has that clock from the hiding on, and it is met on the day on which the second person decides") {
    PublicOne one;
    const auto hiding = one.hide("2026-12-23");
    CHECK(one.desk.due(one.of, "hiding-answer") == "2026-12-29");
    one.answer(hiding, "stays_hidden", "2026-12-24");
    const auto file = one.desk.file(one.of);
    const auto clock = std::ranges::find(file.clocks, "hiding-answer", &Clock::rule);
    REQUIRE(clock != file.clocks.end());
    REQUIRE(clock->met_on);
    CHECK(base::to_iso(*clock->met_on) == "2026-12-24");
}
TEST_CASE("hidden again on the day on which it came back, it waits again, and for no longer than its own two days") {
    PublicOne one;
    one.answer(one.hide("2026-12-23"), "restored", "2026-12-23");
    one.hide("2026-12-23");
    const auto file = one.desk.file(one.of);
    CHECK(std::ranges::count(file.clocks, "hiding-answer", &Clock::rule) == 1);
    CHECK(std::ranges::find(file.clocks, "hiding-answer", &Clock::rule)->runs());
}
TEST_CASE("publishers are reminded on the last working day, told that it is late on the day after, and of nothing once somebody decided") {
    PublicOne one;
    const auto hiding = one.hide("2026-12-23");
    CHECK(one.told("2026-12-24") == "");
    CHECK(one.told("2026-12-29") == "hiding-due/due");
    CHECK(one.told("2026-12-30") == "hiding-late/late");
    one.answer(hiding, "restored", "2026-12-30");
    CHECK(one.told("2026-12-31") == "");
}
TEST_CASE("over a weekend of holidays the last working day comes before it, and the reminder waits for the day itself") {
    PublicOne one;
    one.hide("2026-12-22");  // Tuesday: 23 and 24 December.
    CHECK(one.told("2026-12-23") == "");
    CHECK(one.told("2026-12-24") == "hiding-due/due");
    CHECK(one.told("2026-12-25") == "hiding-late/late");
}

}

TEST_SUITE("the shortest time of being public ends") {

TEST_CASE("publishers are told four weeks before, one week before, and once it is over, each once") {
    PublicOne one;
    REQUIRE(one.desk.store().write([&](store::Transaction& t) {
        Clock floor;
        floor.rule = "floor", floor.nation = "england", floor.rule_version = "si2018", floor.start_event = "published";
        floor.start_on = *base::parse_day("2026-04-07"), floor.due_on = base::parse_day("2027-04-07");
        add_clock(t, one.of, floor);
        return true;
    }));
    CHECK(one.told("2027-03-09") == "");
    CHECK(one.told("2027-03-10") == "floor-near/28");
    CHECK(one.told("2027-03-30") == "floor-near/28");
    CHECK(one.told("2027-03-31") == "floor-near/7");
    CHECK(one.told("2027-04-07") == "floor-near/7");
    CHECK(one.told("2027-04-08") == "floor-near/over");
}

}
