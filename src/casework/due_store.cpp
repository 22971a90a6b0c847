#include "casework/due.h"

#include "identity/case_standing.h"

namespace casework {

namespace {

CAIRN_SQL(due_days_of_person, CAIRN_VISIBLE_CASES R"(
    SELECT k.casework_clock, c.reference, k.rule, k.nation, k.due_on, k.met_on, k.explained, k.recorded_at
    FROM visible v JOIN casework_case c ON c.case_id = v.case_id JOIN casework_clock k ON k.casework_case = c.casework_case
    WHERE k.due_on >= $3 AND k.due_on <= $4 AND k.ended = '' AND ($5 = 1 OR k.met_on IS NULL)
    ORDER BY k.due_on, c.reference, k.casework_clock LIMIT $6)");

}  // namespace

std::vector<DueDay> due_days(store::Snapshot& snapshot, identity::PersonId person, base::Instant now, base::Day from, base::Day until, DueWanted wanted, int most) {
    std::vector<DueDay> list;
    auto rows = snapshot.query(due_days_of_person, person, now, from, until, wanted == DueWanted::AlsoMet ? 1 : 0, most);
    while (rows.step())
        list.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.day(4), rows.optional_day(5), rows.integer(6) == 1, rows.instant(7)});
    return list;
}

}  // namespace casework
