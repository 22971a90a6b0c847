/// The header fields that every answer carries, whatever the page does.
#pragma once

#include <string_view>

#include "identity/authorize.h"
#include "web/server/message.h"

namespace web {

/// The one line of script that GOV.UK Frontend needs inside the page (its template.njk, release 6.6.0), first thing in the body.
constexpr std::string_view inline_script =
    "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

enum class Reached { Plainly, OverTls };

/// Sets Content-Security-Policy, X-Content-Type-Options, Referrer-Policy, Permissions-Policy, the cross-origin policies, and over TLS
/// Strict-Transport-Security. Anything but C0 also gets no-referrer.
void set_security_headers(Headers& headers, identity::DataClass data_class, Reached reached);

}  // namespace web
