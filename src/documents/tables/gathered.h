/// The tables of a file as they are found, kept within TableLimits.
#pragma once

#include <string>
#include <vector>

#include "documents/tables.h"

namespace documents::tables {

/// Cells that a spreadsheet shows as one, its first and last row and column.
struct Merged {
    int row = 0, column = 0, last_row = 0, last_column = 0;
};

class Gathered {
public:
    static constexpr std::size_t no_room = static_cast<std::size_t>(-1);

    /// Adds to what outlives it.
    explicit Gathered(FileTables& into) : into_{into} {}

    /// The next table, in the order in which they begin; `no_room` after the last that may be kept.
    std::size_t begin(std::string name, int page = 0, bool hidden = false);
    void hide(std::size_t table);
    /// A cell of that table, and where it now stands among the table's; `no_room` where it is empty or could not be kept.
    std::size_t add(std::size_t table, TableCell cell);
    /// A cell that was added covers one row more, which has these words under it.
    void goes_on(std::size_t table, std::size_t cell, std::string_view words);
    const std::vector<TableCell>& cells(std::size_t table) const;
    /// Once all cells of the table are there: they cover what `merged` says, stand by rows and columns, and those that lie under another join it.
    void finish(std::size_t table, const std::vector<Merged>& merged = {});
    void cut() { into_.cut = true; }
    /// Nothing more can be added: reading on is in vain.
    bool full() const { return cells_ >= TableLimits::cells; }

private:
    FileTables& into_;
    std::size_t cells_ = 0, bytes_ = 0;
};

}  // namespace documents::tables
