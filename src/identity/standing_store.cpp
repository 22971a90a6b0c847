#include "base/assert.h"
#include "identity/standing.h"

namespace identity {

namespace {

CAIRN_SQL(insert_standing, "INSERT INTO identity_standing (person, role, partnership, from_at, by_person) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(finish_standing, R"(
    UPDATE identity_standing SET until_at = $4, ended_by = $5
    WHERE person = $1 AND role = $2 AND partnership IS NOT DISTINCT FROM CAST($3 AS INTEGER) AND until_at IS NULL)");
CAIRN_SQL(same_standing, R"(
    SELECT standing FROM identity_standing
    WHERE person = $1 AND role = $2 AND partnership IS NOT DISTINCT FROM CAST($3 AS INTEGER) AND until_at IS NULL)");
CAIRN_SQL(other_administrator_stands, R"(
    SELECT 1 FROM identity_standing s WHERE s.role = 'administrator' AND s.until_at IS NULL AND s.person <> $1
    AND NOT EXISTS (SELECT 1 FROM identity_disablement d WHERE d.person = s.person AND d.until_at IS NULL))");
// Cover is not passed on: what a colleague covers for a third is not the colleague's own.
CAIRN_SQL(standing_now, R"(
    SELECT s.role, s.partnership, NULL FROM identity_standing s WHERE s.person = $1 AND s.from_at <= $2 AND (s.until_at IS NULL OR s.until_at > $2)
    UNION ALL
    SELECT s.role, s.partnership, d.giver FROM identity_delegation d JOIN identity_standing s ON s.person = d.giver
    WHERE d.taker = $1 AND d.from_on <= substr($2, 1, 10) AND d.until_on >= substr($2, 1, 10) AND d.ended_at IS NULL
    AND s.from_at <= $2 AND (s.until_at IS NULL OR s.until_at > $2))");
CAIRN_SQL(insert_delegation, R"(
    INSERT INTO identity_delegation (giver, taker, from_on, until_on, given_at, given_by) VALUES ($1, $2, $3, $4, $5, $6))");
CAIRN_SQL(covers_of, R"(
    SELECT d.taker FROM identity_delegation d
    WHERE d.giver = $1 AND d.from_on <= substr($2, 1, 10) AND d.until_on >= substr($2, 1, 10) AND d.ended_at IS NULL ORDER BY d.taker)");
CAIRN_SQL(finish_delegation, "UPDATE identity_delegation SET ended_at = $3, ended_by = $4 WHERE giver = $1 AND taker = $2 AND ended_at IS NULL");

bool may_stand(Role role, const std::optional<OrganisationId>& partnership) {
    return partnership ? facts_of(role).in_partnership : facts_of(role).in_installation;
}

void tell(store::Transaction& transaction, const Act& act, EventKind kind, PersonId about, std::string_view detail) {
    Event event = act.event(kind);
    event.about = about;
    event.detail = detail;
    act.journal.record(transaction, event);
}

}  // namespace

std::expected<void, StandingRefusal> give_standing(store::Transaction& transaction, PersonId person, Role role, std::optional<OrganisationId> partnership,
                                                    const Act& act) {
    if (!may_stand(role, partnership)) return std::unexpected{StandingRefusal::RoleNotHere};
    if (transaction.query(same_standing, person, to_word(role), partnership).step()) return std::unexpected{StandingRefusal::AlreadyHeld};
    transaction.run(insert_standing, person, to_word(role), partnership, act.at, act.by);
    tell(transaction, act, EventKind::StandingGiven, person, to_word(role));
    return {};
}

std::expected<void, StandingRefusal> end_standing(store::Transaction& transaction, PersonId person, Role role, std::optional<OrganisationId> partnership,
                                                   const Act& act) {
    if (role == Role::Administrator && !transaction.query(other_administrator_stands, person).step())
        return std::unexpected{StandingRefusal::LastAdministrator};
    if (transaction.run(finish_standing, person, to_word(role), partnership, act.at, act.by) == 0) return std::unexpected{StandingRefusal::NotHeld};
    tell(transaction, act, EventKind::StandingEnded, person, to_word(role));
    return {};
}

std::vector<StandingRole> standing_of(store::Snapshot& snapshot, PersonId person, base::Instant now) {
    std::vector<StandingRole> roles;
    auto rows = snapshot.query(standing_now, person, now);
    while (rows.step()) {
        const auto role = role_named(rows.text_view(0));
        CAIRN_ASSERT(role);
        StandingRole one{.role = *role, .partnership = std::nullopt};
        if (const auto partnership = rows.optional_integer(1)) one.partnership = OrganisationId{*partnership};
        if (const auto giver = rows.optional_integer(2)) one.on_behalf_of = PersonId{*giver};
        roles.push_back(one);
    }
    return roles;
}

std::expected<void, StandingRefusal> cover_leave(store::Transaction& transaction, PersonId giver, PersonId taker, base::Day from, base::Day until, const Act& act) {
    if (giver == taker) return std::unexpected{StandingRefusal::SamePerson};
    if (until < from) return std::unexpected{StandingRefusal::DaysOutOfOrder};
    transaction.run(insert_delegation, giver, taker, from, until, act.at, act.by);
    tell(transaction, act, EventKind::LeaveCovered, giver, base::to_iso(from) + "/" + base::to_iso(until));
    return {};
}

std::expected<void, StandingRefusal> end_leave_cover(store::Transaction& transaction, PersonId giver, PersonId taker, const Act& act) {
    if (transaction.run(finish_delegation, giver, taker, act.at, act.by) == 0) return std::unexpected{StandingRefusal::NotHeld};
    tell(transaction, act, EventKind::LeaveCoverEnded, giver, "");
    return {};
}

std::vector<PersonId> who_covers(store::Snapshot& snapshot, PersonId giver, base::Instant now) {
    std::vector<PersonId> takers;
    auto rows = snapshot.query(covers_of, giver, now);
    while (rows.step()) takers.push_back(rows.id<PersonId>(0));
    return takers;
}

}  // namespace identity
