#pragma once

#include "cli/work.h"

namespace cli {

/// "calendar-load", "calendar-check".
void add_calendar_works(WorkTable& works, Library& library);

}  // namespace cli
