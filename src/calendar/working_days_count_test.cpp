// Held against a count that shares no code with the program's: it asks of each later (or earlier) day how many working days
// lie between, by a table of its own, instead of walking until enough are counted.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "calendar/working.h"

using namespace calendar;
using namespace std::chrono;

namespace {

/// England's holidays from 2023 to 2028 by hand: fixed days with their substitutes, Easter by its tables, Mondays by their dates.
const std::vector<std::string> listed{
    "2023-10-01",  // No holiday: the margin before 2024 begins here, after the last holiday that matters.
    "2023-12-25", "2023-12-26", "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26", "2025-01-01",
    "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04",
    "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27",
    "2027-12-28", "2028-01-03"};

const base::Day first = *base::parse_day("2023-10-02");
constexpr int span = 366 * 5;

/// up_to[i]: how many working days lie in the first i days. By the number of the day in its week: 1970-01-01 was a Thursday.
std::array<int, span + 1> running_count() {
    std::array<int, span + 1> up_to{};
    for (int i = 0; i < span; ++i) {
        const long since_1970 = (first - base::Day{}).count() + i;
        const long in_week = (since_1970 + 3) % 7;  // Monday is 0.
        bool works = in_week < 5;
        for (const std::string& holiday : listed)
            if (base::to_iso(base::Day{days{since_1970}}) == holiday) works = false;
        up_to[static_cast<std::size_t>(i) + 1] = up_to[static_cast<std::size_t>(i)] + (works ? 1 : 0);
    }
    return up_to;
}

int working_days_in_first(int i) {
    static const auto up_to = running_count();
    return up_to[static_cast<std::size_t>(i)];
}

/// The first day for which `amount` working days lie in (start, day].
base::Day forward(base::Day start, int amount) {
    const int from = static_cast<int>((start - first).count()) + 1;
    int low = from, high = span;
    while (low < high) {  // By halving, for the count only grows.
        const int middle = (low + high) / 2;
        if (working_days_in_first(middle) - working_days_in_first(from) >= amount) high = middle;
        else low = middle + 1;
    }
    return first + days{low - 1};
}

/// The last day for which `amount` working days lie in [day, start).
base::Day back(base::Day start, int amount) {
    const int before = static_cast<int>((start - first).count());
    int low = 0, high = before;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (working_days_in_first(before) - working_days_in_first(middle) >= amount) low = middle;
        else high = middle - 1;
    }
    return first + days{low};
}

}  // namespace

TEST_CASE("every day of 2024 to 2027 counts as an independent count does: 5 and 15 working days on, 7 back") {
    const auto& calendar = Calendar::embedded();
    for (base::Day start = *base::parse_day("2024-01-01"); start <= *base::parse_day("2027-12-31"); start += days{1}) {
        const auto due = [&](const char* rule) { return work_out(calendar, rule, Nation::England, start)->due_on.day; };
        CHECK_MESSAGE(due("notification") == forward(start, 5), base::to_iso(start));
        CHECK_MESSAGE(due("rapid-review") == forward(start, 15), base::to_iso(start));
        CHECK_MESSAGE(due("publication-copies") == back(start, 7), base::to_iso(start));
    }
}
TEST_CASE("the days of a working-out have no gap, and those that are counted are numbered from one") {
    const auto& calendar = Calendar::embedded();
    for (base::Day start = *base::parse_day("2024-01-01"); start <= *base::parse_day("2027-12-31"); start += days{1}) {
        const auto working = work_out(calendar, "rapid-review", Nation::England, start);
        base::Day expected = start;
        int number = 0;
        for (const DayNote& note : working->days) {
            CHECK(note.day == (expected += days{1}));
            if (note.why == DayNote::Why::Counted) CHECK(note.number == ++number);
        }
        CHECK(number == 15);
    }
}
