#include "search/index_snapshot.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "search/excerpt.h"
#include "search/leaf_reader.h"
#include "search/unit.h"

namespace search {

namespace {

/// Where each review stands when all reviews are in the order of their keys.
template <class KeyOf>
std::vector<std::vector<std::uint32_t>> order_by(const std::vector<SegmentView>& segments, KeyOf key_of) {
    using Key = decltype(key_of(*segments[0].segment, 0u));
    struct Entry { Key key; std::uint32_t segment, review; };
    std::vector<Entry> all;
    std::vector<std::vector<std::uint32_t>> order;
    for (std::uint32_t s = 0; s < segments.size(); ++s) {
        order.emplace_back(segments[s].segment->reviews());
        for (std::uint32_t r = 0; r < segments[s].segment->reviews(); ++r) all.push_back({key_of(*segments[s].segment, r), s, r});
    }
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.key != b.key ? a.key < b.key : std::pair{a.segment, a.review} < std::pair{b.segment, b.review}; });
    for (std::uint32_t i = 0; i < all.size(); ++i) order[all[i].segment][all[i].review] = i;
    return order;
}

void count_live(SegmentView& view) {
    const Segment& segment = *view.segment;
    view.live_units = segment.units();
    view.live_reviews = segment.reviews();
    view.live_length = segment.total_length();
    if (!view.live) return;
    for (std::uint32_t review = 0; review < segment.reviews(); ++review) {
        if (view.live->has(segment.first_unit(review))) continue;
        --view.live_reviews;
        for (auto unit = segment.first_unit(review); unit < segment.first_unit(review + 1); ++unit) {
            --view.live_units;
            view.live_length -= segment.lengths()[unit];
        }
    }
}

}  // namespace

/// One search at work.
struct IndexSnapshot::Run {
    const Request& request;
    Plan plan;
    std::vector<std::unique_ptr<SegmentMatch>> matches;
    std::vector<WeightedLeaf> weights;
    std::vector<UnitSet> matching;   ///< By segment: all units that match and pass the filters.
    std::vector<UnitSet> shown;      ///< Those of the lens.
    std::vector<Best> rows;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> passage_units;  ///< Of each passage of each hit: segment and unit.
    bool ranked() const { return request.sort == Sort::Relevance && !weights.empty(); }
};

IndexSnapshot::IndexSnapshot(Schema schema, std::shared_ptr<const Vocabulary> vocabulary, std::vector<SegmentView> segments)
    : schema_{std::move(schema)}, vocabulary_{std::move(vocabulary)}, segments_{std::move(segments)}, facets_{schema_, segments_} {
    if (!segments_.empty()) {
        auto ties = order_by(segments_, [](const Segment& segment, std::uint32_t review) { return segment.head_text(review).reference; });
        for (std::size_t s = 0; s < segments_.size(); ++s) segments_[s].tie_of_review = std::move(ties[s]);
    }
    for (auto& view : segments_) {
        count_live(view);
        live_units_ += view.live_units;
        live_reviews_ += view.live_reviews;
        live_length_ += view.live_length;
    }
    norm_ = norm_for(live_units_ == 0 ? 1 : static_cast<double>(live_length_) / static_cast<double>(live_units_));
}

double IndexSnapshot::rarity(double units) const {
    return std::log(1 + (static_cast<double>(live_units_) - units + .5) / (units + .5));
}

double IndexSnapshot::frequency(const Slot& slot) const {
    std::uint64_t sum = 0;
    for (const auto& view : segments_)
        for (const auto term : terms_of(*view.segment, slot)) sum += live_units_of(view, term);
    return static_cast<double>(std::min(sum, live_units_));
}

double IndexSnapshot::rarity(const std::vector<Slot>& slots) const {
    double sum = 0;
    for (const auto& slot : slots) sum += rarity(frequency(slot));
    return sum;
}

