#include "audit/event_store.h"
#include "audit/lapse.h"
#include "base/fault.h"

namespace audit {

namespace {

CAIRN_SQL(insert_lapsed, "INSERT INTO audit_lapsed (ordinal, chain, sequence, hash) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(select_hashes, "SELECT ordinal, sequence, previous FROM audit_event WHERE chain = $1 ORDER BY sequence");
CAIRN_SQL(mark_lapsed, "UPDATE audit_chain SET lapsed_at = $2 WHERE chain = $1");
CAIRN_SQL(delete_lapsed, "DELETE FROM audit_event WHERE chain = $1");

struct Place {
    std::int64_t ordinal = 0, sequence = 0;
};

}  // namespace

void lapse(store::Transaction& transaction, base::PublicId case_id, base::Instant at, const Who& who) {
    const auto chain = find_chain(transaction, case_id.to_string());
    if (!chain || chain->lapsed) throw base::Fault{"There is no record of this case that could lapse", case_id.to_string(), ""};
    std::vector<Place> places;
    std::vector<Hash> hashes;  // An event's own hash is what the next one names, and the last one's is the head.
    {
        auto rows = transaction.query(select_hashes, chain->chain);
        while (rows.step()) {
            places.push_back({rows.integer(0), rows.integer(1)});
            hashes.push_back(rows.blob(2));
        }
    }
    hashes.push_back(chain->head);
    for (std::size_t i = 0; i < places.size(); ++i) transaction.run(insert_lapsed, places[i].ordinal, chain->chain, places[i].sequence, store::Bytes{hashes[i + 1]});
    transaction.run(mark_lapsed, chain->chain, at);
    transaction.run(delete_lapsed, chain->chain);
    record(transaction, {.at = at, .who = who, .object = case_id.to_string(), .kind = Kind::ChainLapsed});
}

}  // namespace audit
