// What a browser brings as a passkey's answer: nothing may be read past its end, and nothing made up is taken for signed.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "identity/webauthn.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    const identity::RelyingParty party{"reviews.example.org", "https://reviews.example.org"};
    const std::string challenge = "thirty-two bytes of a challenge.";
    const std::string asked = R"({"type":"webauthn.create","challenge":")" + identity::to_base64url(challenge) + R"(","origin":"https://reviews.example.org"})";
    (void)identity::read_new_passkey(party, challenge, bytes, bytes);
    if (const auto made = identity::read_new_passkey(party, challenge, asked, bytes)) {
        const identity::Assertion answer{made->credential, R"({"type":"webauthn.get","challenge":")" + identity::to_base64url(challenge) + R"(","origin":"https://reviews.example.org"})", bytes, bytes};
        if (identity::check_assertion(party, challenge, made->public_key, answer)) std::abort();
    }
    (void)identity::from_base64url(bytes);
    return 0;
}
