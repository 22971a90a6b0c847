/// What a passkey's answer must be: made for this site and this challenge, by a person who proved themselves to their device.
///
/// Source: W3C Web Authentication, Level 2, sections 7.1 (registering) and 7.2 (verifying an assertion); the numbers below are its steps.
/// Attestation is not asked for and not looked at: which maker's device it is does not matter here. Signatures and keys are libfido2's.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace identity {

/// For whom a passkey is made.
struct RelyingParty {
    std::string id;      ///< "reviews.example.org", never with a port.
    std::string origin;  ///< "https://reviews.example.org", as browsers write it.
};

enum class PasskeyRefusal {
    Malformed,         ///< It is not what the standard says.
    OtherUse,          ///< Made for another kind of question (7.1.7, 7.2.11), or in a frame of another site.
    OtherChallenge,    ///< 7.1.8, 7.2.12.
    OtherOrigin,       ///< 7.1.9, 7.2.13.
    OtherParty,        ///< 7.1.13, 7.2.15.
    PersonNotVerified, ///< 7.1.14 and 15, 7.2.16 and 17.
    KeyNotKnown,       ///< No kind of key that we take: 7.1.16.
    WrongSignature,    ///< 7.2.20.
};

/// Longest parts that are looked at, in bytes.
constexpr std::size_t longest_client_data = 4096, longest_attestation = 16384;

/// A new passkey, as it is to be kept.
struct PasskeyMade {
    std::string credential;  ///< Its own id, raw bytes.
    std::string public_key;  ///< "ES256:", "EdDSA:" or "RS256:", and the raw key as libfido2 has it.
    std::uint32_t counter = 0;
};

/// What `navigator.credentials.create` gave, against the raw bytes of the challenge.
[[nodiscard]] std::expected<PasskeyMade, PasskeyRefusal> read_new_passkey(const RelyingParty&, std::string_view challenge, const std::string& client_data, const std::string& attestation);

/// What `navigator.credentials.get` gave.
struct Assertion {
    std::string credential, client_data, authenticator_data, signature;  ///< Raw bytes.
};
/// The counter of the device, where the answer is right. Whether it went on is for the caller, who knows the last one.
[[nodiscard]] std::expected<std::uint32_t, PasskeyRefusal> check_assertion(const RelyingParty&, std::string_view challenge, std::string_view public_key, const Assertion&);

/// base64url without padding, as the browser writes bytes.
std::string to_base64url(std::string_view bytes);
/// Empty where it is none.
std::string from_base64url(std::string_view text);

}  // namespace identity
