/// Dates as a calendar takes them: iCalendar, RFC 5545. Whole days; the case's code and what is due, never a name.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"

namespace web {

struct CalendarEntry {
    std::string uid;         ///< The same at every fetch; before the @.
    std::string summary;     ///< "EM-2026-014: Complete the rapid review"
    base::Day on{};
    base::Instant stamp{};   ///< When it was written.
    std::string address{};   ///< Absolute; empty for none.
};

/// Lines end in CRLF and are folded at 75 bytes, never inside a letter. `name`: what a calendar program calls it; empty for none.
std::string calendar_text(const std::vector<CalendarEntry>& entries, const std::string& name);

}  // namespace web
