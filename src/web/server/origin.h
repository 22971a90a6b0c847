/// Whether a form came from a page of this installation.
#pragma once

#include "web/server/message.h"

namespace web {

/// By Sec-Fetch-Site where the browser says it, else by Origin. "Origin: null" is what a page with no-referrer sends; its form token decides
/// then, as it does for programs, which send neither.
bool is_same_origin(const Request& request);

}  // namespace web
