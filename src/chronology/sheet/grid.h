/// A table as an agency sent it: rows of cells, before anybody knows what a column means.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chronology {

struct GridRow {
    int number = 0;                  ///< As a spreadsheet numbers it, from 1.
    std::vector<std::string> cells{};  ///< As many as the grid has columns.
    std::vector<bool> filled{};        ///< True where the cell is merged with one above and its words are repeated; empty: nowhere.
    bool is_filled(std::size_t column) const { return column < filled.size() && filled[column]; }
};

struct Grid {
    std::string table{};  ///< Name of the sheet, or the heading above a table; may be empty.
    int number = 1;     ///< Of the table in its file, from 1.
    int page = 0;       ///< Of a PDF, from 1.
    bool hidden = false;
    std::size_t columns = 0;
    std::vector<GridRow> rows{};
};

/// "B".
std::string letters_of(std::size_t column);
/// "B7".
std::string place_of(std::size_t column, int row);
bool is_blank(const GridRow& row);

}  // namespace chronology