double IndexSnapshot::places_rarity(const Leaf& leaf) const {
    if (leaf.kind == Leaf::Kind::Phrase) return rarity(leaf.slots);
    double sum = 0;
    if (leaf.kind == Leaf::Kind::Near) {
        for (const auto& operand : leaf.operands) sum += places_rarity(operand);
        return sum;
    }
    for (const auto& view : segments_)  // A prefix within NEAR.
        for (const auto unit : find_occurrences(*view.segment, leaf).units) sum += !view.live || view.live->has(unit);
    return rarity(sum);
}

double IndexSnapshot::rarity(const Leaf& leaf, std::size_t index, Run& run) const {
    if (leaf.kind == Leaf::Kind::Phrase || leaf.kind == Leaf::Kind::Near) return places_rarity(leaf);
    double units = 0;
    for (auto& match : run.matches) units += static_cast<double>(match->frequency(index));
    const double own = rarity(units);
    return leaf.kind == Leaf::Kind::Union ? synonym_weight * std::min(own, rarity(leaf.sources)) : own;
}

void IndexSnapshot::weigh(Run& run) const {
    for (const auto& scored : run.plan.scored) {
        const double weight = rarity(run.plan.leaves[scored.leaf], scored.leaf, run) * scored.times * (bm25_k1 + 1);
        run.weights.push_back({scored.leaf, static_cast<float>(weight), {}});
    }
    for (std::size_t i = 0; i < run.weights.size(); ++i)
        for (const auto& other : run.weights)
            if (std::ranges::count(run.plan.scored[i].typed, other.leaf) > 0) run.weights[i].typed.push_back({other.leaf, other.weight, {}});
}

void IndexSnapshot::match(Run& run, Results& results) const {
    FacetCounter counter{schema_, facets_, run.request};
    const std::size_t wanted = run.request.offset + std::min(run.request.limit, live_units_ - std::min<std::uint64_t>(live_units_, run.request.offset));
    BestList best{std::min<std::size_t>(wanted, live_units_), run.request.lens == Lens::Reviews ? Ranked::Reviews : Ranked::Units};
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
        run.matching.push_back(run.matches[s]->matching());
        run.shown.push_back(counter.count(segments_[s], s, run.matching.back()));
        if (run.ranked() && run.request.limit > 0) rank(segments_[s], s, *run.matches[s], run.weights, norm_, run.shown.back(), best);
    }
    counter.write(results);
    run.rows = run.ranked() ? best.take() : sorted(run);
    run.rows.erase(run.rows.begin(), run.rows.begin() + static_cast<std::ptrdiff_t>(std::min(run.request.offset, run.rows.size())));
    if (run.rows.size() > run.request.limit) run.rows.resize(run.request.limit);
}

const std::vector<std::vector<std::uint32_t>>& IndexSnapshot::title_order() const {
    std::call_once(titles_once_, [&] {
        title_order_ = order_by(segments_, [](const Segment& segment, std::uint32_t review) {
            const auto head = segment.head_text(review);
            return std::pair{base::fold(head.title), std::string{head.reference}};
        });
    });
    return title_order_;
}

/// Everything that matches, in an order that needs no score.
std::vector<Best> IndexSnapshot::sorted(const Run& run) const {
    struct Row { std::int64_t key; Best best; };
    std::vector<Row> rows;
    const bool by_title = run.request.sort == Sort::Title;
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
        const Segment& segment = *segments_[s].segment;
        std::uint32_t last_review = no_unit;
        run.shown[s].each([&](std::uint32_t unit) {
            const auto review = segment.review_of(unit);
            if (run.request.lens == Lens::Reviews && review == last_review) return;
            last_review = review;
            const std::int64_t key = by_title ? static_cast<std::int64_t>(title_order()[s][review]) : run.request.sort == Sort::NewestFirst ? -segment.date(review) : 0;
            rows.push_back({key, {0, s, review, unit, static_cast<std::uint64_t>(segments_[s].tie_of_review[review]) << 32 | unit}});
        });
    }
    const auto first = [](const Row& a, const Row& b) { return a.key != b.key ? a.key < b.key : a.best.tie < b.best.tie; };
    const auto wanted = std::min(rows.size(), run.request.offset + std::min(run.request.limit, rows.size()));
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, rows.size())), rows.end(), first);
    std::vector<Best> result;
    for (std::size_t i = 0; i < std::min(wanted, rows.size()); ++i) result.push_back(rows[i].best);
    return result;
}

