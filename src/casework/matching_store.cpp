#include <algorithm>
#include <map>
#include <set>

#include "casework/matching.h"

namespace casework {

namespace {

CAIRN_SQL(forget_tokens, "DELETE FROM casework_token WHERE casework_case = $1");
CAIRN_SQL(add_token, "INSERT INTO casework_token (casework_case, kind, token) VALUES ($1, $2, $3) ON CONFLICT (kind, token, casework_case) DO NOTHING");
CAIRN_SQL(cases_with_token, "SELECT casework_case FROM casework_token WHERE kind = $1 AND token = $2 ORDER BY casework_case");

}  // namespace

void keep_tokens(store::Transaction& transaction, const Ground& ground, const CaseFile& file) {
    transaction.run(forget_tokens, file.of.key);
    std::set<Trait> traits;
    for (const auto& record : file.records)
        for (auto& trait : traits_of(record.form, record.answers)) traits.insert(std::move(trait));
    for (const auto& trait : traits) transaction.run(add_token, file.of.key, trait.kind, ground.keys.blind_token(trait.kind, trait.normalised));
}

std::vector<Candidate> candidates(store::Snapshot& snapshot, const Ground& ground, const std::vector<Trait>& traits, std::optional<CaseKey> not_this) {
    std::map<std::int64_t, std::set<std::string>> shared;
    for (const auto& trait : traits) {
        auto rows = snapshot.query(cases_with_token, trait.kind, ground.keys.blind_token(trait.kind, trait.normalised));
        while (rows.step())
            if (!not_this || rows.integer(0) != not_this->value()) shared[rows.integer(0)].insert(trait.kind);
    }
    std::vector<std::pair<int, Candidate>> found;
    for (const auto& [key, kinds] : shared)
        if (const int weight = weight_of(kinds); weight >= enough_to_match) found.push_back({-weight, {CaseKey{key}, {kinds.begin(), kinds.end()}}});
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<Candidate> list;
    for (auto& [weight, candidate] : found) list.push_back(std::move(candidate));
    return list;
}

}  // namespace casework
