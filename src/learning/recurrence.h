/// What was meant to prevent this: recommendations of earlier cases that share coded features with the one that is being looked at.
///
/// Coded features are the bands of age and kinds of harm that `casework::likeness_of` takes from a referral, a notification and a rapid
/// review. Source: regulation 11 (whether improvements were identified before), as the reference gives criterion C1; work sentence E, "Recurrence".
#pragma once

#include <string>
#include <vector>

#include "learning/coded_features.h"
#include "learning/thread.h"

namespace learning {

struct Recurrence {
    std::string case_reference;
    base::PublicId case_id;
    std::vector<std::string> ages, harm;  ///< Slugs that both share.
    std::vector<Head> recommendations;    ///< Of the earlier case, by number.
};

/// Of those cases alone (public ids), which the reader may read, opened before it and with recommendations; at most `most_cases` of them are
/// looked at, the newest first. Both an age and a kind of harm must be shared: one alone is chance.
std::vector<Recurrence> recurrences(store::Snapshot&, const casework::Ground&, CodedFeatures&, const casework::Case& now, casework::MayBeAsked may, const std::vector<std::string>& cases);
inline constexpr std::size_t most_cases = 100;

}  // namespace learning
