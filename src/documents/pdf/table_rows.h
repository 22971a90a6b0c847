/// Printed lines of a table without rules, gathered into its rows: a cell of several lines is one cell.
#pragma once

#include <string>
#include <vector>

#include "documents/pdf/tables.h"

namespace documents::pdf {

/// One printed line of a table, a piece for each column; a piece without words is empty there.
struct Strip {
    std::vector<Line> pieces;
    double baseline = 0, size = 0;
    bool bold = false;
};

/// The rows, each with a cell for every column. A line goes on with the row above where it stands close under it, and its first
/// column is empty or its words begin small.
std::vector<std::vector<Cell>> rows_of_strips(const std::vector<Strip>& strips);

/// The piece's or cell's words as one text.
std::string text_of_cell(const Cell& cell);

/// Digits with what belongs to figures, and no letter: "1,204", "12 %", "£30", "2017/18".
bool is_figure(std::string_view text);

}  // namespace documents::pdf
