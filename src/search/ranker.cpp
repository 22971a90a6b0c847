#include "search/ranker.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace search {

void BestList::offer(const SegmentView& view, std::uint32_t segment, std::uint32_t unit, Points points) {
    const std::uint32_t review = view.segment->review_of(unit);
    const std::uint64_t tie = static_cast<std::uint64_t>(view.tie_of_review[review]) << 32;
    if (what_ == Ranked::Units) return push({points, segment, review, unit, tie | unit});
    if (has_review_ && review_.review == review && review_.segment == segment) {
        if (points > review_.points) review_.points = points, review_.unit = unit;
        return;
    }
    end_review();
    review_ = {points, segment, review, unit, tie};
    has_review_ = true;
}

void BestList::end_review() {
    if (has_review_) push(review_);
    has_review_ = false;
}

void BestList::push(const Best& best) {
    if (most_ == 0 || (full() && !better(best, heap_.front()))) return;
    if (full()) {
        std::pop_heap(heap_.begin(), heap_.end(), better);
        heap_.back() = best;
    } else {
        heap_.push_back(best);
    }
    std::push_heap(heap_.begin(), heap_.end(), better);
}

std::vector<Best> BestList::take() {
    end_review();
    std::sort(heap_.begin(), heap_.end(), better);
    return std::move(heap_);
}

namespace {

constexpr std::uint32_t window_units = 2048;

/// Points of a window of units.
struct Window {
    std::uint32_t begin = 0, end = 0;
    alignas(64) Points points[window_units];
    void clear() { std::memset(points, 0, sizeof points); }
    void add(std::uint32_t unit, Points more) { points[unit - begin] += more; }

    /// Which of the 64 units from `first` on have at least so many points, a bit each.
    std::uint64_t reaching(std::size_t first, Points least) const {
        std::uint64_t bits = 0;
#ifdef __SSE2__
        const __m128i below = _mm_set1_epi32(least - 1);
        for (std::size_t i = 0; i < 64; i += 4) {
            const __m128i four = _mm_load_si128(reinterpret_cast<const __m128i*>(points + first + i));
            bits |= static_cast<std::uint64_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(four, below)))) << i;
        }
#else
        for (std::size_t i = 0; i < 64; ++i) bits |= static_cast<std::uint64_t>(points[first + i] >= least) << i;
#endif
        return bits;
    }
};

/// One leaf with its weight: postings of a term, or occurrences found beforehand.
class Stream {
public:
    Stream(const Segment& segment, SegmentMatch& match, const WeightedLeaf& leaf, Norm norm) : segment_{segment}, norm_{norm}, weight_{leaf.weight} {
        if (const auto term = match.term_of(leaf.leaf)) {
            cursor_ = std::make_unique<PostingCursor>(segment, *term);
            // Block bounds hold at the segment's mean length. Where units are longer on average elsewhere, scores rise by that ratio at most.
            const Norm own = norm_for(segment.mean_length());
            bound_per_impact_ = weight_ / 65535.f * points_per_unit * std::max(1.f, own.per_word / norm.per_word);
        } else {
            found_ = &match.occurrences(leaf.leaf);
            for (std::size_t i = 0; i < found_->units.size(); ++i) found_points_.push_back(score(found_->units[i], found_->times[i]));
            for (const auto& typed : leaf.typed)
                if (match.has(typed.leaf)) take_away(Stream{segment, match, typed, norm});
        }
    }

    /// The most points that a unit of the window can get. Windows come in rising order.
    Points bound(std::uint32_t begin, std::uint32_t end) {
        if (found_) return list_bound(begin, end);
        const auto blocks = cursor_->blocks();
        while (first_block_ < blocks.size() && blocks[first_block_].last < begin) ++first_block_;
        std::uint32_t impact = 0;
        for (std::uint32_t b = first_block_; b < blocks.size(); ++b) {
            impact = std::max<std::uint32_t>(impact, blocks[b].impact);
            if (blocks[b].last >= end - 1) break;
        }
        return in_points(impact);
    }

