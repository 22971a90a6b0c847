#pragma once

#include <string>

#include "web/pages/services.h"
#include "web/server/message.h"

namespace web {

/// The page for a status from 400 to 599, in the language of the address: what happened, what to do, and a reference.
std::string error_page(const Services& services, int status, const Request& request, const std::string& reference);

/// The answer for a status from 400 to 599: the page for people, and JSON for programs, under /api/.
Response error_answer(const Services& services, int status, const Request& request, const std::string& reference);

}  // namespace web