namespace {

PassageHit passage_hit(const Segment& segment, std::uint32_t unit, double score) {
    const PassageText text = segment.passage_text(unit);
    PassageHit hit;
    hit.id = text.id;
    hit.score = score;
    hit.page = text.page;
    hit.paragraph = text.paragraph;
    hit.section = text.section;
    hit.place = text.place;
    hit.kind = text.kind;
    hit.language = text.language;
    return hit;
}

}  // namespace

void IndexSnapshot::add_hits(Run& run, Results& results) const {
    for (const auto& row : run.rows) {
        const Segment& segment = *segments_[row.segment].segment;
        const auto first = segment.first_unit(row.review), last = segment.first_unit(row.review + 1);
        Hit hit;
        hit.key = segment.key(row.review);
        hit.reference = segment.head_text(row.review).reference;
        hit.year = segment.year(row.review);
        hit.score = score_of(row.points);
        hit.matching_passages = run.matching[row.segment].count(first + 1, last);
        results.hits.push_back(std::move(hit));
    }
    add_passages(run, results);
    add_excerpts(run, results);
}

/// The best matching passages of each review on the page; under the other lenses the passage itself.
void IndexSnapshot::add_passages(Run& run, Results& results) const {
    std::vector<std::size_t> order(run.rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::pair{run.rows[a].segment, run.rows[a].unit} < std::pair{run.rows[b].segment, run.rows[b].unit}; });
    std::vector<std::vector<std::pair<std::uint32_t, double>>> chosen(run.rows.size());
    std::unique_ptr<UnitScorer> scorer;
    std::uint32_t scorer_segment = no_unit;
    for (const auto i : order) {
        const auto& row = run.rows[i];
        if (run.request.lens != Lens::Reviews) {
            chosen[i].emplace_back(row.unit, score_of(row.points));
            continue;
        }
        if (run.weights.empty() || run.request.passages_per_review == 0) continue;
        if (scorer_segment != row.segment) scorer = std::make_unique<UnitScorer>(segments_[row.segment], *run.matches[row.segment], run.weights, norm_), scorer_segment = row.segment;
        const Segment& segment = *segments_[row.segment].segment;
        std::vector<std::pair<Points, std::uint32_t>> scored;
        for (auto unit = segment.first_unit(row.review) + 1; unit < segment.first_unit(row.review + 1); ++unit)
            if (run.matching[row.segment].has(unit)) scored.emplace_back(-scorer->score(unit), unit);
        const auto wanted = std::min(scored.size(), run.request.passages_per_review);
        std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(wanted), scored.end());
        for (std::size_t p = 0; p < wanted; ++p) chosen[i].emplace_back(scored[p].second, score_of(-scored[p].first));
    }
    for (std::size_t i = 0; i < run.rows.size(); ++i)
        for (const auto& [unit, score] : chosen[i]) {
            results.hits[i].passages.push_back(passage_hit(*segments_[run.rows[i].segment].segment, unit, score));
            run.passage_units.emplace_back(run.rows[i].segment, unit);
        }
}

namespace {

/// Where the scored leaves stand in some units of a segment.
class PlaceFinder {
public:
    void want(std::uint32_t unit) { found_[unit]; }
    void find(const Segment& segment, const Plan& plan) {
        for (const auto& scored : plan.scored) {
            LeafReader reader{segment, plan.leaves[scored.leaf]};
            for (auto& [unit, spans] : found_)
                if (reader.at(unit)) spans.insert(spans.end(), reader.spans().begin(), reader.spans().end());
        }
    }
    const std::vector<PlaceSpan>& in(std::uint32_t unit) const { return found_.at(unit); }

private:
    std::map<std::uint32_t, std::vector<PlaceSpan>> found_;
};

}  // namespace

