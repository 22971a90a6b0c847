/// What the finders point to in an early-learning briefing, and what of it stands in the way of its release.
///
/// Source: scenario 36 (nothing that identifies a child leaves by accident); the same finders and the same list of what may be public as for the report.
#pragma once

#include <vector>

#include "casework/record.h"
#include "publishing/identifying.h"
#include "web/casework/desk.h"

namespace web {

/// Of everything that the briefing prints, with the case's own register.
std::vector<publishing::HitGroup> learning_hits(CaseDesk& desk, const casework::Record& briefing);
/// Whether something names somebody by itself and is not on the case's list of what may be public: no check can then say that nothing was found.
bool names_somebody(const std::vector<publishing::HitGroup>& groups);
/// Each place in its paragraph; a line where there is none.
html::Html learning_hits_card(const CaseDesk& desk, const std::vector<publishing::HitGroup>& groups);

}  // namespace web
