/// Reading order: which lines belong to which column, and which stand on one row.
#pragma once

#include <vector>

#include "documents/pdf/words.h"

namespace documents::pdf {

/// Lines that are read from top to bottom without a glance aside: a column, or the page's full width.
struct Column {
    std::vector<Line> rows;  ///< Each a whole row: a number in the margin and the words beside it are one line.
    double left = 0, right = 0;
};

/// The columns of these lines in the order in which a reader takes them. Headings across both columns part them: what is
/// above is read first, left and right. Up to four columns.
std::vector<Column> reading_order(std::vector<Line> lines);

}  // namespace documents::pdf
