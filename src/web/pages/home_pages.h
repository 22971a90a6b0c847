#pragma once

#include "web/server/route.h"

namespace web {

/// `/`, the sitemap and the API's description.
void add_home_pages(Routes& routes);

/// What `/robots.txt` says.
std::string robots_text(const Context& context);

}  // namespace web
