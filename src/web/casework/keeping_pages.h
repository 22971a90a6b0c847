/// How long a case is kept and how it ends: closing, holds, destruction by two people and its certificate.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/keeping` and below.
void add_keeping_pages(Routes& routes);

}  // namespace web
