#include "learning/coded_features.h"

#include <algorithm>

namespace learning {

Features features_of(const casework::CaseFile& file, casework::MayBeAsked may) {
    auto likeness = casework::likeness_of(file, may, "en");
    std::ranges::sort(likeness.ages), std::ranges::sort(likeness.harm);
    return {std::move(likeness.ages), std::move(likeness.harm)};
}

Features CodedFeatures::of(store::Snapshot& snapshot, const casework::Ground& ground, const casework::Case& of, casework::MayBeAsked may) {
    const std::pair key{of.id.to_string(), (may.notification ? 1 : 0) + (may.referral ? 2 : 0)};
    {
        const std::lock_guard lock{mutex_};
        if (const auto kept = kept_.find(key); kept != kept_.end() && kept->second.version == of.version) return kept->second.features;
    }
    auto features = features_of(casework::open_file(snapshot, ground, of), may);
    const std::lock_guard lock{mutex_};
    kept_[key] = {of.version, features};
    return features;
}

}  // namespace learning
