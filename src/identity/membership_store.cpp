#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "identity/membership.h"

namespace identity {

namespace {

CAIRN_SQL(insert_case, "INSERT INTO identity_case (case_id, partnership, sealed) VALUES ($1, $2, 0)");
CAIRN_SQL(case_of, "SELECT partnership, sealed FROM identity_case WHERE case_id = $1");
CAIRN_SQL(insert_member, R"(
    INSERT INTO identity_membership (case_id, person, role, agency, from_at, by_person, until_at) VALUES ($1, $2, $3, $4, $5, $6, $7))");
CAIRN_SQL(same_member, R"(
    SELECT 1 FROM identity_membership
    WHERE case_id = $1 AND person = $2 AND role = $3 AND agency IS NOT DISTINCT FROM CAST($4 AS INTEGER) AND on_behalf_of IS NULL
    AND (until_at IS NULL OR until_at > $5))");
CAIRN_SQL(finish_member, R"(
    UPDATE identity_membership SET until_at = $4, ended_by = $5
    WHERE case_id = $1 AND person = $2 AND role = $3 AND on_behalf_of IS NULL AND (until_at IS NULL OR until_at > $4))");
CAIRN_SQL(other_keepers, R"(
    SELECT 1 FROM identity_membership m
    WHERE m.case_id = $1 AND NOT (m.person = $2 AND m.role = $3) AND m.role IN ('coordinator', 'business_manager')
    AND m.from_at <= $4 AND m.until_at IS NULL AND m.on_behalf_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM identity_disablement d WHERE d.person = m.person AND d.until_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = m.person AND k.case_id = $1 AND k.ended_at IS NULL))");
CAIRN_SQL(members_of_case, R"(
    SELECT person, role, agency, from_at, until_at, by_person FROM identity_membership WHERE case_id = $1 ORDER BY membership)");
CAIRN_SQL(roles_in_case, R"(
    SELECT m.role, m.agency, m.on_behalf_of FROM identity_membership m
    WHERE m.case_id = $1 AND m.person = $2 AND m.from_at <= $3 AND (m.until_at IS NULL OR m.until_at > $3)
    UNION ALL
    SELECT m.role, m.agency, d.giver FROM identity_delegation d JOIN identity_membership m ON m.case_id = $1 AND m.person = d.giver
    WHERE d.taker = $2 AND d.from_on <= substr($3, 1, 10) AND d.until_on >= substr($3, 1, 10) AND d.ended_at IS NULL
    AND m.on_behalf_of IS NULL AND m.from_at <= $3 AND (m.until_at IS NULL OR m.until_at > $3))");
CAIRN_SQL(finish_covering, R"(
    UPDATE identity_membership SET until_at = $4, ended_by = $5
    WHERE case_id = $1 AND on_behalf_of = $2 AND role = $3 AND (until_at IS NULL OR until_at > $4))");
CAIRN_SQL(insert_conflict, "INSERT INTO identity_conflict (case_id, person, declared_at, declared_by) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(conflict_of, "SELECT 1 FROM identity_conflict WHERE person = $1 AND case_id = $2 AND ended_at IS NULL");
CAIRN_SQL(finish_conflict, "UPDATE identity_conflict SET ended_at = $3, ended_by = $4 WHERE person = $1 AND case_id = $2 AND ended_at IS NULL");
CAIRN_SQL(mark_sealed, "UPDATE identity_case SET sealed = $2 WHERE case_id = $1");
CAIRN_SQL(insert_seal, "INSERT INTO identity_seal (case_id, from_at, by_person) VALUES ($1, $2, $3)");
CAIRN_SQL(finish_seal, "UPDATE identity_seal SET until_at = $2, ended_by = $3 WHERE case_id = $1 AND until_at IS NULL");
CAIRN_SQL(insert_break_glass, R"(
    INSERT INTO identity_break_glass (case_id, person, reason, from_at, until_at, first_told, second_told)
    VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING break_glass)");
CAIRN_SQL(finish_break_glass, "UPDATE identity_break_glass SET ended_at = $2 WHERE break_glass = $1 AND ended_at IS NULL");
CAIRN_SQL(mark_reviewed, "UPDATE identity_break_glass SET reviewed_at = $2, reviewed_by = $3 WHERE break_glass = $1 AND reviewed_at IS NULL");
CAIRN_SQL(open_glass, R"(
    SELECT until_at FROM identity_break_glass WHERE person = $1 AND case_id = $2 AND until_at > $3 AND ended_at IS NULL ORDER BY until_at DESC LIMIT 1)");
CAIRN_SQL(glasses, R"(
    SELECT break_glass, case_id, person, reason, from_at, until_at, first_told, second_told, ended_at, reviewed_at FROM identity_break_glass
    WHERE ($1 = '' OR case_id = $1) AND from_at >= $2 ORDER BY break_glass DESC LIMIT 1000)");
// Those who keep the case first, then those who keep the partnership; nobody who is disabled or has a conflict.
CAIRN_SQL(people_to_tell, R"(
    SELECT t.person FROM (
        SELECT m.person, CASE m.role WHEN 'business_manager' THEN 0 WHEN 'chair' THEN 1 WHEN 'delegated_partner' THEN 2 ELSE 3 END AS rank
        FROM identity_membership m WHERE m.case_id = $1 AND m.from_at <= $3 AND (m.until_at IS NULL OR m.until_at > $3)
        AND m.role IN ('business_manager', 'chair', 'delegated_partner', 'coordinator')
        UNION ALL
        SELECT s.person, CASE s.role WHEN 'business_manager' THEN 4 WHEN 'chair' THEN 5 ELSE 6 END
        FROM identity_standing s JOIN identity_case c ON c.partnership = s.partnership
        WHERE c.case_id = $1 AND s.until_at IS NULL AND s.role IN ('business_manager', 'chair', 'delegated_partner', 'lead_partner', 'scrutineer')) t
    WHERE t.person <> $2
    AND NOT EXISTS (SELECT 1 FROM identity_disablement d WHERE d.person = t.person AND d.until_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = t.person AND k.case_id = $1 AND k.ended_at IS NULL)
    GROUP BY t.person ORDER BY MIN(t.rank), t.person LIMIT 2)");

struct CaseFacts {
    OrganisationId partnership;
    bool sealed;
};

std::optional<CaseFacts> facts(store::Snapshot& snapshot, std::string_view case_id) {
    auto row = snapshot.query(case_of, case_id);
    if (!row.step()) return std::nullopt;
    return CaseFacts{row.id<OrganisationId>(0), row.integer(1) != 0};
}

bool has_conflict(store::Snapshot& snapshot, PersonId person, std::string_view case_id) { return snapshot.query(conflict_of, person, case_id).step(); }

void tell(store::Transaction& transaction, const Act& act, EventKind kind, std::string_view case_id, std::optional<PersonId> about, std::string_view detail = {}) {
    Event event = act.event(kind);
    event.case_id = case_id;
    event.about = about;
    event.detail = detail;
    act.journal.record(transaction, event);
}

std::optional<PersonId> person_at(const store::Statement& row, int column) {
    const auto key = row.optional_integer(column);
    return key ? std::optional{PersonId{*key}} : std::nullopt;
}

std::optional<OrganisationId> organisation_at(const store::Statement& row, int column) {
    const auto key = row.optional_integer(column);
    return key ? std::optional{OrganisationId{*key}} : std::nullopt;
}

Role role_at(const store::Statement& row, int column) {
    const auto role = role_named(row.text_view(column));
    CAIRN_ASSERT(role);
    return *role;
}

}  // namespace

CaseStanding case_standing(store::Snapshot& snapshot, const Actor& actor, std::string_view case_id) {
    CaseStanding standing;
    standing.case_id = case_id;
    const SignedIn* person = actor.person();
    const auto known = facts(snapshot, case_id);
    if (!known) return standing;
    standing.exists = true;
    standing.partnership = known->partnership;
    standing.sealed = known->sealed;
    if (!person) return standing;
    standing.conflict = has_conflict(snapshot, person->person, case_id);
    auto rows = snapshot.query(roles_in_case, case_id, person->person, person->asked_at);
    while (rows.step()) standing.roles.push_back({role_at(rows, 0), person_at(rows, 2), organisation_at(rows, 1)});
    auto glass = snapshot.query(open_glass, person->person, case_id, person->asked_at);
    if (glass.step()) standing.break_glass_until = glass.instant(0);
    return standing;
}

bool is_sealed(store::Snapshot& snapshot, std::string_view case_id) {
    const auto known = facts(snapshot, case_id);
    return known && known->sealed;
}

std::expected<void, MembershipRefusal> admit_case(store::Transaction& transaction, std::string_view case_id, OrganisationId partnership, const Act& act) {
    if (facts(transaction, case_id)) return std::unexpected{MembershipRefusal::AlreadyThere};
    transaction.run(insert_case, case_id, partnership);
    tell(transaction, act, EventKind::CaseAdmitted, case_id, std::nullopt);
    return {};
}

std::expected<void, MembershipRefusal> join_case(store::Transaction& transaction, std::string_view case_id, const NewMember& member, const Act& act) {
    if (!facts(transaction, case_id)) return std::unexpected{MembershipRefusal::NoSuchCase};
    if (!facts_of(member.role).in_case) return std::unexpected{MembershipRefusal::RoleNotInCases};
    if (has_conflict(transaction, member.person, case_id)) return std::unexpected{MembershipRefusal::Conflict};
    if (transaction.query(same_member, case_id, member.person, to_word(member.role), member.agency, act.at).step())
        return std::unexpected{MembershipRefusal::AlreadyThere};
    transaction.run(insert_member, case_id, member.person, to_word(member.role), member.agency, act.at, act.by, member.until);
    tell(transaction, act, EventKind::MemberJoined, case_id, member.person, to_word(member.role));
    return {};
}

std::expected<void, MembershipRefusal> leave_case(store::Transaction& transaction, std::string_view case_id, PersonId person, Role role, const Act& act) {
    const auto all = members(transaction, case_id);
    const auto leaving = [&](const Member& one) { return one.person == person && one.role == role && (!one.until || *one.until > act.at); };
    if (std::ranges::none_of(all, leaving)) return std::unexpected{MembershipRefusal::NotAMember};
    const bool keeper = role == Role::Coordinator || role == Role::BusinessManager;
    if (keeper && !transaction.query(other_keepers, case_id, person, to_word(role), act.at).step()) return std::unexpected{MembershipRefusal::LastKeeper};
    transaction.run(finish_member, case_id, person, to_word(role), act.at, act.by);
    transaction.run(finish_covering, case_id, person, to_word(role), act.at, act.by);  // Whoever covers for them leaves with them.
    tell(transaction, act, EventKind::MemberLeft, case_id, person, to_word(role));
    return {};
}

std::vector<Member> members(store::Snapshot& snapshot, std::string_view case_id) {
    std::vector<Member> found;
    auto rows = snapshot.query(members_of_case, case_id);
    while (rows.step())
        found.push_back({rows.id<PersonId>(0), role_at(rows, 1), organisation_at(rows, 2), rows.instant(3), rows.optional_instant(4), person_at(rows, 5)});
    return found;
}

std::expected<void, MembershipRefusal> declare_conflict(store::Transaction& transaction, std::string_view case_id, PersonId person, const Act& act) {
    if (!facts(transaction, case_id)) return std::unexpected{MembershipRefusal::NoSuchCase};
    if (has_conflict(transaction, person, case_id)) return std::unexpected{MembershipRefusal::AlreadyThere};
    transaction.run(insert_conflict, case_id, person, act.at, act.by);
    tell(transaction, act, EventKind::ConflictDeclared, case_id, person);
    return {};
}

std::expected<void, MembershipRefusal> end_conflict(store::Transaction& transaction, std::string_view case_id, PersonId person, const Act& act) {
    if (transaction.run(finish_conflict, person, case_id, act.at, act.by) == 0) return std::unexpected{MembershipRefusal::NotAMember};
    tell(transaction, act, EventKind::ConflictEnded, case_id, person);
    return {};
}

std::expected<void, MembershipRefusal> seal_case(store::Transaction& transaction, std::string_view case_id, const Act& act) {
    const auto known = facts(transaction, case_id);
    if (!known) return std::unexpected{MembershipRefusal::NoSuchCase};
    if (known->sealed) return std::unexpected{MembershipRefusal::AlreadyThere};
    transaction.run(mark_sealed, case_id, 1);
    transaction.run(insert_seal, case_id, act.at, act.by);
    tell(transaction, act, EventKind::CaseSealed, case_id, std::nullopt);
    return {};
}

std::expected<void, MembershipRefusal> unseal_case(store::Transaction& transaction, std::string_view case_id, const Act& act) {
    const auto known = facts(transaction, case_id);
    if (!known) return std::unexpected{MembershipRefusal::NoSuchCase};
    if (!known->sealed) return std::unexpected{MembershipRefusal::AlreadyThere};
    transaction.run(mark_sealed, case_id, 0);
    transaction.run(finish_seal, case_id, act.at, act.by);
    tell(transaction, act, EventKind::CaseUnsealed, case_id, std::nullopt);
    return {};
}

std::expected<BreakGlass, MembershipRefusal> break_glass(store::Transaction& transaction, std::string_view case_id, std::string_view reason,
                                                          std::chrono::minutes how_long, const Act& act) {
    CAIRN_ASSERT(act.by);
    const auto known = facts(transaction, case_id);
    const std::string why{base::trim(reason)};
    if (!known) return std::unexpected{MembershipRefusal::NoSuchCase};
    if (known->sealed) return std::unexpected{MembershipRefusal::Sealed};
    if (has_conflict(transaction, *act.by, case_id)) return std::unexpected{MembershipRefusal::Conflict};
    if (why.empty()) return std::unexpected{MembershipRefusal::ReasonMissing};
    if (how_long > longest_break_glass || how_long.count() <= 0) return std::unexpected{MembershipRefusal::TooLong};
    std::vector<PersonId> told;
    {
        auto rows = transaction.query(people_to_tell, case_id, *act.by, act.at);
        while (rows.step()) told.push_back(rows.id<PersonId>(0));
    }
    if (told.size() < 2) return std::unexpected{MembershipRefusal::NobodyToTell};
    BreakGlass begun{.key = 0, .case_id = std::string{case_id}, .person = *act.by, .reason = why, .from = act.at, .until = act.at + how_long,
                     .first_told = told[0], .second_told = told[1], .ended = std::nullopt, .reviewed = std::nullopt};
    begun.key = transaction.insert(insert_break_glass, case_id, *act.by, why, begun.from, begun.until, told[0], told[1]);
    tell(transaction, act, EventKind::BreakGlassBegun, case_id, act.by, why);
    return begun;
}

void end_break_glass(store::Transaction& transaction, std::int64_t key, const Act& act) {
    if (transaction.run(finish_break_glass, key, act.at) > 0) tell(transaction, act, EventKind::BreakGlassEnded, "", act.by);
}

void review_break_glass(store::Transaction& transaction, std::int64_t key, const Act& act) {
    if (transaction.run(mark_reviewed, key, act.at, act.by) > 0) tell(transaction, act, EventKind::BreakGlassReviewed, "", act.by);
}

std::vector<BreakGlass> break_glasses(store::Snapshot& snapshot, std::string_view case_id, base::Instant since) {
    std::vector<BreakGlass> found;
    auto rows = snapshot.query(glasses, case_id, since);
    while (rows.step())
        found.push_back({rows.integer(0), rows.text(1), rows.id<PersonId>(2), rows.text(3), rows.instant(4), rows.instant(5), rows.id<PersonId>(6),
                         rows.id<PersonId>(7), rows.optional_instant(8), rows.optional_instant(9)});
    return found;
}

}  // namespace identity
