#include "publishing/deposit_key.h"

#include <array>

#include <sodium.h>

#include "base/assert.h"
#include "base/sha256.h"

namespace publishing {

namespace {

using Bytes32 = std::array<unsigned char, 32>;

std::string hex_of(const unsigned char* bytes, std::size_t count) {
    std::string digits(count * 2 + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), bytes, count);
    digits.pop_back();
    return digits;
}

template <std::size_t N>
bool bytes_of_hex(std::string_view digits, std::array<unsigned char, N>& bytes) {
    std::size_t read = 0;
    return digits.size() == 2 * N && sodium_hex2bin(bytes.data(), N, digits.data(), digits.size(), nullptr, &read, nullptr) == 0 && read == N;
}

const unsigned char* as_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// The pair, in memory that is wiped when it goes.
class KeyPair {
public:
    explicit KeyPair(const store::Keys& keys) : secret_{crypto_sign_SECRETKEYBYTES} {
        std::string seed = keys.witness("deposit-signing", "Ed25519 seed 1");
        CAIRN_ASSERT(seed.size() == crypto_sign_SEEDBYTES);
        crypto_sign_seed_keypair(public_.data(), secret_.bytes().data(), as_bytes(seed));
        store::wipe(seed);
    }
    const Bytes32& open() const { return public_; }
    const unsigned char* secret() const { return secret_.bytes().data(); }

private:
    Bytes32 public_{};
    store::Secret secret_;
};

}  // namespace

std::string public_key_of(const store::Keys& keys) {
    const KeyPair pair{keys};
    return hex_of(pair.open().data(), pair.open().size());
}

std::string fingerprint_of(std::string_view public_key) {
    const auto sum = base::sha256_hex(public_key);
    std::string words;
    for (std::size_t at = 0; at < 32; at += 4) words += (at ? " " : "") + sum.substr(at, 4);
    return words;
}

std::optional<std::string> parse_public_key(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    Bytes32 bytes{}, curve{};
    // A point of small order would believe signatures that nobody made.
    if (!bytes_of_hex(digits, bytes) || crypto_sign_ed25519_pk_to_curve25519(curve.data(), bytes.data()) != 0) return std::nullopt;
    return digits;
}

std::string sign_with(const store::Keys& keys, std::string_view bytes) {
    const KeyPair pair{keys};
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, as_bytes(bytes), bytes.size(), pair.secret());
    return hex_of(signature.data(), signature.size());
}

bool is_signed(std::string_view public_key, std::string_view signature, std::string_view bytes) {
    Bytes32 key{};
    std::array<unsigned char, crypto_sign_BYTES> made{};
    return bytes_of_hex(public_key, key) && bytes_of_hex(signature, made) && crypto_sign_verify_detached(made.data(), as_bytes(bytes), bytes.size(), key.data()) == 0;
}

std::string seal_for(std::string_view public_key, std::string_view bytes) {
    Bytes32 key{}, curve{};
    CAIRN_ASSERT(bytes_of_hex(public_key, key) && crypto_sign_ed25519_pk_to_curve25519(curve.data(), key.data()) == 0);
    std::string sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
    CAIRN_ASSERT(crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()), as_bytes(bytes), bytes.size(), curve.data()) == 0);
    return sealed;
}

std::optional<std::string> open_sealed(const store::Keys& keys, std::string_view sealed) {
    if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
    const KeyPair pair{keys};
    Bytes32 curve{};
    store::Secret secret;
    CAIRN_ASSERT(crypto_sign_ed25519_pk_to_curve25519(curve.data(), pair.open().data()) == 0);
    CAIRN_ASSERT(crypto_sign_ed25519_sk_to_curve25519(secret.bytes().data(), pair.secret()) == 0);
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(plain.data()), as_bytes(sealed), sealed.size(), curve.data(), secret.bytes().data()) != 0) return std::nullopt;
    return plain;
}

}  // namespace publishing
