/// Figures of one's partnership: tables by year, each number open to what it counts, and a copy that may leave the partnership.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/figures`, `/figures.csv`, `/figures/{table}/{row}`.
void add_figures_pages(Routes& routes);

}  // namespace web
