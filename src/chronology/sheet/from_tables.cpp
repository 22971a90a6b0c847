#include "chronology/sheet/from_tables.h"

#include <algorithm>
#include <map>

namespace chronology {

namespace {

Grid grid_of(const documents::FoundTable& table) {
    Grid grid{.table = table.name, .number = table.number, .page = table.page, .hidden = table.hidden, .rows = {}};
    for (const auto& cell : table.cells) grid.columns = std::max(grid.columns, static_cast<std::size_t>(cell.column));
    std::map<int, GridRow> rows;
    const auto row_at = [&](int number) -> GridRow& {
        auto& row = rows[number];
        if (row.cells.empty()) row.number = number, row.cells.resize(grid.columns);
        return row;
    };
    for (const auto& cell : table.cells) row_at(cell.row).cells[static_cast<std::size_t>(cell.column) - 1] = cell.words;
    for (const auto& cell : table.cells)
        for (int below = 1; below < cell.down; ++below) {
            const auto found = rows.find(cell.row + below);  // A row in which nothing else stands says nothing.
            if (found == rows.end()) continue;
            auto& row = found->second;
            const auto column = static_cast<std::size_t>(cell.column) - 1;
            if (!row.cells[column].empty()) continue;
            row.cells[column] = cell.words;
            row.filled.resize(grid.columns);
            row.filled[column] = true;
        }
    for (auto& [number, row] : rows) grid.rows.push_back(std::move(row));
    return grid;
}

}  // namespace

std::vector<Grid> grids_of(const documents::FileTables& file) {
    std::vector<Grid> grids;
    for (const auto& table : file.tables)
        if (!table.cells.empty()) grids.push_back(grid_of(table));
    return grids;
}

}  // namespace chronology
