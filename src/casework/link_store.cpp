#include "casework/link.h"

#include <sodium.h>

#include <array>

#include "base/sha256.h"
#include "base/text.h"

namespace casework {

namespace {

CAIRN_SQL(add_link, R"(
    INSERT INTO casework_link (token_sha256, purpose, record_id, casework_case, code_sha256, wrong_codes, made_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, 0, $6, $7))");
CAIRN_SQL(link_by_token, R"(
    SELECT casework_link, record_id, casework_case, expires_at, code_sha256, wrong_codes FROM casework_link
    WHERE token_sha256 = $1 AND purpose = $2 AND ended_at IS NULL AND expires_at > $3)");
CAIRN_SQL(count_wrong_code, "UPDATE casework_link SET wrong_codes = wrong_codes + 1 WHERE casework_link = $1");
CAIRN_SQL(end_one_link, "UPDATE casework_link SET ended_at = $1 WHERE casework_link = $2");
CAIRN_SQL(end_links_of, "UPDATE casework_link SET ended_at = $1 WHERE record_id = $2 AND ended_at IS NULL");
CAIRN_SQL(change_code, "UPDATE casework_link SET code_sha256 = $1, wrong_codes = 0 WHERE record_id = $2 AND ended_at IS NULL AND expires_at > $3");
CAIRN_SQL(extend_links_of, "UPDATE casework_link SET expires_at = $1 WHERE record_id = $2 AND ended_at IS NULL");
CAIRN_SQL(links_end, "SELECT MAX(expires_at) FROM casework_link WHERE record_id = $1 AND ended_at IS NULL AND expires_at > $2");
CAIRN_SQL(links_of_requests, R"(
    SELECT record_id, casework_case, MAX(expires_at) FROM casework_link
    WHERE purpose IN ('request', 'agency_report') AND ended_at IS NULL AND expires_at > $1 AND casework_case IS NOT NULL GROUP BY record_id, casework_case ORDER BY record_id)");

std::string word_of(LinkPurpose purpose) {
    switch (purpose) {
        case LinkPurpose::Request: return "request";
        case LinkPurpose::AgencyReport: return "agency_report";
        case LinkPurpose::Referral: break;
    }
    return "referral";
}

std::string hex_of(std::string_view bytes) {
    std::string digits;
    for (const char c : bytes) {
        constexpr std::string_view sign = "0123456789abcdef";
        digits += sign[static_cast<unsigned char>(c) >> 4];
        digits += sign[static_cast<unsigned char>(c) & 15];
    }
    return digits;
}

/// Digits without a bias: bytes from 250 on are drawn again.
std::string digits(base::Random& random, std::size_t count) {
    std::string code;
    while (code.size() < count)
        for (const char byte : random.bytes(count))
            if (const auto value = static_cast<unsigned char>(byte); value < 250 && code.size() < count) code += static_cast<char>('0' + value % 10);
    return code;
}

std::size_t code_length(LinkPurpose purpose) { return purpose == LinkPurpose::Referral ? 8 : 6; }

/// Under the matching key, which is not in the data folder: six digits could be tried out against a plain hash. Bound to the link's
/// record, so that one from another row is of no use.
std::string code_hash(const Ground& ground, std::string_view record, std::string_view code) {
    std::string plain;
    for (const char c : code)
        if (c >= '0' && c <= '9') plain += c;
    return ground.keys.blind_token("link-code", std::string{record} + "/" + plain);
}

struct LinkRow {
    Link link;
    std::string code_sha256;
    int wrong = 0;
};

std::optional<LinkRow> row_of(store::Snapshot& snapshot, LinkPurpose purpose, std::string_view token, base::Instant now) {
    auto rows = snapshot.query(link_by_token, base::sha256_hex(token), word_of(purpose), now);
    if (!rows.step()) return std::nullopt;
    LinkRow row{{rows.integer(0), purpose, rows.text(1), std::nullopt, rows.optional_instant(3).value_or(base::Instant{})}, rows.text(4), rows.number(5)};
    if (const auto of = rows.optional_integer(2)) row.link.of = CaseKey{*of};
    return row;
}

}  // namespace

NewLink make_link(store::Transaction& transaction, LinkPurpose purpose, const std::string& record, std::optional<CaseKey> of, std::chrono::days lasts, const Ground& ground, base::Instant now) {
    NewLink made{hex_of(ground.random.bytes(32)), digits(ground.random, code_length(purpose))};
    keep_link(transaction, made, purpose, record, of, lasts, ground, now);
    return made;
}

NewLink link_of_form(const Ground& ground, std::string_view form) {
    const auto code = ground.keys.blind_token("referral-form-code", form);
    const auto number = std::stoull(code.substr(0, 15), nullptr, 16) % 100'000'000;  // Of 2^60: no digit is likelier than another.
    auto words = std::to_string(number);
    words.insert(0, code_length(LinkPurpose::Referral) - words.size(), '0');
    return {ground.keys.blind_token("referral-form-link", form) + ground.keys.blind_token("referral-form-link-end", form), words};
}

void keep_link(store::Transaction& transaction, const NewLink& made, LinkPurpose purpose, const std::string& record, std::optional<CaseKey> of, std::chrono::days lasts, const Ground& ground, base::Instant now) {
    const auto case_key = of ? std::optional{of->value()} : std::nullopt;
    transaction.run(add_link, base::sha256_hex(made.token), word_of(purpose), record, case_key, code_hash(ground, record, made.code), now, now + lasts);
}

std::optional<Link> find_link(store::Snapshot& snapshot, LinkPurpose purpose, std::string_view token, base::Instant now) {
    const auto row = row_of(snapshot, purpose, token, now);
    return row && row->wrong < wrong_codes_allowed ? std::optional{row->link} : std::nullopt;
}

std::expected<Link, LinkRefusal> open_link(store::Snapshot& snapshot, const Ground& ground, LinkPurpose purpose, std::string_view token, std::string_view code, base::Instant now) {
    const auto row = row_of(snapshot, purpose, token, now);
    if (!row || row->wrong >= wrong_codes_allowed) return std::unexpected{LinkRefusal::NotOpen};
    const auto asked = code_hash(ground, row->link.record, code);
    if (asked.size() == row->code_sha256.size() && sodium_memcmp(asked.data(), row->code_sha256.data(), asked.size()) == 0) return row->link;
    return std::unexpected{LinkRefusal::WrongCode};
}

void count_wrong(store::Transaction& transaction, LinkPurpose purpose, std::string_view token, base::Instant now) {
    const auto row = row_of(transaction, purpose, token, now);
    if (!row) return;
    transaction.run(count_wrong_code, row->link.key);
    if (row->wrong + 1 >= wrong_codes_allowed) transaction.run(end_one_link, now, row->link.key);
}

std::string renew_code(store::Transaction& transaction, const Ground& ground, std::string_view record, base::Instant now) {
    const auto code = digits(ground.random, code_length(LinkPurpose::Request));
    transaction.run(change_code, code_hash(ground, record, code), std::string{record}, now);
    return code;
}

void extend_links(store::Transaction& transaction, std::string_view record, base::Instant until) { transaction.run(extend_links_of, until, std::string{record}); }
void end_links(store::Transaction& transaction, std::string_view record, base::Instant now) { transaction.run(end_links_of, now, std::string{record}); }

std::optional<base::Instant> links_open_until(store::Snapshot& snapshot, std::string_view record, base::Instant now) {
    auto rows = snapshot.query(links_end, std::string{record}, now);
    return rows.step() ? rows.optional_instant(0) : std::nullopt;
}

std::vector<RequestLink> request_links(store::Snapshot& snapshot, base::Instant since) {
    std::vector<RequestLink> list;
    auto rows = snapshot.query(links_of_requests, base::to_iso(since));
    while (rows.step()) list.push_back({rows.text(0), rows.id<CaseKey>(1), rows.instant(2)});
    return list;
}

}  // namespace casework
