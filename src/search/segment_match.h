/// What one segment has of a plan: the leaves' occurrences, and the units that satisfy the condition.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "search/plan.h"
#include "search/segment.h"
#include "search/unit_set.h"

namespace search {

/// A segment without the reviews that were removed from it.
struct SegmentView {
    std::shared_ptr<const Segment> segment;
    std::shared_ptr<const UnitSet> live;        ///< Null: all of its units.
    std::vector<std::uint32_t> tie_of_review;   ///< Order by reference among all reviews of the snapshot.
    std::uint64_t live_units = 0, live_reviews = 0, live_length = 0;
};

/// Units that have a leaf, in order, and how often.
struct Occurrences {
    std::vector<std::uint32_t> units;
    std::vector<std::uint32_t> times;
};

/// Units that have the term and were not removed.
std::uint64_t live_units_of(const SegmentView& view, std::uint32_t term);

class SegmentMatch {
public:
    SegmentMatch(const SegmentView& view, const Plan& plan);

    /// The term whose postings are exactly the leaf, where there is one: nothing has then been read.
    std::optional<std::uint32_t> term_of(std::size_t leaf) const { return leaves_[leaf].term; }
    /// Otherwise the occurrences, found once.
    const Occurrences& occurrences(std::size_t leaf);
    /// Units with the leaf that were not removed.
    std::uint64_t frequency(std::size_t leaf);
    bool has(std::size_t leaf);

    UnitSet matching();

private:
    struct LeafState {
        std::optional<std::uint32_t> term;
        std::unique_ptr<Occurrences> found;
    };
    UnitSet satisfy(const Condition& condition);
    UnitSet units_with(std::size_t leaf);
    void add_units(std::size_t leaf, UnitSet& to);
    UnitSet heads_spread(const UnitSet& units) const;
    UnitSet reviews_where(const Condition& condition) const;
    std::vector<bool> values_with(const Condition& condition, std::size_t facet) const;
    void keep_live(Occurrences& found) const;

    const SegmentView& view_;
    const Segment& segment_;
    const Plan& plan_;
    std::vector<LeafState> leaves_;
};

/// The occurrences of a leaf in a segment, removed reviews included.
Occurrences find_occurrences(const Segment& segment, const Leaf& leaf);

}  // namespace search
