#include "store/sealing/box.h"

#include <sodium.h>

#include "base/assert.h"

namespace store {

namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

static_assert(nonce_bytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_bytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(Secret::key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(Secret::key_bytes == crypto_auth_hmacsha256_BYTES);

}  // namespace

std::string box(const Secret& key, std::string_view bound, std::string_view plain, base::Random& random) {
    CAIRN_ASSERT(key.bytes().size() == Secret::key_bytes);
    std::string boxed = random.bytes(nonce_bytes);
    boxed.resize(nonce_bytes + plain.size() + tag_bytes);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(boxed) + nonce_bytes, &length, raw(plain), plain.size(), raw(bound), bound.size(), nullptr, raw(boxed),
                                               key.bytes().data());
    CAIRN_ASSERT(length == plain.size() + tag_bytes);
    return boxed;
}

std::optional<std::string> unbox(const Secret& key, std::string_view bound, std::string_view boxed) {
    CAIRN_ASSERT(key.bytes().size() == Secret::key_bytes);
    if (boxed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    const auto sealed = boxed.substr(nonce_bytes);
    std::string plain(sealed.size() - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(sealed), sealed.size(), raw(bound), bound.size(), raw(boxed),
                                                   key.bytes().data()) != 0) {
        return std::nullopt;
    }
    return plain;
}

std::string authenticate(const Secret& key, std::string_view bytes) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.bytes().data(), key.bytes().size());
    crypto_auth_hmacsha256_update(&state, raw(bytes), bytes.size());
    std::string sum(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, raw(sum));
    sodium_memzero(&state, sizeof state);
    return sum;
}

Secret derive(const Secret& key, std::string_view purpose) {
    std::string made = authenticate(key, purpose);
    Secret derived = Secret::of(made);
    wipe(made);
    return derived;
}

bool same(std::string_view a, std::string_view b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

void add_part(std::string& to, std::string_view part) {
    for (int shift = 0; shift < 64; shift += 8) to += static_cast<char>(static_cast<unsigned char>(static_cast<std::uint64_t>(part.size()) >> shift));
    to += part;
}

}  // namespace store
