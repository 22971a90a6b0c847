/// Referring a case for consideration, without an account: one part a page, saved as one goes, back by link and code.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/refer` and `/refer/{token}/…`.
void add_refer_pages(Routes& routes);

}  // namespace web
