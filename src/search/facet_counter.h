/// Exact totals and facet counts over all matches, and the units that pass every filter.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/request.h"
#include "search/segment_match.h"

namespace search {

/// The facets of a snapshot over all its segments, the year as the last of them. Every value has one slot in one row of
/// counts, and every review a run of slots, so that counting a review is one walk over a few numbers.
class JoinedFacets {
public:
    JoinedFacets(const Schema& schema, const std::vector<SegmentView>& segments);

    std::size_t facets() const { return first_slots_.size() - 1; }  ///< With the year.
    std::size_t year_facet() const { return facets() - 1; }
    std::size_t slots() const { return first_slots_.back(); }
    std::size_t first_slot(std::size_t facet) const { return first_slots_[facet]; }
    std::size_t end_slot(std::size_t facet) const { return first_slots_[facet + 1]; }
    const FacetValue& value(std::size_t facet, std::size_t slot) const { return values_[facet][slot - first_slots_[facet]]; }
    int year(std::size_t slot) const { return years_[slot - first_slots_[year_facet()]]; }
    /// The slot of a facet's value, or slots() if no review has it.
    std::size_t slot_of(std::size_t facet, const std::string& value) const;

    std::span<const std::uint32_t> slots_of(std::size_t segment, std::uint32_t review) const;
    std::span<const std::uint32_t> slots_of(std::size_t segment, std::uint32_t review, std::size_t facet) const;

private:
    struct Column {
        std::vector<std::uint32_t> starts, slots;  ///< Starts by review and facet.
    };
    void number_values(std::size_t facet, const std::vector<SegmentView>& segments);
    void number_years(const std::vector<SegmentView>& segments);
    void write_column(std::size_t index, const Segment& segment);

    std::vector<std::vector<FacetValue>> values_;                              ///< By facet, without the year.
    std::vector<std::unordered_map<std::string, std::uint32_t>> numbers_;      ///< By facet: value to its place in values_.
    std::vector<std::vector<std::vector<std::uint32_t>>> number_in_segment_;   ///< By facet and segment: its own id to that place.
    std::vector<int> years_;                                                   ///< In order.
    std::vector<std::size_t> first_slots_{0};
    std::vector<Column> columns_;                                              ///< By segment.
};

class FacetCounter {
public:
    FacetCounter(const Schema& schema, const JoinedFacets& facets, const Request& request);

    /// Counts what matches in a segment, and returns those units of the lens that pass the filters.
    /// `matching` is left with all units that pass them.
    UnitSet count(const SegmentView& view, std::size_t segment, UnitSet& matching);
    void write(Results& results) const;

private:
    struct Verdict { std::size_t failing = 0; std::size_t facet = 0; };
    Verdict judge(std::size_t segment, std::uint32_t review, int year) const;
    bool year_passes(int year) const;
    void count_review(std::size_t segment, std::uint32_t review, const Verdict& verdict, std::size_t shown);
    std::vector<FacetCount> counts_of(std::size_t facet) const;

    const Schema& schema_;
    const JoinedFacets& facets_;
    const Request& request_;
    std::vector<std::size_t> filtered_;  ///< Facets with a filter.
    std::vector<char> selected_;         ///< By slot.
    std::vector<std::size_t> counts_;    ///< By slot.
    std::size_t reviews_ = 0, passages_ = 0, recommendations_ = 0;
};

}  // namespace search
