/// The first page of a case: where it stands, what is due, what comes next.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}`.
void add_overview_pages(Routes& routes);

}  // namespace web
