/// Tables of a file as grids.
#pragma once

#include <vector>

#include "chronology/sheet/grid.h"
#include "documents/tables.h"

namespace chronology {

/// Every table that has a cell. Words of a cell that is merged downwards stand in each of its rows, marked as filled below the first; sideways only
/// in its first column.
std::vector<Grid> grids_of(const documents::FileTables& file);

}  // namespace chronology
