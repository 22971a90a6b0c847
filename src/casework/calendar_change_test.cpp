#include <doctest/doctest.h>

#include <algorithm>

#include "audit/reading.h"
#include "casework/calendar_change.h"
#include "casework/case_testing.h"

using namespace casework;

namespace {

/// A desk that counts with what lies on its shelf.
struct ShelfDesk : TestDesk {
    calendar::Shelf shelf{calendar::Calendar::embedded()};
    Ground on_shelf() { return {ground().keys, shelf, base::system_random()}; }

    Case notified_of(std::string_view day) {
        const auto of = open("sin.required", day);
        write(of, "awareness", {{"awareness.0.authority", "Eastmarch"}, {"awareness.0.on", std::string{day}.c_str()}, {"awareness.0.who", "Duty manager"}, {"awareness.0.how", "Call"}}, day);
        return of;
    }
    LoadedCalendar load(std::string_view more_rows, std::string_view day) {
        CalendarLoading loading{shelf};
        auto loaded = store().write([&](store::Transaction& t) {
            return load_calendar(t, on_shelf(), loading, {std::string{calendar::Calendar::shipped_holidays()} + std::string{more_rows}, "invented.csv", "R. Invented"}, TestDesk::on(day));
        });
        loading.lasting();
        return loaded;
    }
};

constexpr std::string_view invented_holiday = "england-and-wales,2026-06-12,Invented holiday,Gŵyl ddychmygol\n";

}  // namespace

TEST_SUITE("a calendar loaded into a running installation") {

TEST_CASE("open clocks are counted again; the case says from which day to which, by which load") {
    ShelfDesk desk;
    const auto of = desk.notified_of("2026-06-08");
    CHECK(desk.due(of, "notification") == "2026-06-15");
    const auto foreseen = desk.store().read([&](store::Snapshot& snapshot) {
        return would_move(snapshot, desk.shelf.now().with_holiday(calendar::Nation::England, *base::parse_day("2026-06-12"), {"Invented holiday", "Gŵyl ddychmygol"}));
    });
    const auto loaded = desk.load(invented_holiday, "2026-06-10");
    CHECK(loaded.version == 1);
    CHECK(foreseen.size() == loaded.moved.size());
    CHECK(desk.due(of, "notification") == "2026-06-16");  // Tuesday: Friday 12 June is left out.
    const auto moves = desk.store().read([&](store::Snapshot& snapshot) { return clock_moves(snapshot, of); });
    REQUIRE(moves.size() == loaded.moved.size());
    CHECK(moves.front().calendar_version == 1);
    CHECK(moves.front().named == "R. Invented");
    const auto events = desk.store().read([&](store::Snapshot& snapshot) { return audit::events_of_case(snapshot, of.id, std::nullopt, 50).entries; });
    CHECK(std::ranges::count_if(events, [](const audit::Entry& entry) { return entry.event.reason == "counted-again"; }) == static_cast<std::ptrdiff_t>(moves.size()));
}

TEST_CASE("what was loaded is kept with its sum and who loaded it, and a start of the program counts with it") {
    ShelfDesk desk;
    desk.load(invented_holiday, "2026-06-10");
    const auto [all, again] = desk.store().read([](store::Snapshot& snapshot) { return std::pair{calendar::loads(snapshot), calendar::with_newest_load(snapshot, calendar::Calendar::embedded())}; });
    REQUIRE(all.size() == 1);
    CHECK(all.front().sha256.size() == 64);
    CHECK(all.front().source == "invented.csv");
    CHECK(again.edition().version == 1);
    CHECK(again.holidays().holiday(calendar::Nation::Wales, *base::parse_day("2026-06-12")) != nullptr);
    const auto events = desk.store().read([](store::Snapshot& snapshot) { return audit::events_of_installation(snapshot, std::nullopt, 5).entries; });
    REQUIRE_FALSE(events.empty());
    CHECK(events.front().event.object == "calendar/1");
}

TEST_CASE("a load that does not last leaves the calendar that was in force") {
    ShelfDesk desk;
    {
        CalendarLoading loading{desk.shelf};
        desk.store().write([&](store::Transaction& t) {
            load_calendar(t, desk.on_shelf(), loading, {std::string{calendar::Calendar::shipped_holidays()} + std::string{invented_holiday}, "invented.csv", ""}, TestDesk::on("2026-06-10"));
            CHECK(desk.shelf.now().edition().version == 1);
            t.roll_back();
        });
    }
    CHECK(desk.shelf.now().edition().version == 0);
    CHECK(desk.store().read([](store::Snapshot& snapshot) { return calendar::loads(snapshot); }).empty());
}

}
