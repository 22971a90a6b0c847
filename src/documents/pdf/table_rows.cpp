#include "documents/pdf/table_rows.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "documents/pdf/paragraphs.h"

namespace documents::pdf {

namespace {

bool has_words(const Line& piece) { return !piece.words.empty(); }

bool begins_small(const Line& piece) { return pdf::begins_small(piece.words.front().text); }

bool is_all_small(const Strip& strip) {
    return std::ranges::all_of(strip.pieces, [](const Line& piece) { return !has_words(piece) || begins_small(piece); });
}

/// In a column that is not the first, which may end in a year.
bool has_figure(const Strip& strip) {
    return std::any_of(strip.pieces.begin() + 1, strip.pieces.end(), [](const Line& piece) { return has_words(piece) && is_figure(text_of(piece)); });
}

/// Baselines nearer than this are lines of one cell, where cells have several lines at all.
double close_step(const std::vector<Strip>& strips) {
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 1; i < strips.size(); ++i) least = std::min(least, strips[i].baseline - strips[i - 1].baseline);
    return 1.25 * least;
}

/// How the lines of this table stand to each other.
struct Habit {
    double close = 0;
    bool small_rows = false;  ///< Its rows begin small ("yes", "no"): that says nothing of a line.
    bool gaps = false;        ///< Rows are set off by gaps, and not only the header or a group of them.
};

Habit habit_of(const std::vector<Strip>& strips) {
    Habit habit{close_step(strips), false, false};
    std::size_t small = 0, named = 0, gaps = 0;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        named += has_words(strips[i].pieces.front());
        small += has_words(strips[i].pieces.front()) && is_all_small(strips[i]);
        gaps += i > 0 && strips[i].baseline - strips[i - 1].baseline > habit.close;
    }
    habit.small_rows = small * 2 >= named;
    habit.gaps = gaps >= 2 && gaps * 3 + 1 >= strips.size();
    return habit;
}

/// Whether a line has no piece where the row's first line has one: then it may be the rest of longer cells.
bool lacks_a_piece(const Strip& strip, const Strip& first) {
    for (std::size_t i = 0; i < strip.pieces.size(); ++i)
        if (has_words(first.pieces[i]) && !has_words(strip.pieces[i])) return true;
    return false;
}

bool goes_on(const Strip& first, const Strip& last, const Strip& strip, bool in_header, const Habit& habit) {
    if (strip.baseline - last.baseline > habit.close) return false;
    if (in_header && strip.bold) return true;
    if (has_figure(strip)) return false;
    if (!has_words(strip.pieces.front())) return true;
    if (!habit.small_rows && is_all_small(strip)) return true;
    return habit.gaps && lacks_a_piece(strip, first);
}

void add(std::vector<Cell>& row, const Strip& strip) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!has_words(strip.pieces[i])) continue;
        if (row[i].lines.empty()) row[i].box = strip.pieces[i].box;
        row[i].box.include(strip.pieces[i].box);
        row[i].lines.push_back(strip.pieces[i]);
    }
}

}  // namespace

std::vector<std::vector<Cell>> rows_of_strips(const std::vector<Strip>& strips) {
    const Habit habit = habit_of(strips);
    const bool has_header = !std::ranges::all_of(strips, &Strip::bold);
    std::vector<std::vector<Cell>> rows;
    const Strip *first = nullptr, *last = nullptr;
    for (const Strip& strip : strips) {
        const bool in_header = has_header && rows.size() == 1 && last->bold;
        if (!last || !goes_on(*first, *last, strip, in_header, habit)) {
            rows.emplace_back(strip.pieces.size());
            first = &strip;
        }
        add(rows.back(), strip);
        last = &strip;
    }
    return rows;
}

std::string text_of_cell(const Cell& cell) {
    std::string text;
    for (const Line& line : cell.lines) append_row(text, text_of(line));
    return text;
}

bool is_figure(std::string_view text) {
    constexpr std::string_view signs = " ,.%+-/():\xC2\xA3\xE2\x80\x93\x92\x88";  // With the bytes of £, – and the minus sign.
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::ranges::any_of(text, is_digit) && std::ranges::all_of(text, [&](char c) { return is_digit(c) || signs.find(c) != std::string_view::npos; });
}

}  // namespace documents::pdf
