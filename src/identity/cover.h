/// Leave cover as people arrange it themselves: who covers, from which day to which, everything or some cases. Ends by itself with its last
/// day, and at once when anybody of the two ends it. What is done under it names both.
///
/// Everything: `cover_leave` (standing.h), through which roles and cases reach the one who covers. Some cases: memberships on behalf of
/// the other, which begin and end with the days (UTC) and end when the other leaves the case.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/journal.h"
#include "identity/person.h"

namespace identity {

enum class CoverRefusal {
    SamePerson,
    DaysOutOfOrder,
    Past,          ///< Its last day is over.
    TooLong,       ///< More than `longest_cover`: a change of roles, no leave.
    NotEligible,   ///< Of another organisation, disabled, or without a sign-in of their own.
    Conflict,      ///< A case among those named is closed to the one who would cover.
    NotYours,      ///< The one who gives does not belong to a case among those named, or covers it for somebody else.
    NoCase,
    Away,          ///< The one who would cover is covered for in these days: nobody covers while they are away.
    Covering,      ///< The giver covers for somebody in these days: cover is not passed on, so that one is ended first.
    NotHeld,       ///< Ended already, or somebody else's.
};

constexpr std::chrono::days longest_cover{92};

struct NewCover {
    PersonId giver, taker;
    base::Day from{}, until{};
    std::optional<std::vector<std::string>> cases{};  ///< Public ids; nothing: everything that the giver stands for.
};
[[nodiscard]] std::expected<void, CoverRefusal> begin_cover(store::Transaction&, const NewCover&, const Act&);

struct Cover {
    std::string id;  ///< For `end_cover`; of this room alone.
    PersonId giver, taker;
    base::Day from{}, until{};
    bool everything = true;
    std::vector<std::string> cases{};  ///< Public ids.
    std::optional<base::Instant> ended_at{};
    bool holds_on(base::Day day) const { return !ended_at && from <= day && day <= until; }
    bool is_over(base::Day day) const { return ended_at || until < day; }
};
/// Those in which the person gives or covers; of everybody without one. The newest first, at most `most`.
std::vector<Cover> covers(store::Snapshot&, std::optional<PersonId> person, int most);
/// By the giver or the one who covers.
[[nodiscard]] std::expected<void, CoverRefusal> end_cover(store::Transaction&, std::string_view id, PersonId by, const Act&);

/// Who may cover for the person: of the same organisation, with a sign-in of their own. By name.
std::vector<Person> who_may_cover(store::Snapshot&, PersonId giver);
/// Cases to which the person belongs themselves, by public id.
std::vector<std::string> own_cases(store::Snapshot&, PersonId, base::Instant now);

}  // namespace identity
