/// How an actor stands to one case, as the tables of this room say at this moment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.h"
#include "store/transaction.h"

namespace identity {

/// A part that the actor plays in the case, in force now.
struct CaseRole {
    Role role;
    std::optional<PersonId> on_behalf_of{};  ///< Whose leave is covered; named on every act.
    std::optional<OrganisationId> agency{};  ///< For which agency they answer.
};

struct CaseStanding {
    bool exists = false;  ///< A case that is not there is refused exactly as one that is forbidden.
    std::string case_id;
    std::optional<OrganisationId> partnership;
    bool sealed = false;    ///< Then nobody but its members knows of it.
    bool conflict = false;  ///< Relative, subject, colleague under review: refused whatever the role.
    std::vector<CaseRole> roles;
    std::optional<base::Instant> break_glass_until;
};

/// The standing of the actor, as of the moment at which they ask. For the public and link holders: that of a stranger.
CaseStanding case_standing(store::Snapshot&, const Actor&, std::string_view case_id);

/// Begins a statement with the cases that a person may know of: `visible (case_id)`. `$1` is the person, `$2` the instant, both used
/// several times. Members in force, those whose leave they cover, and what break-glass opened; never a case with which they have a
/// conflict. Each part is found by an index that begins with the person, so that it costs what the person belongs to and not what there is:
///
///     CAIRN_SQL(my_cases, CAIRN_VISIBLE_CASES R"(
///         SELECT c.code FROM visible v JOIN casework_case c ON c.public_id = v.case_id ORDER BY c.due_on LIMIT 25)");
#define CAIRN_VISIBLE_CASES \
    "WITH standing_in (person) AS ( " \
    "SELECT CAST($1 AS INTEGER) " \
    "UNION SELECT d.giver FROM identity_delegation d " \
    "WHERE d.taker = $1 AND d.from_on <= substr($2, 1, 10) AND d.until_on >= substr($2, 1, 10) AND d.ended_at IS NULL), " \
    "allowed (case_id) AS ( " \
    "SELECT m.case_id FROM standing_in s JOIN identity_membership m ON m.person = s.person " \
    "WHERE m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2) " \
    "UNION SELECT b.case_id FROM identity_break_glass b JOIN identity_case c ON c.case_id = b.case_id " \
    "WHERE b.person = $1 AND b.until_at > $2 AND b.ended_at IS NULL AND c.sealed = 0), " \
    "visible (case_id) AS ( " \
    "SELECT a.case_id FROM allowed a " \
    "WHERE NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = $1 AND k.case_id = a.case_id AND k.ended_at IS NULL)) "

/// The same, and beside it the cases of which the person, or whoever they cover, was told when somebody broke the glass: `told_of_glass
/// (case_id)`. They may know that it happened, by the case's code, though they do not belong to it; nobody does once it is sealed.
#define CAIRN_VISIBLE_AND_TOLD \
    CAIRN_VISIBLE_CASES \
    ", told_of_glass (case_id) AS ( " \
    "SELECT b.case_id FROM standing_in s JOIN identity_break_glass b ON b.first_told = s.person OR b.second_told = s.person " \
    "JOIN identity_case c ON c.case_id = b.case_id WHERE c.sealed = 0 " \
    "AND NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = $1 AND k.case_id = b.case_id AND k.ended_at IS NULL)) "

}  // namespace identity