    /// Adds the points of its units in the window; blocks that stay below `needed` may be left out.
    void accumulate(Window& window, Points needed) {
        if (found_) {
            for (std::size_t i = at_; i < found_->units.size() && found_->units[i] < window.end; ++i) window.add(found_->units[i], found_points_[i]);
            return;
        }
        const auto blocks = cursor_->blocks();
        for (std::uint32_t b = first_block_; b < blocks.size(); ++b) {
            if (in_points(blocks[b].impact) >= needed) add_block(b, window);
            if (blocks[b].last >= window.end - 1) break;
        }
    }

    /// The points of one unit. Units come in rising order, within and after the last window.
    Points of(std::uint32_t unit) {
        if (!found_) return cursor_->advance(unit) == unit ? score(unit, cursor_->times()) : 0;
        const auto& units = found_->units;
        while (at_ < units.size() && units[at_] < unit) ++at_;
        return at_ < units.size() && units[at_] == unit ? found_points_[at_] : 0;
    }

    std::uint64_t size() const { return found_ ? found_->units.size() : cursor_->info().units; }

private:
    Points score(std::uint32_t unit, std::uint32_t times) const { return points(weight_, saturation(times, norm_.of(segment_.lengths()[unit]))); }
    Points in_points(std::uint32_t impact) const { return impact == 0 ? 0 : static_cast<Points>(static_cast<float>(impact) * bound_per_impact_) + 2; }

    void take_away(Stream typed) {
        for (std::size_t i = 0; i < found_->units.size(); ++i) found_points_[i] = std::max(0, found_points_[i] - typed.of(found_->units[i]));
    }

    Points list_bound(std::uint32_t begin, std::uint32_t end) {
        while (at_ < found_->units.size() && found_->units[at_] < begin) ++at_;
        Points most = 0;
        for (std::size_t i = at_; i < found_->units.size() && found_->units[i] < end; ++i) most = std::max(most, found_points_[i]);
        return most;
    }

    void add_block(std::uint32_t block, Window& window) {
        const auto units = cursor_->units_of(block);
        const auto times = cursor_->times_of(block);
        const auto lengths = segment_.lengths();
        std::size_t first = 0, last = units.size();
        while (first < last && units[first] < window.begin) ++first;
        while (last > first && units[last - 1] >= window.end) --last;
        alignas(16) float norms[block_size];  // Three plain loops, so that the arithmetic of the middle one goes four at a time.
        alignas(16) Points found[block_size];
        for (std::size_t i = first; i < last; ++i) norms[i] = static_cast<float>(lengths[units[i]]);
        for (std::size_t i = first; i < last; ++i) {
            const auto count = static_cast<float>(static_cast<std::int32_t>(times[i]));
            found[i] = static_cast<Points>(weight_ * (count / (count + (norm_.fixed + norm_.per_word * norms[i]))) * points_per_unit + 0.5f);
        }
        for (std::size_t i = first; i < last; ++i) window.add(units[i], found[i]);
    }

    const Segment& segment_;
    Norm norm_;
    float weight_;
    std::unique_ptr<PostingCursor> cursor_;
    float bound_per_impact_ = 0;
    std::uint32_t first_block_ = 0;
    const Occurrences* found_ = nullptr;
    std::vector<Points> found_points_;
    std::size_t at_ = 0;
};

struct Bounded {
    Stream* stream = nullptr;
    Points bound = 0;
};

/// Ranks one window after the other. In each, the leaves that cannot lift a unit over the threshold by themselves are looked
/// up only for units that another leaf brought (MaxScore, with bounds of the window).
class WindowRanker {
public:
    WindowRanker(const SegmentView& view, std::uint32_t index, std::vector<Stream>& streams, const UnitSet& accepted, BestList& best)
        : view_{view}, index_{index}, streams_{streams}, accepted_{accepted}, best_{best}, bounded_(streams.size()) {}

