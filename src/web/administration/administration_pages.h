#pragma once

#include "web/server/route.h"

namespace web {

/// Rules that an installation sees and changes: calendars, timetables, words of the host, reviews of unusual access.
void add_administration_pages(Routes& routes);

void add_calendar_pages(Routes& routes);  ///< `/admin/clocks` and below.

}  // namespace web
