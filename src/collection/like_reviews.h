/// Reviews of the collection that are like a case somebody is writing about, and why each is.
///
/// What is asked is held in memory for as long as the answer takes, and kept nowhere: the index and the catalogue are read in this process.
/// Not here: what a case says and whom it names (casework).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collection/alike_passages.h"
#include "collection/public_catalogue.h"

namespace collection {

struct DraftLikeness {
    std::vector<std::string> texts = {};   ///< What is written so far.
    std::string names = {};                ///< Whoever the texts are about: none of these words is asked for.
    std::string language = "en";           ///< In which the texts are written.
    std::vector<std::string> ages = {}, harm = {}, agencies = {};  ///< Slugs of the vocabulary that describe the case.
    std::string only_nation = {};          ///< Slug; empty: any.
    bool only_same_age = false, only_same_harm = false;  ///< Of no effect where the case says neither.
    std::vector<Reference> leave_out = {}; ///< Those that somebody has put aside.
};

struct LikeReview {
    ReviewSummary review;
    std::vector<std::string> shared_words;  ///< Uncommon words that a passage of it uses too.
    std::vector<Label> shared_themes, shared_harm, shared_ages, shared_agencies;
    std::optional<ShownPassage> passage;    ///< Which shows it; none where its text does not.
    double score = 0;
};

/// The reviews that are considered at all: what lies beyond is hardly alike.
inline constexpr std::size_t most_like_reviews = 40;

/// The most alike first, at most `most_like_reviews`. That the children were of one age is no reason by itself, and neither is an agency.
std::vector<LikeReview> like_reviews(const PublicCatalogue& catalogue, const search::Snapshot& index, const DraftLikeness& likeness);
/// What only a page that is shown needs: agencies in common, and a passage where none is known yet. Reads the report.
void complete(LikeReview& one, const PublicCatalogue& catalogue, const DraftLikeness& likeness);

}  // namespace collection
