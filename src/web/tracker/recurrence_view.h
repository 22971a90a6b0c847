/// On a case: which action was meant to prevent this.
#pragma once

#include "learning/recurrence.h"
#include "web/casework/desk.h"

namespace web {

/// Earlier cases of the reader's own that share coded features with this one, with the recommendations of each that they may see. Nothing where
/// the reader may not read the notification or the rapid review of this case.
std::vector<learning::Recurrence> recurrences_of(const SignedPage& page, const casework::Case& of, casework::MayBeAsked may);
/// The same as a card with a table, of the case's recommendations.
html::Html recurrence_card(CaseDesk& desk);
/// Short, for beside a triage or a rapid review. Empty where there is none.
html::Html recurrence_aside(CaseDesk& desk);
/// The words of what both cases share: "Under 1; neglect".
std::string shared_in_words(const SignedPage& page, const learning::Recurrence& one);

}  // namespace web
