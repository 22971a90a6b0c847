#pragma once

#include "web/server/route.h"

namespace web {

/// One's own account: log-ins, password, app, recovery codes; and the page for who may not see more.
void add_account_pages(Routes& routes);

}  // namespace web
