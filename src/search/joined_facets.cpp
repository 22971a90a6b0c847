#include <algorithm>

#include "search/facet_counter.h"

namespace search {

JoinedFacets::JoinedFacets(const Schema& schema, const std::vector<SegmentView>& segments)
    : values_(schema.facets.size()), numbers_(schema.facets.size()), number_in_segment_(schema.facets.size()) {
    for (std::size_t facet = 0; facet < values_.size(); ++facet) {
        number_values(facet, segments);
        first_slots_.push_back(first_slots_.back() + values_[facet].size());
    }
    number_years(segments);
    first_slots_.push_back(first_slots_.back() + years_.size());
    for (std::size_t s = 0; s < segments.size(); ++s) write_column(s, *segments[s].segment);
    number_in_segment_.clear();
}

void JoinedFacets::number_values(std::size_t facet, const std::vector<SegmentView>& segments) {
    for (const auto& view : segments) {
        auto& numbers = number_in_segment_[facet].emplace_back();
        for (const auto& value : view.segment->facet_values(facet)) {
            const auto [known, fresh] = numbers_[facet].emplace(value.value, static_cast<std::uint32_t>(values_[facet].size()));
            if (fresh) values_[facet].push_back(value);
            numbers.push_back(known->second);
        }
    }
}

void JoinedFacets::number_years(const std::vector<SegmentView>& segments) {
    for (const auto& view : segments)
        for (std::uint32_t review = 0; review < view.segment->reviews(); ++review)
            if (view.segment->year(review) != 0) years_.push_back(view.segment->year(review));
    std::sort(years_.begin(), years_.end());
    years_.erase(std::unique(years_.begin(), years_.end()), years_.end());
}

void JoinedFacets::write_column(std::size_t index, const Segment& segment) {
    auto& column = columns_.emplace_back();
    for (std::uint32_t review = 0; review < segment.reviews(); ++review) {
        for (std::size_t facet = 0; facet < values_.size(); ++facet) {
            column.starts.push_back(static_cast<std::uint32_t>(column.slots.size()));
            for (const auto id : segment.facet_ids(facet, review))
                column.slots.push_back(static_cast<std::uint32_t>(first_slots_[facet] + number_in_segment_[facet][index][id]));
        }
        column.starts.push_back(static_cast<std::uint32_t>(column.slots.size()));
        if (segment.year(review) == 0) continue;
        const auto place = std::lower_bound(years_.begin(), years_.end(), segment.year(review)) - years_.begin();
        column.slots.push_back(static_cast<std::uint32_t>(first_slots_[values_.size()] + static_cast<std::size_t>(place)));
    }
    column.starts.push_back(static_cast<std::uint32_t>(column.slots.size()));
}

std::size_t JoinedFacets::slot_of(std::size_t facet, const std::string& value) const {
    const auto known = numbers_[facet].find(value);
    return known == numbers_[facet].end() ? slots() : first_slots_[facet] + known->second;
}

std::span<const std::uint32_t> JoinedFacets::slots_of(std::size_t segment, std::uint32_t review) const {
    const auto& column = columns_[segment];
    const auto from = column.starts[review * facets()], to = column.starts[(review + 1) * facets()];
    return std::span{column.slots}.subspan(from, to - from);
}

std::span<const std::uint32_t> JoinedFacets::slots_of(std::size_t segment, std::uint32_t review, std::size_t facet) const {
    const auto& column = columns_[segment];
    const auto from = column.starts[review * facets() + facet], to = column.starts[review * facets() + facet + 1];
    return std::span{column.slots}.subspan(from, to - from);
}

}  // namespace search
