/// A caseload taken over from a spreadsheet: sent, mapped, looked at, taken; what was not taken can be taken away again.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/import`, `…/again`, `…/take`, `…/rest.csv`, `…/template.xlsx`.
void add_import_pages(Routes& routes);

}  // namespace web
