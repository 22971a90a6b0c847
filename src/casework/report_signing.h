/// Who of the three safeguarding partners has signed the report of a review.
#pragma once

#include <vector>

#include "casework/guards.h"

namespace casework {

/// The latest signature of each of the three partners since the report last went to quality assurance; an earlier one is of other words.
/// As `signatures` is for the rapid review.
std::vector<Signature> report_signatures(const CaseFile& file);

}  // namespace casework