    void run() {
        for (std::uint32_t begin = 0; begin < view_.segment->units(); begin += window_units) {
            window_.begin = begin;
            window_.end = std::min(begin + window_units, view_.segment->units());
            if (any_accepted()) rank_window();
        }
    }

private:
    const std::uint64_t* accepted_words() const { return accepted_.words().data() + window_.begin / 64; }
    std::size_t word_count() const { return (window_.end - window_.begin + 63) / 64; }
    bool any_accepted() const {
        return std::any_of(accepted_words(), accepted_words() + word_count(), [](std::uint64_t word) { return word != 0; });
    }

    void rank_window() {
        Points total = 0;
        for (std::size_t i = 0; i < streams_.size(); ++i) {
            bounded_[i] = {&streams_[i], streams_[i].bound(window_.begin, window_.end)};
            total += bounded_[i].bound;
        }
        if (!best_.could_enter(total)) return;
        std::sort(bounded_.begin(), bounded_.end(), [](auto& a, auto& b) { return a.bound < b.bound; });
        std::size_t optional = 0;
        Points optional_bound = 0;
        while (optional < bounded_.size() && !best_.could_enter(optional_bound + bounded_[optional].bound)) optional_bound += bounded_[optional++].bound;
        window_.clear();
        const Points least = best_.least();
        for (std::size_t i = optional; i < bounded_.size(); ++i) bounded_[i].stream->accumulate(window_, best_.full() ? least - (total - bounded_[i].bound) : 0);
        const Points wanted = best_.full() ? least - optional_bound : 0;
        for (std::size_t w = 0; w < word_count(); ++w)
            for (std::uint64_t left = accepted_words()[w] == 0 ? 0 : accepted_words()[w] & window_.reaching(w * 64, wanted); left; left &= left - 1)
                consider(window_.begin + static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(left)), optional, optional_bound);
    }

    void consider(std::uint32_t unit, std::size_t optional, Points optional_bound) {
        Points points = window_.points[unit - window_.begin];
        for (; optional > 0; --optional) {
            if (!best_.could_enter(points + optional_bound)) return;
            points += bounded_[optional - 1].stream->of(unit);
            optional_bound -= bounded_[optional - 1].bound;
        }
        if (best_.could_enter(points)) best_.offer(view_, index_, unit, points);
    }

    const SegmentView& view_;
    std::uint32_t index_;
    std::vector<Stream>& streams_;
    const UnitSet& accepted_;
    BestList& best_;
    std::vector<Bounded> bounded_;
    Window window_;
};

std::vector<Stream> streams_for(const SegmentView& view, SegmentMatch& match, const std::vector<WeightedLeaf>& leaves, Norm norm) {
    std::vector<Stream> streams;
    streams.reserve(leaves.size());
    for (const auto& leaf : leaves)
        if (match.term_of(leaf.leaf) || !match.occurrences(leaf.leaf).units.empty()) streams.emplace_back(*view.segment, match, leaf, norm);
    return streams;
}

}  // namespace

void rank(const SegmentView& view, std::uint32_t segment_index, SegmentMatch& match, const std::vector<WeightedLeaf>& leaves, Norm norm, const UnitSet& accepted, BestList& best) {
    auto streams = streams_for(view, match, leaves, norm);
    std::uint64_t postings = 0;
    for (const auto& stream : streams) postings += stream.size();
    constexpr std::uint64_t cost_of_look_up = 16;
    if (accepted.count() * streams.size() * cost_of_look_up < postings) {
        accepted.each([&](std::uint32_t unit) {
            Points points = 0;
            for (auto& stream : streams) points += stream.of(unit);
            if (best.could_enter(points)) best.offer(view, segment_index, unit, points);
        });
    } else {
        WindowRanker{view, segment_index, streams, accepted, best}.run();
    }
    best.end_segment();
}

struct UnitScorer::Streams {
    std::vector<Stream> all;
};

UnitScorer::UnitScorer(const SegmentView& view, SegmentMatch& match, const std::vector<WeightedLeaf>& leaves, Norm norm)
    : streams_{std::make_unique<Streams>(streams_for(view, match, leaves, norm))} {}
UnitScorer::~UnitScorer() = default;

Points UnitScorer::score(std::uint32_t unit) {
    Points points = 0;
    for (auto& stream : streams_->all) points += stream.of(unit);
    return points;
}

}  // namespace search
