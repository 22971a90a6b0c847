/// The parts of the publication page.
#pragma once

#include "web/publication/publication_desk.h"

namespace web {

/// What is to be done, in order, each with its state.
html::Html publication_tasks(CaseDesk& desk);
/// The clocks of publication, each with how it is counted; the earliest lawful day; "what if" of a planned day.
html::Html publication_dates(CaseDesk& desk);

}  // namespace web
