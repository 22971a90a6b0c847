#pragma once

#include "web/server/route.h"

namespace web {

/// `/clock`: a statutory date and how it was counted; `/api/v1/clock` gives the same answer as JSON.
void add_clock_pages(Routes& routes);

}  // namespace web
