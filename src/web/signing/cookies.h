/// The cookies of people who sign in: host-only, not readable by script, kept from other sites' forms.
#pragma once

#include <string>

#include "web/server/message.h"

namespace web {

enum class Cookie {
    Session,  ///< Who is signed in. Ends with the browser; the server ends it earlier.
    Device,   ///< That somebody has signed in here before: kept a year.
    Visit,    ///< Binds the forms of those who are nobody yet to their browser.
};

/// Empty where the browser sent none, or one longer than any of ours.
std::string cookie_of(const Request& request, Cookie which);
void set_cookie(Response& response, const Request& request, Cookie which, const std::string& value);
void drop_cookie(Response& response, const Request& request, Cookie which);

}  // namespace web
