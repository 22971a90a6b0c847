#include "calendar/status.h"

#include <array>

namespace calendar {

std::string_view slug_of(Status status) {
    constexpr std::array<std::string_view, 8> slugs{"not-started", "on-track", "due-soon", "due-today", "overdue", "overdue-explained", "met", "met-late"};
    return slugs[static_cast<std::size_t>(status)];
}

std::expected<int, RefusalCode> working_days_left(const Calendar& calendar, Nation nation, base::Day today, DueOn due_on) {
    int left = 0;
    for (base::Day day = today + std::chrono::days{1}; day <= due_on.day; day += std::chrono::days{1}) {
        if (!calendar.holidays().knows(nation, day)) return std::unexpected{RefusalCode::HolidaysNotKnown};
        left += calendar.holidays().is_working_day(nation, day) ? 1 : 0;
    }
    return left;
}

std::expected<Status, RefusalCode> status_on(const Calendar& calendar, Nation nation, const ClockFacts& clock, base::Day today) {
    if (!clock.due_on) return Status::NotStarted;
    if (clock.met_on) return *clock.met_on <= clock.due_on->day ? Status::Met : Status::MetLate;
    if (today > clock.due_on->day) return clock.lateness == Lateness::Explained ? Status::OverdueExplained : Status::Overdue;
    if (today == clock.due_on->day) return Status::DueToday;
    const auto left = working_days_left(calendar, nation, today, *clock.due_on);
    if (!left) return std::unexpected{left.error()};
    return *left <= due_soon_working_days ? Status::DueSoon : Status::OnTrack;
}

}  // namespace calendar
