#include "search/facet_counter.h"

#include <algorithm>
#include <climits>

namespace search {

FacetCounter::FacetCounter(const Schema& schema, const JoinedFacets& facets, const Request& request)
    : schema_{schema}, facets_{facets}, request_{request}, selected_(facets.slots()), counts_(facets.slots()) {
    for (std::size_t facet = 0; facet < facets.year_facet(); ++facet) {
        const auto filter = request.filters.find(schema.facets[facet]);
        if (filter == request.filters.end() || filter->second.empty()) continue;
        filtered_.push_back(facet);
        for (const auto& value : filter->second)
            if (const auto slot = facets.slot_of(facet, value); slot < facets.slots()) selected_[slot] = 1;
    }
}

bool FacetCounter::year_passes(int year) const {
    if (!request_.year_from && !request_.year_to) return true;
    return year != 0 && year >= request_.year_from.value_or(INT_MIN) && year <= request_.year_to.value_or(INT_MAX);
}

FacetCounter::Verdict FacetCounter::judge(std::size_t segment, std::uint32_t review, int year) const {
    Verdict verdict;
    if (!year_passes(year)) verdict = {1, facets_.year_facet()};
    for (const auto facet : filtered_) {
        const auto slots = facets_.slots_of(segment, review, facet);
        if (std::none_of(slots.begin(), slots.end(), [&](auto slot) { return selected_[slot]; })) ++verdict.failing, verdict.facet = facet;
    }
    return verdict;
}

void FacetCounter::count_review(std::size_t segment, std::uint32_t review, const Verdict& verdict, std::size_t shown) {
    if (verdict.failing > 1) return;
    // One that fails a single filter counts for that facet, whose own filter is lifted.
    const auto slots = verdict.failing == 0 ? facets_.slots_of(segment, review) : facets_.slots_of(segment, review, verdict.facet);
    for (const auto slot : slots) counts_[slot] += shown;
}

UnitSet FacetCounter::count(const SegmentView& view, std::size_t index, UnitSet& matching) {
    const Segment& segment = *view.segment;
    UnitSet recommendations{segment.units()};
    std::copy(segment.recommendations().begin(), segment.recommendations().end(), recommendations.words().begin());
    UnitSet heads{segment.units()};
    const bool any_filter = request_.year_from || request_.year_to || !filtered_.empty();
    for (std::uint32_t review = 0; review < segment.reviews(); ++review) {
        const auto first = segment.first_unit(review), last = segment.first_unit(review + 1);
        heads.add(first);
        const std::size_t units = matching.count(first, last);
        if (units == 0) continue;
        const Verdict verdict = any_filter ? judge(index, review, segment.year(review)) : Verdict{};
        const std::size_t passages = units - matching.has(first);
        const std::size_t advised = matching.count_both(recommendations, first, last);
        const std::size_t shown = request_.lens == Lens::Reviews ? 1 : request_.lens == Lens::Passages ? passages : advised;
        if (request_.count_facets && shown > 0) count_review(index, review, verdict, shown);
        if (verdict.failing > 0) {
            matching.remove_range(first, last);
            continue;
        }
        ++reviews_;
        passages_ += passages;
        recommendations_ += advised;
    }
    UnitSet shown = matching;
    if (request_.lens == Lens::Passages) shown -= heads;
    if (request_.lens == Lens::Recommendations) shown &= recommendations;
    return shown;
}

/// Values with a count and those that are selected, most frequent first.
std::vector<FacetCount> FacetCounter::counts_of(std::size_t facet) const {
    std::vector<FacetCount> list;
    for (auto slot = facets_.first_slot(facet); slot < facets_.end_slot(facet); ++slot) {
        if (counts_[slot] == 0 && !selected_[slot]) continue;
        const auto& value = facets_.value(facet, slot);
        list.push_back({value.value, value.label, counts_[slot], selected_[slot] != 0});
    }
    if (std::find(filtered_.begin(), filtered_.end(), facet) != filtered_.end())
        for (const auto& value : request_.filters.at(schema_.facets[facet]))
            if (facets_.slot_of(facet, value) == facets_.slots()) list.push_back({value, value, 0, true});
    std::sort(list.begin(), list.end(), [](auto& a, auto& b) { return a.count != b.count ? a.count > b.count : a.label != b.label ? a.label < b.label : a.value < b.value; });
    return list;
}

void FacetCounter::write(Results& results) const {
    results.total_reviews = reviews_;
    results.total_passages = passages_;
    results.total_recommendations = recommendations_;
    results.total = request_.lens == Lens::Reviews ? reviews_ : request_.lens == Lens::Passages ? passages_ : recommendations_;
    if (!request_.count_facets) return;
    for (std::size_t facet = 0; facet < facets_.year_facet(); ++facet) results.facets.emplace_back(schema_.facets[facet], counts_of(facet));
    const auto year_facet = facets_.year_facet();
    for (auto slot = facets_.first_slot(year_facet); slot < facets_.end_slot(year_facet); ++slot)
        if (counts_[slot] > 0) results.years.emplace_back(facets_.year(slot), counts_[slot]);
}

}  // namespace search
