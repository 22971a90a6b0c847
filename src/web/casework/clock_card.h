/// A statutory clock as the design shows it: number in words, strip of days, due date, how it is counted.
#pragma once

#include "calendar/status.h"
#include "casework/case.h"
#include "web/casework/desk.h"

namespace web {

/// "Due in 4 working days", "2 working days late", "Overdue, explained", "Met": with its colour and always with a word.
html::Html clock_tag(CaseDesk& desk, const casework::Clock& clock, base::Day today);
/// The same for a list, from the day alone.
html::Html due_tag(const SignedPage& page, const std::string& nation, std::optional<base::Day> due_on, base::Day today);
std::string rule_title_words(const SignedPage& page, const std::string& rule, const std::string& nation);
html::Html rule_title(const SignedPage& page, const std::string& rule, const std::string& nation);
html::Html clock_card(CaseDesk& desk, const casework::Clock& clock, base::Day today);

}  // namespace web
