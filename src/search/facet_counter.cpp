#include "search/facet_counter.h"

#include <algorithm>
#include <climits>

namespace search {

std::vector<FacetValues> join_facets(const Schema& schema, const std::vector<SegmentView>& segments) {
    std::vector<FacetValues> joined(schema.facets.size());
    for (std::size_t f = 0; f < joined.size(); ++f)
        for (const auto& view : segments) {
            auto& ids = joined[f].of_segment.emplace_back();
            for (const auto& value : view.segment->facet_values(f)) {
                const auto [known, fresh] = joined[f].ids.emplace(value.value, static_cast<std::uint32_t>(joined[f].values.size()));
                if (fresh) joined[f].values.push_back(value);
                ids.push_back(known->second);
            }
        }
    return joined;
}

FacetCounter::FacetCounter(const Schema& schema, const std::vector<FacetValues>& facets, const Request& request)
    : schema_{schema}, facets_{facets}, request_{request}, selected_(facets.size()), filtered_(facets.size()), counts_(facets.size()) {
    for (std::size_t f = 0; f < facets.size(); ++f) {
        counts_[f].resize(facets[f].values.size());
        const auto filter = request.filters.find(schema.facets[f]);
        if (filter == request.filters.end() || filter->second.empty()) continue;
        filtered_[f] = true;
        selected_[f].resize(facets[f].values.size());
        for (const auto& value : filter->second)
            if (const auto known = facets[f].ids.find(value); known != facets[f].ids.end()) selected_[f][known->second] = 1;
    }
}

bool FacetCounter::year_passes(int year) const {
    if (!request_.year_from && !request_.year_to) return true;
    return year != 0 && year >= request_.year_from.value_or(INT_MIN) && year <= request_.year_to.value_or(INT_MAX);
}

FacetCounter::Verdict FacetCounter::judge(const Segment& segment, std::size_t index, std::uint32_t review) const {
    Verdict verdict;
    const std::size_t year_facet = facets_.size();
    if (!year_passes(segment.year(review))) verdict = {1, year_facet};
    for (std::size_t f = 0; f < facets_.size(); ++f) {
        if (!filtered_[f]) continue;
        const auto ids = segment.facet_ids(f, review);
        const auto& known = facets_[f].of_segment[index];
        if (std::none_of(ids.begin(), ids.end(), [&](auto id) { return selected_[f][known[id]]; })) ++verdict.failing, verdict.facet = f;
    }
    return verdict;
}

void FacetCounter::count_facet(std::size_t facet, const Segment& segment, std::size_t index, std::uint32_t review, std::size_t shown) {
    if (facet == facets_.size()) {
        if (segment.year(review) != 0) years_[segment.year(review)] += shown;
        return;
    }
    for (const auto id : segment.facet_ids(facet, review)) counts_[facet][facets_[facet].of_segment[index][id]] += shown;
}

void FacetCounter::count_review(const Segment& segment, std::size_t index, std::uint32_t review, const Verdict& verdict, std::size_t shown) {
    if (verdict.failing == 1) return count_facet(verdict.facet, segment, index, review, shown);  // With its own filter lifted.
    if (verdict.failing == 0)
        for (std::size_t f = 0; f <= facets_.size(); ++f) count_facet(f, segment, index, review, shown);
}

UnitSet FacetCounter::count(const SegmentView& view, std::size_t index, UnitSet& matching) {
    const Segment& segment = *view.segment;
    UnitSet recommendations{segment.units()};
    std::copy(segment.recommendations().begin(), segment.recommendations().end(), recommendations.words().begin());
    UnitSet heads{segment.units()};
    const bool any_filter = request_.year_from || request_.year_to || std::find(filtered_.begin(), filtered_.end(), true) != filtered_.end();
    for (std::uint32_t review = 0; review < segment.reviews(); ++review) {
        const auto first = segment.first_unit(review), last = segment.first_unit(review + 1);
        heads.add(first);
        const std::size_t units = matching.count(first, last);
        if (units == 0) continue;
        const Verdict verdict = any_filter ? judge(segment, index, review) : Verdict{};
        const std::size_t passages = units - matching.has(first);
        const std::size_t advised = matching.count_both(recommendations, first, last);
        const std::size_t shown = request_.lens == Lens::Reviews ? 1 : request_.lens == Lens::Passages ? passages : advised;
        if (request_.count_facets && shown > 0) count_review(segment, index, review, verdict, shown);
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

void FacetCounter::write(Results& results) const {
    results.total_reviews = reviews_;
    results.total_passages = passages_;
    results.total_recommendations = recommendations_;
    results.total = request_.lens == Lens::Reviews ? reviews_ : request_.lens == Lens::Passages ? passages_ : recommendations_;
    if (!request_.count_facets) return;
    for (std::size_t f = 0; f < facets_.size(); ++f) {
        std::vector<FacetCount> list;
        for (std::size_t v = 0; v < facets_[f].values.size(); ++v) {
            const bool selected = filtered_[f] && selected_[f][v];
            if (counts_[f][v] > 0 || selected) list.push_back({facets_[f].values[v].value, facets_[f].values[v].label, counts_[f][v], selected});
        }
        if (filtered_[f])
            for (const auto& value : request_.filters.at(schema_.facets[f]))
                if (!facets_[f].ids.contains(value)) list.push_back({value, value, 0, true});
        std::sort(list.begin(), list.end(), [](auto& a, auto& b) { return a.count != b.count ? a.count > b.count : a.label != b.label ? a.label < b.label : a.value < b.value; });
        results.facets.emplace_back(schema_.facets[f], std::move(list));
    }
    results.years.assign(years_.begin(), years_.end());
    std::sort(results.years.begin(), results.years.end());
}

}  // namespace search
