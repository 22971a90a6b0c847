#include <fmt/format.h>

#include "base/fault.h"
#include "base/sha256.h"
#include "identity/credential.h"
#include "identity/token.h"

namespace identity {

namespace {

CAIRN_SQL(newest_password, "SELECT version, hash FROM identity_password WHERE person = $1 ORDER BY version DESC LIMIT 1");
CAIRN_SQL(insert_password, "INSERT INTO identity_password (person, version, hash, set_at) VALUES ($1, $2, $3, $4)");
// That there was one stays, with its day; the hash of a password that is used no more serves nobody but a thief.
CAIRN_SQL(empty_passwords, "UPDATE identity_password SET hash = '' WHERE person = $1");
CAIRN_SQL(newest_code_secret, R"(
    SELECT version, sealed, last_step FROM identity_code_secret WHERE person = $1 AND ended_at IS NULL ORDER BY version DESC LIMIT 1)");
CAIRN_SQL(end_code_secrets, "UPDATE identity_code_secret SET ended_at = $2, sealed = $3 WHERE person = $1 AND ended_at IS NULL");
CAIRN_SQL(next_code_version, "SELECT COALESCE(MAX(version), 0) + 1 FROM identity_code_secret WHERE person = $1");
CAIRN_SQL(insert_code_secret, R"(
    INSERT INTO identity_code_secret (person, version, sealed, last_step, set_at) VALUES ($1, $2, $3, $4, $5))");
CAIRN_SQL(mark_step, "UPDATE identity_code_secret SET last_step = $3 WHERE person = $1 AND version = $2 AND last_step < $3 AND ended_at IS NULL");
CAIRN_SQL(end_recovery_codes, "UPDATE identity_recovery_code SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL AND used_at IS NULL");
CAIRN_SQL(insert_recovery_code, "INSERT INTO identity_recovery_code (person, sha256, made_at) VALUES ($1, $2, $3)");
CAIRN_SQL(mark_recovery_code, R"(
    UPDATE identity_recovery_code SET used_at = $3 WHERE person = $1 AND sha256 = $2 AND used_at IS NULL AND ended_at IS NULL)");
CAIRN_SQL(unused_recovery_codes, "SELECT COUNT(*) FROM identity_recovery_code WHERE person = $1 AND used_at IS NULL AND ended_at IS NULL");
CAIRN_SQL(passkeys, R"(
    SELECT passkey, credential, public_key, counter, label, added_at, used_at FROM identity_passkey WHERE person = $1 AND ended_at IS NULL ORDER BY passkey)");
CAIRN_SQL(known_passkey, "SELECT 1 FROM identity_passkey WHERE credential = $1");
CAIRN_SQL(insert_passkey, R"(
    INSERT INTO identity_passkey (person, credential, public_key, counter, label, added_at) VALUES ($1, $2, $3, $4, $5, $6))");
CAIRN_SQL(mark_passkey, "UPDATE identity_passkey SET counter = $2, used_at = $3 WHERE passkey = $1 AND ended_at IS NULL AND (counter < $2 OR (counter = 0 AND $2 = 0))");
CAIRN_SQL(insert_challenge, "INSERT INTO identity_used_challenge (challenge_sha256, used_at) VALUES ($1, $2) ON CONFLICT (challenge_sha256) DO NOTHING");
CAIRN_SQL(forget_challenges, "DELETE FROM identity_used_challenge WHERE used_at < $1");
CAIRN_SQL(finish_passkey, "UPDATE identity_passkey SET ended_at = $3 WHERE person = $1 AND passkey = $2 AND ended_at IS NULL");

std::string place_of(PersonId person, std::int64_t version) { return fmt::format("identity_code_secret:{}:{}", person.value(), version); }

std::string plain_code(std::string_view typed) {
    const auto bytes = from_base32(typed);
    return bytes ? to_base32(*bytes) : std::string{};
}

}  // namespace

std::string password_hash_of(store::Snapshot& snapshot, PersonId person) {
    auto row = snapshot.query(newest_password, person);
    return row.step() ? row.text(1) : std::string{};
}

void set_password_hash(store::Transaction& transaction, PersonId person, std::string_view hash, base::Instant now) {
    std::int64_t version = 1;
    {
        auto row = transaction.query(newest_password, person);
        if (row.step()) version = row.integer(0) + 1;
    }
    transaction.run(empty_passwords, person);
    transaction.run(insert_password, person, version, hash, now);
}

std::optional<CodeSecret> code_secret_of(store::Snapshot& snapshot, PersonId person, Secrets& secrets) {
    auto row = snapshot.query(newest_code_secret, person);
    if (!row.step()) return std::nullopt;
    const std::int64_t version = row.integer(0);
    auto secret = secrets.unseal(row.text_view(1), place_of(person, version));
    if (!secret) throw base::Fault{"The secret of somebody's timed codes cannot be opened", "identity_code_secret", "Put the installation's keys back, or invite the person again."};
    return CodeSecret{version, *std::move(secret), row.integer(2)};
}

void set_code_secret(store::Transaction& transaction, PersonId person, std::string_view secret, std::int64_t used_step, Secrets& secrets, base::Instant now) {
    transaction.run(end_code_secrets, person, now, store::Bytes{""});
    std::int64_t version = 1;
    {
        auto row = transaction.query(next_code_version, person);
        if (row.step()) version = row.integer(0);
    }
    const std::string sealed = secrets.seal(secret, place_of(person, version));
    transaction.run(insert_code_secret, person, version, store::Bytes{sealed}, used_step, now);
}

bool use_code_step(store::Transaction& transaction, PersonId person, const CodeSecret& secret, std::int64_t step) {
    return transaction.run(mark_step, person, secret.version, step) > 0;
}

std::vector<std::string> make_recovery_codes(store::Transaction& transaction, PersonId person, base::Instant now, const RandomBytes& random) {
    transaction.run(end_recovery_codes, person, now);
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_codes_given; ++i) {
        const std::string code = to_base32(random(10));  // Eighty bits: sixteen letters without a rest.
        transaction.run(insert_recovery_code, person, base::sha256_hex(code), now);
        codes.push_back(fmt::format("{}-{}-{}-{}", code.substr(0, 4), code.substr(4, 4), code.substr(8, 4), code.substr(12, 4)));
    }
    return codes;
}

