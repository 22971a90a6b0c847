/// What somebody proves with: password, secret of timed codes, recovery codes, passkeys. Their tables; the rules are in sign_in.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/journal.h"
#include "identity/secrets.h"

namespace identity {

constexpr int recovery_codes_given = 10;

/// Empty where none was ever set.
std::string password_hash_of(store::Snapshot&, PersonId);
void set_password_hash(store::Transaction&, PersonId, std::string_view hash, base::Instant now);

struct CodeSecret {
    std::int64_t version = 0;
    std::string secret;
    std::int64_t last_step = -1;
};
/// Nothing where none is set. Throws base::Fault where the key that sealed it is gone.
std::optional<CodeSecret> code_secret_of(store::Snapshot&, PersonId, Secrets&);
void set_code_secret(store::Transaction&, PersonId, std::string_view secret, std::int64_t used_step, Secrets&, base::Instant now);
/// False where that step or a later one was used meanwhile: each code serves once.
bool use_code_step(store::Transaction&, PersonId, const CodeSecret&, std::int64_t step);

/// Ten new ones, shown once; earlier ones end.
std::vector<std::string> make_recovery_codes(store::Transaction&, PersonId, base::Instant now, const RandomBytes&);
/// Whether it was one of them and unused; it is used now.
bool use_recovery_code(store::Transaction&, PersonId, std::string_view typed, base::Instant now);
int recovery_codes_left(store::Snapshot&, PersonId);

/// A passkey's public part. What its answers must be: `webauthn.h`.
struct Passkey {
    std::int64_t key = 0;
    std::string credential;  ///< The credential's own id, raw bytes.
    std::string public_key;  ///< As `webauthn.h` makes it.
    std::int64_t counter = 0;
    std::string label;       ///< What its owner calls it.
    base::Instant added{};
    std::optional<base::Instant> used{};
    /// Its name in addresses and forms.
    std::string name() const;
};
std::vector<Passkey> passkeys_of(store::Snapshot&, PersonId);
/// Of anybody, ended ones too: the same passkey is never taken twice.
bool is_passkey_known(store::Snapshot&, std::string_view credential);
void add_passkey(store::Transaction&, PersonId, const Passkey&, base::Instant now);
/// False where the counter of a device that counts did not go on: the key was copied.
bool use_passkey(store::Transaction&, const Passkey&, std::int64_t counter, base::Instant now);
/// False where there is none of that name.
bool end_passkey(store::Transaction&, PersonId, std::string_view name, base::Instant now);
/// False where the challenge was answered before. Those answered before `forgotten` are forgotten.
bool use_challenge(store::Transaction&, std::string_view challenge, base::Instant now, base::Instant forgotten);

}  // namespace identity
