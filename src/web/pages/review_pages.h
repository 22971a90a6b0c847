#pragma once

#include "web/server/route.h"

namespace web {

/// `/reviews/{year}/{number}` with its sections, files, page pictures, citations, versions and related reviews, `/id/…`,
/// and `/api/v1/reviews/{year}/{number}`.
void add_review_pages(Routes& routes);

}  // namespace web
