/// What a partnership shows everybody of its tracker, where it wants to.
///
/// Recommendations of published reviews stand with their approved text and exact counts. All others are drawn from casework: they are counted
/// alone, and by the rule of small numbers (casework/small_numbers.h), so that neither a row nor a difference tells of single ones.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "casework/small_numbers.h"
#include "learning/state_path.h"

namespace learning {

inline constexpr std::size_t rungs = 5;

struct Progress {
    std::vector<Head> published;                     ///< In the order in which they were made.
    std::array<std::int64_t, rungs> counts{};        ///< Of these, by rung.
    casework::ShownTable others;                     ///< Rows "none", "planned", "done", "practice_changed", "better"; its incidents count recommendations.
};
/// `is_public`: whether everybody may read the review of that reference. Proposals are not counted, nor what was rejected, withdrawn or replaced.
Progress progress_of(const std::vector<Head>& heads, const std::function<bool(const std::string& review)>& is_public);

}  // namespace learning
