/// Handing a frozen copy to the National Panel, and the Panel's own desk.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/handover`: for the partnership.
void add_handover_pages(Routes& routes);
/// `/panel`, `/panel/meetings`, `/panel/reviewers`: for the Panel's staff.
void add_panel_pages(Routes& routes);
/// `/panel/{handover}` and what is written about it.
void add_panel_copy_pages(Routes& routes);

}  // namespace web
