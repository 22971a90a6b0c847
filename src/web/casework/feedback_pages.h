/// `/cases/{case}/feedback`: what whoever referred is told of the outcome, by which way, and that it was done.
#pragma once

#include "web/server/route.h"

namespace web {

void add_feedback_pages(Routes& routes);

}  // namespace web
