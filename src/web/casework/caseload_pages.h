/// My work and the caseload: one's own cases, sorted by what is due first.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases`, `/cases.csv`, `/cases.xlsx`, `/work`.
void add_caseload_pages(Routes& routes);

}  // namespace web
