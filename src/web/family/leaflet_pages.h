/// The leaflet for families: read by anybody, edited by its partnership.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/families/leaflet`, `/families/{partnership}/leaflet`, each usual, in large print and in easy read, and as PDF.
void add_leaflet_pages(Routes& routes);
/// `/admin/leaflets`: a partnership's own words, every version, with a preview before they are in force.
void add_leaflet_editing(Routes& routes);

}  // namespace web
