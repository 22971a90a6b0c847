/// What is written about a case: each form of `data/forms/` as a list, a page to read, a page to write, and its versions.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/FORM`, `…/new`, `…/{record}`, `…/{record}/edit`, `…/{record}/versions` for every form.
void add_record_pages(Routes& routes);

}  // namespace web
