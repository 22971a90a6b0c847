#pragma once

#include "web/server/route.h"

namespace web {

/// Signing in with password and code or recovery code, proving oneself again, signing out.
void add_sign_in_pages(Routes& routes);

}  // namespace web
