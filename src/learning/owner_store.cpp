#include <algorithm>
#include <map>

#include "base/text.h"
#include "learning/owner.h"
#include "learning/tracker_store.h"

namespace learning {

namespace {

CAIRN_SQL(add_owner, R"(
    INSERT INTO learning_owner (owner_id, partnership, address_token, address, code_hash, code_given_at, told_on, made_at) VALUES ($1, $2, $3, $4, '', NULL, NULL, $5) RETURNING owner)");
CAIRN_SQL(owner_by_token, "SELECT owner FROM learning_owner WHERE partnership = $1 AND address_token = $2");
#define OWNER_COLUMNS "SELECT o.owner, o.owner_id, o.partnership, o.code_hash, o.told_on FROM learning_owner o "
CAIRN_SQL(owner_by_key, OWNER_COLUMNS "WHERE o.owner = $1");
CAIRN_SQL(owner_by_id, OWNER_COLUMNS "WHERE o.owner_id = $1");
CAIRN_SQL(owners_with_open, OWNER_COLUMNS "WHERE EXISTS (SELECT 1 FROM learning_part p WHERE p.owner = o.owner AND p.open = 1) ORDER BY o.owner");
CAIRN_SQL(owner_address, "SELECT owner_id, address FROM learning_owner WHERE owner = $1");
CAIRN_SQL(set_told, "UPDATE learning_owner SET told_on = $1 WHERE owner = $2");
CAIRN_SQL(open_parts_of_owner, R"(
    SELECT r.recommendation_id, p.action FROM learning_part p JOIN learning_recommendation r ON r.recommendation = p.recommendation
    WHERE p.owner = $1 AND p.open = 1 AND r.identifying = 0 ORDER BY p.due_on IS NULL, p.due_on, p.part)");
CAIRN_SQL(remove_idle_links, R"(
    DELETE FROM learning_owner_link WHERE NOT EXISTS (SELECT 1 FROM learning_entry e WHERE e.owner = learning_owner_link.owner)
        AND NOT EXISTS (SELECT 1 FROM learning_part p WHERE p.owner = learning_owner_link.owner))");
CAIRN_SQL(remove_idle_owners, R"(
    DELETE FROM learning_owner WHERE NOT EXISTS (SELECT 1 FROM learning_entry e WHERE e.owner = learning_owner.owner)
        AND NOT EXISTS (SELECT 1 FROM learning_part p WHERE p.owner = learning_owner.owner))");
CAIRN_SQL(plain_addresses, R"(
    SELECT e.entry, e.answers, r.recommendation_id, r.partnership FROM learning_entry e JOIN learning_recommendation r ON r.recommendation = e.recommendation
    WHERE e.form = 'tracked_action' AND e.owner IS NULL AND e.answers LIKE '%"tracked.0.email"%' ORDER BY e.entry)");
CAIRN_SQL(seal_plain_address, "UPDATE learning_entry SET answers = $1, owner = $2 WHERE entry = $3");

const casework::Place email_place{"tracked", 0, "email"};

store::SealedPlace address_place(const std::string& id) { return {store::SealedClass::K2, "learning_owner.address", id}; }

std::optional<Owner> owner_in(store::Statement rows) {
    if (!rows.step()) return std::nullopt;
    return Owner{rows.integer(0), base::PublicId::parse(rows.text(1)).value_or(base::PublicId{}), rows.integer(2), !rows.text_view(3).empty(), rows.optional_day(4)};
}

struct PlainAddress {
    std::int64_t entry = 0;
    casework::Answers answers;
    base::PublicId recommendation;
    std::int64_t partnership = 0;
};

std::vector<PlainAddress> plain_addresses_in(store::Snapshot& snapshot) {
    std::vector<PlainAddress> list;
    for (auto rows = snapshot.query(plain_addresses); rows.step();)
        list.push_back({rows.integer(0), casework::Answers::from_json(rows.text(1)), base::PublicId::parse(rows.text(2)).value_or(base::PublicId{}), rows.integer(3)});
    return list;
}

}  // namespace

std::int64_t owner_with(store::Transaction& transaction, const casework::Ground& ground, std::int64_t partnership, std::string_view address, base::Instant now) {
    const auto token = ground.keys.blind_token("owner-address", base::fold(base::trim(address)));
    if (auto rows = transaction.query(owner_by_token, partnership, token); rows.step()) return rows.integer(0);
    const auto id = base::PublicId::make(ground.random).to_string();
    const auto sealed = ground.keys.seal(store::KeyId::installation(), address_place(id), base::trim(address));
    return transaction.insert(add_owner, id, partnership, token, store::Bytes{sealed}, now);
}

std::optional<Owner> find_owner(store::Snapshot& snapshot, std::int64_t key) { return owner_in(snapshot.query(owner_by_key, key)); }
std::optional<Owner> find_owner(store::Snapshot& snapshot, const base::PublicId& id) { return owner_in(snapshot.query(owner_by_id, id.to_string())); }

std::string address_of(store::Snapshot& snapshot, const casework::Ground& ground, std::int64_t key) {
    auto rows = snapshot.query(owner_address, key);
    return rows.step() ? ground.keys.unseal(store::KeyId::installation(), address_place(rows.text(0)), rows.blob(1)).value_or(std::string{}) : std::string{};
}

std::vector<Owner> owners_with_open_actions(store::Snapshot& snapshot) {
    std::vector<Owner> list;
    for (auto rows = snapshot.query(owners_with_open); rows.step();)
        list.push_back({rows.integer(0), base::PublicId::parse(rows.text(1)).value_or(base::PublicId{}), rows.integer(2), !rows.text_view(3).empty(), rows.optional_day(4)});
    return list;
}

void mark_told(store::Transaction& transaction, const Owner& owner, base::Day on) { transaction.run(set_told, on, owner.key); }

void forget_idle_owners(store::Transaction& transaction) {
    transaction.run(remove_idle_links);
    transaction.run(remove_idle_owners);
}

std::optional<OwnedAction> owned_action(store::Snapshot& snapshot, const casework::Ground& ground, const base::PublicId& recommendation, const std::string& action) {
    const auto head = find_head(snapshot, recommendation);
    if (!head || head->identifying) return std::nullopt;
    OwnedAction found{open_thread(snapshot, ground, *head), action};
    const auto id = base::PublicId::parse(action);
    return id && found.thread.find(*id) ? std::optional{std::move(found)} : std::nullopt;
}

std::vector<OwnedAction> open_actions_of(store::Snapshot& snapshot, const casework::Ground& ground, const Owner& owner) {
    std::vector<std::pair<std::string, std::string>> named;
    for (auto rows = snapshot.query(open_parts_of_owner, owner.key); rows.step();) named.emplace_back(rows.text(0), rows.text(1));
    std::vector<OwnedAction> list;
    for (const auto& [recommendation, action] : named)
        if (const auto id = base::PublicId::parse(recommendation))
            if (auto one = owned_action(snapshot, ground, *id, action); one && one->is_open()) list.push_back(*std::move(one));
    return list;
}

std::vector<OwnedAction> open_actions_in(store::Snapshot& snapshot, const casework::Ground& ground, const Head& head) {
    if (head.identifying) return {};
    const auto thread = open_thread(snapshot, ground, head);
    std::vector<OwnedAction> list;
    for (const auto& action : thread.actions())
        if (OwnedAction one{thread, action.first->id.to_string()}; one.is_open()) list.push_back(std::move(one));
    return list;
}

std::int64_t seal_addresses(store::Store& store, const casework::Ground& ground) {
    if (store.read([](store::Snapshot& snapshot) { return plain_addresses_in(snapshot).empty(); })) return 0;
    return store.write([&](store::Transaction& transaction) {
        auto list = plain_addresses_in(transaction);
        std::map<std::string, base::PublicId> touched;
        for (auto& one : list) {
            const auto address = one.answers.of("tracked", "email");
            one.answers.set(email_place, {});
            transaction.run(seal_plain_address, one.answers.to_json(), owner_with(transaction, ground, one.partnership, address, store.now()), one.entry);
            touched.emplace(one.recommendation.to_string(), one.recommendation);
        }
        for (const auto& [id, recommendation] : touched)
            if (const auto head = find_head(transaction, recommendation)) make_parts_anew(transaction, ground, *head);
        return static_cast<std::int64_t>(list.size());
    });
}

}  // namespace learning
