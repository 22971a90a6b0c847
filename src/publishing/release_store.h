/// When publications are due, in the store. Inside the room only.
#pragma once

#include "casework/case.h"
#include "store/transaction.h"

namespace publishing {

/// One row a case: a later time takes the earlier one's place.
void note_due(store::Transaction&, casework::CaseKey, base::Instant public_from);
void forget_due(store::Transaction&, casework::CaseKey);

}  // namespace publishing
