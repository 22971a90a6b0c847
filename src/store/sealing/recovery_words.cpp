#include "base/sha256.h"
#include "store/sealing/box.h"
#include "store/sealing/recovery.h"
#include "store/sealing/secret_sharing.h"

namespace store {

namespace {

// Crockford's base 32: no letter that is mistaken for another on paper or on the telephone.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr char version = 1;
constexpr std::size_t check_bytes = 4, inner_check_bytes = 8;
constexpr std::size_t secret_bytes = base::PublicId::size_bytes + Secret::key_bytes + inner_check_bytes;
constexpr std::size_t share_bytes = 2 + secret_bytes + check_bytes;

/// The first bytes of the SHA-256: a misread letter is told from a wrong one.
std::string check_of(std::string_view bytes) {
    const auto digits = base::sha256_hex(bytes);
    std::string check;
    for (std::size_t i = 0; i < check_bytes; ++i) check += static_cast<char>(std::stoi(digits.substr(2 * i, 2), nullptr, 16));
    return check;
}

std::string written(std::string_view bytes) {
    std::string text;
    unsigned waiting = 0;
    int bits = 0, count = 0;
    const auto put = [&](unsigned value) {
        if (count > 0 && count % 5 == 0) text += ' ';
        text += letters[value & 31];
        ++count;
    };
    for (const char c : bytes) {
        waiting = (waiting << 8 | static_cast<unsigned char>(c)) & 0xffff;
        for (bits += 8; bits >= 5; bits -= 5) put(waiting >> (bits - 5));
    }
    if (bits > 0) put(waiting << (5 - bits));
    return text;
}

std::optional<unsigned> value_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto at = letters.find(c);
    return at == letters.npos ? std::nullopt : std::optional{static_cast<unsigned>(at)};
}

std::optional<std::string> read(std::string_view text) {
    std::string bytes;
    bytes.reserve(2 * share_bytes);
    unsigned waiting = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t') continue;
        const auto value = value_of(c);
        if (!value || bytes.size() > share_bytes) return std::nullopt;
        waiting = (waiting << 5 | *value) & 0xffff;
        bits += 5;
        if (bits >= 8) bytes += static_cast<char>(static_cast<unsigned char>(waiting >> (bits -= 8)));
    }
    return bytes;
}

std::optional<Share> share_of(std::string_view text) {
    auto bytes = read(text);
    if (!bytes || bytes->size() != share_bytes || bytes->front() != version) return std::nullopt;
    const auto body = std::string_view{*bytes}.substr(0, share_bytes - check_bytes);
    if (!bytes->ends_with(check_of(body))) return std::nullopt;
    Share share{static_cast<unsigned char>(body[1]), Secret::of(body.substr(2))};
    wipe(*bytes);
    return share.number == 0 ? std::nullopt : std::optional{std::move(share)};
}

std::string words_for(const Share& share) {
    std::string bytes(1, version);
    bytes.reserve(2 * share_bytes);
    bytes += static_cast<char>(share.number);
    bytes += share.bytes.view();
    bytes += check_of(bytes);
    auto text = written(bytes);
    wipe(bytes);
    return text;
}

/// Tells that two shares belong together; says nothing about the key.
std::string inner_check(const InstallationKey& key) { return authenticate(key.key, "cairn recovery words" + std::string{key.id.bytes()}).substr(0, inner_check_bytes); }

}  // namespace

std::string_view words_of(RecoveryRefusal refusal) {
    switch (refusal) {
        case RecoveryRefusal::NotWords: return "These are no recovery words as Cairn writes them. Compare each group of five with the paper";
        case RecoveryRefusal::SameShare: return "These are twice the words of one person. Two different people are needed";
        case RecoveryRefusal::NotTogether: return "These words were not made together. Use the two that came out of the same `cairn keys share`";
        case RecoveryRefusal::OtherInstallation: return "These are the keys of another installation";
        case RecoveryRefusal::NotABackup: return "This file is no copy of a key store";
        case RecoveryRefusal::WrongPassphrase: return "The passphrase is another, or the file is damaged";
        case RecoveryRefusal::Newer: return "This was written by a later Cairn. Use that one";
    }
    return "";
}

std::expected<std::vector<std::string>, KeysRefusal> make_recovery_words(const std::filesystem::path& keys_folder, int people, base::Random& random, base::Files& files) {
    auto found = KeyFolder{keys_folder, files}.installation();
    if (!found) return std::unexpected{found.error()};
    if (!*found) return std::unexpected{KeysRefusal{KeysRefusal::Code::Missing, "There is no installation key in " + keys_folder.string() + " to share"}};
    const auto& key = **found;
    std::string whole{key.id.bytes()};
    whole.reserve(2 * secret_bytes);
    whole += key.key.view();
    whole += inner_check(key);
    const auto secret = Secret::of(whole);
    wipe(whole);
    std::vector<std::string> all;
    for (const auto& share : share_between(secret, people, random)) all.push_back(words_for(share));
    return all;
}

std::expected<InstallationKey, RecoveryRefusal> join_recovery_words(std::string_view one, std::string_view other) {
    const auto first = share_of(one), second = share_of(other);
    if (!first || !second) return std::unexpected{RecoveryRefusal::NotWords};
    if (first->number == second->number) return std::unexpected{RecoveryRefusal::SameShare};
    const auto secret = join(*first, *second);
    const auto bytes = secret.view();
    constexpr auto id_bytes = base::PublicId::size_bytes;
    InstallationKey key{*base::PublicId::from_bytes(bytes.substr(0, id_bytes)), Secret::of(bytes.substr(id_bytes, Secret::key_bytes))};
    if (!same(inner_check(key), bytes.substr(id_bytes + Secret::key_bytes))) return std::unexpected{RecoveryRefusal::NotTogether};
    return key;
}

std::expected<void, RecoveryRefusal> recover_installation_key(const std::filesystem::path& keys_folder, const InstallationKey& key, base::Files& files) {
    KeyFolder folder{keys_folder, files};
    const auto standing = folder.installation();
    if (standing && *standing && (*standing)->id != key.id) return std::unexpected{RecoveryRefusal::OtherInstallation};
    const auto matching = folder.matching();
    if (matching && !unwrap(wrapping_key(key), "matching", *matching)) return std::unexpected{RecoveryRefusal::OtherInstallation};
    folder.make();
    folder.keep(key);
    return {};
}

}  // namespace store
