/// The best units or reviews of a segment, exactly, without scoring those that cannot be among them.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/segment_match.h"

namespace search {

/// Scores are whole numbers, so that a sum is the same in whatever order it is made and bounds are exact.
using Points = std::int32_t;
inline constexpr float points_per_unit = 1 << 17;
inline constexpr double score_of(Points points) { return points / static_cast<double>(points_per_unit); }

/// What a leaf adds to a unit: `weight` times its saturation.
inline Points points(float weight, float saturated) { return static_cast<Points>(weight * saturated * points_per_unit + 0.5f); }

struct Best {
    Points points = 0;
    std::uint32_t segment = 0;
    std::uint32_t review = 0;
    std::uint32_t unit = 0;     ///< The review's best unit, or the unit itself.
    std::uint64_t tie = 0;      ///< Smaller comes first: order by reference, then by place in the review.
};

enum class Ranked : std::uint8_t { Reviews, Units };

/// Keeps the best so far over all segments.
class BestList {
public:
    BestList(std::size_t most, Ranked what) : most_{most}, what_{what} {}
    /// Whether a unit with so many points could still get in.
    bool could_enter(Points points) const { return heap_.size() < most_ || points >= heap_.front().points; }
    bool full() const { return heap_.size() >= most_; }
    Points least() const { return full() && most_ > 0 ? heap_.front().points : 0; }
    /// Units come in rising order within a segment.
    void offer(const SegmentView& view, std::uint32_t segment, std::uint32_t unit, Points points);
    void end_segment() { end_review(); }
    /// Best first.
    std::vector<Best> take();

private:
    static bool better(const Best& a, const Best& b) { return a.points != b.points ? a.points > b.points : a.tie < b.tie; }
    void end_review();
    void push(const Best& best);

    std::size_t most_;
    Ranked what_;
    std::vector<Best> heap_;   ///< The worst on top.
    Best review_;              ///< The review at hand.
    bool has_review_ = false;
};

struct WeightedLeaf {
    std::size_t leaf = 0;
    float weight = 0;   ///< Rarity times (k1 + 1) times how often it was typed.
    std::vector<WeightedLeaf> typed;   ///< Synonyms: the words that they stand for. The leaf gives only what it has more than they.
};

/// Offers every unit of `accepted` that can be among the best. `norm` is of the whole snapshot.
void rank(const SegmentView& view, std::uint32_t segment_index, SegmentMatch& match, const std::vector<WeightedLeaf>& leaves, Norm norm, const UnitSet& accepted, BestList& best);

/// The points of single units, for passages of a review that is shown. Units in rising order.
class UnitScorer {
public:
    UnitScorer(const SegmentView& view, SegmentMatch& match, const std::vector<WeightedLeaf>& leaves, Norm norm);
    ~UnitScorer();
    Points score(std::uint32_t unit);

private:
    struct Streams;
    std::unique_ptr<Streams> streams_;
};

}  // namespace search
