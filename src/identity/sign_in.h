/// Signing in, staying safe, and beginning: the rules. Unknown and known accounts cost the same time and are answered alike.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "identity/credential.h"
#include "identity/password.h"
#include "identity/foreign_account.h"
#include "identity/session.h"
#include "identity/webauthn.h"
#include "store/store.h"

namespace identity {

struct SignInRules {
    SessionRules sessions{};
    std::chrono::hours invitation{24 * 7};
    int wrong_codes_allowed = 5;  ///< Then the password is asked again.
    std::chrono::minutes challenge{10};  ///< So long a passkey's question may be answered.
};

struct SignInRefusal {
    enum class Code {
        Wrong,          ///< Account, password or code: which, is not said.
        Throttled,      ///< After `wait` one may try again.
        TimedOut,       ///< The step before was too long ago; begin anew.
        NotNow,         ///< The link has been used, has ended, or never was.
        PasswordTaken,  ///< The new password is refused: `password` says why.
        PasskeyCopied,  ///< Its counter went back: two devices hold it.
    };
    Code code;
    std::chrono::seconds wait{0};
    PasswordRefusal password = PasswordRefusal::TooShort;
};

/// What a passkey is asked for; an answer to one question serves for no other.
enum class PasskeyUse { Add, SignIn, Again };

/// A question to a passkey: the raw bytes, and the same sealed for the form that brings it back, bound to the session and its use.
struct PasskeyChallenge {
    std::string bytes, sealed;
};

/// A passkey's answer, with the question as the form brought it back.
struct PasskeyAnswer {
    RelyingParty party;
    std::string sealed;     ///< PasskeyChallenge::sealed.
    Assertion assertion;
};

/// The cookies that a whole sign-in leaves in the browser.
struct Admitted {
    std::string session;
    std::string device;  ///< Empty where the browser is known already.
};

/// What somebody who follows an invitation sees.
struct Invitation {
    PersonId person;
    std::string address;
    std::string name;
    std::string code_secret;  ///< For the authenticator app.
};

struct Welcomed {
    Admitted admitted;
    std::vector<std::string> recovery_codes;  ///< Shown once.
};

/// The parts it is made of; they outlive it. Safe for many threads.
struct SignInParts {
    store::Store& store;
    const PasswordHasher& hasher;
    Secrets& secrets;
    Journal& journal;
    RandomBytes random = system_random;
    SignInRules rules{};
};

class SignIn {
public:
    explicit SignIn(SignInParts parts) : parts_{std::move(parts)} {}
    const SignInRules& rules() const { return parts_.rules; }

    /// The cookie of a half session, in which the second factor is asked for.
    [[nodiscard]] std::expected<std::string, SignInRefusal> with_password(std::string_view address, std::string_view password, const Visit&, base::Instant now);
    [[nodiscard]] std::expected<Admitted, SignInRefusal> with_code(std::string_view half_cookie, std::string_view code, const Visit&, base::Instant now);
    [[nodiscard]] std::expected<Admitted, SignInRefusal> with_recovery_code(std::string_view half_cookie, std::string_view code, const Visit&, base::Instant now);

    /// A question that only this session can bring back, once.
    PasskeyChallenge passkey_challenge(PasskeyUse, std::string_view cookie, base::Instant now);
    [[nodiscard]] std::expected<Admitted, SignInRefusal> with_passkey(std::string_view half_cookie, const PasskeyAnswer&, const Visit&, base::Instant now);
    /// Of the person whose password was right just now; nobody else learns whether they have any.
    std::vector<Passkey> passkeys_for(std::string_view half_cookie, base::Instant now);
    /// The name of the new passkey. The caller asks for a fresh sign-in first.
    struct NewPasskey {
        RelyingParty party;
        std::string sealed, client_data, attestation, label;
    };
    [[nodiscard]] std::expected<std::string, SignInRefusal> add_passkey(const SignedIn&, std::string_view cookie, const NewPasskey&, const Visit&);
    bool remove_passkey(const SignedIn&, std::string_view name, const Visit&);
    /// As `again`, with a passkey in place of a code.
    [[nodiscard]] std::expected<std::string, SignInRefusal> again_with_passkey(const SignedIn&, std::string_view cookie, std::string_view password, const PasskeyAnswer&, const Visit&);

    /// The last step for whoever another service has signed in: the caller has checked its word, and that it asks for two factors.
    [[nodiscard]] std::expected<Admitted, SignInRefusal> with_foreign(const ForeignAccount&, const Visit&, base::Instant now);

    /// Proving again who one is, for what asks for it: the session's new cookie.
    [[nodiscard]] std::expected<std::string, SignInRefusal> again(const SignedIn&, std::string_view password, std::string_view code, const Visit&);

    /// Ends other sessions.
    [[nodiscard]] std::expected<std::string, SignInRefusal> change_password(const SignedIn&, std::string_view old_password, std::string_view new_password, const Visit&);
    /// For the page that offers a new app: the secret, and the same sealed for the form that brings it back.
    struct NewCodeSecret {
        std::string secret, sealed;
    };
    NewCodeSecret new_code_secret(const SignedIn&);
    std::optional<std::string> opened_code_secret(const SignedIn&, std::string_view sealed);
    /// Takes the new app once a code of it was typed. The caller asks for a fresh sign-in first.
    [[nodiscard]] std::expected<void, SignInRefusal> change_code_secret(const SignedIn&, std::string_view sealed, std::string_view code, const Visit&);

    /// The token of the link, which is shown or sent once and kept as its SHA-256; earlier ones of that person end.
    std::string invite(store::Transaction&, PersonId, const Act&);
    /// The same for a token that the caller made and of which only the SHA-256 came here: what is handed to a running server is kept with its job.
    void invite_with(store::Transaction&, PersonId, std::string_view token_sha256, const Act&);
    [[nodiscard]] std::expected<Invitation, SignInRefusal> invitation(std::string_view token, base::Instant now);
    [[nodiscard]] std::expected<Welcomed, SignInRefusal> accept(std::string_view token, std::string_view password, std::string_view code, const Visit&, base::Instant now);

    /// The code that an app would show now: for demonstration folders alone, which the caller has made sure of.
    std::optional<std::string> current_code(PersonId, base::Instant now);
    /// A password and a secret without an invitation: for demonstration folders alone. The hash is `hashed(password)`, made before the
    /// transaction, since it takes a tenth of a second.
    void set_up_demonstration(store::Transaction&, PersonId, std::string_view password_hash, base::Instant now);
    std::string hashed(std::string_view password) const { return parts_.hasher.hash(password); }

    Journal& journal() const { return parts_.journal; }
    store::Store& store() const { return parts_.store; }
    const RandomBytes& random() const { return parts_.random; }

private:
    std::expected<Admitted, SignInRefusal> finish(std::string_view half_cookie, const Visit&, base::Instant now, EventKind told,
                                                  const std::function<bool(store::Transaction&, PersonId)>& proves);
    Admitted admit(store::Transaction&, PersonId, const Visit&, base::Instant now);
    bool takes_code(store::Transaction&, PersonId, std::string_view code, base::Instant now);
    std::optional<std::string> opened_challenge(PasskeyUse, std::string_view cookie, std::string_view sealed, base::Instant now);
    enum class Took { Right, Wrong, Copied };
    Took takes_passkey(store::Transaction&, PersonId, std::string_view challenge, const PasskeyAnswer&, base::Instant now);
    std::expected<std::string, SignInRefusal> prove_again(const SignedIn&, std::string_view password, const Visit&, const std::function<bool(store::Transaction&)>& proves);

    SignInParts parts_;
};

}  // namespace identity
