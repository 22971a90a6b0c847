#include "web/administration/administration_pages.h"

namespace web {

void add_administration_pages(Routes& routes) { add_calendar_pages(routes); }

}  // namespace web
