#include "documents/tables/gathered.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace documents::tables {

namespace {

/// Lines end in one sign, no sign is NUL, and all is UTF-8: the answer is not believed otherwise.
void make_sound(std::string& words) {
    if (words.find('\r') != std::string::npos) {
        std::string lines;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] != '\r') lines += words[i];
            else if (i + 1 == words.size() || words[i + 1] != '\n') lines += '\n';
        }
        words = std::move(lines);
    }
    if (words.find('\0') != std::string::npos) std::erase(words, '\0');
    if (!base::is_utf8(words)) words = base::to_nfc(words);
}

/// Within the limit of a cell, never ending inside a letter.
bool shorten(std::string& words) {
    if (words.size() <= TableLimits::cell_bytes) return false;
    std::size_t end = TableLimits::cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    words.resize(end);
    return true;
}

bool stands_before(const TableCell& a, const TableCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; }

/// Gives cells the size of what is merged from them.
void widen(std::vector<TableCell>& cells, const std::vector<Merged>& merged) {
    for (const Merged& one : merged) {
        const TableCell first{.row = one.row, .column = one.column, .words = {}};
        const auto cell = std::ranges::lower_bound(cells, first, stands_before);
        if (cell == cells.end() || cell->row != one.row || cell->column != one.column) continue;
        cell->down = one.last_row - one.row + 1, cell->across = one.last_column - one.column + 1;
    }
}

/// Cells that reach over the rows below, by their first column, while rows go by.
class Reaching {
public:
    explicit Reaching(std::vector<TableCell>& cells) : cells_{cells} {}

    /// The cell under which this one lies.
    TableCell* over(const TableCell& cell) {
        for (auto at = open_.upper_bound(cell.column); at != open_.begin();) {
            --at;
            TableCell& found = cells_[at->second];
            if (found.row + found.down <= cell.row) at = open_.erase(at);
            else return cell.column < found.column + found.across ? &found : nullptr;
        }
        return nullptr;
    }
    void add(std::size_t index) {
        if (cells_[index].down > 1 || cells_[index].across > 1) open_[cells_[index].column] = index;
    }

private:
    std::vector<TableCell>& cells_;
    std::map<int, std::size_t> open_;
};

void join_covered(std::vector<TableCell>& cells) {
    Reaching reaching{cells};
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        TableCell* over = reaching.over(cells[i]);
        if (over && over->words.size() + cells[i].words.size() < TableLimits::cell_bytes) {
            (over->words += '\n') += cells[i].words;
            continue;
        }
        if (kept != i) cells[kept] = std::move(cells[i]);
        reaching.add(kept++);
    }
    cells.resize(kept);
}

}  // namespace

std::size_t Gathered::begin(std::string name, int page, bool hidden) {
    if (into_.tables.size() == TableLimits::tables) {
        cut();
        return no_room;
    }
    make_sound(name);
    into_.tables.push_back({.name = std::move(name), .number = static_cast<int>(into_.tables.size()) + 1, .page = page, .hidden = hidden, .cells = {}});
    return into_.tables.size() - 1;
}

void Gathered::hide(std::size_t table) {
    if (table != no_room) into_.tables[table].hidden = true;
}

std::size_t Gathered::add(std::size_t table, TableCell cell) {
    make_sound(cell.words);
    if (base::trim(cell.words).empty()) return no_room;
    if (shorten(cell.words)) cut();
    const bool in_place = cell.row >= 1 && cell.column >= 1 && cell.row <= TableLimits::rows && cell.column <= TableLimits::columns;
    if (table == no_room || !in_place || cells_ == TableLimits::cells || bytes_ + cell.words.size() > TableLimits::words_bytes) {
        cut();
        return no_room;
    }
    cell.down = std::clamp(cell.down, 1, TableLimits::rows - cell.row + 1), cell.across = std::clamp(cell.across, 1, TableLimits::columns - cell.column + 1);
    ++cells_, bytes_ += cell.words.size();
    auto& cells = into_.tables[table].cells;
    cells.push_back(std::move(cell));
    return cells.size() - 1;
}

void Gathered::goes_on(std::size_t table, std::size_t cell, std::string_view words) {
    TableCell& above = into_.tables[table].cells[cell];
    if (above.row + above.down <= TableLimits::rows) ++above.down;
    std::string sound{words};
    make_sound(sound);
    if (sound.empty()) return;
    if (above.words.size() + sound.size() >= TableLimits::cell_bytes || bytes_ + sound.size() >= TableLimits::words_bytes) {
        cut();
        return;
    }
    bytes_ += sound.size() + 1;
    (above.words += '\n') += sound;
}

const std::vector<TableCell>& Gathered::cells(std::size_t table) const {
    static const std::vector<TableCell> none;
    return table == no_room ? none : into_.tables[table].cells;
}

void Gathered::finish(std::size_t table, const std::vector<Merged>& merged) {
    if (table == no_room) return;
    auto& cells = into_.tables[table].cells;
    if (!std::ranges::is_sorted(cells, stands_before)) std::ranges::stable_sort(cells, stands_before);
    widen(cells, merged);
    if (std::ranges::any_of(cells, [](const TableCell& cell) { return cell.down > 1 || cell.across > 1; })) join_covered(cells);
}

}  // namespace documents::tables
