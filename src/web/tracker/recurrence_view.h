/// On a case: which action was meant to prevent this.
#pragma once

#include "web/casework/desk.h"

namespace web {

/// A card with earlier cases of the reader's own that share coded features, and what came of their recommendations. Nothing where there are
/// none, or where the reader may not read the notification and rapid review of this case.
html::Html recurrence_card(CaseDesk& desk);

}  // namespace web
