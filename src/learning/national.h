/// Recommendations of national reviews and reports, and how far each area has taken them up.
///
/// Facts about recommendations and policy alone (`data/national_recommendations.csv`, each with its source); no account of any child.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace learning {

struct NationalRecommendation {
    std::string id;          ///< "macpt-2022".
    std::string made_on;     ///< ISO day, month or year, as the source gives it.
    std::string review;      ///< "Child Protection in England".
    std::string by;
    std::string text;        ///< In this project's own words.
    std::string source;      ///< Address, or the publication's name.
    struct Since {
        std::string on, what, source;
    };
    std::vector<Since> since;  ///< What came of it nationally, the oldest first.
};
/// Throws base::Fault where the table cannot be read.
const std::vector<NationalRecommendation>& national_recommendations();
const NationalRecommendation* national_recommendation(std::string_view id);

/// "not_begun", "planned", "partly", "adopted", "not_for_us".
const std::vector<std::string>& adoption_standings();

struct Adoption {
    std::int64_t partnership = 0;
    std::string national, standing, words;
    base::Day on{};
    bool fictional = false;  ///< Of a demonstration.
};
/// The newest of each partnership, by partnership.
std::vector<Adoption> adoptions(store::Snapshot&, std::string_view national);
void record_adoption(store::Transaction&, const Adoption&, const casework::Doer&);

}  // namespace learning
