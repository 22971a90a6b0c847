/// Committed drawings: the cairn of the header and of the home page.
#pragma once

#include "web/html/html.h"

namespace web::html {

Html cairn_mark();    ///< Five stones, 42 by 44; hidden from assistive technology.
Html cairn_scene();   ///< The home page's cairn on a hill.
Html cross_mark();    ///< On a chip that removes a filter.

}  // namespace web::html
