/// Duplicate and linked incidents of a case: what may be linked, and what somebody decides about it.
#pragma once

#include "web/server/route.h"

namespace web {

void add_linked_pages(Routes& routes);

}  // namespace web
