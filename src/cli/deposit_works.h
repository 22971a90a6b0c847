/// Work of `cairn deposit`: giving a published review away and taking one in.
#pragma once

#include "cli/work.h"

namespace cli {

/// "deposit-export", "deposit-import", "deposit-trust", "deposit-key". Each result: {"words": what came of it}.
void add_deposit_works(WorkTable& works, Library& library);

}  // namespace cli
