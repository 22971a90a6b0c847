#include "base/assert.h"

#include <algorithm>

#include "casework/form.h"
#include "casework/review_group.h"

namespace casework {

namespace {

CAIRN_SQL(begin_watching, "INSERT INTO casework_watched (casework_case, what, watched_by, watched_at) VALUES ($1, $2, $3, $4) ON CONFLICT (casework_case, what) DO NOTHING");
CAIRN_SQL(end_watching, "DELETE FROM casework_watched WHERE casework_case = $1 AND what = $2");
CAIRN_SQL(watched_of, "SELECT what FROM casework_watched WHERE casework_case = $1 ORDER BY what");
CAIRN_SQL(standing_in, "SELECT standing FROM casework_quality WHERE casework_case = $1 AND marker = $2");

}  // namespace

const std::vector<std::string>& watchable() {
    static const std::vector<std::string> list{"review", "single_agency_plans", "multi_agency_plans"};
    return list;
}

void watch(store::Transaction& transaction, const Case& of, std::string_view what, bool on, const Doer& doer) {
    CAIRN_ASSERT(std::ranges::count(watchable(), what) == 1);
    const std::string named{what};
    const auto changed = on ? transaction.run(begin_watching, of.key, named, doer.who.to_string(), doer.at) : transaction.run(end_watching, of.key, named);
    if (changed > 0) audit::record(transaction, doer.event(on ? audit::Kind::RecordCreated : audit::Kind::RecordDeleted, of.id, "watched-" + named));
}

std::map<CaseKey, std::vector<std::string>> watched(store::Snapshot& snapshot, const std::vector<Case>& of) {
    std::map<CaseKey, std::vector<std::string>> found;
    for (const auto& one : of) {
        auto rows = snapshot.query(watched_of, one.key);
        while (rows.step()) found[one.key].push_back(rows.text(0));
    }
    return found;
}

const std::vector<std::string>& quality_markers() { return form_called("quality_marker").find("marker")->find("marker")->options; }

std::map<CaseKey, std::string> standing_of(store::Snapshot& snapshot, std::string_view marker, const std::vector<Case>& of) {
    std::map<CaseKey, std::string> found;
    for (const auto& one : of) {
        auto rows = snapshot.query(standing_in, one.key, std::string{marker});
        if (rows.step()) found[one.key] = rows.text(0);
    }
    return found;
}

}  // namespace casework
