#include "documents/pdf/furniture.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/text.h"

namespace documents::pdf {

namespace {

constexpr double edge = 0.13;       // Of the page's height, at top and bottom.
constexpr double wide_edge = 0.25;  // For the outermost row: some templates have large margins.
constexpr std::size_t fewest = 3;   // Pages on which something comes again before it is furniture.

/// The lines near an edge, joined where they stand on one row ("12    A review of …").
struct EdgeRow {
    std::size_t page = 0;
    std::vector<std::size_t> lines;
    double height = 0;  ///< Of its baseline from the nearer edge; feet negative.
    std::string text;
};

std::string text_of(const Line& line) {
    std::string result;
    for (const Word& word : line.words) (result += result.empty() ? "" : " ") += word.text;
    return result;
}

std::vector<EdgeRow> edge_rows(const PageText& page, std::size_t number) {
    std::vector<EdgeRow> rows;
    if (page.lines.empty()) return rows;
    const auto by_height = [](const Line& a, const Line& b) { return a.baseline < b.baseline; };
    const auto [highest, lowest] = std::minmax_element(page.lines.begin(), page.lines.end(), by_height);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const Line& line = page.lines[i];
        const bool top = line.box.bottom < (line.baseline < highest->baseline + 2 ? wide_edge : edge) * page.height;
        const bool bottom = line.box.top > (1 - (line.baseline > lowest->baseline - 2 ? wide_edge : edge)) * page.height;
        if (!top && !bottom) continue;
        const double height = top ? line.baseline : line.baseline - page.height;
        auto row = std::ranges::find_if(rows, [&](const EdgeRow& other) { return std::abs(other.height - height) < 3; });
        if (row == rows.end()) row = rows.insert(rows.end(), EdgeRow{number, {}, height, {}});
        row->lines.push_back(i);
        (row->text += row->text.empty() ? "" : " ") += text_of(line);
    }
    return rows;
}

/// The text with its numbers hidden, so that "Page 3 of 40" meets "Page 4 of 40".
std::string shape_of(std::string_view text) {
    std::string result;
    for (const char c : base::fold(base::squeeze(text))) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && result.ends_with('#')) continue;
        result += digit ? '#' : c;
    }
    return result;
}

std::optional<int> roman_value(std::string_view text) {
    if (text.empty() || text.size() > 8) return std::nullopt;
    int sum = 0, last = 0;
    for (auto c = text.rbegin(); c != text.rend(); ++c) {
        constexpr std::string_view letters = "ivxlc";
        constexpr int values[] = {1, 5, 10, 50, 100};
        const auto at = letters.find(static_cast<char>(*c | 0x20));
        if (at == std::string_view::npos) return std::nullopt;
        sum += values[at] < last ? -values[at] : values[at];
        last = std::max(last, values[at]);
    }
    return sum;
}

struct Printed {
    std::string label;
    int value = 0;
    bool roman = false;
};

/// The page number that a row shows at its start or end: "12", "Page 12 of 40", "- 12 -", "iv", "12 | A review".
std::optional<Printed> printed_number(std::string_view row) {
    const std::string text = base::squeeze(row);
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < text.size();) {
        const auto end = std::min(text.find(' ', i), text.size());
        words.push_back(std::string_view{text}.substr(i, end - i));
        i = end + 1;
    }
    const auto number = [](std::string_view word) -> std::optional<Printed> {
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error == std::errc{} && end == word.data() + word.size() && word.size() <= 4) return Printed{std::string{word}, value, false};
        if (const auto roman = roman_value(word)) return Printed{std::string{word}, *roman, true};
        return std::nullopt;
    };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string word = base::fold(words[i]);
        if (word == "page" || word == "tudalen" || word == "p." || word == "tud.")
            if (auto found = number(words[i + 1])) return found;
    }
    std::erase_if(words, [](std::string_view word) { return word == "-" || word == "–" || word == "|" || word == "—"; });
    if (words.empty()) return std::nullopt;
    if (auto found = number(words.back())) return found;
    return number(words.front());
}

void remove_lines(PageText& page, const std::set<std::size_t>& gone) {
    std::size_t i = 0;
    std::erase_if(page.lines, [&](const Line&) { return gone.contains(i++); });
}

/// Rows of the same shape at about the same height, on at least `fewest` pages.
std::vector<const EdgeRow*> repeated(const std::vector<EdgeRow>& rows) {
    std::map<std::pair<std::string, long>, std::set<std::size_t>> pages_by_place;
    std::vector<std::pair<std::string, long>> places;
    for (const EdgeRow& row : rows) {
        places.emplace_back(shape_of(row.text), std::lround(row.height / 5));
        for (const long near : {-1, 0, 1}) pages_by_place[{places.back().first, places.back().second + near}].insert(row.page);
    }
    std::vector<const EdgeRow*> result;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (pages_by_place[places[i]].size() >= fewest) result.push_back(&rows[i]);
    return result;
}

/// Rows that count the pages: the number grows by one from page to page, whatever words stand beside it.
std::vector<std::pair<const EdgeRow*, Printed>> counting(const std::vector<EdgeRow>& rows, std::size_t pages) {
    std::map<std::pair<bool, long>, std::vector<std::pair<const EdgeRow*, Printed>>> by_offset;
    for (const EdgeRow& row : rows)
        if (auto number = printed_number(row.text))
            by_offset[{number->roman, number->value - static_cast<long>(row.page)}].emplace_back(&row, *number);
    std::vector<std::pair<const EdgeRow*, Printed>> result;
    for (const auto& [offset, same] : by_offset) {
        std::set<std::size_t> on;
        for (const auto& [row, number] : same) on.insert(row->page);
        if (on.size() >= std::min(fewest, std::max<std::size_t>(pages, 2))) result.insert(result.end(), same.begin(), same.end());
    }
    return result;
}

/// Nothing but a number and what dresses it: such a row goes; one with words goes only if the words come again.
bool is_bare_number(std::string_view text) {
    if (roman_value(base::squeeze(text))) return true;
    std::string shape = shape_of(text);
    for (const std::string_view dress : {"page", "tudalen", "of", "#", " o "})
        for (auto at = shape.find(dress); at != std::string::npos; at = shape.find(dress)) shape.replace(at, dress.size(), " ");
    return std::ranges::none_of(shape, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3; });
}

}  // namespace

std::vector<std::string> remove_furniture(std::vector<PageText>& pages) {
    std::vector<EdgeRow> rows;
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (EdgeRow& row : edge_rows(pages[i], i)) rows.push_back(std::move(row));
    std::vector<std::string> labels(pages.size());
    std::vector<std::set<std::size_t>> gone(pages.size());
    const auto remove = [&](const EdgeRow& row) { gone[row.page].insert(row.lines.begin(), row.lines.end()); };
    for (const auto& [row, number] : counting(rows, pages.size())) {
        if (labels[row->page].empty()) labels[row->page] = number.label;
        if (is_bare_number(row->text)) remove(*row);
    }
    for (const EdgeRow* row : repeated(rows)) remove(*row);
    for (std::size_t i = 0; i < pages.size(); ++i) remove_lines(pages[i], gone[i]);
    return labels;
}

}  // namespace documents::pdf
