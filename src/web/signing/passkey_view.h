/// Passkeys on pages: for whom they are made here, the buttons that script brings to life, and what comes back from them.
#pragma once

#include "identity/person.h"
#include "web/signing/signed_page.h"

namespace web {

/// For which site this request's passkeys are: the public address, or this machine's own name while one looks at it there. Nothing where
/// the address is a number: browsers make passkeys for names alone.
std::optional<identity::RelyingParty> relying_party(const SignedPage& page);

/// The button of the second step, for whoever has passkeys; empty otherwise.
html::Html sign_in_passkey_form(SignedPage& page, const html::Html& hidden);
/// Within the form of proving oneself again.
html::Html again_passkey_button(const SignedPage& page);
html::Html passkey_list(SignedPage& page, const std::vector<identity::Passkey>& passkeys);
html::Html new_passkey_form(SignedPage& page, const identity::Person& person, const Problems& problems);

/// What the script wrote into the form; refused later where it is nothing.
identity::PasskeyAnswer passkey_answer(const SignedPage& page);
identity::SignIn::NewPasskey new_passkey(const SignedPage& page);

}  // namespace web
