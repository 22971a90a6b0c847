#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/publication/correction`: what was wrong, what it says now and who agreed; the files made anew, two people, and the version that is public.
void add_correction_pages(Routes& routes);

}  // namespace web
