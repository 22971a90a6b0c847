#pragma once

#include <functional>

#include "audit/encoding.h"

namespace audit {

/// A chain as its row says.
struct ChainRow {
    std::int64_t chain = 0;
    std::string case_id;
    std::int64_t length = 0;
    Hash head;
    bool lapsed = false;
};

struct Tally {
    std::int64_t events = 0;
    Hash hash;
};

/// An event as its row says; of one that has lapsed there is only the hash.
struct EventRow {
    std::int64_t ordinal = 0;
    std::int64_t chain = 0;
    std::int64_t sequence = 0;
    Event event;
    Hash previous;
    bool readable = true;  ///< False where a column holds what was never written: an actor, kind or instant that is none.
};

struct LapsedRow {
    std::int64_t ordinal = 0;
    std::int64_t chain = 0;
    std::int64_t sequence = 0;
    Hash hash;
};

std::vector<ChainRow> all_chains(store::Snapshot&);
std::optional<ChainRow> find_chain(store::Snapshot&, std::string_view case_id);
Tally tally_of(store::Snapshot&);
/// The cases of which anything was recorded after so many events, reads too: for whoever keeps something of cases in memory.
std::vector<std::string> cases_recorded_since(store::Snapshot&, std::int64_t events);
/// In order of ordinal, until `each` returns false.
void for_each_event(store::Snapshot&, const std::function<bool(const EventRow&)>& each);
/// In order of ordinal.
std::vector<LapsedRow> all_lapsed(store::Snapshot&);

/// From a row whose columns are those of select_events, in that order.
EventRow read_event(const store::Statement& row);

}  // namespace audit
