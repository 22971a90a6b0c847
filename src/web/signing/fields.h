/// The fields that several of these pages share.
#pragma once

#include "web/html/components/fields.h"
#include "web/signing/signed_page.h"

namespace web {

/// A password: never written back, pasting allowed, spelling never sent to a checker.
html::Html password_field(const SignedPage& page, const Problems& problems, std::string_view name, const html::Words& label, std::string_view autocomplete,
                          const html::Html& hint = {});
/// Six digits of an app, or whatever else is asked for once.
html::Html code_field(const SignedPage& page, const Problems& problems, const html::Words& label, const html::Html& hint = {});
html::Html text_field(const SignedPage& page, const Problems& problems, std::string_view name, const html::Words& label, std::string_view autocomplete = {});
html::Html submit(const html::Words& words);

/// The words for a refusal that is not about one field alone, added where they belong.
void add_refusal(const SignedPage& page, Problems& problems, const identity::SignInRefusal& refusal, std::string_view wrong_field, const html::Words& wrong);

}  // namespace web
