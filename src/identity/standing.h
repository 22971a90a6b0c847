/// Roles that are held beyond any one case, and leave cover.
#pragma once

#include <expected>
#include <vector>

#include "identity/journal.h"

namespace identity {

enum class StandingRefusal {
    RoleNotHere,        ///< The role is given per case, or not for a partnership, or only for one.
    AlreadyHeld,
    NotHeld,
    LastAdministrator,  ///< Nobody would be left who can look after the installation.
    DaysOutOfOrder,
    SamePerson,
};

[[nodiscard]] std::expected<void, StandingRefusal> give_standing(store::Transaction&, PersonId, Role, std::optional<OrganisationId> partnership, const Act&);
[[nodiscard]] std::expected<void, StandingRefusal> end_standing(store::Transaction&, PersonId, Role, std::optional<OrganisationId> partnership, const Act&);

/// In force at the instant: the person's own, and those whose leave they cover.
std::vector<StandingRole> standing_of(store::Snapshot&, PersonId, base::Instant now);

/// Everything that `giver` stands for is `taker`'s too, from the first day to the last; each act then names both.
[[nodiscard]] std::expected<void, StandingRefusal> cover_leave(store::Transaction&, PersonId giver, PersonId taker, base::Day from, base::Day until, const Act&);
[[nodiscard]] std::expected<void, StandingRefusal> end_leave_cover(store::Transaction&, PersonId giver, PersonId taker, const Act&);
/// Who covers the person's leave on the day of that instant; nobody as a rule.
std::vector<PersonId> who_covers(store::Snapshot&, PersonId giver, base::Instant now);

}  // namespace identity
