#pragma once

#include "web/server/route.h"

namespace web {

/// `/search` with its feeds and lists, and `/api/v1/search`.
void add_search_pages(Routes& routes);

}  // namespace web
