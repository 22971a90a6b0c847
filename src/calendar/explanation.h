/// A working-out in plain English lines, for the command line and for letters; pages say it with words of their own.
#pragma once

#include <string>
#include <vector>

#include "calendar/working.h"

namespace calendar {

/// `Wednesday 31 December 2025`.
std::string day_words(base::Day day);
/// `31 December 2025`, as reports and letters have it.
std::string date_words(base::Day day);

/// `5 working days`, `6 months`, `1 year`.
std::string amount_words(const Rule& rule);

/// `Statutory guidance: …. Not checked: nobody has yet read the source's own words.` Never without its strength.
std::string standing_words(const Rule& rule);

/// What the day is, how it was counted (a line for each day), and by which rule.
std::vector<std::string> explain(const Working& working);

}  // namespace calendar
