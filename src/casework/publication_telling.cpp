#include "casework/publication_telling.h"

#include <array>
#include <optional>

#include "calendar/london.h"
#include "calendar/status.h"
#include "casework/case_store.h"

namespace casework {

namespace {

using identity::Role;
using notices::Kind;

constexpr std::array publishers{Role::BusinessManager, Role::DelegatedPartner};
/// Who prepares a publication decides with them what becomes of it once it may go.
constexpr std::array floor_keepers{Role::Coordinator, Role::BusinessManager, Role::DelegatedPartner};

std::string cause_of(const Clock& clock, const std::string& which) { return "clock/" + std::to_string(clock.key.value()) + "/" + which; }

/// No working day is left after today.
bool is_last_day(const Ground& ground, const Clock& clock, base::Day today) {
    const auto nation = calendar::parse_nation(clock.nation);
    if (!nation) return today == *clock.due_on;
    return calendar::working_days_left(ground.calendar, *nation, today, calendar::DueOn{*clock.due_on}).value_or(today == *clock.due_on ? 0 : 1) == 0;
}

std::optional<PublicationReminder> hiding_reminder(const Ground& ground, const Case& of, const Clock& clock, base::Day today) {
    if (today > *clock.due_on) return PublicationReminder{of, Kind::HidingLate, cause_of(clock, "late")};
    if (is_last_day(ground, clock, today)) return PublicationReminder{of, Kind::HidingDue, cause_of(clock, "due")};
    return std::nullopt;
}

/// The nearest of its times alone: who is told a week before needs no news of four weeks.
std::optional<PublicationReminder> floor_reminder(const Case& of, const Clock& clock, base::Day today) {
    const auto left = (*clock.due_on - today).count();
    if (left < 0) return PublicationReminder{of, Kind::FloorNear, cause_of(clock, "over")};
    std::optional<PublicationReminder> nearest;
    for (const int days : floor_told_days)
        if (left <= days) nearest = PublicationReminder{of, Kind::FloorNear, cause_of(clock, std::to_string(days))};
    return nearest;
}

Doer itself_at(base::Instant now) {
    Doer itself;
    itself.at = now;
    return itself;
}

}  // namespace

void tell_hidden(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& hiding, const Doer& doer) {
    tell_members(transaction, ground, of, Kind::PageHidden, hiding.id.to_string(), publishers, doer);
}

int tell_untold(store::Transaction& transaction, const Ground& ground, const Case& of, base::Instant since, base::Instant now) {
    return tell_members(transaction, ground, of, Kind::HoldersUntold, base::to_iso(since), floor_keepers, itself_at(now));
}

std::vector<PublicationReminder> publication_reminders(store::Snapshot& snapshot, const Ground& ground, base::Instant now) {
    const auto today = calendar::day_in_london(now);
    std::vector<PublicationReminder> list;
    for (const auto& [key, clock] : running_clocks(snapshot)) {
        if (!clock.due_on) continue;
        const bool floor = clock.rule == "floor" || clock.rule == "national-floor";
        if (!floor && clock.rule != "hiding-answer") continue;
        const auto of = case_at(snapshot, key);
        if (auto one = floor ? floor_reminder(of, clock, today) : hiding_reminder(ground, of, clock, today)) list.push_back(*std::move(one));
    }
    return list;
}

int tell_publication_reminders(store::Transaction& transaction, const Ground& ground, const std::vector<PublicationReminder>& list, base::Instant now) {
    int told = 0;
    for (const auto& one : list) {
        if (one.kind == Kind::FloorNear) told += tell_members(transaction, ground, one.of, one.kind, one.cause, floor_keepers, itself_at(now));
        else told += tell_members(transaction, ground, one.of, one.kind, one.cause, publishers, itself_at(now));
    }
    return told;
}

}  // namespace casework
