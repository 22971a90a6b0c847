/// Holding a new extraction of a file against the old one, so that every link ever given still shows its words.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace collection {

struct Alignment {
    /// For each new passage the old one that it continues: it keeps that id and anchor.
    std::vector<std::optional<std::size_t>> continues;
    /// For each old passage that none continues, the new ones that hold its words now, in order; empty: none does, and its
    /// old text goes on answering.
    std::vector<std::vector<std::size_t>> moved_to;
};

/// By their words alone, wherever they stand: punctuation, case, line breaks and order of passages do not matter.
/// Time grows with the length of the texts, not with its square.
Alignment align(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

}  // namespace collection
