/// What else looks like a table without rules: lists, label and value, addresses, a page of contents, columns of prose. Paragraphs are
/// cited by their numbers, so a false table does more harm than one that stays text.
#pragma once

#include <vector>

#include "documents/pdf/table_rows.h"

namespace documents::pdf {

/// Whether the gathered rows of these lines are a table beyond doubt. Every row has a cell for each column.
bool is_surely_table(const PageTable& table, const std::vector<Strip>& strips);

}  // namespace documents::pdf
