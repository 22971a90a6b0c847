/// Every page of casework.
#pragma once

#include "web/server/route.h"

namespace web {

void add_casework_pages(Routes& routes);

}  // namespace web
