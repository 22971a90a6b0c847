/// Who may come near a case: sealing it, saying that one has a conflict with it, and breaking the glass in an emergency.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/access` and `/cases/{case}/break-glass`.
void add_access_pages(Routes& routes);
/// Who belongs to a case and in which part; adding them and ending it.
void add_member_pages(Routes& routes);

}  // namespace web
