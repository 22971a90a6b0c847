#include "learning/owner_digest.h"

#include <algorithm>
#include <array>

#include "learning/tracker_store.h"

namespace learning {

namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 4> period_words{"off", "weekly", "fortnightly", "monthly"};

base::Day month_after(base::Day day) {
    const std::chrono::year_month_day date{day};
    auto moved = date + std::chrono::months{1};
    if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
    return base::Day{moved};
}

}  // namespace

std::string_view to_word(DigestPeriod period) { return period_words[static_cast<std::size_t>(period)]; }

std::optional<DigestPeriod> parse_digest_period(std::string_view word) {
    const auto found = std::ranges::find(period_words, word);
    return found == period_words.end() ? std::nullopt : std::optional{static_cast<DigestPeriod>(found - period_words.begin())};
}

DigestPeriod digest_period(store::Snapshot& snapshot, std::int64_t partnership) {
    return parse_digest_period(setting_of(snapshot, partnership, digest_setting)).value_or(DigestPeriod::Weekly);
}

OwnerStanding standing_of(const std::vector<OwnedAction>& actions, base::Day today) {
    OwnerStanding standing;
    for (const auto& action : actions) {
        const auto due = action.due_on();
        ++standing.open;
        if (action.is_overdue(today)) ++standing.overdue;
        if (due && *due >= today && *due <= today + digest_horizon) ++standing.due_soon;
        if (action.is_blocked()) ++standing.blocked;
    }
    return standing;
}

bool may_tell(DigestPeriod period, std::optional<base::Day> told_on, base::Day today) {
    if (period == DigestPeriod::Off) return false;
    if (!told_on) return true;
    if (period == DigestPeriod::Monthly) return today >= month_after(*told_on);
    return today >= *told_on + days{period == DigestPeriod::Weekly ? 7 : 14};
}

bool is_to_be_told(DigestPeriod period, std::optional<base::Day> told_on, const OwnerStanding& standing, base::Day today) {
    const bool weekend = std::chrono::weekday{today}.iso_encoding() > 5;
    return !weekend && !standing.asks_for_nothing() && may_tell(period, told_on, today);
}

}  // namespace learning
