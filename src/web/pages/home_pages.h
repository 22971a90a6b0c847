#pragma once

#include "web/server/route.h"

namespace web {

/// `/`, and what machines ask for: sitemap, robots, the API's description.
void add_home_pages(Routes& routes);

}  // namespace web
