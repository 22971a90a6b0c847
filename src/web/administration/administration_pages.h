#pragma once

#include "web/server/route.h"

namespace web {

/// Rules that an installation sees and changes: calendars, timetables, words of the host, reviews of unusual access.
void add_administration_pages(Routes& routes);

void add_loaded_calendar_pages(Routes& routes);   ///< `/admin/clocks` and below.
void add_audit_pages(Routes& routes);      ///< `/admin/audit`, `/admin/audit.csv`.
void add_cover_pages(Routes& routes);      ///< `/account/cover`, and `/admin/cover` for whoever looks after accounts.
void add_site_pages(Routes& routes);       ///< `/admin/site` and below.
void add_timetable_pages(Routes& routes);  ///< `/admin/timetables` and below.

}  // namespace web
