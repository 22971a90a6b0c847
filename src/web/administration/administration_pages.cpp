#include "web/administration/administration_pages.h"

#include "web/family/leaflet_pages.h"

namespace web {

void add_administration_pages(Routes& routes) {
    add_loaded_calendar_pages(routes);
    add_timetable_pages(routes);
    add_audit_pages(routes);
    add_cover_pages(routes);
    add_site_pages(routes);
    add_leaflet_editing(routes);
}

}  // namespace web
