/// Which reviews stand beside one, why in words, and the passages of both that show it.
#pragma once

#include <string>
#include <vector>

#include "collection/alike_passages.h"
#include "collection/public_catalogue.h"
#include "search/index.h"

namespace collection {

struct RelatedReview {
    ReviewSummary review;
    std::vector<Label> shared_themes;
    std::vector<std::string> shared_terms;  ///< Of the records: keywords, kinds of harm, settings.
    std::vector<std::string> shared_words;  ///< Of the texts: uncommon words that both passages use.
    std::vector<ShownPassage> here, there;  ///< At most one of each; none where neither text shows it.
};

/// The most closely related first. Asks only what is public: the catalogue and the index. One look at the index for each of at most
/// 80 words and one for them together, however large the collection is.
std::vector<RelatedReview> related_reviews(const PublicCatalogue& catalogue, const search::Snapshot& index, Reference reference, std::size_t limit = 5);

}  // namespace collection
