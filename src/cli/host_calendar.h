#pragma once

#include "base/config.h"
#include "calendar/calendar.h"

namespace cli {

/// The program's calendar with the tables of `site.rules` in place of its own. Throws base::Fault where the folder holds none of
/// them, or one that cannot be read: no date is worked out from half of what the installation meant.
calendar::Calendar host_calendar(const base::Settings& settings);

}  // namespace cli
