/// The jigsaw: what the draft says that something already public says too, taken together. Beside it lie the press cuttings of the case and the published
/// reviews of this installation; a reader may have both open.
///
/// Source: SCIE, Quality markers for children's safeguarding reviews, the report (press and judgments combine with it); scenario 36; the scores are those
/// of `disclosure/jigsaw.h`. This project's own: what is in a review of another area and is neither rare nor exact tells nobody who it was, and bands and
/// kinds of harm alone never make more than a raised risk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collection/like_reviews.h"
#include "disclosure/jigsaw.h"
#include "publishing/identifying.h"

namespace publishing {

/// What the catalogue will say of the review beside its text, and any reader of the draft knows.
struct CaseOutline {
    std::vector<std::string> ages, harm;   ///< Slugs of the vocabulary.
    std::string area;                      ///< Slug; empty: it is published without one.
    std::string year;                      ///< Of what happened; empty: not known.
};
/// `likeness`: what this reader may learn of the case (`casework::likeness_of`).
CaseOutline outline_of(const casework::CaseFile& file, const collection::DraftLikeness& likeness);

struct DraftFact {
    disclosure::Fact fact;
    const HitGroup* group = nullptr;   ///< Where the draft says it; null: the outline does.
    bool names_somebody = false;
};
/// Of what was found and not approved, and of the outline, each once.
std::vector<DraftFact> draft_facts(const std::vector<HitGroup>& groups, const CaseOutline& outline);

/// Something public with what it shares with the draft.
struct Beside {
    const casework::Record* cutting = nullptr;
    std::optional<collection::ReviewSummary> review;   ///< Where it is no cutting.
    std::string anchor;                                ///< Of a passage of the review that says one of them; empty: its record alone does.
    std::vector<DraftFact> shared;
    CombinedRisk risk = CombinedRisk::Low;
};
struct PutTogether {
    CombinedRisk risk = CombinedRisk::Low;   ///< The highest of all, raised with five facts that nothing else shares.
    std::vector<Beside> beside;              ///< The riskiest first.
    std::vector<DraftFact> first;            ///< What to say more generally, in this order; what only the outline says is not here.
    std::size_t in_cuttings = 0;             ///< Things found in the draft that some cutting says too.
    std::size_t reviews_looked_at = 0;       ///< Of the collection; 0 where there is no index.
};
/// `index` null: nothing of the collection is looked at.
PutTogether put_together(const casework::CaseFile& file, const std::vector<HitGroup>& groups, const CaseOutline& outline, const collection::PublicCatalogue& catalogue, const search::Snapshot* index);

/// Reviews that are shown beside a draft.
inline constexpr std::size_t most_beside = 8;

}  // namespace publishing
