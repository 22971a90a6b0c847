#include "web/casework/differing_words.h"

#include "base/common_subsequence.h"

namespace web {

namespace {

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
    Marks in_first(first.size(), true), in_second(second.size(), true);
    for (const auto& [i, j] : base::common_subsequence(first.size(), second.size(), [&](std::size_t i, std::size_t j) { return alike(first[i], second[j]); })) in_first[i] = in_second[j] = false;
    return {runs_of(one, first, in_first), runs_of(other, second, in_second)};
}

}  // namespace web
