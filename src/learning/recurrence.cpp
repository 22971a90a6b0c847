#include "learning/recurrence.h"

#include <algorithm>

#include "casework/case_store.h"
#include "learning/tracker_store.h"

namespace learning {

namespace {

std::vector<std::string> shared(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::vector<std::string> both;
    std::ranges::set_intersection(one, other, std::back_inserter(both));
    return both;
}

/// With recommendations, opened before, the newest first.
std::vector<casework::Case> earlier_cases(store::Snapshot& snapshot, const casework::Ground& ground, const casework::Case& now, const std::vector<std::string>& cases) {
    std::vector<casework::Case> earlier;
    for (const auto& case_id : cases) {
        const auto id = base::PublicId::parse(case_id);
        if (!id || *id == now.id || heads_of_case(snapshot, case_id).empty()) continue;
        auto of = casework::find_case(snapshot, *id);
        if (of && of->opened_at < now.opened_at && !ground.keys.is_destroyed(of->seal)) earlier.push_back(*std::move(of));
    }
    std::ranges::sort(earlier, [](const casework::Case& a, const casework::Case& b) { return a.opened_at > b.opened_at; });
    if (earlier.size() > most_cases) earlier.resize(most_cases);
    return earlier;
}

}  // namespace

std::vector<Recurrence> recurrences(store::Snapshot& snapshot, const casework::Ground& ground, CodedFeatures& features, const casework::Case& now, casework::MayBeAsked may, const std::vector<std::string>& cases) {
    std::vector<Recurrence> found;
    const auto earlier = earlier_cases(snapshot, ground, now, cases);
    if (earlier.empty()) return found;
    const auto here = features.of(snapshot, ground, now, may);
    if (here.ages.empty() || here.harm.empty()) return found;
    for (const auto& of : earlier) {
        const auto there = features.of(snapshot, ground, of, may);
        Recurrence one{of.reference, of.id, shared(here.ages, there.ages), shared(here.harm, there.harm), {}};
        if (one.ages.empty() || one.harm.empty()) continue;
        one.recommendations = heads_of_case(snapshot, of.id.to_string());
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace learning
