/// One whole case to take away, for a court, an inquiry or somebody who asks what is held about them.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/export`.
void add_export_pages(Routes& routes);

}  // namespace web
