#pragma once

#include <string_view>
#include <vector>

#include "documents/papers/paper.h"

namespace documents {

/// The cells of a table of comma-separated values as one sheet without a name; rows are numbered as a spreadsheet would that opens it, days
/// and numbers stay as they were typed. None where its letters cannot be told or a quotation mark is never closed.
std::vector<WorkbookSheet> sheet_of_csv(std::string_view bytes);

}  // namespace documents
