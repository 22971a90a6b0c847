// Whose digest is due, by the clocks of London.
#include <doctest/doctest.h>

#include "identity/testing.h"
#include "notices/choice.h"

using notices::Choice;

namespace {

std::string day_of(const Choice& choice, const char* at) {
    const auto day = notices::digest_day(choice, *base::parse_instant(at));
    return day ? base::to_iso(*day) : "none";
}

}  // namespace

TEST_SUITE("notices: how a person is told") {

TEST_CASE("at eight in London means seven in UTC in summer and eight in winter") {
    CHECK(day_of({.hour = 8}, "2026-07-01T06:59:59Z") == "none");
    CHECK(day_of({.hour = 8}, "2026-07-01T07:00:00Z") == "2026-07-01");
    CHECK(day_of({.hour = 8}, "2026-01-07T07:59:59Z") == "none");
    CHECK(day_of({.hour = 8}, "2026-01-07T08:00:00Z") == "2026-01-07");
}
TEST_CASE("a server that was down at the hour brings the day's mail later on that day") { CHECK(day_of({.hour = 8}, "2026-01-07T22:30:00Z") == "2026-01-07"); }
TEST_CASE("late on a summer evening in UTC it is the next day in London") { CHECK(day_of({.hour = 0}, "2026-07-01T23:30:00Z") == "2026-07-02"); }
TEST_CASE("Saturday and Sunday bring nothing to whoever chose Monday to Friday") {
    CHECK(day_of({.days = notices::Days::Weekdays}, "2026-05-16T12:00:00Z") == "none");
    CHECK(day_of({.days = notices::Days::Weekdays}, "2026-05-17T12:00:00Z") == "none");
    CHECK(day_of({.days = notices::Days::Every}, "2026-05-16T12:00:00Z") == "2026-05-16");
}
TEST_CASE("whoever wants no mail has no digest on any day") { CHECK(day_of({.digest = notices::Digest::Off, .days = notices::Days::Every}, "2026-05-14T12:00:00Z") == "none"); }
TEST_CASE("what a person chose is kept, and a new account has one mail on weekdays at eight") {
    identity::testing::House house;
    const auto ash = house.person("ash");
    CHECK(house.store->read([&](store::Snapshot& snapshot) { return notices::choice_of(snapshot, ash); }) == Choice{});
    const Choice wanted{.digest = notices::Digest::Off, .hour = 17, .days = notices::Days::Every, .horizon_days = 0, .language = "cy", .silent = {notices::Kind::Reply, notices::Kind::Match}};
    house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, ash, wanted, identity::testing::morning); });
    CHECK(house.store->read([&](store::Snapshot& snapshot) { return notices::choice_of(snapshot, ash); }) == wanted);
}
TEST_CASE("every kind has one name, and is found by it") {
    for (const auto kind : notices::all_kinds()) CHECK(notices::parse_kind(notices::name_of(kind)) == kind);
    CHECK(notices::name_of(notices::Kind::Match) == "match");
    CHECK_FALSE(notices::parse_kind("nothing of the kind").has_value());
}

}
