#include "identity/authenticator_testing.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

#include "base/assert.h"

namespace identity::testing {

namespace {

std::string sha256_of(std::string_view text) {
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

/// CBOR (RFC 8949): a byte string with its head, up to 65535 bytes.
std::string cbor_bytes(std::string_view bytes) {
    std::string head;
    if (bytes.size() < 24) head += static_cast<char>(0x40 | bytes.size());
    else if (bytes.size() < 256) head += '\x58', head += static_cast<char>(bytes.size());
    else head += '\x59', head += static_cast<char>(bytes.size() >> 8), head += static_cast<char>(bytes.size() & 0xff);
    return head + std::string{bytes};
}

std::string number_of(EVP_PKEY* key, const char* name) {
    BIGNUM* number = nullptr;
    CAIRN_ASSERT(EVP_PKEY_get_bn_param(key, name, &number) == 1);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(number);
    return bytes;
}

std::string padded(std::string bytes, std::size_t size) { return std::string(size - bytes.size(), '\0') + bytes; }

}  // namespace

TestAuthenticator::TestAuthenticator(Kind kind) : kind_{kind} {
    switch (kind) {
        case Kind::ES256: key_.reset(EVP_EC_gen("P-256")); break;
        case Kind::EdDSA: key_.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")); break;
        case Kind::RS256: key_.reset(EVP_RSA_gen(2048)); break;
    }
    CAIRN_ASSERT(key_ != nullptr);
}

std::string TestAuthenticator::client_data(std::string_view use, std::string_view challenge) const {
    return "{\"type\":\"" + std::string{use} + "\",\"challenge\":\"" + to_base64url(challenge) + "\",\"origin\":\"" + party.origin + "\"" + more_client_data + "}";
}

std::string TestAuthenticator::head(unsigned char flags_now) const {
    std::string data = sha256_of(party.id);
    data += static_cast<char>(flags_now);
    for (int shift = 24; shift >= 0; shift -= 8) data += static_cast<char>(counter >> shift & 0xff);
    return data;
}

std::string TestAuthenticator::key_in_cbor() const {
    switch (kind_) {
        case Kind::ES256:  // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
            return std::string{"\xa5\x01\x02\x03\x26\x20\x01\x21", 8} + cbor_bytes(padded(number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X), 32)) + "\x22" + cbor_bytes(padded(number_of(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y), 32));
        case Kind::EdDSA: {  // {1: 1, 3: -8, -1: 6, -2: x}
            std::string raw(32, '\0');
            std::size_t size = raw.size();
            CAIRN_ASSERT(EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()), &size) == 1);
            return std::string{"\xa4\x01\x01\x03\x27\x20\x06\x21", 8} + cbor_bytes(raw);
        }
        case Kind::RS256:  // {1: 3, 3: -257, -1: n, -2: e}
            return std::string{"\xa4\x01\x03\x03\x39\x01\x00\x20", 8} + cbor_bytes(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_N)) + "\x21" + cbor_bytes(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_E));
    }
    return {};
}

/// {"fmt": "none", "attStmt": {}, "authData": …}, the keys in the order of CTAP2.
std::string TestAuthenticator::attestation() const {
    constexpr unsigned char with_credential = 0x40;
    std::string data = head(flags | with_credential) + std::string(16, '\0');  // No maker's number.
    data += '\0';
    data += static_cast<char>(credential.size());
    data += credential + key_in_cbor();
    return std::string{"\xa3\x63"} + "fmt\x64none\x67" + "attStmt\xa0\x68" + "authData" + cbor_bytes(data);
}

std::string TestAuthenticator::signature_over(std::string_view message) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    CAIRN_ASSERT(EVP_DigestSignInit(context.get(), nullptr, kind_ == Kind::EdDSA ? nullptr : EVP_sha256(), nullptr, key_.get()) == 1);
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::size_t size = 0;
    CAIRN_ASSERT(EVP_DigestSign(context.get(), nullptr, &size, bytes, message.size()) == 1);
    std::string signature(size, '\0');
    CAIRN_ASSERT(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, message.size()) == 1);
    signature.resize(size);
    return signature;
}

Assertion TestAuthenticator::answer(std::string_view challenge) const {
    Assertion given{credential, client_data("webauthn.get", challenge), head(flags), {}};
    given.signature = signature_over(given.authenticator_data + sha256_of(given.client_data));
    return given;
}

}  // namespace identity::testing
