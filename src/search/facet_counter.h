/// Exact totals and facet counts over all matches, and the units that pass every filter.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/request.h"
#include "search/segment_match.h"

namespace search {

/// The values of one facet over all segments of a snapshot.
struct FacetValues {
    std::vector<FacetValue> values;
    std::unordered_map<std::string, std::uint32_t> ids;
    std::vector<std::vector<std::uint32_t>> of_segment;  ///< By segment: its own id to the id here.
};
std::vector<FacetValues> join_facets(const Schema& schema, const std::vector<SegmentView>& segments);

class FacetCounter {
public:
    FacetCounter(const Schema& schema, const std::vector<FacetValues>& facets, const Request& request);

    /// Counts what matches in a segment, and returns those units of the lens that pass the filters.
    /// `matching` is left with all units that pass them.
    UnitSet count(const SegmentView& view, std::size_t segment, UnitSet& matching);
    void write(Results& results) const;

private:
    struct Verdict { std::size_t failing = 0; std::size_t facet = 0; };
    Verdict judge(const Segment& segment, std::size_t index, std::uint32_t review) const;
    bool year_passes(int year) const;
    void count_review(const Segment& segment, std::size_t index, std::uint32_t review, const Verdict& verdict, std::size_t shown);
    void count_facet(std::size_t facet, const Segment& segment, std::size_t index, std::uint32_t review, std::size_t shown);

    const Schema& schema_;
    const std::vector<FacetValues>& facets_;
    const Request& request_;
    std::vector<std::vector<char>> selected_;          ///< By facet: by value; empty: the facet is no filter.
    std::vector<bool> filtered_;
    std::vector<std::vector<std::size_t>> counts_;
    std::unordered_map<int, std::size_t> years_;
    std::size_t reviews_ = 0, passages_ = 0, recommendations_ = 0;
};

}  // namespace search
