#include "documents/pdf/table_doubts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "base/text.h"
#include "documents/numbering.h"
#include "documents/pdf/paragraphs.h"

namespace documents::pdf {

namespace {

constexpr std::size_t fewest_rows = 3;
constexpr std::size_t fewest_rows_of_words = 4;  // Where neither a bold header nor figures speak for a table.
constexpr double wide_gutter = 1.5;              // Ems of white space, asked between all columns where nothing else speaks for a table.
constexpr std::size_t prose_piece = 5;           // Words of one line of one column.
constexpr std::size_t longest_cell = 80;         // Words.

/// The texts of a table's cells, and what is asked of them more than once.
struct Texts {
    std::vector<std::vector<std::string>> rows;
    bool header = false;  ///< The first row is bold and most others are not.

    std::size_t columns() const { return rows.front().size(); }
    std::size_t filled(std::size_t column) const {
        return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const auto& row) { return !row[column].empty(); }));
    }
    /// How many cells of the column, below the first row, say so.
    template <class Test>
    std::size_t below(std::size_t column, Test says) const {
        return static_cast<std::size_t>(std::count_if(rows.begin() + 1, rows.end(), [&](const auto& row) { return !row[column].empty() && says(row[column]); }));
    }
    template <class Test>
    std::size_t cells(Test says) const {
        std::size_t count = 0;
        for (const auto& row : rows) count += static_cast<std::size_t>(std::ranges::count_if(row, [&](const std::string& cell) { return !cell.empty() && says(cell); }));
        return count;
    }
};

bool is_bold(const std::vector<Cell>& row) {
    return std::ranges::all_of(row, [](const Cell& cell) { return std::ranges::all_of(cell.lines, &Line::bold); });
}

Texts texts_of(const PageTable& table) {
    Texts texts;
    for (const auto& row : table.rows) {
        auto& cells = texts.rows.emplace_back();
        for (const Cell& cell : row) cells.push_back(text_of_cell(cell));
    }
    const auto bold = static_cast<std::size_t>(std::ranges::count_if(table.rows, is_bold));
    texts.header = is_bold(table.rows.front()) && (bold - 1) * 2 < table.rows.size() - 1;
    return texts;
}

std::size_t words_in(std::string_view text) { return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(text, ' ')); }

/// Most rows have more than one cell, and most columns a cell in each row.
bool is_filled(const Texts& texts) {
    const auto pairs = static_cast<std::size_t>(std::ranges::count_if(texts.rows, [](const auto& row) { return std::ranges::count(row, "") + 2 <= std::ssize(row); }));
    if (pairs * 3 < texts.rows.size() * 2) return false;
    for (std::size_t i = 0; i < texts.columns(); ++i)
        if (texts.filled(i) * 2 < texts.rows.size()) return false;
    return true;
}

/// Bullets, or numbers before words: a list or numbered paragraphs, whatever stands beside them. Bare numbers may be a table's own
/// where all its columns are figures.
bool is_list(const Texts& texts) {
    const std::size_t labels = texts.below(0, is_label_word) + is_label_word(texts.rows.front()[0]);
    if (labels * 2 < texts.filled(0)) return false;
    for (std::size_t i = 0; i < texts.columns(); ++i)
        if (texts.below(i, is_figure) != texts.below(i, [](const auto&) { return true; })) return true;
    return texts.columns() < 3;
}

/// "Name:  …", "Ref: 12": a form's or a letter's head.
bool is_label_and_value(const Texts& texts) {
    const auto with_colon = [](const std::string& cell) { return cell.ends_with(':') || cell.find(": ") != std::string::npos; };
    return texts.cells(with_colon) * 4 >= texts.cells([](const auto&) { return true; });
}

bool has_postcode(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (std::size_t at = 3; at + 3 < text.size(); ++at) {
        if (text[at] != ' ' || !digit(text[at + 1]) || !capital(text[at + 2]) || !capital(text[at + 3])) continue;
        if (at + 4 < text.size() && text[at + 4] != ' ' && text[at + 4] != ',') continue;
        const auto space = text.find_last_of(' ', at - 1);
        const auto area = text.substr(space == std::string_view::npos ? 0 : space + 1, at - (space == std::string_view::npos ? 0 : space + 1));
        if (area.size() >= 2 && area.size() <= 4 && capital(area.front()) && std::ranges::any_of(area, digit)) return true;
    }
    return false;
}

bool is_address(const Texts& texts) {
    return !texts.header && texts.cells([](const std::string& cell) { return has_postcode(cell) || cell.find('@') != std::string::npos; }) > 0;
}