bool use_recovery_code(store::Transaction& transaction, PersonId person, std::string_view typed, base::Instant now) {
    const std::string code = plain_code(typed);
    return !code.empty() && transaction.run(mark_recovery_code, person, base::sha256_hex(code), now) > 0;
}

int recovery_codes_left(store::Snapshot& snapshot, PersonId person) {
    auto row = snapshot.query(unused_recovery_codes, person);
    return row.step() ? row.number(0) : 0;
}

std::vector<Passkey> passkeys_of(store::Snapshot& snapshot, PersonId person) {
    std::vector<Passkey> found;
    auto rows = snapshot.query(passkeys, person);
    while (rows.step()) found.push_back({rows.integer(0), rows.blob(1), rows.blob(2), rows.integer(3), rows.text(4), rows.instant(5), rows.optional_instant(6)});
    return found;
}

bool is_passkey_known(store::Snapshot& snapshot, std::string_view credential) { return snapshot.query(known_passkey, store::Bytes{credential}).step(); }

void add_passkey(store::Transaction& transaction, PersonId person, const Passkey& passkey, base::Instant now) {
    transaction.run(insert_passkey, person, store::Bytes{passkey.credential}, store::Bytes{passkey.public_key}, passkey.counter, passkey.label, now);
}

bool use_passkey(store::Transaction& transaction, const Passkey& passkey, std::int64_t counter, base::Instant now) {
    return transaction.run(mark_passkey, passkey.key, counter, now) > 0;
}

std::string Passkey::name() const { return base::sha256_hex(credential).substr(0, 32); }

bool end_passkey(store::Transaction& transaction, PersonId person, std::string_view name, base::Instant now) {
    for (const auto& passkey : passkeys_of(transaction, person))
        if (passkey.name() == name) return transaction.run(finish_passkey, person, passkey.key, now) > 0;
    return false;
}

bool use_challenge(store::Transaction& transaction, std::string_view challenge, base::Instant now, base::Instant forgotten) {
    transaction.run(forget_challenges, forgotten);
    return transaction.run(insert_challenge, base::sha256_hex(challenge), now) > 0;
}

}  // namespace identity
