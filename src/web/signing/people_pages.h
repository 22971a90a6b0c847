#pragma once

#include "web/server/route.h"

namespace web {

/// Accounts: the list, one person, inviting, disabling, standing roles. Whoever looks after one partnership sees its people alone.
void add_people_pages(Routes& routes);

}  // namespace web
