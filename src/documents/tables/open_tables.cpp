#include "documents/tables/open_tables.h"

#include <algorithm>

#include "base/text.h"

namespace documents::tables {

namespace {

/// Past the last that may be, however often a file says so.
int past(int at, int by, int most) { return std::min(at + std::min(by, most), most + 1); }

/// A table in the words of a cell: its rows in lines, its cells parted by tabs.
std::string words_of(const std::vector<TableCell>& cells) {
    std::string words;
    int row = 0;
    for (const TableCell& cell : cells) {
        if (words.size() > TableLimits::cell_bytes) break;
        if (row != 0) words += cell.row == row ? '\t' : '\n';
        row = cell.row;
        words += cell.words;
    }
    return words;
}

/// Empty paragraphs before and after its words are no part of them.
void drop_outer_lines(std::string& words) {
    words.erase(0, std::min(words.find_first_not_of('\n'), words.size()));
    while (words.ends_with('\n')) words.pop_back();
}

}  // namespace

void OpenTables::open_table(std::string name, bool hidden) { open_.push_back({.index = gathered_.begin(std::move(name), 0, hidden), .above = {}, .covered = {}, .cells = {}}); }

void OpenTables::hide_table() {
    if (any()) gathered_.hide(innermost().index);
}

void OpenTables::close_table() {
    if (!any()) return;
    close_row();
    const auto index = innermost().index;
    gathered_.finish(index);
    open_.pop_back();
    if (!in_cell()) return;
    OpenCell& cell = innermost().cells.back();
    if (!cell.words.empty()) add("\n");
    cell.begun = true;
    add(words_of(gathered_.cells(index)));
}

void OpenTables::open_row() {
    if (!any()) return;
    Table& table = innermost();
    table.row = past(table.row, 1, TableLimits::rows);
    table.column = 1, table.in_cell = table.row_deleted = false;
    table.cells.clear();
}

void OpenTables::close_row(int times) {
    if (!any()) return;
    Table& table = innermost();
    close_cell();
    if (table.row_deleted) {
        --table.row, table.row_deleted = false;
        table.cells.clear();
        return;
    }
    join_with_before(table.cells);
    std::map<int, std::size_t> above;
    for (OpenCell& cell : table.cells) settle(table, std::move(cell), times, above);
    table.cells.clear();
    table.above = std::move(above);
    std::erase_if(table.covered, [&](const auto& reach) { return reach.second.last_row <= table.row; });
    table.row = past(table.row, times - 1, TableLimits::rows);
}

void OpenTables::join_with_before(std::vector<OpenCell>& cells) const {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].merge == Merge::FromBefore && kept > 0) {
            cells[kept - 1].across += cells[i].across;
            if (!cells[i].words.empty()) (cells[kept - 1].words += cells[kept - 1].words.empty() ? "" : "\n") += cells[i].words;
        } else {
            if (kept != i) cells[kept] = std::move(cells[i]);
            ++kept;
        }
    }
    cells.resize(kept);
}

void OpenTables::settle(Table& table, OpenCell cell, int times, std::map<int, std::size_t>& above) {
    const auto begun = table.above.find(cell.column);
    if (cell.merge == Merge::FromAbove && begun != table.above.end()) {
        gathered_.goes_on(table.index, begun->second, cell.words);
        above.insert(*begun);
        return;
    }
    if (base::trim(cell.words).empty()) return;
    const bool merges = cell.merge == Merge::Begins || cell.merge == Merge::FromAbove;
    for (int row = 0; row < times; ++row)
        for (int column = 0; column < cell.times; ++column) {
            const auto at = gathered_.add(table.index, {.row = table.row + row, .column = cell.column + column, .down = cell.down, .across = cell.across, .words = cell.words});
            if (at == Gathered::no_room) return;
            if (merges) above[cell.column] = at;
        }
}

void OpenTables::row_was_deleted() {
    if (any()) innermost().row_deleted = true;
}

void OpenTables::skip_columns(int columns) {
    if (any()) innermost().column = past(innermost().column, columns, TableLimits::columns);
}

void OpenTables::pass_covered_columns() {
    if (!any()) return;
    Table& table = innermost();
    for (auto reach = table.covered.find(table.column); reach != table.covered.end() && table.column <= TableLimits::columns; reach = table.covered.find(table.column))
        skip_columns(reach->second.across);
}

void OpenTables::open_cell() {
    if (!any()) return;
    Table& table = innermost();
    close_cell();
    if (table.row == 0) open_row();
    table.cells.push_back({.column = table.column, .words = {}});
    table.in_cell = true;
}

void OpenTables::close_cell(int times) {
    if (!in_cell()) return;
    Table& table = innermost();
    OpenCell& cell = table.cells.back();
    table.in_cell = false;
    cell.times = std::clamp(times, 1, TableLimits::columns);
    drop_outer_lines(cell.words);
    if (cell.deleted) cell.words.clear();
    if (cell.down > 1) table.covered[cell.column] = {cell.across, past(table.row, cell.down - 1, TableLimits::rows)};
    skip_columns(covered_ == Covered::Named ? cell.times : cell.across);
    // An empty cell is only a place, and a row may have very many.
    if (cell.words.empty() && cell.merge == Merge::None) table.cells.pop_back();
}

void OpenTables::spans(int across, int down) {
    if (!in_cell()) return;
    OpenCell& cell = innermost().cells.back();
    cell.across = std::clamp(across, 1, TableLimits::columns), cell.down = std::clamp(down, 1, TableLimits::rows);
}

void OpenTables::begins_merged() {
    if (in_cell()) innermost().cells.back().merge = Merge::Begins;
}

void OpenTables::goes_on_from_above() {
    if (in_cell()) innermost().cells.back().merge = Merge::FromAbove;
}

void OpenTables::goes_on_from_before() {
    if (in_cell()) innermost().cells.back().merge = Merge::FromBefore;
}

void OpenTables::cell_was_deleted() {
    if (in_cell()) innermost().cells.back().deleted = true;
}

void OpenTables::add(std::string_view words) {
    if (!in_cell() || words.empty()) return;
    OpenCell& cell = innermost().cells.back();
    if (cell.words.size() + words.size() > TableLimits::cell_bytes) gathered_.cut();
    else cell.words += words;
}

void OpenTables::begin_paragraph() {
    if (!in_cell()) return;
    OpenCell& cell = innermost().cells.back();
    if (cell.begun) add("\n");
    cell.begun = true;
}

void OpenTables::say_instead(std::string words) {
    if (in_cell() && !words.empty()) innermost().cells.back().words = std::move(words);
}

}  // namespace documents::tables
