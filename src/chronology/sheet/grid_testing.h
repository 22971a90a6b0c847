/// Tables for tests, as a spreadsheet would number their rows.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "chronology/sheet/grid.h"

namespace chronology {

inline Grid grid_with(const std::vector<std::vector<std::string>>& rows) {
    Grid grid;
    for (const auto& row : rows) grid.columns = std::max(grid.columns, row.size());
    for (const auto& row : rows) {
        grid.rows.push_back({.number = static_cast<int>(grid.rows.size()) + 1, .cells = row, .filled = {}});
        grid.rows.back().cells.resize(grid.columns);
    }
    return grid;
}

}  // namespace chronology
