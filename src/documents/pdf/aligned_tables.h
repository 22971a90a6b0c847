/// Tables without ruled lines: rows whose words keep to the same columns, with white space between that runs through them all.
/// Taken only where nothing else could look like that (table_doubts.h): a table that is missed is still read as text.
#pragma once

#include <vector>

#include "documents/pdf/order.h"
#include "documents/pdf/tables.h"

namespace documents::pdf {

/// Puts the tables among the column's rows into `tables`, and a stand-in into the place of each. Printed contents must be marked.
void take_aligned_tables(Column& column, std::vector<PageTable>& tables);

}  // namespace documents::pdf
