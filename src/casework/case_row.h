/// Reads a case from a row whose columns are those of `casework_case`, in the order of its statements.
#pragma once

#include "casework/case.h"
#include "store/transaction.h"

namespace casework {

Case read_case(const store::Statement& row);

}  // namespace casework
