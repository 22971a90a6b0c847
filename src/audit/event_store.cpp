#include "audit/event_store.h"

#include <algorithm>

#include "base/address.h"
#include "base/fault.h"

namespace audit {

namespace {

CAIRN_SQL(select_chain, "SELECT chain, case_id, length, head, lapsed_at FROM audit_chain WHERE case_id = $1");
CAIRN_SQL(select_chains, "SELECT chain, case_id, length, head, lapsed_at FROM audit_chain ORDER BY chain");
CAIRN_SQL(insert_chain, "INSERT INTO audit_chain (case_id, length, head) VALUES ($1, 0, $2) RETURNING chain");
CAIRN_SQL(update_chain, "UPDATE audit_chain SET length = $2, head = $3 WHERE chain = $1");
CAIRN_SQL(select_tally, "SELECT events, hash FROM audit_tally WHERE one = 1");
CAIRN_SQL(update_tally, "UPDATE audit_tally SET events = $1, hash = $2 WHERE one = 1");
CAIRN_SQL(insert_event,
          "INSERT INTO audit_event (ordinal, chain, sequence, happened_at, actor, role, object, kind, outcome, reason, address, request, previous) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
CAIRN_SQL(select_events,
          "SELECT e.ordinal, e.chain, e.sequence, e.happened_at, e.actor, e.role, e.object, e.kind, e.outcome, e.reason, e.address, e.request, e.previous, c.case_id "
          "FROM audit_event e JOIN audit_chain c ON c.chain = e.chain ORDER BY e.ordinal");
CAIRN_SQL(select_cases_since, "SELECT DISTINCT c.case_id FROM audit_event e JOIN audit_chain c ON c.chain = e.chain WHERE e.ordinal > $1 AND c.case_id <> ''");
CAIRN_SQL(select_lapsed, "SELECT ordinal, chain, sequence, hash FROM audit_lapsed ORDER BY ordinal");

constexpr std::size_t longest_code = 64;

bool small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool in_code(char c) { return small(c) || c == '-' || c == '_'; }
bool in_object(char c) { return in_code(c) || c == '/' || c == '.' || c == ':'; }
bool in_request(char c) { return in_code(c) || (c >= 'A' && c <= 'Z'); }

bool made_of(std::string_view text, bool (*allowed)(char)) { return text.size() <= longest_code && std::ranges::all_of(text, allowed); }

void refuse_words(const Event& event) {
    const bool good = made_of(event.role, in_code) && made_of(event.object, in_object) && made_of(event.reason, in_code) && made_of(event.request, in_request) &&
                      (event.address.empty() || base::Address::parse(event.address));
    // The words themselves are not in the fault: it is logged.
    if (!good) throw base::Fault{"An audit event would have held more than codes", std::string{name_of(event.kind)}, "This is an error of the program; what was asked for is not done"};
}

ChainRow read_chain(const store::Statement& row) {
    return {.chain = row.integer(0), .case_id = row.text(1), .length = row.integer(2), .head = row.blob(3), .lapsed = !row.is_null(4)};
}

ChainRow chain_for(store::Transaction& transaction, const std::string& case_id) {
    if (auto found = find_chain(transaction, case_id)) {
        if (found->lapsed) throw base::Fault{"The audit of this case has lapsed; nothing can be added to it", case_id, ""};
        return *found;
    }
    return {.chain = transaction.insert(insert_chain, case_id, store::Bytes{no_hash()}), .case_id = case_id, .length = 0, .head = no_hash(), .lapsed = false};
}

}  // namespace

std::optional<ChainRow> find_chain(store::Snapshot& snapshot, std::string_view case_id) {
    auto row = snapshot.query(select_chain, case_id);
    return row.step() ? std::optional{read_chain(row)} : std::nullopt;
}

std::vector<ChainRow> all_chains(store::Snapshot& snapshot) {
    std::vector<ChainRow> chains;
    auto rows = snapshot.query(select_chains);
    while (rows.step()) chains.push_back(read_chain(rows));
    return chains;
}

Tally tally_of(store::Snapshot& snapshot) {
    auto row = snapshot.query(select_tally);
    if (!row.step()) return {.events = 0, .hash = no_hash()};
    return {.events = row.integer(0), .hash = row.blob(1)};
}

std::vector<std::string> cases_recorded_since(store::Snapshot& snapshot, std::int64_t events) {
    std::vector<std::string> cases;
    auto rows = snapshot.query(select_cases_since, events);
    while (rows.step()) cases.push_back(rows.text(0));
    return cases;
}

void record(store::Transaction& transaction, const Event& event) {
    refuse_words(event);
    const auto chain = chain_for(transaction, event.case_id ? event.case_id->to_string() : std::string{});
    const auto tally = tally_of(transaction);
    const Link link{.case_id = chain.case_id, .sequence = chain.length + 1, .previous = chain.head};
    const Hash hash = hash_of(link, event), total = tally_after(tally.hash, hash);
    transaction.run(insert_event, tally.events + 1, chain.chain, link.sequence, event.at, event.who.to_string(), event.role, event.object, name_of(event.kind),
                    name_of(event.outcome), event.reason, event.address, event.request, store::Bytes{link.previous});
    transaction.run(update_chain, chain.chain, link.sequence, store::Bytes{hash});
    transaction.run(update_tally, tally.events + 1, store::Bytes{total});
}

EventRow read_event(const store::Statement& row) {
    const auto at = base::parse_instant(row.text_view(3));
    const auto who = Who::parse(row.text_view(4));
    const auto kind = parse_kind(row.text_view(7));
    const auto outcome = parse_outcome(row.text_view(8));
    // Another spelling of the same instant is none of ours.
    const bool readable = at && base::to_iso(*at) == row.text_view(3) && who && kind && outcome;
    return {.ordinal = row.integer(0), .chain = row.integer(1), .sequence = row.integer(2),
            .event = {.at = at.value_or(base::Instant{}), .who = who.value_or(Who::system()), .role = row.text(5), .case_id = base::PublicId::parse(row.text_view(13)),
                      .object = row.text(6), .kind = kind.value_or(Kind::AuditFailed), .outcome = outcome.value_or(Outcome::Failed), .reason = row.text(9),
                      .address = row.text(10), .request = row.text(11)},
            .previous = row.blob(12), .readable = readable};
}

void for_each_event(store::Snapshot& snapshot, const std::function<bool(const EventRow&)>& each) {
    auto rows = snapshot.query(select_events);
    while (rows.step() && each(read_event(rows))) {
    }
}

std::vector<LapsedRow> all_lapsed(store::Snapshot& snapshot) {
    std::vector<LapsedRow> all;
    auto rows = snapshot.query(select_lapsed);
    while (rows.step()) all.push_back({.ordinal = rows.integer(0), .chain = rows.integer(1), .sequence = rows.integer(2), .hash = rows.blob(3)});
    return all;
}

std::optional<Who> Who::parse(std::string_view text) {
    if (text == "public") return the_public();
    if (text == "system") return system();
    const auto id = base::PublicId::parse(text);
    return id ? std::optional{account(*id)} : std::nullopt;
}

}  // namespace audit
