/// The primitives, nothing else: XChaCha20-Poly1305 and HMAC-SHA-256 of libsodium.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "store/sealing/secret.h"

namespace store {

constexpr std::size_t nonce_bytes = 24, tag_bytes = 16;

/// A random nonce of 24 bytes, then the ciphertext with its tag. `bound` is not in it, and must be the same to open it.
std::string box(const Secret& key, std::string_view bound, std::string_view plain, base::Random&);
/// The plain bytes, or nothing where the key, `bound` or any byte is another.
std::optional<std::string> unbox(const Secret& key, std::string_view bound, std::string_view boxed);

/// HMAC-SHA-256, 32 bytes.
std::string authenticate(const Secret& key, std::string_view bytes);
/// A key for one purpose, made of another: HMAC-SHA-256 of the purpose's name under it.
Secret derive(const Secret& key, std::string_view purpose);
/// Takes the same time wherever the two differ.
bool same(std::string_view a, std::string_view b);

/// Eight bytes of length, the lowest first, then the part: joined parts cannot be read as others.
void add_part(std::string& to, std::string_view part);

}  // namespace store
