#include "identity/webauthn.h"

#include <cbor.h>
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <array>
#include <boost/json.hpp>
#include <memory>

namespace identity {

namespace json = boost::json;

namespace {

constexpr std::size_t head_bytes = 37;
constexpr unsigned char person_present = 0x01, person_verified = 0x04;

struct KeyKind {
    int algorithm;
    std::string_view word;
};
constexpr std::array<KeyKind, 3> key_kinds{{{COSE_ES256, "ES256:"}, {COSE_EDDSA, "EdDSA:"}, {COSE_RS256, "RS256:"}}};

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string sha256_of(std::string_view text) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), bytes_of(text), text.size());
    return hash;
}

bool is_same(std::string_view one, std::string_view other) { return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0; }

std::string_view text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string_view{value->as_string()} : std::string_view{};
}

/// Steps 5 to 9 and 10 to 14: what the browser says it was asked, and where.
std::expected<void, PasskeyRefusal> check_client_data(const RelyingParty& party, std::string_view challenge, const std::string& client_data, std::string_view use) {
    if (client_data.size() > longest_client_data) return std::unexpected{PasskeyRefusal::Malformed};
    boost::system::error_code error;
    const auto parsed = json::parse(client_data, error);
    if (error || !parsed.is_object()) return std::unexpected{PasskeyRefusal::Malformed};
    const auto& object = parsed.get_object();
    const auto* crossing = object.if_contains("crossOrigin");
    if (text_at(object, "type") != use || (crossing && crossing->is_bool() && crossing->get_bool())) return std::unexpected{PasskeyRefusal::OtherUse};
    if (challenge.empty() || !is_same(from_base64url(text_at(object, "challenge")), challenge)) return std::unexpected{PasskeyRefusal::OtherChallenge};
    if (text_at(object, "origin") != party.origin) return std::unexpected{PasskeyRefusal::OtherOrigin};
    return {};
}

/// The first 37 bytes: whose it is, what was proved, how often it was used.
std::expected<std::uint32_t, PasskeyRefusal> check_head(const RelyingParty& party, std::string_view data) {
    constexpr std::size_t flags_at = 32;
    if (data.size() < head_bytes) return std::unexpected{PasskeyRefusal::Malformed};
    if (!is_same(data.substr(0, flags_at), sha256_of(party.id))) return std::unexpected{PasskeyRefusal::OtherParty};
    const auto flags = static_cast<unsigned char>(data[flags_at]);
    if ((flags & person_present) == 0 || (flags & person_verified) == 0) return std::unexpected{PasskeyRefusal::PersonNotVerified};
    std::uint32_t counter = 0;
    for (const unsigned char byte : data.substr(flags_at + 1, 4)) counter = counter << 8 | byte;
    return counter;
}

// libcbor makes room for as many members as a map says that it has before it reads them: four bytes could ask for gigabytes. What a
// passkey sends has a few, so whatever says that it has many is refused before it is read.
constexpr std::uint64_t most_members = 64;
constexpr int most_items = 512;

struct Walk {
    bool small = true;
    int items = 0;
    void count(std::uint64_t members) { small = small && members <= most_members; }
};

bool is_small_cbor(std::string_view bytes) {
    Walk walk;
    auto callbacks = cbor_empty_callbacks;
    callbacks.map_start = [](void* of, auto members) { static_cast<Walk*>(of)->count(members); };
    callbacks.array_start = [](void* of, auto members) { static_cast<Walk*>(of)->count(members); };
    callbacks.indef_map_start = [](void* of) { static_cast<Walk*>(of)->small = false; };
    callbacks.indef_array_start = [](void* of) { static_cast<Walk*>(of)->small = false; };
    callbacks.string_start = [](void* of) { static_cast<Walk*>(of)->small = false; };
    callbacks.byte_string_start = [](void* of) { static_cast<Walk*>(of)->small = false; };
    while (!bytes.empty() && walk.small && ++walk.items <= most_items) {
        const auto step = cbor_stream_decode(bytes_of(bytes), bytes.size(), &callbacks, &walk);
        if (step.status != CBOR_DECODER_FINISHED || step.read == 0) return false;
        bytes.remove_prefix(step.read);
    }
    return walk.small && bytes.empty();
}

/// Where the key of a new credential begins: after the maker's number and the credential's own id.
std::string_view key_part(std::string_view data) {
    constexpr std::size_t length_at = 53, id_at = 55;
    if (data.size() < id_at) return {};
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(data[length_at]) << 8 | static_cast<unsigned char>(data[length_at + 1]));
    return data.size() < id_at + length ? std::string_view{} : data.substr(id_at + length);
}

/// "authData" of the attestation object, which is a map of three texts; nothing where it is not.
std::optional<std::string> authenticator_data_in(const std::string& attestation) {
    if (attestation.empty() || attestation.size() > longest_attestation || !is_small_cbor(attestation)) return std::nullopt;
    cbor_load_result result{};
    cbor_item_t* item = cbor_load(bytes_of(attestation), attestation.size(), &result);
    if (!item) return std::nullopt;
    std::optional<std::string> found;
    const auto count = cbor_isa_map(item) && cbor_map_is_definite(item) ? cbor_map_size(item) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& pair = cbor_map_handle(item)[i];
        if (!cbor_isa_string(pair.key) || !cbor_string_is_definite(pair.key) || !cbor_isa_bytestring(pair.value) || !cbor_bytestring_is_definite(pair.value)) continue;
        const std::string_view key{reinterpret_cast<const char*>(cbor_string_handle(pair.key)), cbor_string_length(pair.key)};
        if (key == "authData") found = std::string{reinterpret_cast<const char*>(cbor_bytestring_handle(pair.value)), cbor_bytestring_length(pair.value)};
    }
    cbor_decref(&item);
    return found;
}

