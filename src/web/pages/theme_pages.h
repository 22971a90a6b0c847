#pragma once

#include "web/server/route.h"

namespace web {

/// `/themes`, `/themes/{slug}` with the passages that show it; `/recommendations`, `/recommendations/{id}`.
void add_theme_pages(Routes& routes);

}  // namespace web
