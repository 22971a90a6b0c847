#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/publication/hide`, two clicks from the case and from the public page: taken off line at once, a second person, holders told.
void add_hiding_pages(Routes& routes);
/// `/reviews/{year}/{number}/hide`: from the public page to the case's own page of hiding, or to what whoever is on call can do.
void add_on_call_pages(Routes& routes);

}  // namespace web
