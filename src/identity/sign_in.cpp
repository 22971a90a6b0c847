#include "identity/sign_in.h"

#include <fmt/format.h>

#include "base/assert.h"
#include "base/sha256.h"
#include "identity/invitation_store.h"
#include "identity/person.h"
#include "identity/throttle.h"
#include "identity/token.h"
#include "identity/totp.h"

namespace identity {

namespace {

using Code = SignInRefusal::Code;

std::unexpected<SignInRefusal> refused(Code code, std::chrono::seconds wait = std::chrono::seconds{0}) { return std::unexpected{SignInRefusal{code, wait}}; }

std::unexpected<SignInRefusal> refused(PasswordRefusal why) { return std::unexpected{SignInRefusal{Code::PasswordTaken, std::chrono::seconds{0}, why}}; }

/// A known browser is counted by itself; anything else by the account and by the address.
std::vector<Counted> counted_for(std::string_view account, const Visit& visit, bool known_device) {
    if (known_device) return {{"device:" + base::sha256_hex(visit.device), free_guesses}};
    return {{"account:" + std::string{account}, free_guesses}, {"address:" + visit.address, free_guesses_of_an_address}};
}

std::vector<Counted> counted_for_code(PersonId person, const Visit& visit, bool known_device) {
    return counted_for(fmt::format("code:{}", person.value()), visit, known_device);
}

Act act_of(Journal& journal, const Visit& visit, base::Instant now, std::optional<PersonId> by) {
    return {.at = now, .journal = journal, .by = by, .address = visit.address};
}

void tell(store::Transaction& transaction, const Act& act, EventKind kind, std::optional<PersonId> about) {
    Event event = act.event(kind);
    event.about = about;
    act.journal.record(transaction, event);
}

std::string invitation_place(PersonId person) { return fmt::format("identity_invitation:{}", person.value()); }
std::string form_place(PersonId person) { return fmt::format("new code secret:{}", person.value()); }

}  // namespace

std::expected<std::string, SignInRefusal> SignIn::with_password(std::string_view typed, std::string_view password, const Visit& visit, base::Instant now) {
    struct Known {
        std::optional<Person> person;
        std::string hash;
        std::vector<Counted> counted;
        std::chrono::seconds wait{0};
    };
    const Known known = parts_.store.write([&](store::Transaction& transaction) {
        Known found;
        found.person = person_by_address(transaction, typed);
        if (found.person && !found.person->disabled) found.hash = password_hash_of(transaction, found.person->id);
        const bool known_device = found.person && is_known_device(transaction, visit.device, found.person->id);
        found.counted = counted_for(account_address(typed).value_or(std::string{typed}), visit, known_device);
        found.wait = count_guess(transaction, found.counted, now);
        if (found.wait.count() > 0) tell(transaction, act_of(parts_.journal, visit, now, std::nullopt), EventKind::SignInThrottled, found.person ? std::optional{found.person->id} : std::nullopt);
        return found;
    });
    if (known.wait.count() > 0) return refused(Code::Throttled, known.wait);
    const bool right = parts_.hasher.verify(known.hash, password);
    // Refused, but written: a transaction that returns an empty std::expected would undo the record of it.
    const std::string cookie = parts_.store.write([&](store::Transaction& transaction) -> std::string {
        if (right) {
            guess_was_right(transaction, known.counted, now);
            return begin_session(transaction, known.person->id, SessionStage::Half, visit, now, parts_.random);
        }
        tell(transaction, act_of(parts_.journal, visit, now, std::nullopt), EventKind::SignInFailed, known.person ? std::optional{known.person->id} : std::nullopt);
        return {};
    });
    if (cookie.empty()) return refused(Code::Wrong);
    return cookie;
}

Admitted SignIn::admit(store::Transaction& transaction, PersonId person, const Visit& visit, base::Instant now) {
    Admitted admitted;
    admitted.session = begin_session(transaction, person, SessionStage::Whole, visit, now, parts_.random);
    if (!is_known_device(transaction, visit.device, person)) admitted.device = know_device(transaction, person, now, parts_.random);
    return admitted;
}

bool SignIn::takes_code(store::Transaction& transaction, PersonId person, std::string_view code, base::Instant now) {
    const auto secret = code_secret_of(transaction, person, parts_.secrets);
    if (!secret) return false;
    const auto step = matching_step(secret->secret, code, now, secret->last_step);
    return step && use_code_step(transaction, person, *secret, *step);
}

std::expected<Admitted, SignInRefusal> SignIn::finish(std::string_view half_cookie, const Visit& visit, base::Instant now, EventKind told,
                                                      const std::function<bool(store::Transaction&, PersonId)>& proves) {
    // What is refused is written too, so the answer travels beside the transaction's own.
    std::expected<Admitted, SignInRefusal> answer = refused(Code::TimedOut);
    parts_.store.write([&](store::Transaction& transaction) {
        const auto half = find_session(transaction, half_cookie, parts_.rules.sessions, now);
        const auto who = half ? person(transaction, half->person) : std::nullopt;
        if (!who || who->disabled || half->whole) return;
        const Act act = act_of(parts_.journal, visit, now, who->id);
        const auto counted = counted_for_code(who->id, visit, is_known_device(transaction, visit.device, who->id));
        const auto wait = count_guess(transaction, counted, now);
        if (wait.count() > 0) {
            tell(transaction, act, EventKind::SignInThrottled, who->id);
            answer = refused(Code::Throttled, wait);
        } else if (proves(transaction, who->id)) {
            guess_was_right(transaction, counted, now);
            end_session(transaction, *half, "signed in", act);
            answer = admit(transaction, who->id, visit, now);
            tell(transaction, act, told, who->id);
        } else {
            tell(transaction, act, EventKind::SignInFailed, who->id);
            answer = refused(Code::Wrong);
            if (count_wrong_code(transaction, half->id) < parts_.rules.wrong_codes_allowed) return;
            end_session(transaction, *half, "too many wrong codes", act);
            answer = refused(Code::TimedOut);
        }
    });
    return answer;
}

std::expected<Admitted, SignInRefusal> SignIn::with_code(std::string_view half_cookie, std::string_view code, const Visit& visit, base::Instant now) {
    return finish(half_cookie, visit, now, EventKind::SignedIn,
                  [&](store::Transaction& transaction, PersonId person) { return takes_code(transaction, person, code, now); });
}

std::expected<Admitted, SignInRefusal> SignIn::with_recovery_code(std::string_view half_cookie, std::string_view code, const Visit& visit, base::Instant now) {
    return finish(half_cookie, visit, now, EventKind::RecoveryUsed,
                  [&](store::Transaction& transaction, PersonId person) { return use_recovery_code(transaction, person, code, now); });
}

std::expected<std::string, SignInRefusal> SignIn::again(const SignedIn& who, std::string_view password, std::string_view code, const Visit& visit) {
    return prove_again(who, password, visit, [&](store::Transaction& transaction) { return takes_code(transaction, who.person, code, who.asked_at); });
}

std::expected<std::string, SignInRefusal> SignIn::prove_again(const SignedIn& who, std::string_view password, const Visit& visit, const std::function<bool(store::Transaction&)>& proves) {
    const base::Instant now = who.asked_at;
    std::chrono::seconds wait{0};
    std::vector<Counted> counted;
    const std::string hash = parts_.store.write([&](store::Transaction& transaction) {
        counted = counted_for_code(who.person, visit, is_known_device(transaction, visit.device, who.person));
        wait = count_guess(transaction, counted, now);
        return password_hash_of(transaction, who.person);
    });
    if (wait.count() > 0) return refused(Code::Throttled, wait);
    const bool right = parts_.hasher.verify(hash, password);
    std::expected<std::string, SignInRefusal> answer = refused(Code::Wrong);
    parts_.store.write([&](store::Transaction& transaction) {
        const Act act = act_of(parts_.journal, visit, now, who.person);
        if (!right || !proves(transaction)) return tell(transaction, act, EventKind::SignInFailed, who.person);
        guess_was_right(transaction, counted, now);
        answer = confirm_session(transaction, who.session, now, parts_.random);
        tell(transaction, act, EventKind::SignedInAgain, who.person);
    });
    return answer;
}

std::expected<std::string, SignInRefusal> SignIn::change_password(const SignedIn& who, std::string_view old_password, std::string_view new_password, const Visit& visit) {
    const base::Instant now = who.asked_at;
    if (const auto taken = check_new_password(new_password, {who.name}); !taken) return refused(taken.error());
    std::chrono::seconds wait{0};
    std::vector<Counted> counted;
    const std::string hash = parts_.store.write([&](store::Transaction& transaction) {
        counted = counted_for_code(who.person, visit, is_known_device(transaction, visit.device, who.person));
        wait = count_guess(transaction, counted, now);
        return password_hash_of(transaction, who.person);
    });
    if (wait.count() > 0) return refused(Code::Throttled, wait);
    if (!parts_.hasher.verify(hash, old_password)) return refused(Code::Wrong);
    const std::string made = parts_.hasher.hash(new_password);
    return parts_.store.write([&](store::Transaction& transaction) {
        const Act act = act_of(parts_.journal, visit, now, who.person);
        guess_was_right(transaction, counted, now);
        set_password_hash(transaction, who.person, made, now);
        end_sessions(transaction, who.person, "password changed", act, who.session);
        tell(transaction, act, EventKind::PasswordChanged, who.person);
        return confirm_session(transaction, who.session, now, parts_.random);
    });
}

SignIn::NewCodeSecret SignIn::new_code_secret(const SignedIn& who) {
    NewCodeSecret made;
    made.secret = parts_.random(code_secret_bytes);
    made.sealed = to_hex(parts_.secrets.seal(made.secret, form_place(who.person)));
    return made;
}

std::optional<std::string> SignIn::opened_code_secret(const SignedIn& who, std::string_view sealed) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < sealed.size(); i += 2) {
        constexpr std::string_view digits = "0123456789abcdef";
        const std::size_t high = digits.find(sealed[i]), low = digits.find(sealed[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return parts_.secrets.unseal(bytes, form_place(who.person));
}

std::expected<void, SignInRefusal> SignIn::change_code_secret(const SignedIn& who, std::string_view sealed, std::string_view code, const Visit& visit) {
    const base::Instant now = who.asked_at;
    const auto secret = opened_code_secret(who, sealed);
    if (!secret) return refused(Code::NotNow);
    const auto step = matching_step(*secret, code, now, -1);
    if (!step) return refused(Code::Wrong);
    parts_.store.write([&](store::Transaction& transaction) {
        set_code_secret(transaction, who.person, *secret, *step, parts_.secrets, now);
        tell(transaction, act_of(parts_.journal, visit, now, who.person), EventKind::FactorAdded, who.person);
    });
    return {};
}

std::string SignIn::invite(store::Transaction& transaction, PersonId person, const Act& act) {
    const std::string token = to_hex(parts_.random(32));
    invite_with(transaction, person, base::sha256_hex(token), act);
    return token;
}

void SignIn::invite_with(store::Transaction& transaction, PersonId person, std::string_view token_sha256, const Act& act) {
    const std::string secret = parts_.secrets.seal(parts_.random(code_secret_bytes), invitation_place(person));
    insert_invitation(transaction, token_sha256, person, act.at + parts_.rules.invitation, secret, act);
    tell(transaction, act, EventKind::Invited, person);
}

std::expected<Invitation, SignInRefusal> SignIn::invitation(std::string_view token, base::Instant now) {
    return parts_.store.read([&](store::Snapshot& snapshot) -> std::expected<Invitation, SignInRefusal> {
        const auto row = invitation_row(snapshot, token);
        const auto who = row ? person(snapshot, row->person) : std::nullopt;
        if (!who || who->disabled || row->used || row->until <= now) return refused(Code::NotNow);
        auto secret = parts_.secrets.unseal(row->sealed, invitation_place(who->id));
        if (!secret) return refused(Code::NotNow);
        return Invitation{who->id, who->address, who->name, *std::move(secret)};
    });
}

std::expected<Welcomed, SignInRefusal> SignIn::accept(std::string_view token, std::string_view password, std::string_view code, const Visit& visit, base::Instant now) {
    const auto invited = invitation(token, now);
    if (!invited) return std::unexpected{invited.error()};
    if (const auto taken = check_new_password(password, {invited->name, invited->address}); !taken) return refused(taken.error());
    const auto step = matching_step(invited->code_secret, code, now, -1);
    if (!step) return refused(Code::Wrong);
    const std::string hash = parts_.hasher.hash(password);
    return parts_.store.write([&](store::Transaction& transaction) -> std::expected<Welcomed, SignInRefusal> {
        if (!use_invitation(transaction, token, now)) return refused(Code::NotNow);
        const Act act = act_of(parts_.journal, visit, now, invited->person);
        set_password_hash(transaction, invited->person, hash, now);
        set_code_secret(transaction, invited->person, invited->code_secret, *step, parts_.secrets, now);
        // Whoever was signed in before the account began anew is no longer.
        end_sessions(transaction, invited->person, "invited again", act);
        tell(transaction, act, EventKind::PasswordChanged, invited->person);
        tell(transaction, act, EventKind::FactorAdded, invited->person);
        Welcomed welcomed;
        welcomed.recovery_codes = make_recovery_codes(transaction, invited->person, now, parts_.random);
        welcomed.admitted = admit(transaction, invited->person, visit, now);
        tell(transaction, act, EventKind::SignedIn, invited->person);
        return welcomed;
    });
}

std::optional<std::string> SignIn::current_code(PersonId person, base::Instant now) {
    return parts_.store.read([&](store::Snapshot& snapshot) -> std::optional<std::string> {
        const auto secret = code_secret_of(snapshot, person, parts_.secrets);
        if (!secret) return std::nullopt;
        return timed_code(secret->secret, time_step(now));
    });
}

void SignIn::set_up_demonstration(store::Transaction& transaction, PersonId person, std::string_view password_hash, base::Instant now) {
    set_password_hash(transaction, person, password_hash, now);
    set_code_secret(transaction, person, parts_.random(code_secret_bytes), -1, parts_.secrets, now);
}

}  // namespace identity
