/// Finds the occurrences of a leaf of the plan in one segment: words, phrases, prefixes, NEAR, with their places.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "search/plan.h"
#include "search/segment.h"

namespace search {

/// From the first to the last word of an occurrence, as places in the unit.
struct PlaceSpan {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// At most so many words of an index are meant by a prefix: the commonest.
inline constexpr std::size_t most_prefix_words = 1024;

/// The terms of the segment that a slot, or a prefix, stands for.
std::vector<std::uint32_t> terms_of(const Segment& segment, const Slot& slot);
std::vector<std::uint32_t> terms_of_prefix(const Segment& segment, std::string_view prefix);

class LeafReader {
public:
    LeafReader(const Segment& segment, const Leaf& leaf);

    /// The first unit not before the target that has the leaf; no_unit at the end.
    std::uint32_t next(std::uint32_t target);
    /// Whether this very unit has it, without looking further. Units are asked for in rising order.
    bool at(std::uint32_t unit);
    /// Its occurrences in that unit, in order; a place of the title comes as often as it counts.
    const std::vector<PlaceSpan>& spans() const { return spans_; }

private:
    struct SlotReader {
        std::vector<PostingCursor> cursors;
        std::uint64_t units = 0;
        std::size_t offset = 0;              ///< Words after the start of the phrase.
        std::vector<std::uint32_t> merged;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> heap;  ///< Unit and cursor, the first unit on top; a prefix may have a thousand.
        std::uint32_t unit = 0;
        std::uint32_t advance(std::uint32_t target);
        std::span<const std::uint32_t> places();
        void collect_places(std::size_t node);
    };

    std::uint32_t candidate(std::uint32_t target);
    bool read(std::uint32_t unit);
    void read_phrase();
    void read_near();
    void read_union(std::uint32_t unit);
    void keep_field(std::uint32_t unit);

    const Segment& segment_;
    const Leaf& leaf_;
    bool nowhere_ = false;
    std::vector<SlotReader> slots_;          ///< Rarest first.
    std::vector<LeafReader> operands_;
    std::vector<PlaceSpan> spans_, kept_;
    std::vector<std::uint32_t> starts_;
};

}  // namespace search
