/// `/calendar`: the dates of a person's cases, month by month; and the private link by which a calendar program fetches them.
#pragma once

#include "web/server/route.h"

namespace web {

void add_calendar_pages(Routes& routes);
/// `/calendar/{token}.ics`, without signing in.
void add_calendar_feed(Routes& routes);

}  // namespace web
