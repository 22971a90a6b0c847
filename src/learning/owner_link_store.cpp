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

struct LinkRow {
    OwnerLink link;
    std::string code_hash;
    int wrong = 0;
};

std::optional<LinkRow> row_of(store::Snapshot& snapshot, std::string_view token, base::Instant now) {
    auto rows = snapshot.query(owner_link_by_token, base::sha256_hex(token), now);
    if (!rows.step() || rows.number(4) >= casework::wrong_codes_allowed) return std::nullopt;
    return LinkRow{{rows.integer(0), base::PublicId::parse(rows.text(1)).value_or(base::PublicId{}), rows.text(2)}, rows.text(3), rows.number(4)};
}

/// Under the matching key, which is not in the data folder, and bound to the action.
std::string code_hash_of(const casework::Ground& ground, std::string_view action, std::string_view code) {
    std::string digits;
    for (const char c : code)
        if (c >= '0' && c <= '9') digits += c;
    return ground.keys.blind_token("owner-link-code", std::string{action} + "/" + digits);
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
    const auto asked = code_hash_of(ground, row->link.action, code);
    if (asked.size() == row->code_hash.size() && sodium_memcmp(asked.data(), row->code_hash.data(), asked.size()) == 0) return row->link;
    return std::unexpected{LinkRefusal::WrongCode};
}

void count_wrong_code(store::Transaction& transaction, std::string_view token, base::Instant now) {
    const auto row = row_of(transaction, token, now);
    if (!row) return;
    transaction.run(count_owner_code, row->link.key);
    if (row->wrong + 1 >= casework::wrong_codes_allowed) transaction.run(end_owner_link, now, row->link.key);
}

void end_owner_links(store::Transaction& transaction, const Head& head, const std::string& action, base::Instant now) { transaction.run(end_links_of_action, now, head.key, action); }

}  // namespace learning
