#include "learning/recurrence.h"

#include <algorithm>

#include "casework/case_store.h"
#include "learning/tracker_store.h"

namespace learning {

namespace {

std::vector<std::string> shared(std::vector<std::string> one, std::vector<std::string> other) {
    std::ranges::sort(one), std::ranges::sort(other);
    std::vector<std::string> both;
    std::ranges::set_intersection(one, other, std::back_inserter(both));
    return both;
}

}  // namespace

std::vector<Recurrence> recurrences(store::Snapshot& snapshot, const casework::Ground& ground, const casework::CaseFile& now, casework::MayBeAsked may, const std::vector<std::string>& cases) {
    const auto here = casework::likeness_of(now, may, "en");
    std::vector<casework::Case> earlier;
    for (const auto& case_id : cases) {
        const auto id = base::PublicId::parse(case_id);
        auto of = id && *id != now.of.id ? casework::find_case(snapshot, *id) : std::nullopt;
        if (of && of->opened_at < now.of.opened_at && !ground.keys.is_destroyed(of->seal) && !heads_of_case(snapshot, case_id).empty()) earlier.push_back(*std::move(of));
    }
    std::ranges::sort(earlier, [](const casework::Case& a, const casework::Case& b) { return a.opened_at > b.opened_at; });
    if (earlier.size() > most_cases) earlier.resize(most_cases);
    std::vector<Recurrence> found;
    for (const auto& of : earlier) {
        const auto there = casework::likeness_of(casework::open_file(snapshot, ground, of), may, "en");
        Recurrence one{of.reference, shared(here.ages, there.ages), shared(here.harm, there.harm), {}};
        if (one.ages.empty() || one.harm.empty()) continue;
        one.recommendations = heads_of_case(snapshot, of.id.to_string());
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace learning
