/// Findings, recommendations and learning themes, recognised by headings and the shapes of lists in English and Welsh.
/// Always a guess: a person confirms, changes or drops it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "documents/extraction.h"

namespace documents {

enum class LearningKind { Finding, Recommendation, Theme };

struct Recognised {
    LearningKind kind = LearningKind::Recommendation;
    std::string number;       ///< As printed ("3", "R2"); empty: none.
    std::string text;         ///< Its own words, nothing added.
    std::size_t block = 0;    ///< Where it begins.
    std::size_t end = 0;      ///< One past the last block whose words it has.
    int row = -1;             ///< The table's row, where it stands in one.
    int page = 0;
    static constexpr bool guessed = true;
};

/// In reading order, each place once. Nothing from tables of contents, nor from sections about earlier or other reviews'
/// recommendations or the responses to them. At most 1,000.
std::vector<Recognised> recognise(const std::vector<Block>& blocks);

}  // namespace documents
