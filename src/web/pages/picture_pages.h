#pragma once

#include "web/server/route.h"

namespace web {

/// `/reviews/{year}/{number}/pages/{page}`: a scanned page beside the words that were recognised on it, and its picture.
void add_picture_pages(Routes& routes);

}  // namespace web
