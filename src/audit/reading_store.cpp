#include <limits>

#include "audit/event_store.h"
#include "audit/reading.h"

namespace audit {

namespace {

CAIRN_SQL(select_of_chain,
          "SELECT e.ordinal, e.chain, e.sequence, e.happened_at, e.actor, e.role, e.object, e.kind, e.outcome, e.reason, e.address, e.request, e.previous, c.case_id "
          "FROM audit_event e JOIN audit_chain c ON c.chain = e.chain WHERE c.case_id = $1 AND e.sequence < $2 ORDER BY e.sequence DESC LIMIT $3");
CAIRN_SQL(select_of_actor,
          "SELECT e.ordinal, e.chain, e.sequence, e.happened_at, e.actor, e.role, e.object, e.kind, e.outcome, e.reason, e.address, e.request, e.previous, c.case_id "
          "FROM audit_event e JOIN audit_chain c ON c.chain = e.chain WHERE e.actor = $1 AND e.ordinal < $2 ORDER BY e.ordinal DESC LIMIT $3");
CAIRN_SQL(select_between,
          "SELECT e.ordinal, e.chain, e.sequence, e.happened_at, e.actor, e.role, e.object, e.kind, e.outcome, e.reason, e.address, e.request, e.previous, c.case_id "
          "FROM audit_event e JOIN audit_chain c ON c.chain = e.chain WHERE e.happened_at >= $1 AND e.happened_at < $2 ORDER BY e.happened_at, e.ordinal");
CAIRN_SQL(select_readings,
          "SELECT e.kind FROM audit_event e JOIN audit_chain c ON c.chain = e.chain "
          "WHERE c.case_id = $1 AND e.actor = $2 AND e.outcome = 'done' AND e.happened_at >= $3 AND e.happened_at < $4");
CAIRN_SQL(select_beginning,
          "SELECT e.happened_at FROM audit_event e JOIN audit_chain c ON c.chain = e.chain WHERE c.case_id = $1 ORDER BY e.sequence LIMIT 1");

Entry entry_of(const EventRow& row) { return {.ordinal = row.ordinal, .sequence = row.sequence, .event = row.event}; }

/// One row more than the page tells whether there is another.
EntryPage page_of(store::Statement rows, int most, std::int64_t Entry::* place) {
    EntryPage page;
    while (rows.step()) {
        if (static_cast<int>(page.entries.size()) == most) {
            page.older = page.entries.back().*place;
            break;
        }
        page.entries.push_back(entry_of(read_event(rows)));
    }
    return page;
}

constexpr auto end = std::numeric_limits<std::int64_t>::max();

}  // namespace

EntryPage events_of_case(store::Snapshot& snapshot, base::PublicId case_id, std::optional<std::int64_t> before, int most) {
    return page_of(snapshot.query(select_of_chain, case_id.to_string(), before.value_or(end), most + 1), most, &Entry::sequence);
}

EntryPage events_of_installation(store::Snapshot& snapshot, std::optional<std::int64_t> before, int most) {
    return page_of(snapshot.query(select_of_chain, "", before.value_or(end), most + 1), most, &Entry::sequence);
}

EntryPage events_of(store::Snapshot& snapshot, const Who& who, std::optional<std::int64_t> before, int most) {
    return page_of(snapshot.query(select_of_actor, who.to_string(), before.value_or(end), most + 1), most, &Entry::ordinal);
}

void for_each_between(store::Snapshot& snapshot, base::Instant from, base::Instant to, const std::function<void(const Entry&)>& each) {
    auto rows = snapshot.query(select_between, from, to);
    while (rows.step()) each(entry_of(read_event(rows)));
}

bool has_read(store::Snapshot& snapshot, const Who& who, base::PublicId case_id, base::Instant from, base::Instant to) {
    auto rows = snapshot.query(select_readings, case_id.to_string(), who.to_string(), from, to);
    while (rows.step()) {
        const auto kind = parse_kind(rows.text_view(0));
        if (kind && is_read(*kind)) return true;
    }
    return false;
}

std::optional<base::Instant> began_at(store::Snapshot& snapshot, base::PublicId case_id) {
    auto row = snapshot.query(select_beginning, case_id.to_string());
    return row.step() ? std::optional{row.instant(0)} : std::nullopt;
}

}  // namespace audit
