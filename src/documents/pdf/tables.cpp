#include "documents/pdf/tables.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace documents::pdf {

namespace {

constexpr double near = 3;              // Points within which two rules meet.
constexpr std::size_t most_rules = 4'000;
constexpr std::size_t most_edges = 200; // Of one table, each way.

bool meet(const Box& a, const Box& b) {
    return a.left <= b.right + near && b.left <= a.right + near && a.top <= b.bottom + near && b.top <= a.bottom + near;
}

/// Rules that hang together, each group one grid or box.
std::vector<std::vector<Rule>> connected(const std::vector<Rule>& rules) {
    std::vector<std::size_t> group(rules.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (group[i] != i) i = group[i] = group[group[i]];
        return i;
    };
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (std::size_t j = i + 1; j < rules.size(); ++j)
            if (meet(rules[i].box, rules[j].box)) group[root(i)] = root(j);
    std::vector<std::vector<Rule>> by_root(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) by_root[root(i)].push_back(rules[i]);
    std::erase_if(by_root, [](const auto& one) { return one.size() < 5; });
    return by_root;
}

/// The distinct places of rules that run one way, from left to right or top to bottom.
std::vector<double> edges(const std::vector<Rule>& rules, bool horizontal) {
    std::vector<double> places;
    for (const Rule& rule : rules)
        if (rule.horizontal() == horizontal) places.push_back(horizontal ? (rule.box.top + rule.box.bottom) / 2 : (rule.box.left + rule.box.right) / 2);
    std::ranges::sort(places);
    std::vector<double> distinct;
    for (const double place : places)
        if (distinct.empty() || place - distinct.back() > 2 * near) distinct.push_back(place);
    return distinct;
}

/// Whether a rule parts two cells: a vertical one at `x` beside height `y`.
bool parts(const std::vector<Rule>& rules, double x, double y) {
    return std::ranges::any_of(rules, [&](const Rule& rule) {
        return !rule.horizontal() && std::abs((rule.box.left + rule.box.right) / 2 - x) <= 2 * near && rule.box.top <= y && rule.box.bottom >= y;
    });
}

std::vector<Cell> empty_row(const std::vector<Rule>& rules, const std::vector<double>& xs, double top, double bottom) {
    std::vector<Cell> row;
    double left = xs.front();
    for (std::size_t i = 1; i < xs.size(); ++i) {
        if (i + 1 < xs.size() && !parts(rules, xs[i], (top + bottom) / 2)) continue;
        row.push_back({{left, top, xs[i], bottom}, {}});
        left = xs[i];
    }
    return row;
}

bool inside(const Box& box, double x, double y) { return x >= box.left - near && x < box.right && y >= box.top - near && y < box.bottom; }

Cell* cell_at(PageTable& table, const Word& word) {
    const double x = (word.box.left + word.box.right) / 2, y = word.baseline - 0.3 * word.size;
    for (auto& row : table.rows)
        for (Cell& cell : row)
            if (inside(cell.box, x, y)) return &cell;
    return nullptr;
}

/// One line's words, each into its cell: poppler's line may run through a narrow rule.
void place(const Line& line, PageTable& table) {
    Cell* last = nullptr;
    for (const Word& word : line.words) {
        Cell* cell = cell_at(table, word);
        if (!cell) cell = last;
        if (!cell) cell = &table.rows.front().front();
        if (cell != last || cell->lines.empty()) cell->lines.emplace_back();
        cell->lines.back().words.push_back(word);
        last = cell;
    }
}

bool has_words(const Cell& cell) { return !cell.lines.empty(); }

/// Whether rows and cells hold what a table holds. A frame around text, or a chart's axes, are no table.
bool is_table(const PageTable& table) {
    std::size_t filled_rows = 0, widest = 0;
    for (const auto& row : table.rows) {
        const auto filled = static_cast<std::size_t>(std::ranges::count_if(row, has_words));
        filled_rows += filled > 0;
        widest = std::max(widest, filled);
    }
    return widest >= 2 && filled_rows >= 2 && filled_rows * 2 >= table.rows.size();
}

/// Whether the first of two columns only counts the rows.
bool counts_rows(const PageTable& table) {
    return std::ranges::all_of(table.rows, [](const auto& row) {
        return row.size() <= 2 && (row[0].lines.empty() || row.size() == 1 || (row[0].lines.size() == 1 && row[0].lines[0].words.size() == 1));
    });
}

bool is_form(const PageTable& table) {
    std::size_t cells = 0, words = 0, longest = 0;
    for (const auto& row : table.rows)
        for (const Cell& cell : row) {
            std::size_t here = 0;
            for (const Line& line : cell.lines) here += line.words.size();
            words += here;
            cells += here > 0;
            longest = std::max(longest, here);
        }
    return cells > 0 && (words / cells > 60 || longest > 220 || (counts_rows(table) && words / cells > 10));
}

void measure_cells(PageTable& table) {
    for (auto& row : table.rows)
        for (Cell& cell : row)
            for (Line& line : cell.lines) measure(line);
}

}  // namespace

Line stand_in(const PageTable& table, std::size_t index) {
    Line line;
    line.box = table.box;
    line.baseline = table.box.top;
    line.table = static_cast<int>(index);
    return line;
}

std::vector<PageTable> take_tables(PageText& page) {
    std::vector<PageTable> tables;
    if (page.rules.size() > most_rules) return tables;
    for (const auto& rules : connected(page.rules)) {
        const auto xs = edges(rules, false), ys = edges(rules, true);
        if (xs.size() < 3 || ys.size() < 3 || xs.size() > most_edges || ys.size() > most_edges) continue;
        PageTable table{{xs.front(), ys.front(), xs.back(), ys.back()}, {}, false};
        for (std::size_t i = 0; i + 1 < ys.size(); ++i) table.rows.push_back(empty_row(rules, xs, ys[i], ys[i + 1]));
        std::vector<Line> outside, within;
        for (Line& line : page.lines) {
            const bool in = inside(table.box, (line.box.left + line.box.right) / 2, line.baseline - 0.3 * line.size);
            (in ? within : outside).push_back(line);
        }
        for (const Line& line : within) place(line, table);
        if (!is_table(table)) continue;
        std::erase_if(table.rows, [](const auto& row) { return std::ranges::none_of(row, has_words); });
        measure_cells(table);
        table.is_form = is_form(table);
        page.lines = std::move(outside);
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace documents::pdf
