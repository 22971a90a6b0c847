/// When an owner of actions is sent their list, and what stands in it: one for everything that is theirs, no more than one in the period that
/// the partnership set, and none where nothing is due.
///
/// Source: work sentence E, "one digest per owner". Not here: what the mail says (web), sending it (cli).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "learning/owner.h"

namespace learning {

/// Never, or once in so long.
enum class DigestPeriod : std::uint8_t { Off, Weekly, Fortnightly, Monthly };
inline constexpr std::string_view digest_setting = "owner_digest";
/// "off", "weekly", "fortnightly", "monthly".
std::string_view to_word(DigestPeriod);
std::optional<DigestPeriod> parse_digest_period(std::string_view word);
/// What the partnership set; a week where it set nothing.
DigestPeriod digest_period(store::Snapshot&, std::int64_t partnership);

/// So far ahead what is due is told of.
inline constexpr std::chrono::days digest_horizon{30};
/// How many of an owner's open actions stand so. One that is overdue and blocked counts as both.
struct OwnerStanding {
    int open = 0, overdue = 0, due_soon = 0, blocked = 0;
    bool asks_for_nothing() const { return overdue == 0 && due_soon == 0 && blocked == 0; }
};
OwnerStanding standing_of(const std::vector<OwnedAction>& actions, base::Day today);

/// The first day after `told_on` on which another list may go: seven or fourteen days later, or the same day of the next month (its last
/// day where it has none such). Any day where none was sent yet.
bool may_tell(DigestPeriod, std::optional<base::Day> told_on, base::Day today);
/// On a day from Monday to Friday, in the period, and only of something.
bool is_to_be_told(DigestPeriod, std::optional<base::Day> told_on, const OwnerStanding&, base::Day today);

}  // namespace learning
