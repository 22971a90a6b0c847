/// For tests: a device that makes passkeys and answers with them, built from OpenSSL's keys and bytes laid out by hand after
/// W3C Web Authentication, Level 2, section 6.1 (authenticator data), 6.5.1 (attested credential data) and RFC 8152 (keys).
#pragma once

#include <openssl/evp.h>

#include <memory>
#include <string>

#include "identity/webauthn.h"

namespace identity::testing {

class TestAuthenticator {
public:
    enum class Kind { ES256, EdDSA, RS256 };
    explicit TestAuthenticator(Kind kind = Kind::ES256);

    RelyingParty party{"reviews.example.org", "https://reviews.example.org"};
    std::string credential = "a credential of sixteen and more";
    unsigned char flags = 0x05;  ///< Somebody is there, and has proved who they are.
    std::uint32_t counter = 0;
    std::string more_client_data;   ///< Written into its JSON: `,"crossOrigin":true`.

    std::string client_data(std::string_view use, std::string_view challenge) const;
    std::string attestation() const;
    Assertion answer(std::string_view challenge) const;

private:
    std::string head(unsigned char flags_now) const;
    std::string key_in_cbor() const;
    std::string signature_over(std::string_view message) const;

    struct FreeKey {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };
    Kind kind_;
    std::unique_ptr<EVP_PKEY, FreeKey> key_;
};

}  // namespace identity::testing
