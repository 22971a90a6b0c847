/// Tables in one line a row, so that an expectation reads like the table.
#pragma once

#include <string>

#include "documents/tables.h"

namespace documents::testing {

/// "1:1 Date | 1:2 Event\n2:1 (2 down) ...": row and column, what a cell covers beyond itself, its words with line ends and tabs as signs.
inline std::string shown(const FoundTable& table) {
    std::string result;
    int row = 0;
    for (const TableCell& cell : table.cells) {
        if (row != 0) result += cell.row == row ? " | " : "\n";
        row = cell.row;
        result += std::to_string(cell.row) + ":" + std::to_string(cell.column) + " ";
        if (cell.down > 1) result += "(" + std::to_string(cell.down) + " down) ";
        if (cell.across > 1) result += "(" + std::to_string(cell.across) + " across) ";
        for (const char c : cell.words) c == '\n' ? result += "\\n" : c == '\t' ? result += "\\t" : result += c;
    }
    return result;
}

/// All tables, each under its number and name; or the refusal's code.
inline std::string shown(const std::expected<FileTables, Refusal>& found) {
    if (!found) return "refused: " + found.error().code;
    std::string result;
    for (const FoundTable& table : found->tables) {
        if (!result.empty()) result += "\n";
        result += "[" + std::to_string(table.number) + (table.name.empty() ? "" : " ") + table.name + (table.hidden ? ", hidden" : "") + "]\n" + shown(table);
    }
    return result;
}

}  // namespace documents::testing
