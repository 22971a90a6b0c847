#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/publication`: what is to be done before a report is public, when it may be, and how it is taken down at once.
void add_publication_pages(Routes& routes);

}  // namespace web
