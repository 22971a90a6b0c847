/// Published reviews like this case, beside its rapid review: to read, to cite, to put aside.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/rapid-review/precedents`, `…/cite`, `…/aside`, `…/{record}/take-back`.
void add_precedent_pages(Routes& routes);

}  // namespace web
