#include "documents/pdf/order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace documents::pdf {

namespace {

constexpr int deepest = 2;  // Two halvings: four columns.

double overlap(const Box& a, const Box& b) { return std::min(a.bottom, b.bottom) - std::max(a.top, b.top); }

bool same_row(const Line& a, const Line& b) {
    const double lower = std::min(a.box.height(), b.box.height());
    return std::abs(a.baseline - b.baseline) < 0.3 * std::max(a.size, b.size) || (overlap(a.box, b.box) > 0.7 * lower && std::abs(a.baseline - b.baseline) < 0.5 * std::min(a.size, b.size));
}

Box bounds(const std::vector<Line>& lines) {
    Box box = lines.front().box;
    for (const Line& line : lines) box.include(line.box);
    return box;
}

/// Whether these lines are mostly running text, and not the numbers, dates or keys at the side of it.
bool is_text_column(const std::vector<const Line*>& lines, double page_width) {
    double text = 0, all = 0;
    int rows = 0;
    for (const Line* line : lines) {
        const bool prose = line->box.width() >= 0.18 * page_width && line->words.size() >= 4;
        rows += prose;
        text += prose ? line->box.width() : 0;
        all += line->box.width();
    }
    return rows >= 4 && text >= 0.6 * all;
}

/// How many rows have words on both sides of `at` and none across it, less what crosses; 0 if either side is no column.
int support(const std::vector<Line>& lines, double at, double page_width) {
    std::vector<const Line*> left, right;
    int crossing = 0;
    for (const Line& line : lines) {
        if (line.box.right <= at + 1) left.push_back(&line);
        else if (line.box.left >= at - 1) right.push_back(&line);
        else ++crossing;
    }
    if (!is_text_column(left, page_width) || !is_text_column(right, page_width)) return 0;
    int both = 0;
    for (const Line* one : left)
        both += std::ranges::any_of(right, [&](const Line* other) { return overlap(one->box, other->box) > 0.3 * one->box.height(); });
    // A few lines of prose across the gap are headings or captions; many are a page without columns.
    return both >= 4 && both * 2 >= crossing ? both : 0;
}

/// Where the gap between two columns ends, if there is one: the left edge that most lines right of it share.
std::optional<double> gutter(const std::vector<Line>& lines) {
    const Box page = bounds(lines);
    std::map<long, int> starts;
    for (const Line& line : lines)
        if (line.box.left > page.left + 0.2 * page.width()) ++starts[std::lround(line.box.left / 4)];
    std::optional<double> best;
    int most = 0;
    for (const auto& [start, count] : starts) {
        const auto before = starts.find(start - 1);
        if (count + (before == starts.end() ? 0 : before->second) < 3) continue;
        const double at = static_cast<double>(start) * 4 - 4;
        if (const int rows = support(lines, at, page.width()); rows > most) {
            most = rows;
            best = at;
        }
    }
    return best;
}

/// Lines of one column joined into rows: poppler parts a number from its paragraph where the gap is wide.
Column rows_of(std::vector<Line> lines) {
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.baseline; });
    Column column;
    for (Line& line : lines) {
        auto row = column.rows.rbegin();
        for (int back = 0; back < 4 && row != column.rows.rend() && !same_row(*row, line); ++back) ++row;
        const bool joins = row != column.rows.rend() && same_row(*row, line) &&
                           (line.box.left >= row->box.right - 1 || line.box.right <= row->box.left + 1);
        if (!joins) {
            column.rows.push_back(std::move(line));
            continue;
        }
        for (Word& word : line.words) row->words.push_back(std::move(word));
        std::ranges::stable_sort(row->words, {}, [](const Word& word) { return word.box.left; });
        measure(*row);
    }
    const Box box = column.rows.empty() ? Box{} : bounds(column.rows);
    column.left = box.left;
    column.right = box.right;
    return column;
}

void order(std::vector<Line> lines, int depth, std::vector<Column>& into);

void flush(std::vector<Line>& across, std::vector<Line>& left, std::vector<Line>& right, int depth, std::vector<Column>& into) {
    if (!across.empty()) into.push_back(rows_of(std::move(across)));
    if (!left.empty()) order(std::move(left), depth + 1, into);
    if (!right.empty()) order(std::move(right), depth + 1, into);
    across.clear();
    left.clear();
    right.clear();
}

/// The columns left and right of `at`, band by band between the lines that cross it.
void order_around(std::vector<Line> lines, double at, int depth, std::vector<Column>& into) {
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.box.top; });
    std::vector<Line> across, left, right;
    for (Line& line : lines) {
        if (line.box.right <= at + 1) {
            left.push_back(std::move(line));
        } else if (line.box.left >= at - 1) {
            right.push_back(std::move(line));
        } else {
            if (!left.empty() || !right.empty()) flush(across, left, right, depth, into);
            across.push_back(std::move(line));
        }
    }
    flush(across, left, right, depth, into);
}

void order(std::vector<Line> lines, int depth, std::vector<Column>& into) {
    if (lines.empty()) return;
    const auto at = depth < deepest ? gutter(lines) : std::nullopt;
    if (at) order_around(std::move(lines), *at, depth, into);
    else into.push_back(rows_of(std::move(lines)));
}

}  // namespace

std::vector<Column> reading_order(std::vector<Line> lines) {
    std::vector<Column> columns;
    order(std::move(lines), 0, columns);
    return columns;
}

}  // namespace documents::pdf
