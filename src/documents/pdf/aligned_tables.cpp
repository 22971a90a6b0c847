#include "documents/pdf/aligned_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "documents/numbering.h"
#include "documents/pdf/contents.h"
#include "documents/pdf/paragraphs.h"
#include "documents/pdf/table_doubts.h"
#include "documents/pdf/table_rows.h"

namespace documents::pdf {

namespace {

constexpr double gutter = 0.65;         // Ems of white space that part two columns, if it runs through all rows: twice that of words.
constexpr double wide_gutter = 1.5;     // Ems of the widest at least.
constexpr double widest_step = 3;       // Ems from a row of a table to the next.
constexpr std::size_t most_lines = 300; // Of one table on one page.
constexpr std::size_t most_columns = 40;
constexpr std::size_t most_words = 300; // Of one of its lines.

/// What words cover from left to right; white space narrower than a gutter does not part it.
struct Span {
    double left = 0, right = 0;
};

void cover(std::vector<Span>& spans, Span more, double gap) {
    auto at = std::ranges::find_if(spans, [&](const Span& span) { return span.right + gap > more.left; });
    while (at != spans.end() && at->left < more.right + gap) {
        more = {std::min(more.left, at->left), std::max(more.right, at->right)};
        at = spans.erase(at);
    }
    spans.insert(at, more);
}

std::vector<Span> spans_of(const Line& row) {
    std::vector<Span> spans;
    for (const Word& word : row.words) cover(spans, {word.box.left, word.box.right}, gutter * row.size);
    return spans;
}

/// Whether a row has words in more than one of the columns between these edges.
bool parts(const Line& row, const std::vector<Span>& columns, const Span& wide) {
    return 1 < std::ranges::count_if(columns, [&](const Span& column) {
        return column.left >= wide.left && column.right <= wide.right &&
               std::ranges::any_of(row.words, [&](const Word& word) { return word.box.left >= column.left - 0.1 && word.box.right <= column.right + 0.1; });
    });
}

/// The columns of `above` with a row more, unless it reaches from one into another. Two that no row has filled both are one: a short
/// title in the middle of its column, and a short cell at its edge.
std::optional<std::vector<Span>> widened(const std::vector<Span>& columns, std::span<const Line> above, const Line& row) {
    std::vector<Span> result = columns;
    for (const Span& span : spans_of(row)) cover(result, span, gutter * row.size);
    for (const Span& wide : result) {
        const bool joins = std::ranges::count_if(columns, [&](const Span& column) { return column.left >= wide.left && column.right <= wide.right; }) > 1;
        if (joins && std::ranges::any_of(above, [&](const Line& line) { return parts(line, columns, wide); })) return std::nullopt;
    }
    if (result.size() < 2) return std::nullopt;
    return result;
}

/// Whether a row belongs to no table, whatever stands around it: contents, dotted lines, list items and numbered paragraphs.
bool stands_apart(const Line& row) {
    if (row.table >= 0 || row.entry != Line::Entry::None || row.words.empty() || row.words.size() > most_words) return true;
    if (row.words.size() >= 2 && leading_label(row.words[0].text + " " + row.words[1].text)) return true;
    const std::string text = text_of(row);
    return without_leaders(text) != text;
}

bool may_follow(const Line& last, const Line& row) {
    const double step = row.baseline - last.baseline;
    return step >= 0.9 * row.size && step <= widest_step * row.size && std::abs(row.size - last.size) < 0.2 * last.size;
}

/// Rows `begin` up to `end` that keep to these columns.
struct Region {
    std::size_t begin = 0, end = 0;
    std::vector<Span> columns;
};

Region region_at(const std::vector<Line>& rows, std::size_t begin) {
    Region region{begin, begin + 1, spans_of(rows[begin])};
    double widest = 0;
    for (; region.end < rows.size() && region.end - begin < most_lines; ++region.end) {
        const Line &last = rows[region.end - 1], &row = rows[region.end];
        if (stands_apart(row) || !may_follow(last, row)) break;
        const double step = row.baseline - last.baseline;
        if (region.end - begin >= 3 && step > 1.8 * widest) break;
        if (row.bold && !last.bold && spans_of(row).size() == 1) break;  // A heading.
        auto columns = widened(region.columns, std::span{rows}.subspan(begin, region.end - begin), row);
        if (!columns) break;
        region.columns = std::move(*columns);
        widest = std::max(widest, step);
    }
    return region;
}

/// Whether a wide gutter is among those that part the columns, and they are no more than a table has.
bool is_shaped(const Region& region, double size) {
    if (region.columns.size() > most_columns) return false;
    for (std::size_t i = 1; i < region.columns.size(); ++i)
        if (region.columns[i].left - region.columns[i - 1].right >= wide_gutter * size) return true;
    return false;
}

bool stands_in_first(const Region& region, const Line& row) { return row.box.right <= region.columns.front().right; }

/// Leaves out what follows the table in its first column's width: a short paragraph, a heading.
void trim(Region& region, const std::vector<Line>& rows) {
    while (region.end > region.begin + 1) {
        const Line &last = rows[region.end - 1], &before = rows[region.end - 2];
        const bool rest_of_cell = begins_small(last.words.front().text) && last.baseline - before.baseline < 1.4 * last.size;
        if (!stands_in_first(region, last) || rest_of_cell) return;
        --region.end;
    }
}

/// The upper lines of a bold header whose first column has only the lowest.
void take_header_above(Region& region, const std::vector<Line>& rows) {
    while (region.begin > 0 && rows[region.begin].bold) {
        const Line &above = rows[region.begin - 1], &row = rows[region.begin];
        if (!above.bold || stands_apart(above) || above.box.left < region.columns[1].left - 1 || row.baseline - above.baseline > 1.4 * row.size || !may_follow(above, row)) return;
        auto columns = widened(region.columns, std::span{rows}.subspan(region.begin, region.end - region.begin), above);
        if (!columns || columns->size() != region.columns.size()) return;
        region.columns = std::move(*columns);
        --region.begin;
    }
}

/// Whether a row has a gap as a table's rows have it.
bool is_parted(const Line& row) { return !stands_apart(row) && spans_of(row).size() >= 2; }

bool is_close(const Line& above, const Line& below) { return below.baseline - above.baseline < 1.4 * below.size; }

/// Whether two rows stand side by side, as where a cell lies between two that were joined to one row.
bool are_beside(const Line& above, const Line& below) { return below.baseline - above.baseline < 0.9 * std::min(above.size, below.size); }

bool is_cut_above(const Region& region, const std::vector<Line>& rows) {
    if (region.begin == 0 || rows[region.begin - 1].table >= 0) return false;
    const Line &above = rows[region.begin - 1], &first = rows[region.begin];
    if (are_beside(above, first) || (may_follow(above, first) && is_parted(above))) return true;
    return is_close(above, first) && (above.box.left >= region.columns[1].left - 1 || begins_small(first.words.front().text));
}

bool is_cut_below(const Region& region, const std::vector<Line>& rows) {
    if (region.end == rows.size() || rows[region.end].table >= 0) return false;
    const Line &last = rows[region.end - 1], &below = rows[region.end];
    if (are_beside(last, below) || (may_follow(last, below) && is_parted(below))) return true;
    return is_close(last, below) && (begins_small(below.words.front().text) || (stands_in_first(region, below) && !below.bold));  // Perhaps the rest of a first cell.
}

/// Whether a row, a cell or a sentence runs over the region's upper or lower edge: then the region is not the whole of it.
bool is_cut(const Region& region, const std::vector<Line>& rows) { return is_cut_above(region, rows) || is_cut_below(region, rows); }

Strip strip_of(const Line& row, const std::vector<Span>& columns) {
    Strip strip{std::vector<Line>(columns.size()), row.baseline, row.size, row.bold};
    for (const Word& word : row.words) {
        std::size_t column = 0;
        while (column + 1 < columns.size() && word.box.left >= columns[column + 1].left) ++column;
        strip.pieces[column].words.push_back(word);
    }
    for (Line& piece : strip.pieces)
        if (!piece.words.empty()) measure(piece);
    return strip;
}

std::optional<PageTable> table_of(const Region& region, const std::vector<Line>& rows) {
    std::vector<Strip> strips;
    PageTable table;
    table.box = rows[region.begin].box;
    for (std::size_t i = region.begin; i < region.end; ++i) {
        strips.push_back(strip_of(rows[i], region.columns));
        table.box.include(rows[i].box);
    }
    table.rows = rows_of_strips(strips);
    if (!is_surely_table(table, strips)) return std::nullopt;
    return table;
}

}  // namespace

void take_aligned_tables(Column& column, std::vector<PageTable>& tables) {
    std::vector<Line>& rows = column.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].words.size() < 2 || rows[i].words.size() > most_words || spans_of(rows[i]).size() < 2 || stands_apart(rows[i])) continue;
        Region region = region_at(rows, i);
        const std::size_t end = region.end;
        trim(region, rows);
        if (region.end - region.begin < 3) continue;
        take_header_above(region, rows);
        auto table = !is_shaped(region, rows[i].size) || is_cut(region, rows) ? std::nullopt : table_of(region, rows);
        if (!table) {
            i = end - 1;  // What was doubted as a whole is not tried in parts.
            continue;
        }
        rows[region.begin] = stand_in(*table, tables.size());
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(region.begin) + 1, rows.begin() + static_cast<std::ptrdiff_t>(region.end));
        tables.push_back(std::move(*table));
        i = region.begin;
    }
}

}  // namespace documents::pdf
