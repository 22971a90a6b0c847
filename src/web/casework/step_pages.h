/// Taking a case further: what the step is, what is missing for it, on which day it happened and why.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/steps/{event}`.
void add_step_pages(Routes& routes);

}  // namespace web
