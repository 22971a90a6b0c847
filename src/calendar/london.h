/// Which day an instant belongs to, and when a day ends: by the clocks of London, for all four nations.
///
/// "Due" means the end of that day in Europe/London. A thing sent at 23:30 UTC in July was sent on the next day.
#pragma once

#include <string>

#include "base/day.h"

namespace calendar {

/// The day that London's clocks show at this instant. Throws base::Fault where the system has no time zone data.
base::Day day_in_london(base::Instant instant);

/// The first instant that no longer belongs to the day: London's midnight. Throws as above.
base::Instant end_of_day(base::Day day);
/// The hour that London's clocks show, 0 to 23. Throws as above.
int hour_in_london(base::Instant instant);
/// "09:05", as London's clocks show it. Throws as above.
std::string time_in_london(base::Instant instant);

}  // namespace calendar
