/// Where two texts say the same: passages with telling words marked, as the reason why a review stands beside something else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collection/public_report.h"
#include "collection/telling_words.h"
#include "search/index.h"

namespace collection {

/// A passage with the words that both texts use marked.
struct ShownPassage {
    PublicPassage passage;
    search::Excerpt excerpt;
};

inline constexpr std::size_t shown_passage_bytes = 360;
inline constexpr std::size_t passages_looked_at = 3;  ///< Of each review that a search finds.

/// Two words, or one pair side by side: one word alone is chance.
bool is_reason(const FoundWords& found, const std::vector<TellingWord>& telling);

/// Those of the telling words.
std::vector<TellingWord> only(const std::vector<TellingWord>& telling, const std::vector<std::size_t>& which);

/// Words of labels, as a text would say them.
std::vector<TellingWord> words_of_labels(const std::vector<std::string>& labels, search::Language language);

/// The passage of a report that has most of the words.
std::optional<ShownPassage> best_passage(const std::vector<AnalysedPassage>& report, const ReviewSummary& review, const std::vector<TellingWord>& telling);

/// What a passage that was found shares with the telling words.
struct FoundPassage {
    const search::PassageHit* hit = nullptr;
    FoundWords found;
};

/// Of a hit whose excerpts are whole; the one that shares most first. Borrows the hit.
std::vector<FoundPassage> found_passages(const search::Hit& hit, const std::vector<TellingWord>& telling);
ShownPassage shown(const FoundPassage& found, const ReviewSummary& review);

/// The reviews that have most of the words, with their passages whole. `limit` at most; `filters` as search::Request has them.
search::Results ask_for(const search::Snapshot& index, const std::vector<TellingWord>& telling, std::size_t limit,
                        const std::map<std::string, std::vector<std::string>>& filters = {});

}  // namespace collection
