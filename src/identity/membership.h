/// Who belongs to a case, who must not, and what an emergency opens.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "identity/case_standing.h"
#include "identity/journal.h"

namespace identity {

enum class MembershipRefusal {
    NoSuchCase,
    AlreadyThere,
    RoleNotInCases,
    NotAMember,
    Conflict,       ///< A person with a conflict joins no part of the case.
    ReasonMissing,
    TooLong,        ///< Break-glass lasts four hours at most.
    NobodyToTell,   ///< Two others must be told, and there are not two.
    Sealed,         ///< A sealed case is its members' alone.
    LastKeeper,     ///< Nobody would be left who can add others: a sealed case would then be lost to everybody.
};

/// Makes a case known here, when it is opened; `case_id` is its public id.
[[nodiscard]] std::expected<void, MembershipRefusal> admit_case(store::Transaction&, std::string_view case_id, OrganisationId partnership, const Act&);

struct NewMember {
    PersonId person;
    Role role;
    std::optional<OrganisationId> agency{};
    std::optional<base::Instant> until{};
};
[[nodiscard]] std::expected<void, MembershipRefusal> join_case(store::Transaction&, std::string_view case_id, const NewMember&, const Act&);
/// Whoever looks after the members of a case (coordinator or business manager) leaves it only while another does.
[[nodiscard]] std::expected<void, MembershipRefusal> leave_case(store::Transaction&, std::string_view case_id, PersonId, Role, const Act&);

struct Member {
    PersonId person;
    Role role;
    std::optional<OrganisationId> agency;
    base::Instant from;
    std::optional<base::Instant> until;
    std::optional<PersonId> by;
};
/// Everybody who belongs or belonged to the case, in the order in which they joined.
std::vector<Member> members(store::Snapshot&, std::string_view case_id);

/// By the person or by whoever knows: relative, subject, colleague under review. Refused from then on whatever the role, the past stays.
[[nodiscard]] std::expected<void, MembershipRefusal> declare_conflict(store::Transaction&, std::string_view case_id, PersonId, const Act&);
[[nodiscard]] std::expected<void, MembershipRefusal> end_conflict(store::Transaction&, std::string_view case_id, PersonId, const Act&);

[[nodiscard]] std::expected<void, MembershipRefusal> seal_case(store::Transaction&, std::string_view case_id, const Act&);
[[nodiscard]] std::expected<void, MembershipRefusal> unseal_case(store::Transaction&, std::string_view case_id, const Act&);
/// False of a case that is not known here yet.
bool is_sealed(store::Snapshot&, std::string_view case_id);

constexpr std::chrono::hours longest_break_glass{4};

struct BreakGlass {
    std::int64_t key = 0;
    std::string case_id;
    PersonId person;
    std::string reason;
    base::Instant from, until;
    PersonId first_told, second_told;  ///< Within sixty seconds, by whoever sends messages.
    std::optional<base::Instant> ended, reviewed;
};
/// The caller has asked `authorize` for Permission::BreakGlass. Chooses the two who are told: those who keep the case first.
[[nodiscard]] std::expected<BreakGlass, MembershipRefusal> break_glass(store::Transaction&, std::string_view case_id, std::string_view reason, std::chrono::minutes how_long, const Act&);
void end_break_glass(store::Transaction&, std::int64_t key, const Act&);
void review_break_glass(store::Transaction&, std::int64_t key, const Act&);
/// Of one case, newest first; of every case with an empty `case_id`, since `since`: the weekly review.
std::vector<BreakGlass> break_glasses(store::Snapshot&, std::string_view case_id, base::Instant since);

}  // namespace identity
