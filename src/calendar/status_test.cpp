#include "calendar/status.h"

#include <doctest/doctest.h>

using namespace calendar;

namespace {

base::Day on(std::string_view day) { return *base::parse_day(day); }

std::string status(const ClockFacts& clock, std::string_view today) {
    const auto status = status_on(Calendar::embedded(), Nation::England, clock, on(today));
    return std::string{status ? slug_of(*status) : slug_of(status.error())};
}

ClockFacts due(std::string_view day) { return {.due_on = DueOn{on(day)}, .met_on = {}}; }

}  // namespace

TEST_SUITE("where a clock stands") {

TEST_CASE("scenario 6: still asking for information does not stop the clock, which is overdue on the day after it was due") {
    CHECK(status(due("2025-11-19"), "2025-11-19") == "due-today");
    CHECK(status(due("2025-11-19"), "2025-11-20") == "overdue");
}
TEST_CASE("a clock without a start event has not started") { CHECK(status({}, "2025-11-20") == "not-started"); }
TEST_CASE("with five working days left it is due soon, with six it is on track") {
    // Due Friday 16 January 2026: from Friday 9 January five working days are left, from Thursday six.
    CHECK(status(due("2026-01-16"), "2026-01-09") == "due-soon");
    CHECK(status(due("2026-01-16"), "2026-01-08") == "on-track");
}
TEST_CASE("working days left leave out Christmas") {
    const auto left = [](std::string_view today) { return working_days_left(Calendar::embedded(), Nation::England, on(today), DueOn{on("2025-12-31")}).value(); };
    CHECK(left("2025-12-22") == 5);
    CHECK(left("2025-12-24") == 3);
    CHECK(left("2025-12-27") == 3);
    CHECK(left("2025-12-31") == 0);
    CHECK(left("2026-01-05") == 0);
}
TEST_CASE("a trial does not pause the six months: the clock is overdue, explained, and its date stays") {
    auto clock = due("2026-07-16");
    clock.lateness = Lateness::Explained;
    CHECK(status(clock, "2026-07-16") == "due-today");
    CHECK(status(clock, "2026-07-17") == "overdue-explained");
}
TEST_CASE("met on the last day is in time, met on the next is late, explained or not") {
    auto clock = due("2025-12-31");
    clock.met_on = on("2025-12-31");
    CHECK(status(clock, "2026-02-01") == "met");
    clock.met_on = on("2026-01-01");
    clock.lateness = Lateness::Explained;
    CHECK(status(clock, "2026-02-01") == "met-late");
}
TEST_CASE("due on a Saturday it is due soon on the Friday before, though no working day is left") { CHECK(status(due("2026-02-28"), "2026-02-27") == "due-soon"); }
TEST_CASE("how near a day is cannot be told beyond the known holidays, but lateness can") {
    CHECK(status(due("2029-03-15"), "2028-12-01") == "holidays-not-known");
    CHECK(status(due("2029-03-15"), "2029-03-16") == "overdue");
}

}
