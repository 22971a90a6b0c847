#include "web/casework/differing_words.h"

#include <algorithm>
#include <cstdint>

namespace web {

namespace {

constexpr std::size_t most_cells = 4'000'000;  // of the table below: some 2,000 words against 2,000

using Pieces = std::vector<std::string_view>;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Words, each with the white space after it.
Pieces pieces_of(std::string_view text) {
    Pieces pieces;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end])) ++end;
        while (end < text.size() && is_space(text[end])) ++end;
        pieces.push_back(text.substr(at, end - at));
        at = end;
    }
    return pieces;
}

std::string_view bare(std::string_view piece) {
    while (!piece.empty() && is_space(piece.back())) piece.remove_suffix(1);
    return piece;
}

bool alike(std::string_view one, std::string_view other) { return bare(one) == bare(other); }

using Marks = std::vector<bool>;  ///< For each piece: only here.

/// Marks what a longest common subsequence of the two middles leaves out.
void mark_middle(const Pieces& one, const Pieces& other, std::size_t from, std::size_t one_end, std::size_t other_end, Marks& in_one, Marks& in_other) {
    const std::size_t rows = one_end - from, columns = other_end - from;
    for (std::size_t i = from; i < one_end; ++i) in_one[i] = true;
    for (std::size_t j = from; j < other_end; ++j) in_other[j] = true;
    if (rows == 0 || columns == 0 || rows > most_cells / columns) return;
    std::vector<std::uint32_t> length((rows + 1) * (columns + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return length[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            at(i, j) = alike(one[from + i], other[from + j]) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (alike(one[from + i], other[from + j])) in_one[from + i++] = in_other[from + j++] = false;
        else if (at(i + 1, j) >= at(i, j + 1)) ++i;
        else ++j;
    }
}

std::vector<Run> runs_of(std::string_view text, const Pieces& pieces, const Marks& marks) {
    std::vector<Run> runs;
    std::size_t at = 0;
    for (std::size_t i = 0; i < pieces.size();) {
        std::size_t next = i, size = 0;
        for (; next < pieces.size() && marks[next] == marks[i]; ++next) size += pieces[next].size();
        runs.push_back({text.substr(at, size), marks[i]});
        at += size;
        i = next;
    }
    return runs;
}

}  // namespace

std::pair<std::vector<Run>, std::vector<Run>> differing_words(std::string_view one, std::string_view other) {
    const Pieces first = pieces_of(one), second = pieces_of(other);
    std::size_t from = 0, first_end = first.size(), second_end = second.size();
    while (from < std::min(first_end, second_end) && alike(first[from], second[from])) ++from;
    while (first_end > from && second_end > from && alike(first[first_end - 1], second[second_end - 1])) --first_end, --second_end;
    Marks in_first(first.size()), in_second(second.size());
    mark_middle(first, second, from, first_end, second_end, in_first, in_second);
    return {runs_of(one, first, in_first), runs_of(other, second, in_second)};
}

}  // namespace web
