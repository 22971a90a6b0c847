#include "casework/calendar_change.h"

#include <algorithm>

namespace casework {

namespace {

CAIRN_SQL(moves_of_case, "SELECT casework_clock, followed_by, calendar_version, moved_at FROM casework_clock_move WHERE casework_case = $1 ORDER BY casework_clock");
CAIRN_SQL(add_move, "INSERT INTO casework_clock_move (casework_clock, followed_by, casework_case, calendar_version, moved_at) VALUES ($1, $2, $3, $4, $5)");

}  // namespace

std::vector<ClockMove> clock_moves(store::Snapshot& snapshot, const Case& of) {
    std::vector<ClockMove> list;
    auto rows = snapshot.query(moves_of_case, of.key);
    while (rows.step()) list.push_back({ClockKey{rows.integer(0)}, ClockKey{rows.integer(1)}, rows.number(2), rows.instant(3), {}, {}, {}});
    if (list.empty()) return list;
    const auto all = calendar::loads(snapshot);
    for (auto& move : list)
        if (const auto load = std::ranges::find(all, move.calendar_version, &calendar::Load::version); load != all.end())
            move.source = load->source, move.loaded_by = load->loaded_by, move.named = load->named;
    return list;
}

void keep_clock_move(store::Transaction& transaction, const Case& of, const ClockMove& move) {
    transaction.run(add_move, move.ended, move.followed_by, of.key, move.calendar_version, move.at);
}

}  // namespace casework
