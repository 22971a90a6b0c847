#include "documents/pdf/contents.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "documents/contents_title.h"
#include "documents/pdf/paragraphs.h"

namespace documents::pdf {

namespace {

constexpr std::size_t fewest_entries = 3;
constexpr std::size_t most_between = 2;    ///< Rows of a long title before its number.
constexpr std::size_t fewest_dots = 4;
constexpr int longest_report = 999;        ///< Pages. Without dots a larger number is a year at the end of a line.

std::size_t dot_bytes(std::string_view text) {
    for (const std::string_view dot : {".", "\xE2\x80\xA6", "\xC2\xB7", "_"})
        if (text.starts_with(dot)) return dot.size();
    return 0;
}

struct Leader {
    std::size_t begin = 0, end = 0;
};

/// A run of dots, with or without spaces between. An ellipsis counts as three.
std::optional<Leader> leader_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (dot_bytes(text.substr(at)) == 0) continue;
        std::size_t dots = 0, end = at;
        for (std::size_t next = at; next < text.size();) {
            const auto bytes = dot_bytes(text.substr(next));
            if (bytes == 0 && text[next] != ' ') break;
            dots += bytes == 3 ? 3 : bytes > 0 ? 1 : 0;
            next += std::max<std::size_t>(bytes, 1);
            if (bytes > 0) end = next;
        }
        if (dots >= fewest_dots) return Leader{at, end};
        at = end;
    }
    return std::nullopt;
}

int roman(std::string_view text) {
    int value = 0, last = 0;
    for (auto at = text.rbegin(); at != text.rend(); ++at) {
        const int one = *at == 'i' ? 1 : *at == 'v' ? 5 : *at == 'x' ? 10 : *at == 'l' ? 50 : 0;
        if (one == 0) return 0;
        value += one < last ? -one : one;
        last = std::max(last, one);
    }
    return value;
}

constexpr int after_roman = 1'000;  ///< Pages of a preface come before page 1.

/// What the row's last word says of a page; 0 if it is no page number.
int page_number(std::string_view row) {
    const auto space = row.find_last_of(" .");
    const std::string_view last = space == std::string_view::npos ? row : row.substr(space + 1);
    int number = 0;
    const auto [end, failure] = std::from_chars(last.data(), last.data() + last.size(), number);
    if (failure == std::errc{} && end == last.data() + last.size() && last.size() <= 4 && number > 0) return after_roman + number;
    return last.size() <= 7 && last.size() < row.size() ? roman(last) : 0;
}

bool has_words(std::string_view row) {
    return std::ranges::count_if(row, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3; }) >= 2;
}

struct Row {
    int number = 0;  ///< Page; 0: none.
    bool leader = false, title = false;
};

Row row_of(const Line& line) {
    if (line.table >= 0) return {};
    const std::string text = text_of(line);
    return {has_words(text) ? page_number(text) : 0, leader_in(text).has_value(), is_contents_title(text)};
}

/// Entries from `at` on, as the index after the last; `under_title`: dots are not asked for.
std::size_t end_of_entries(const std::vector<Row>& rows, std::size_t at, bool under_title, int last, std::size_t& entries) {
    std::size_t end = at;
    for (std::size_t i = at; i < rows.size() && i <= end + most_between; ++i) {
        if (rows[i].number == 0 || (!rows[i].leader && (!under_title || rows[i].number > after_roman + longest_report))) continue;
        if (rows[i].number < last) break;
        last = rows[i].number;
        end = i + 1;
        ++entries;
    }
    return end;
}

}  // namespace

std::string without_leaders(std::string_view row) {
    std::string result{row};
    while (const auto leader = leader_in(result)) {
        const bool words_before = leader->begin > 0;
        std::size_t begin = leader->begin, end = leader->end;
        while (begin > 0 && result[begin - 1] == ' ') --begin;
        while (end < result.size() && result[end] == ' ') ++end;
        result.replace(begin, end - begin, words_before && end < result.size() ? " " : "");
    }
    return result;
}

void ContentsFinder::mark(Column& column, int page) {
    std::vector<Row> rows;
    for (const Line& line : column.rows) rows.push_back(row_of(line));
    // A table goes on at the top of the next page, or of the next column.
    const bool goes_on = last_page_ + 1 == page || last_page_ == page;
    bool under_title = goes_on;
    int last = goes_on ? last_number_ : 0;
    std::size_t fewest = goes_on ? 2 : fewest_entries;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].title) {
            under_title = true, last = 0, fewest = fewest_entries;
            continue;
        }
        if (i > most_between && fewest < fewest_entries) under_title = false, fewest = fewest_entries;
        if (rows[i].number == 0 && !under_title) continue;
        std::size_t entries = 0;
        const std::size_t end = end_of_entries(rows, i, under_title, last, entries);
        if (entries < fewest) continue;
        for (std::size_t k = i; k < end; ++k) {
            column.rows[k].entry = rows[k].number > 0 ? Line::Entry::Whole : Line::Entry::GoesOn;
            last = std::max(last, rows[k].number);
        }
        last_page_ = page, last_number_ = last;
        i = end - 1;
    }
}

}  // namespace documents::pdf
