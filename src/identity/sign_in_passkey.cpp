#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "identity/person.h"
#include "identity/sign_in.h"
#include "identity/token.h"

namespace identity {

namespace {

using Code = SignInRefusal::Code;

constexpr std::size_t challenge_bytes = 32;
constexpr std::size_t longest_label = 60;

std::string_view word_of(PasskeyUse use) {
    switch (use) {
        case PasskeyUse::Add: return "add";
        case PasskeyUse::SignIn: return "sign in";
        case PasskeyUse::Again: return "again";
    }
    return "";
}

/// Sealed for this session and this use: brought back anywhere else it does not open.
std::string challenge_place(PasskeyUse use, std::string_view cookie) { return fmt::format("passkey challenge:{}:{}", word_of(use), base::sha256_hex(cookie)); }

void tell_about(store::Transaction& transaction, const Act& act, EventKind kind, PersonId person, std::string detail = {}) {
    Event event = act.event(kind);
    event.about = person, event.detail = std::move(detail);
    act.journal.record(transaction, event);
}

std::string raw_of(std::string_view hex) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        const auto high = digits.find(hex[i]), low = digits.find(hex[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return {};
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

/// Without controls, not longer than a name is.
std::string label_from(std::string_view typed) {
    auto label = base::squeeze(typed);
    if (label.size() <= longest_label) return label;
    auto end = longest_label;
    while (end > 0 && (static_cast<unsigned char>(label[end]) & 0xc0) == 0x80) --end;  // Never within a letter.
    return label.substr(0, end);
}

}  // namespace

PasskeyChallenge SignIn::passkey_challenge(PasskeyUse use, std::string_view cookie, base::Instant now) {
    PasskeyChallenge made;
    made.bytes = parts_.random(challenge_bytes);
    made.sealed = to_hex(parts_.secrets.seal(made.bytes + base::to_iso(now), challenge_place(use, cookie)));
    return made;
}

std::optional<std::string> SignIn::opened_challenge(PasskeyUse use, std::string_view cookie, std::string_view sealed, base::Instant now) {
    const auto opened = parts_.secrets.unseal(raw_of(sealed), challenge_place(use, cookie));
    if (!opened || opened->size() <= challenge_bytes) return std::nullopt;
    const auto made_at = base::parse_instant(opened->substr(challenge_bytes));
    if (!made_at || *made_at > now || now - *made_at > parts_.rules.challenge) return std::nullopt;
    return opened->substr(0, challenge_bytes);
}

SignIn::Took SignIn::takes_passkey(store::Transaction& transaction, PersonId person, std::string_view challenge, const PasskeyAnswer& answer, base::Instant now) {
    // Whatever comes of it, the question is spent.
    if (!use_challenge(transaction, challenge, now, now - parts_.rules.challenge - parts_.rules.challenge)) return Took::Wrong;
    for (const auto& passkey : passkeys_of(transaction, person)) {
        if (passkey.credential != answer.assertion.credential) continue;
        const auto counter = check_assertion(answer.party, challenge, passkey.public_key, answer.assertion);
        if (!counter) return Took::Wrong;
        return use_passkey(transaction, passkey, *counter, now) ? Took::Right : Took::Copied;
    }
    return Took::Wrong;
}

std::expected<Admitted, SignInRefusal> SignIn::with_passkey(std::string_view half_cookie, const PasskeyAnswer& answer, const Visit& visit, base::Instant now) {
    const auto challenge = opened_challenge(PasskeyUse::SignIn, half_cookie, answer.sealed, now);
    auto took = Took::Wrong;
    auto admitted = finish(half_cookie, visit, now, EventKind::SignedIn, [&](store::Transaction& transaction, PersonId person) {
        if (challenge) took = takes_passkey(transaction, person, *challenge, answer, now);
        if (took == Took::Copied) tell_about(transaction, {.at = now, .journal = parts_.journal, .by = person, .address = visit.address}, EventKind::SignInFailed, person, "passkey counter went back");
        return took == Took::Right;
    });
    if (!admitted && took == Took::Copied) admitted.error().code = Code::PasskeyCopied;
    return admitted;
}

std::vector<Passkey> SignIn::passkeys_for(std::string_view half_cookie, base::Instant now) {
    return parts_.store.read([&](store::Snapshot& snapshot) {
        const auto session = find_session(snapshot, half_cookie, parts_.rules.sessions, now);
        return session ? passkeys_of(snapshot, session->person) : std::vector<Passkey>{};
    });
}

std::expected<std::string, SignInRefusal> SignIn::add_passkey(const SignedIn& who, std::string_view cookie, const NewPasskey& given, const Visit& visit) {
    const base::Instant now = who.asked_at;
    const auto challenge = opened_challenge(PasskeyUse::Add, cookie, given.sealed, now);
    if (!challenge) return std::unexpected{SignInRefusal{Code::TimedOut}};
    const auto made = read_new_passkey(given.party, *challenge, given.client_data, given.attestation);
    if (!made) return std::unexpected{SignInRefusal{Code::Wrong}};
    return parts_.store.write([&](store::Transaction& transaction) -> std::expected<std::string, SignInRefusal> {
        if (!use_challenge(transaction, *challenge, now, now - parts_.rules.challenge - parts_.rules.challenge)) return std::unexpected{SignInRefusal{Code::TimedOut}};
        if (is_passkey_known(transaction, made->credential)) return std::unexpected{SignInRefusal{Code::Wrong}};
        Passkey passkey{.credential = made->credential, .public_key = made->public_key, .counter = made->counter, .label = label_from(given.label)};
        identity::add_passkey(transaction, who.person, passkey, now);
        tell_about(transaction, {.at = now, .journal = parts_.journal, .by = who.person, .address = visit.address}, EventKind::FactorAdded, who.person, "passkey");
        return passkey.name();
    });
}

bool SignIn::remove_passkey(const SignedIn& who, std::string_view name, const Visit& visit) {
    return parts_.store.write([&](store::Transaction& transaction) {
        if (!end_passkey(transaction, who.person, name, who.asked_at)) return false;
        tell_about(transaction, {.at = who.asked_at, .journal = parts_.journal, .by = who.person, .address = visit.address}, EventKind::FactorRemoved, who.person, "passkey");
        return true;
    });
}

std::expected<std::string, SignInRefusal> SignIn::again_with_passkey(const SignedIn& who, std::string_view cookie, std::string_view password, const PasskeyAnswer& answer, const Visit& visit) {
    const auto challenge = opened_challenge(PasskeyUse::Again, cookie, answer.sealed, who.asked_at);
    auto took = Took::Wrong;
    auto fresh = prove_again(who, password, visit, [&](store::Transaction& transaction) {
        if (challenge) took = takes_passkey(transaction, who.person, *challenge, answer, who.asked_at);
        return took == Took::Right;
    });
    if (!fresh && took == Took::Copied) fresh.error().code = Code::PasskeyCopied;
    return fresh;
}

std::expected<Admitted, SignInRefusal> SignIn::with_foreign(const ForeignAccount& account, const Visit& visit, base::Instant now) {
    std::expected<Admitted, SignInRefusal> answer = std::unexpected{SignInRefusal{Code::Wrong}};
    parts_.store.write([&](store::Transaction& transaction) {
        const auto whose = person_of_foreign_account(transaction, account);
        const auto who = whose ? person(transaction, *whose) : std::nullopt;
        const Act act{.at = now, .journal = parts_.journal, .by = whose, .address = visit.address};
        Event failed = act.event(EventKind::SignInFailed);
        failed.about = whose;
        if (!who || who->disabled) return parts_.journal.record(transaction, failed);
        answer = admit(transaction, who->id, visit, now);
        tell_about(transaction, act, EventKind::SignedIn, who->id);
    });
    return answer;
}

}  // namespace identity
