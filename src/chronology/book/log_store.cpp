#include <algorithm>
#include <array>
#include <utility>

#include "base/fault.h"
#include "casework/key_end.h"
#include "chronology/book/log.h"

namespace chronology {

namespace {

CAIRN_SQL(add_item, "INSERT INTO chronology_log (casework_case, sequence, log_id, kind, written_by, written_at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)");
CAIRN_SQL(last_item, "SELECT COALESCE(MAX(sequence), 0) FROM chronology_log WHERE casework_case = $1");
CAIRN_SQL(items_after, "SELECT sequence, log_id, kind, written_by, written_at, sealed FROM chronology_log WHERE casework_case = $1 AND sequence > $2 ORDER BY sequence");
CAIRN_SQL(remove_items, "DELETE FROM chronology_log WHERE casework_case = $1");
CAIRN_SQL(every_item, "SELECT c.key_id, l.log_id, l.sealed FROM chronology_log l JOIN casework_case c ON c.casework_case = l.casework_case ORDER BY l.chronology_log");

constexpr auto acts = std::to_array<std::string_view>({"settings", "mapping", "import", "entry", "corrected", "set_aside", "revision", "withheld", "given", "remark", "comment", "question", "answer", "decision", "link", "unlink", "theme", "unthemed"});

store::SealedPlace place_of(const std::string& id) { return {store::SealedClass::C2, "chronology_log.sealed", id}; }

}  // namespace

std::string_view to_word(Act act) { return acts[std::to_underlying(act)]; }

std::optional<Act> parse_act(std::string_view word) {
    const auto found = std::ranges::find(acts, word);
    return found == acts.end() ? std::nullopt : std::optional{static_cast<Act>(found - acts.begin())};
}

std::vector<base::PublicId> append(store::Transaction& transaction, const casework::Ground& ground, const casework::Case& of, std::span<const NewItem> items, const casework::Doer& doer) {
    casework::refuse_ended(transaction, of.seal);
    auto sequence = last_sequence(transaction, of);
    std::vector<base::PublicId> ids;
    for (const auto& item : items) {
        const auto id = base::PublicId::make(ground.random);
        const auto sealed = ground.keys.seal(of.seal, place_of(id.to_string()), item.json);
        transaction.run(add_item, of.key, ++sequence, id.to_string(), std::string{to_word(item.act)}, doer.who.to_string(), doer.at, store::Bytes{sealed});
        audit::record(transaction, doer.event(audit::Kind::RecordCreated, of.id, id.to_string()));
        ids.push_back(id);
    }
    return ids;
}

std::vector<LogItem> log_after(store::Snapshot& snapshot, const casework::Ground& ground, const casework::Case& of, std::int64_t sequence) {
    std::vector<LogItem> items;
    if (ground.keys.is_destroyed(of.seal)) return items;
    for (auto rows = snapshot.query(items_after, of.key, sequence); rows.step();) {
        LogItem item{.sequence = rows.integer(0), .id = base::PublicId::parse(rows.text(1)).value_or(base::PublicId{}), .act = {}, .written_by = rows.text(3), .written_at = base::parse_instant(rows.text(4)).value_or(base::Instant{}), .json = {}};
        const auto act = parse_act(rows.text_view(2));
        auto plain = ground.keys.unseal(of.seal, place_of(rows.text(1)), rows.blob(5));
        if (!act || !plain) throw base::Fault{"A part of a chronology cannot be opened", of.reference + ", item " + rows.text(1), plain ? "It was written by a newer version of this program: use that." : std::string{store::words_of(plain.error())}};
        item.act = *act, item.json = std::move(*plain);
        items.push_back(std::move(item));
    }
    return items;
}

std::int64_t last_sequence(store::Snapshot& snapshot, const casework::Case& of) {
    auto rows = snapshot.query(last_item, of.key);
    rows.step();
    return rows.integer(0);
}

void forget_chronology(store::Transaction& transaction, const casework::Case& of) { transaction.run(remove_items, of.key); }

void SealedChronology::each(store::Snapshot& snapshot, const std::function<void(const store::SealedValue&)>& call) const {
    for (auto rows = snapshot.query(every_item); rows.step();)
        if (const auto key = store::KeyId::parse(rows.text_view(0))) call({.key = *key, .place = place_of(rows.text(1)), .sealed = rows.blob(2), .holds = store::SealedValue::Holds::Other});
}

}  // namespace chronology
