/// Tables that are ruled: a grid of drawn lines with words in its cells. Those that only white space parts: aligned_tables.h.
#pragma once

#include <vector>

#include "documents/pdf/words.h"

namespace documents::pdf {

struct Cell {
    Box box;
    std::vector<Line> lines;
};

struct PageTable {
    Box box;
    std::vector<std::vector<Cell>> rows;
    /// Cells hold paragraphs, as in a form: it is read cell by cell as running text.
    bool is_form = false;
};

/// Takes the ruled tables of a page out of its lines; at least two columns and two rows, and words in most rows.
std::vector<PageTable> take_tables(PageText& page);

/// The line that stands for the page's table of that index until its words are wanted.
Line stand_in(const PageTable& table, std::size_t index);

}  // namespace documents::pdf
