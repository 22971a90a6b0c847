/// The clocks of a case: how each day is counted, what if, and the record of dates and rules to print.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/clocks`, `/cases/{case}/clocks.ics`.
void add_case_clock_pages(Routes& routes);
/// `/cases/{case}/clocks/record`: to print and hand over.
void add_date_record_page(Routes& routes);
/// `/cases/{case}/clocks/timetable`: which version of the local timetable the case goes by.
void add_timetable_choice(Routes& routes);

}  // namespace web
