/// How a review becomes units of words: shared by everything that writes or marks an index.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/analyser.h"
#include "search/query.h"
#include "search/review_input.h"

namespace search {

/// Between two parts of a head lie so many empty places that no phrase or NEAR can span them.
inline constexpr std::uint32_t gap_between_parts = farthest_near + 1;

/// A word of the title counts twice, everywhere else once. Its place is entered so many times.
inline constexpr int title_weight = 2;

/// A heading is short without being more to the point: its length counts as at least so many words.
inline constexpr std::uint32_t shortest_heading_words = 40;

/// The parts of a head in the order of their places: title, abstract, each theme, each recommendation.
struct HeadPart {
    Field field = Field::Title;
    std::string_view text;
};
inline std::vector<HeadPart> head_parts(const ReviewInput& review) {
    std::vector<HeadPart> parts{{Field::Title, review.title}, {Field::Abstract, review.abstract}};
    for (const auto& theme : review.themes) parts.push_back({Field::Themes, theme});
    for (const auto& recommendation : review.recommendations) parts.push_back({Field::Recommendations, recommendation});
    return parts;
}

/// BM25 with k1 1.2 and b .75, the constants of Lucene.
inline constexpr float bm25_k1 = 1.2f;
inline constexpr float bm25_b = 0.75f;

}  // namespace search
