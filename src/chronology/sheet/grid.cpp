#include "chronology/sheet/grid.h"

#include <algorithm>

#include "base/text.h"

namespace chronology {

std::string letters_of(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

std::string place_of(std::size_t column, int row) { return letters_of(column) + std::to_string(row); }

bool is_blank(const GridRow& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return base::trim(cell).empty(); });
}

}  // namespace chronology