/// Page numbers that never fall, beside titles. A bold header may say that they count something else.
bool is_contents(const Texts& texts) {
    const std::size_t last = texts.columns() - 1;
    int before = 0;
    if (texts.columns() > 2) return false;
    if (texts.header && !base::fold(texts.rows.front()[last]).starts_with("page") && !base::fold(texts.rows.front()[last]).starts_with("tudalen")) return false;
    for (std::size_t i = texts.rows.size(); i-- > 1;) {
        const std::string& text = texts.rows[i][last];
        int number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure != std::errc{} || end != text.data() + text.size() || (i + 1 < texts.rows.size() && number > before)) return false;
        before = number;
    }
    return true;
}

/// Lines that have sentences side by side, or cells as long as paragraphs.
bool is_prose(const Texts& texts, const std::vector<Strip>& strips) {
    std::size_t beside = 0;
    for (const Strip& strip : strips)
        beside += std::ranges::count_if(strip.pieces, [](const Line& piece) { return piece.words.size() >= prose_piece; }) >= 2;
    return beside * 2 >= strips.size() || texts.cells([](const std::string& cell) { return words_in(cell) > longest_cell; }) > 0;
}

/// Whether nearly all of the places are the same, give or take half a letter.
bool agree(std::vector<double> places, double size) {
    if (places.empty()) return true;
    std::ranges::sort(places);
    const double middle = places[places.size() / 2];
    const auto near = static_cast<std::size_t>(std::ranges::count_if(places, [&](double place) { return std::abs(place - middle) < 0.5 * size; }));
    return near * 5 >= places.size() * 4;
}

struct Edges {
    std::vector<double> lefts, rights, middles;
};

/// Of the column's pieces below the first row, which may be set otherwise.
Edges edges_of(const PageTable& table, std::size_t column) {
    Edges edges;
    for (std::size_t i = 1; i < table.rows.size(); ++i)
        for (const Line& line : table.rows[i][column].lines) {
            edges.lefts.push_back(line.box.left);
            edges.rights.push_back(line.box.right);
            edges.middles.push_back((line.box.left + line.box.right) / 2);
        }
    return edges;
}

bool is_aligned(const PageTable& table, double size) {
    for (std::size_t i = 0; i < table.rows.front().size(); ++i)
        if (const Edges edges = edges_of(table, i); !agree(edges.lefts, size) && !agree(edges.rights, size) && !agree(edges.middles, size)) return false;
    return true;
}

/// A column of figures beside the first. Of two columns it must be set to the right, as no label's value is.
bool has_figures(const PageTable& table, const Texts& texts, double size) {
    for (std::size_t i = 1; i < texts.columns(); ++i) {
        if (texts.below(i, is_figure) * 4 < texts.below(i, [](const auto&) { return true; }) * 3) continue;
        if (texts.columns() > 2) return true;
        if (const Edges edges = edges_of(table, i); agree(edges.rights, size) && !agree(edges.lefts, size / 4)) return true;
    }
    return false;
}

/// The least white space between two columns.
double narrowest_gutter(const PageTable& table) {
    double narrowest = 1e5;
    for (std::size_t i = 1; i < table.rows.front().size(); ++i) {
        double right = -1e5, left = 1e5;
        for (const auto& row : table.rows) {
            if (!row[i - 1].lines.empty()) right = std::max(right, row[i - 1].box.right);
            if (!row[i].lines.empty()) left = std::min(left, row[i].box.left);
        }
        narrowest = std::min(narrowest, left - right);
    }
    return narrowest;
}

/// Whether something says that this is a table, besides its shape.
bool is_vouched_for(const PageTable& table, const Texts& texts, double size) {
    if (texts.header || has_figures(table, texts, size)) return true;
    const bool full = std::ranges::all_of(texts.rows, [](const auto& row) { return std::ranges::count(row, "") == 0; });
    return texts.columns() >= 3 && texts.rows.size() >= fewest_rows_of_words && full && narrowest_gutter(table) >= wide_gutter * size;
}

}  // namespace

bool is_surely_table(const PageTable& table, const std::vector<Strip>& strips) {
    if (table.rows.size() < fewest_rows || table.rows.front().size() < 2) return false;
    const Texts texts = texts_of(table);
    const double size = strips.front().size;
    return is_filled(texts) && !is_list(texts) && !is_label_and_value(texts) && !is_address(texts) && !is_contents(texts) && !is_prose(texts, strips) &&
           is_aligned(table, size) && is_vouched_for(table, texts, size);
}

}  // namespace documents::pdf
