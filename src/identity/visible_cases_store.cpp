#include "identity/visible_cases_store.h"

namespace identity {

namespace {

CAIRN_SQL(visible_case_ids, CAIRN_VISIBLE_CASES "SELECT v.case_id FROM visible v ORDER BY v.case_id LIMIT $3");

}  // namespace

std::vector<std::string> visible_cases(store::Snapshot& snapshot, PersonId person, base::Instant now, int most) {
    std::vector<std::string> found;
    auto rows = snapshot.query(visible_case_ids, person, now, most);
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

}  // namespace identity
