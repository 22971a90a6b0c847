#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "casework/case_store.h"
#include "casework/linked.h"
#include "casework/telling.h"
#include "identity/membership.h"
#include "identity/visible_cases_store.h"

namespace casework {

namespace {

CAIRN_SQL(cases_sharing_tokens, R"(
    SELECT t.casework_case, t.kind FROM casework_token m
    JOIN casework_token t ON t.kind = m.kind AND t.token = m.token AND t.casework_case <> m.casework_case WHERE m.casework_case = $1)");

CAIRN_SQL(match_kinds, "SELECT told, came_from, kinds, from_sealed FROM casework_match WHERE told = $1 OR came_from = $1");
CAIRN_SQL(add_match, R"(
    INSERT INTO casework_match (told, came_from, kinds, found_at, from_sealed) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (told, came_from) DO UPDATE SET kinds = excluded.kinds, found_at = excluded.found_at, from_sealed = excluded.from_sealed)");
CAIRN_SQL(drop_match, "DELETE FROM casework_match WHERE (told = $1 AND came_from = $2) OR (told = $2 AND came_from = $1)");
CAIRN_SQL(forget_matches, "DELETE FROM casework_match WHERE told = $1 OR came_from = $1");
// Not joined with what the reader may know of: there are few matches and, for some readers, thousands of cases. Nothing is cut off before it is asked.
CAIRN_SQL(matches_told, R"(
    SELECT told, came_from, kinds, found_at, from_sealed FROM casework_match WHERE told = $1 OR $1 = 0 ORDER BY found_at DESC, casework_match DESC)");

CAIRN_SQL(add_linked, "INSERT INTO casework_linked (linked_id, one, other, kind, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6)");
CAIRN_SQL(linked_of_case, R"(
    SELECT one, other, kind, decided_by, decided_at FROM casework_linked WHERE one = $1 OR other = $1 ORDER BY casework_linked)");
CAIRN_SQL(forget_linked_rows, "DELETE FROM casework_linked WHERE one = $1 OR other = $1");

constexpr std::size_t most_shown = 20;
constexpr std::array<std::pair<Linkage, std::string_view>, 3> linkages{{{Linkage::SameChild, "same_child"}, {Linkage::Sibling, "sibling"}, {Linkage::NotLinked, "not_linked"}}};

using Kinds = std::set<std::string>;
using Shared = std::map<std::int64_t, Kinds>;

std::string line_of(const Kinds& kinds) {
    std::string line;
    for (const auto& kind : kinds) line += (line.empty() ? "" : " ") + kind;
    return line;
}

std::vector<std::string> kinds_of(const std::string& line) {
    std::vector<std::string> kinds;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        kinds.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return kinds;
}

/// Other cases that share enough with what is written of this one.
Shared sharing_enough(store::Snapshot& snapshot, CaseKey of) {
    Shared shared;
    auto rows = snapshot.query(cases_sharing_tokens, of);
    while (rows.step()) shared[rows.integer(0)].insert(rows.text(1));
    std::erase_if(shared, [](const auto& one) { return weight_of(one.second) < enough_to_match; });
    return shared;
}

/// The newest decision about each other case.
std::map<std::int64_t, Linked> linked_with(store::Snapshot& snapshot, CaseKey of) {
    std::map<std::int64_t, Linked> list;
    auto rows = snapshot.query(linked_of_case, of);
    while (rows.step()) {
        const auto other = rows.integer(0) == of.value() ? rows.integer(1) : rows.integer(0);
        list[other] = {parse_linkage(rows.text(2)).value_or(Linkage::NotLinked), rows.text(3), rows.instant(4)};
    }
    return list;
}

/// What the reader may know of. Asked at least so often whatever was found, so that a few hidden cases take no longer than none.
class Known {
public:
    Known(store::Snapshot& snapshot, const Reader& reader) : snapshot_{snapshot}, reader_{reader} {}
    Known(const Known&) = delete;
    Known& operator=(const Known&) = delete;
    ~Known() {
        for (; asked_ < least_asked; ++asked_) (void)identity::may_know_of(snapshot_, reader_.person, {}, reader_.now);
    }
    bool has(const Case& of) {
        ++asked_;
        return identity::may_know_of(snapshot_, reader_.person, of.id.to_string(), reader_.now);
    }

private:
    static constexpr int least_asked = 10;
    store::Snapshot& snapshot_;
    const Reader& reader_;
    int asked_ = 0;
};

std::vector<LikeCase> shown(store::Snapshot& snapshot, const Shared& shared, const std::map<std::int64_t, Linked>& linked, Known& known) {
    std::vector<LikeCase> list;
    for (const auto& [key, kinds] : shared) {
        LikeCase one{case_at(snapshot, CaseKey{key}), {kinds.begin(), kinds.end()}, std::nullopt};
        if (!known.has(one.of)) continue;
        if (const auto found = linked.find(key); found != linked.end()) one.linked = found->second;
        list.push_back(std::move(one));
    }
    std::ranges::stable_sort(list, std::ranges::greater{}, [](const LikeCase& one) { return weight_of({one.kinds.begin(), one.kinds.end()}); });
    if (list.size() > most_shown) list.resize(most_shown);
    return list;
}

}  // namespace

std::string_view to_word(Linkage linkage) { return std::ranges::find(linkages, linkage, &std::pair<Linkage, std::string_view>::first)->second; }

std::optional<Linkage> parse_linkage(std::string_view word) {
    const auto found = std::ranges::find(linkages, word, &std::pair<Linkage, std::string_view>::second);
    return found == linkages.end() ? std::nullopt : std::optional{found->first};
}

std::vector<LikeCase> cases_like(store::Snapshot& snapshot, const Ground& ground, const std::vector<Trait>& traits, const Case& of, const Reader& reader) {
    Known known{snapshot, reader};
    Shared shared;
    for (const auto& candidate : candidates(snapshot, ground, traits, of.key)) shared[candidate.of.value()] = {candidate.kinds.begin(), candidate.kinds.end()};
    return shown(snapshot, shared, linked_with(snapshot, of.key), known);
}

std::vector<LikeCase> cases_like(store::Snapshot& snapshot, const Case& of, const Reader& reader) {
    Known known{snapshot, reader};
    const auto linked = linked_with(snapshot, of.key);
    auto shared = sharing_enough(snapshot, of.key);
    for (const auto& [key, one] : linked) shared.try_emplace(key);
    return shown(snapshot, shared, linked, known);
}

void decide_linked(store::Transaction& transaction, const Ground& ground, const Case& of, const Case& other, Linkage linkage, const Doer& doer) {
    const auto id = base::PublicId::make(ground.random);
    const auto [one, two] = std::minmax(of.key, other.key);
    transaction.run(add_linked, id.to_string(), one, two, to_word(linkage), doer.who.to_string(), doer.at);
    // In the history of a case that somebody may read who knows nothing of the sealed one, the event itself would tell.
    const bool tells = identity::is_sealed(transaction, of.id.to_string()) || identity::is_sealed(transaction, other.id.to_string());
    auto event = doer.event(audit::Kind::RecordCreated, of.id, id.to_string());
    if (tells) event.case_id.reset();
    audit::record(transaction, event);
    if (!tells) audit::record(transaction, doer.event(audit::Kind::RecordCreated, other.id, id.to_string()));
}

std::vector<MatchNotice> match_notices(store::Snapshot& snapshot, const Reader& reader, std::optional<CaseKey> only) {
    struct Row {
        CaseKey told, from;
        std::string kinds;
        base::Instant found_at;
        bool from_sealed;
    };
    std::vector<Row> found;
    auto rows = snapshot.query(matches_told, only ? only->value() : std::int64_t{0});
    while (rows.step()) found.push_back({CaseKey{rows.integer(0)}, CaseKey{rows.integer(1)}, rows.text(2), rows.instant(3), rows.integer(4) == 1});
    Known known{snapshot, reader};
    std::vector<MatchNotice> notices;
    std::set<std::pair<CaseKey, CaseKey>> seen;
    for (const auto& row : found) {
        const auto told = case_at(snapshot, row.told);
        if (!known.has(told)) continue;
        const auto from = case_at(snapshot, row.from);
        const bool knows = known.has(from);
        if (!knows && (row.from_sealed || !identity::is_sealed(snapshot, told.id.to_string()))) continue;
        if (linked_with(snapshot, row.told).contains(row.from.value())) continue;
        if (!seen.insert(std::minmax(row.told, row.from)).second) continue;  // Found from both sides: the newer one is enough.
        notices.push_back({told, knows ? std::optional{from} : std::nullopt, from.partnership, kinds_of(row.kinds), row.found_at});
        if (notices.size() == most_shown) break;
    }
    return notices;
}

void tell_of_matches(store::Transaction& transaction, const Ground& ground, const Case& of, const Doer& doer) {
    const auto alike = sharing_enough(transaction, of.key);
    auto news = alike;
    std::set<std::int64_t> gone;
    {
        auto rows = transaction.query(match_kinds, of.key);
        while (rows.step()) {
            const bool told_by_us = rows.integer(1) == of.key.value();
            const auto other = rows.integer(told_by_us ? 0 : 1);
            const auto found = alike.find(other);
            if (found == alike.end()) gone.insert(other);
            // Told already, or found from the other side, where nothing kept it from anybody.
            else if (line_of(found->second) == rows.text(2) && (told_by_us || rows.integer(3) == 0)) news.erase(other);
        }
    }
    for (const auto other : gone) transaction.run(drop_match, of.key, other);
    const bool sealed = identity::is_sealed(transaction, of.id.to_string());
    for (const auto& [other, kinds] : news) {
        transaction.run(add_match, other, of.key, line_of(kinds), doer.at, sealed ? 1 : 0);
        const auto told = case_at(transaction, CaseKey{other});
        if (!sealed && identity::is_sealed(transaction, told.id.to_string())) tell_match(transaction, ground, told, of, doer);
    }
}

void forget_linked(store::Transaction& transaction, const Case& of) {
    transaction.run(forget_matches, of.key);
    transaction.run(forget_linked_rows, of.key);
}

}  // namespace casework
