#include "identity/visible_cases_store.h"

#include <algorithm>

#include "identity/permission_table.h"

namespace identity {

namespace {

CAIRN_SQL(visible_case_ids, CAIRN_VISIBLE_CASES "SELECT v.case_id FROM visible v ORDER BY v.case_id LIMIT $3");
// The same rules as CAIRN_VISIBLE_CASES, written so that the case is looked up by the index beside the person; a test holds the two together.
CAIRN_SQL(one_visible_case, R"(
    WITH standing_in (person) AS (
        SELECT CAST($1 AS INTEGER)
        UNION SELECT d.giver FROM identity_delegation d
        WHERE d.taker = $1 AND d.from_on <= substr($2, 1, 10) AND d.until_on >= substr($2, 1, 10) AND d.ended_at IS NULL)
    SELECT 1 FROM standing_in s JOIN identity_membership m ON m.person = s.person AND m.case_id = $3
    WHERE m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
      AND NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = $1 AND k.case_id = $3 AND k.ended_at IS NULL)
    UNION SELECT 1 FROM identity_break_glass b JOIN identity_case c ON c.case_id = b.case_id
    WHERE b.person = $1 AND b.case_id = $3 AND b.until_at > $2 AND b.ended_at IS NULL AND c.sealed = 0
      AND NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = $1 AND k.case_id = $3 AND k.ended_at IS NULL))");
CAIRN_SQL(unknown_sealed_cases, CAIRN_VISIBLE_CASES R"(
    SELECT c.case_id FROM identity_case c WHERE c.sealed = 1 AND NOT EXISTS (SELECT 1 FROM visible v WHERE v.case_id = c.case_id) ORDER BY c.case_id)");
CAIRN_SQL(roles_in_cases, R"(
    WITH standing_in (person) AS (
        SELECT CAST($1 AS INTEGER)
        UNION SELECT d.giver FROM identity_delegation d
        WHERE d.taker = $1 AND d.from_on <= substr($2, 1, 10) AND d.until_on >= substr($2, 1, 10) AND d.ended_at IS NULL)
    SELECT m.case_id, m.role FROM standing_in s JOIN identity_membership m ON m.person = s.person
    WHERE m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
      AND NOT EXISTS (SELECT 1 FROM identity_conflict k WHERE k.person = $1 AND k.case_id = m.case_id AND k.ended_at IS NULL)
    ORDER BY m.case_id)");
CAIRN_SQL(conflicts_of, "SELECT k.case_id FROM identity_conflict k WHERE k.person = $1 AND k.ended_at IS NULL ORDER BY k.case_id");
// Whose leave may be covered today or on another day of the same rota is looked at whole: it is never many people.
CAIRN_SQL(next_boundary, R"(
    WITH standing_in (person) AS (SELECT CAST($1 AS INTEGER) UNION SELECT d.giver FROM identity_delegation d WHERE d.taker = $1 AND d.ended_at IS NULL)
    SELECT MIN(b.boundary) FROM (
        SELECT MIN(CASE WHEN m.from_at > $2 THEN m.from_at ELSE m.until_at END) AS boundary
        FROM standing_in s JOIN identity_membership m ON m.person = s.person WHERE m.from_at > $2 OR m.until_at > $2
        UNION ALL SELECT MIN(g.until_at) FROM identity_break_glass g WHERE g.person = $1 AND g.until_at > $2) b)");

CAIRN_SQL(case_of_membership, "SELECT case_id FROM identity_membership WHERE membership = $1");
CAIRN_SQL(case_of_conflict, "SELECT case_id FROM identity_conflict WHERE conflict = $1");
CAIRN_SQL(case_of_break_glass, "SELECT case_id FROM identity_break_glass WHERE break_glass = $1");

/// A row that is gone says no longer which case it was about.
bool add_cases(store::Snapshot& snapshot, std::string_view table, const store::Sql& case_of, std::vector<std::string>& cases) {
    const auto rows = snapshot.changed_rows(table);
    if (!rows) return false;
    for (const auto& changed : *rows) {
        auto row = snapshot.query(case_of, changed.key);
        if (!row.step()) return false;
        cases.push_back(row.text(0));
    }
    return true;
}

/// A case that has just been admitted is known to nobody before somebody joins it.
bool only_admits(store::Snapshot& snapshot) {
    const auto rows = snapshot.changed_rows("identity_case");
    return rows && std::ranges::all_of(*rows, [](const store::ChangedRow& row) { return row.how == store::ChangedRow::How::Added; });
}

}  // namespace

std::vector<std::string> visible_cases(store::Snapshot& snapshot, PersonId person, base::Instant now, int most) {
    std::vector<std::string> found;
    auto rows = snapshot.query(visible_case_ids, person, now, most);
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

bool may_know_of(store::Snapshot& snapshot, PersonId person, std::string_view case_id, base::Instant now) { return snapshot.query(one_visible_case, person, now, case_id).step(); }

std::vector<std::string> sealed_from(store::Snapshot& snapshot, PersonId person, base::Instant now) {
    std::vector<std::string> found;
    auto rows = snapshot.query(unknown_sealed_cases, person, now);
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

std::vector<std::string> cases_with(store::Snapshot& snapshot, const Actor& actor, Permission permission, base::Instant now) {
    std::vector<std::string> found;
    if (!actor.person() || !actor.person()->two_factor) return found;
    auto rows = snapshot.query(roles_in_cases, actor.person()->person, now);
    while (rows.step()) {
        const auto role = role_named(rows.text_view(1));
        const auto scope = role ? PermissionTable::built_in().scope(*role, permission) : Scope::None;
        if ((scope == Scope::Case || scope == Scope::Partnership) && (found.empty() || found.back() != rows.text_view(0))) found.push_back(rows.text(0));
    }
    return found;
}

std::vector<std::string> closed_to(store::Snapshot& snapshot, PersonId person, base::Instant now) {
    auto found = sealed_from(snapshot, person, now);
    auto rows = snapshot.query(conflicts_of, person);
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

base::Instant visible_until(store::Snapshot& snapshot, PersonId person, base::Instant now) {
    const base::Instant midnight = std::chrono::floor<std::chrono::days>(now) + std::chrono::days{1};
    auto row = snapshot.query(next_boundary, person, now);
    row.step();
    const auto boundary = row.optional_instant(0);
    return boundary ? std::min(*boundary, midnight) : midnight;
}

KnowingChanged knowing_changed(store::Snapshot& snapshot) {
    KnowingChanged changed;
    changed.any = snapshot.changed_tables().contains("identity_delegation") || !only_admits(snapshot) || !add_cases(snapshot, "identity_membership", case_of_membership, changed.cases) ||
                  !add_cases(snapshot, "identity_conflict", case_of_conflict, changed.cases) || !add_cases(snapshot, "identity_break_glass", case_of_break_glass, changed.cases);
    return changed;
}

}  // namespace identity