void IndexSnapshot::add_excerpts(Run& run, Results& results) const {
    std::map<std::uint32_t, PlaceFinder> finders;
    for (const auto& row : run.rows) finders[row.segment].want(segments_[row.segment].segment->first_unit(row.review));
    for (const auto& [segment, unit] : run.passage_units) finders[segment].want(unit);
    for (auto& [segment, finder] : finders) finder.find(*segments_[segment].segment, run.plan);
    std::size_t next = 0;
    for (std::size_t i = 0; i < run.rows.size(); ++i) {
        const auto& row = run.rows[i];
        const Segment& segment = *segments_[row.segment].segment;
        const auto head = segment.head_text(row.review);
        const auto& spans = finders[row.segment].in(segment.first_unit(row.review));
        results.hits[i].title = make_excerpt(head.title, 0, spans, 0);
        results.hits[i].abstract = make_excerpt(head.abstract, segment.part_starts(row.review)[0], spans, run.request.excerpt_bytes);
        for (auto& passage : results.hits[i].passages) {
            const auto [of_segment, unit] = run.passage_units[next++];
            passage.excerpt = make_excerpt(segments_[of_segment].segment->passage_text(unit).text, 0, finders[of_segment].in(unit), run.request.excerpt_bytes);
        }
    }
}

std::uint64_t IndexSnapshot::frequency_of_word(const std::string& folded) const {
    return static_cast<std::uint64_t>(frequency({this_threads_analyser().query_terms(folded)}));
}

std::string IndexSnapshot::suggestion(const Query& query) const {
    constexpr std::size_t most_words_tried = 4;
    constexpr std::uint64_t rare = 2;  ///< In so few units a word is looked at.
    std::string text = query.text;
    std::size_t tried = 0;
    bool changed = false;
    for (auto child = query.root.children.rbegin(); child != query.root.children.rend() && tried < most_words_tried; ++child) {
        if (child->kind != QueryNode::Kind::Word || child->field != Field::Any || is_stop_word(child->word, Language::English)) continue;
        const auto written = frequency_of_word(child->word);
        if (written > rare) continue;
        ++tried;
        std::call_once(spelling_once_, [&] { spelling_ = std::make_unique<SpellingList>(segments_); });
        const auto better = spelling_->nearest(child->word, written, [&](const std::string& word) { return frequency_of_word(word) > written; });
        if (better.empty()) continue;
        text.replace(child->begin, child->end - child->begin, better);  // From the back, so that earlier places stay right.
        changed = true;
    }
    return changed ? text : std::string{};
}

void IndexSnapshot::add_words(Run& run, const Query& query, Results& results) const {
    for (const auto& synonym : run.plan.synonyms) {
        SynonymUse use{synonym.word, {}};
        const auto& operands = run.plan.leaves[synonym.leaf].operands;
        for (std::size_t i = 0; i < operands.size(); ++i)
            for (const auto& view : segments_) {
                LeafReader reader{*view.segment, operands[i]};
                auto unit = reader.next(0);
                while (unit != no_unit && view.live && !view.live->has(unit)) unit = reader.next(unit + 1);
                if (unit == no_unit) continue;
                use.expansions.push_back(synonym.expansions[i]);
                break;
            }
        if (!use.expansions.empty()) results.synonyms.push_back(std::move(use));
    }
    results.ambiguous = run.plan.ambiguous;
    if (run.request.suggest_spelling && live_units_ > 0) results.suggestion = suggestion(query);
}

Results IndexSnapshot::search(const Query& query, const Request& request) const {
    Results results;
    Run run{request, make_plan(query, schema_, *vocabulary_, request.synonyms, request.matching), {}, {}, {}, {}, {}, {}};
    for (const auto& view : segments_) run.matches.push_back(std::make_unique<SegmentMatch>(view, run.plan));
    weigh(run);
    match(run, results);
    add_hits(run, results);
    add_words(run, query, results);
    return results;
}

}  // namespace search
