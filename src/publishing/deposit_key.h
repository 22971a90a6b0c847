/// The key pair with which an installation signs its deposits and acknowledgements: Ed25519 (RFC 8032), by libsodium.
///
/// It is made of the installation's key, which lies in the key store: whoever brings that key back has this one too, and nothing
/// further has to be kept. What is private of it never leaves memory.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/event.h"
#include "store/sealing/keys.h"
#include "store/transaction.h"

namespace publishing {

/// 64 hexadecimal digits.
std::string public_key_of(const store::Keys&);
/// What two people read to each other: "4f2a 09c1 …", eight groups of four digits of the key's SHA-256.
std::string fingerprint_of(std::string_view public_key);
/// The key in 64 hexadecimal digits, in any case and with spaces; nothing where it is none.
std::optional<std::string> parse_public_key(std::string_view text);

/// 128 hexadecimal digits.
std::string sign_with(const store::Keys&, std::string_view bytes);
bool is_signed(std::string_view public_key, std::string_view signature, std::string_view bytes);

/// Sealed so that the holder of that key alone opens it (crypto_box_seal over the converted key).
std::string seal_for(std::string_view public_key, std::string_view bytes);
/// Nothing where it was sealed for another, or a byte differs.
std::optional<std::string> open_sealed(const store::Keys&, std::string_view sealed);

struct TrustedKey {
    std::string public_key, named, trusted_by;
    base::Instant trusted_at{};
    std::optional<base::Instant> ended_at{};
};
/// All of them, also those that were ended, the newest first.
std::vector<TrustedKey> trusted_keys(store::Snapshot&);
/// The one in force with this key, or nothing.
std::optional<TrustedKey> trusted_key(store::Snapshot&, std::string_view public_key);
/// `by` says who and when. Trusting it twice changes its name.
void trust_key(store::Transaction&, std::string_view public_key, std::string_view named, audit::Event by);
void end_trust(store::Transaction&, std::string_view public_key, audit::Event by);

}  // namespace publishing
