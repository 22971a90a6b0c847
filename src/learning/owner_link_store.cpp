#include "learning/owner_link.h"

#include <sodium.h>

#include "base/sha256.h"

namespace learning {

namespace {

using casework::LinkRefusal;

CAIRN_SQL(add_owner_link, R"(
    INSERT INTO learning_link (token_sha256, recommendation, action, code_hash, wrong_codes, made_at, expires_at) VALUES ($1, $2, $3, $4, 0, $5, $6) RETURNING learning_link)");
CAIRN_SQL(owner_link_by_token, R"(
    SELECT l.learning_link, r.recommendation_id, l.action, l.code_hash, l.wrong_codes FROM learning_link l JOIN learning_recommendation r ON r.recommendation = l.recommendation
    WHERE l.token_sha256 = $1 AND l.ended_at IS NULL AND l.expires_at > $2)");
CAIRN_SQL(count_owner_code, "UPDATE learning_link SET wrong_codes = wrong_codes + 1 WHERE learning_link = $1");
CAIRN_SQL(end_owner_link, "UPDATE learning_link SET ended_at = $1 WHERE learning_link = $2");
CAIRN_SQL(end_links_of_action, "UPDATE learning_link SET ended_at = $1 WHERE recommendation = $2 AND action = $3 AND ended_at IS NULL");

CAIRN_SQL(add_link_of_owner, R"(
    INSERT INTO learning_owner_link (token_sha256, owner, wrong_codes, made_at, expires_at) VALUES ($1, $2, 0, $3, $4) ON CONFLICT (token_sha256) DO NOTHING)");
CAIRN_SQL(link_of_owner_by_token, R"(
    SELECT l.owner_link, l.owner, o.code_hash, l.wrong_codes FROM learning_owner_link l JOIN learning_owner o ON o.owner = l.owner
    WHERE l.token_sha256 = $1 AND l.ended_at IS NULL AND l.expires_at > $2)");
CAIRN_SQL(count_code_of_owner, "UPDATE learning_owner_link SET wrong_codes = wrong_codes + 1 WHERE owner_link = $1");
CAIRN_SQL(end_link_of_owner, "UPDATE learning_owner_link SET ended_at = $1 WHERE owner_link = $2");
CAIRN_SQL(end_links_of_owner, "UPDATE learning_owner_link SET ended_at = $1 WHERE owner = $2 AND ended_at IS NULL");
CAIRN_SQL(give_code, "UPDATE learning_owner SET code_hash = $1, code_given_at = $2 WHERE owner = $3");

struct LinkRow {
    OwnerLink link;
    std::string code_hash;
    int wrong = 0;
};

std::optional<LinkRow> row_of(store::Snapshot& snapshot, std::string_view token, base::Instant now) {
    const auto hash = base::sha256_hex(token);
    std::optional<LinkRow> found;
    if (auto rows = snapshot.query(owner_link_by_token, hash, now); rows.step()) found = LinkRow{{rows.integer(0), base::PublicId::parse(rows.text(1)).value_or(base::PublicId{}), rows.text(2), std::nullopt}, rows.text(3), rows.number(4)};
    if (auto rows = snapshot.query(link_of_owner_by_token, hash, now); !found && rows.step()) found = LinkRow{{rows.integer(0), base::PublicId{}, {}, find_owner(snapshot, rows.integer(1))}, rows.text(2), rows.number(3)};
    return found && found->wrong < casework::wrong_codes_allowed ? found : std::nullopt;
}

/// Under the matching key, which is not in the data folder, and bound to the action or the owner.
std::string code_hash_of(const casework::Ground& ground, std::string_view scope, std::string_view code) {
    std::string digits;
    for (const char c : code)
        if (c >= '0' && c <= '9') digits += c;
    return ground.keys.blind_token("owner-link-code", std::string{scope} + "/" + digits);
}

/// Digits without a bias: bytes from 250 on are drawn again.
std::string six_digits(base::Random& random) {
    std::string code;
    while (code.size() < 6)
        for (const char byte : random.bytes(8))
            if (const auto value = static_cast<unsigned char>(byte); value < 250 && code.size() < 6) code += static_cast<char>('0' + value % 10);
    return code;
}

}  // namespace

casework::NewLink make_owner_link(store::Transaction& transaction, const casework::Ground& ground, const Head& head, const std::string& action, base::Instant now) {
    const auto token = base::PublicId::make(ground.random).to_string() + base::PublicId::make(ground.random).to_string();
    casework::NewLink made{token, six_digits(ground.random)};
    transaction.insert(add_owner_link, base::sha256_hex(made.token), head.key, action, code_hash_of(ground, action, made.code), now, base::Instant{now + owner_link_lasts});
    return made;
}

std::optional<OwnerLink> find_owner_link(store::Snapshot& snapshot, std::string_view token, base::Instant now) {
    const auto row = row_of(snapshot, token, now);
    return row ? std::optional{row->link} : std::nullopt;
}

std::expected<OwnerLink, LinkRefusal> open_owner_link(store::Snapshot& snapshot, const casework::Ground& ground, std::string_view token, std::string_view code, base::Instant now) {
    const auto row = row_of(snapshot, token, now);
    if (!row) return std::unexpected{LinkRefusal::NotOpen};
    const auto asked = code_hash_of(ground, row->link.scope(), code);
    if (asked.size() == row->code_hash.size() && sodium_memcmp(asked.data(), row->code_hash.data(), asked.size()) == 0) return row->link;
    return std::unexpected{LinkRefusal::WrongCode};
}

void count_wrong_code(store::Transaction& transaction, std::string_view token, base::Instant now) {
    const auto row = row_of(transaction, token, now);
    if (!row) return;
    transaction.run(row->link.owner ? count_code_of_owner : count_owner_code, row->link.key);
    if (row->wrong + 1 >= casework::wrong_codes_allowed) transaction.run(row->link.owner ? end_link_of_owner : end_owner_link, now, row->link.key);
}

casework::NewLink make_link_of_owner(store::Transaction& transaction, const casework::Ground& ground, const Owner& owner, base::Instant now) {
    casework::NewLink made{base::PublicId::make(ground.random).to_string() + base::PublicId::make(ground.random).to_string(), six_digits(ground.random)};
    transaction.run(end_links_of_owner, now, owner.key);
    transaction.run(give_code, code_hash_of(ground, owner.id.to_string(), made.code), now, owner.key);
    transaction.run(add_link_of_owner, base::sha256_hex(made.token), owner.key, now, base::Instant{now + owner_link_lasts});
    return made;
}

std::string digest_token(const casework::Ground& ground, const Owner& owner, base::Day day) {
    const auto about = owner.id.to_string() + "/" + base::to_iso(day);
    return ground.keys.blind_token("owner-digest", about) + ground.keys.blind_token("owner-digest-2", about);
}

void add_digest_link(store::Transaction& transaction, const casework::Ground& ground, const Owner& owner, base::Day day, base::Instant now) {
    transaction.run(add_link_of_owner, base::sha256_hex(digest_token(ground, owner, day)), owner.key, now, base::Instant{now + owner_link_lasts});
}

void end_owner_links(store::Transaction& transaction, const Head& head, const std::string& action, base::Instant now) { transaction.run(end_links_of_action, now, head.key, action); }

}  // namespace learning
