#pragma once

#include "web/server/route.h"

namespace web {

/// `/browse/areas`, `/browse/years`, `/browse/types`, `/browse/a-z` and the lists behind them; `/areas/{slug}`, `/areas/{slug}/published` and its feed.
void add_browse_pages(Routes& routes);

}  // namespace web
