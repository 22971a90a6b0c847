#pragma once

#include "web/server/route.h"

namespace web {

/// Partnerships with their agencies, and national bodies: the list, and adding one.
void add_organisation_pages(Routes& routes);

}  // namespace web
