/// Tables that are ruled: a grid of drawn lines with words in its cells. What has no rules is left as text: a wrong table
/// mixes sentences, and nobody can tell afterwards.
#pragma once

#include <vector>

#include "documents/pdf/words.h"

namespace documents::pdf {

struct Cell {
    Box box;
    std::vector<Line> lines;
};

struct RuledTable {
    Box box;
    std::vector<std::vector<Cell>> rows;
    /// Cells hold paragraphs, as in a form: it is read cell by cell as running text.
    bool is_form = false;
};

/// Takes the ruled tables of a page out of its lines; at least two columns and two rows, and words in most rows.
std::vector<RuledTable> take_tables(PageText& page);

}  // namespace documents::pdf
