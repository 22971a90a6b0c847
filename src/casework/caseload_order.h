/// In which order a list of cases comes.
#pragma once

#include "casework/caseload.h"

namespace casework {

bool comes_before(const Case& a, const Case& b, CaseloadSort sort);

}  // namespace casework
