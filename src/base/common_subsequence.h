/// What two sequences have in common, in order: for showing what changed between two texts, by words or by paragraphs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace base {

/// Places in both of a longest common subsequence, in order; `alike(i, j)` compares item i of the one with item j of the other. What both begin and end
/// with is always among them. Where what lies between is too much for the table (some 2,000 items against 2,000), nothing of it is.
template <class Alike>
std::vector<std::pair<std::size_t, std::size_t>> common_subsequence(std::size_t one_size, std::size_t other_size, const Alike& alike) {
    constexpr std::size_t most_cells = 4'000'000;
    std::vector<std::pair<std::size_t, std::size_t>> common;
    std::size_t from = 0, one_end = one_size, other_end = other_size;
    while (from < std::min(one_end, other_end) && alike(from, from)) common.emplace_back(from, from), ++from;
    while (one_end > from && other_end > from && alike(one_end - 1, other_end - 1)) --one_end, --other_end;
    const std::size_t rows = one_end - from, columns = other_end - from;
    if (rows > 0 && columns > 0 && rows <= most_cells / columns) {
        std::vector<std::uint32_t> length((rows + 1) * (columns + 1));
        const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return length[i * (columns + 1) + j]; };
        for (std::size_t i = rows; i-- > 0;)
            for (std::size_t j = columns; j-- > 0;)
                at(i, j) = alike(from + i, from + j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (alike(from + i, from + j)) common.emplace_back(from + i++, from + j++);
            else if (at(i + 1, j) >= at(i, j + 1)) ++i;
            else ++j;
        }
    }
    for (; one_end < one_size; ++one_end, ++other_end) common.emplace_back(one_end, other_end);
    return common;
}

}  // namespace base