struct FreeCredential {
    void operator()(fido_cred_t* credential) const { fido_cred_free(&credential); }
};
struct FreeAssertion {
    void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};

std::string copied(const unsigned char* from, std::size_t size) { return from ? std::string{reinterpret_cast<const char*>(from), size} : std::string{}; }

/// The key as libfido2 takes it for checking.
template <class Key, Key* (*make)(), void (*release)(Key**), int (*fill)(Key*, const void*, std::size_t)>
bool is_signed(fido_assert_t* assertion, int algorithm, std::string_view raw) {
    Key* key = make();
    const bool right = key && fill(key, raw.data(), raw.size()) == FIDO_OK && fido_assert_verify(assertion, 0, algorithm, key) == FIDO_OK;
    release(&key);
    return right;
}

bool is_signed_by(fido_assert_t* assertion, const KeyKind& kind, std::string_view raw) {
    switch (kind.algorithm) {
        case COSE_ES256: return is_signed<es256_pk_t, es256_pk_new, es256_pk_free, es256_pk_from_ptr>(assertion, kind.algorithm, raw);
        case COSE_EDDSA: return is_signed<eddsa_pk_t, eddsa_pk_new, eddsa_pk_free, eddsa_pk_from_ptr>(assertion, kind.algorithm, raw);
        default: return is_signed<rs256_pk_t, rs256_pk_new, rs256_pk_free, rs256_pk_from_ptr>(assertion, kind.algorithm, raw);
    }
}

}  // namespace

std::expected<PasskeyMade, PasskeyRefusal> read_new_passkey(const RelyingParty& party, std::string_view challenge, const std::string& client_data, const std::string& attestation) {
    if (const auto asked = check_client_data(party, challenge, client_data, "webauthn.create"); !asked) return std::unexpected{asked.error()};
    const auto data = authenticator_data_in(attestation);
    if (!data) return std::unexpected{PasskeyRefusal::Malformed};
    const auto counter = check_head(party, *data);
    if (!counter) return std::unexpected{counter.error()};
    if (key_part(*data).empty() || !is_small_cbor(key_part(*data))) return std::unexpected{PasskeyRefusal::Malformed};
    // libfido2 takes a credential only of the kind of key that it was told to expect.
    for (const auto& kind : key_kinds) {
        const std::unique_ptr<fido_cred_t, FreeCredential> credential{fido_cred_new()};
        if (!credential || fido_cred_set_type(credential.get(), kind.algorithm) != FIDO_OK || fido_cred_set_authdata_raw(credential.get(), bytes_of(*data), data->size()) != FIDO_OK) continue;
        PasskeyMade made{copied(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get())), copied(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get())), *counter};
        if (made.credential.empty() || made.public_key.empty()) return std::unexpected{PasskeyRefusal::Malformed};
        made.public_key.insert(0, kind.word);
        return made;
    }
    return std::unexpected{PasskeyRefusal::KeyNotKnown};
}

std::expected<std::uint32_t, PasskeyRefusal> check_assertion(const RelyingParty& party, std::string_view challenge, std::string_view public_key, const Assertion& given) {
    if (const auto asked = check_client_data(party, challenge, given.client_data, "webauthn.get"); !asked) return std::unexpected{asked.error()};
    const auto counter = check_head(party, given.authenticator_data);
    if (!counter) return std::unexpected{counter.error()};
    if (given.authenticator_data.size() > longest_attestation || !is_small_cbor(std::string_view{given.authenticator_data}.substr(head_bytes))) return std::unexpected{PasskeyRefusal::Malformed};
    const auto hash = sha256_of(given.client_data);
    const std::unique_ptr<fido_assert_t, FreeAssertion> assertion{fido_assert_new()};
    if (!assertion || fido_assert_set_rp(assertion.get(), party.id.c_str()) != FIDO_OK || fido_assert_set_clientdata_hash(assertion.get(), bytes_of(hash), hash.size()) != FIDO_OK ||
        fido_assert_set_count(assertion.get(), 1) != FIDO_OK || fido_assert_set_authdata_raw(assertion.get(), 0, bytes_of(given.authenticator_data), given.authenticator_data.size()) != FIDO_OK ||
        fido_assert_set_sig(assertion.get(), 0, bytes_of(given.signature), given.signature.size()) != FIDO_OK || fido_assert_set_up(assertion.get(), FIDO_OPT_TRUE) != FIDO_OK ||
        fido_assert_set_uv(assertion.get(), FIDO_OPT_TRUE) != FIDO_OK)
        return std::unexpected{PasskeyRefusal::Malformed};
    for (const auto& kind : key_kinds) {
        if (!public_key.starts_with(kind.word)) continue;
        if (!is_signed_by(assertion.get(), kind, public_key.substr(kind.word.size()))) return std::unexpected{PasskeyRefusal::WrongSignature};
        return *counter;
    }
    return std::unexpected{PasskeyRefusal::KeyNotKnown};
}

std::string to_base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // Its closing zero.
    return text;
}

std::string from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const bool read = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0;
    bytes.resize(read ? size : 0);
    return bytes;
}

}  // namespace identity
