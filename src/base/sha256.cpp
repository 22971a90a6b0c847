#include "base/sha256.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include <new>

namespace base {

static_assert(sizeof(crypto_hash_sha256_state) <= 128);

namespace {
crypto_hash_sha256_state* as_state(std::array<std::byte, 128>& bytes) {
    return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}
}  // namespace

Sha256::Sha256() : state_{} {
    ::new (state_.data()) crypto_hash_sha256_state;
    crypto_hash_sha256_init(as_state(state_));
}

Sha256& Sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(as_state(state_), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return *this;
}

std::string Sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
    crypto_hash_sha256_final(as_state(state_), sum.data());
    std::string digits(2 * sum.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), sum.data(), sum.size());
    digits.pop_back();
    return digits;
}

std::string sha256_hex(std::string_view bytes) { return Sha256{}.add(bytes).hex(); }

}  // namespace base
