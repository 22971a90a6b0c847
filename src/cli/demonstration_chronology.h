/// The chronology of one case of the demonstration: five agencies' returns and the family's words, as they came.
#pragma once

#include "casework/demonstration/eastmarch.h"
#include "cli/library.h"

namespace cli {

/// Brings the files in as a coordinator would, and adds a reviewer's remarks, a question and a decision. Does nothing where the case has a chronology.
void make_chronology(Library& library, const casework::demonstration::Parts& parts, base::Instant now);

}  // namespace cli
