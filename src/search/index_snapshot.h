/// The snapshot over segments.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "search/analyser.h"
#include "search/facet_counter.h"
#include "search/index.h"
#include "search/ranker.h"
#include "search/spelling.h"

namespace search {

class IndexSnapshot final : public Snapshot {
public:
    IndexSnapshot(Schema schema, std::shared_ptr<const Vocabulary> vocabulary, std::vector<SegmentView> segments);

    Results search(const Query& query, const Request& request) const override;
    Query parse(std::string_view text, Syntax syntax) const override { return parse_query(text, schema_, syntax); }
    std::size_t review_count() const override { return live_reviews_; }
    std::size_t passage_count() const override { return live_units_ - live_reviews_; }
    std::uint64_t units_with(std::string_view word) const override { return frequency_of_word(folded_word(word)); }
    const std::vector<SegmentView>& segments() const { return segments_; }

private:
    struct Run;
    double rarity(double frequency) const;
    double frequency(const Slot& slot) const;
    double rarity(const std::vector<Slot>& slots) const;
    double rarity(const Leaf& leaf, std::size_t index, Run& run) const;
    double places_rarity(const Leaf& leaf) const;
    void weigh(Run& run) const;
    void match(Run& run, Results& results) const;
    std::vector<Best> sorted(const Run& run) const;
    void add_hits(Run& run, Results& results) const;
    void add_passages(Run& run, Results& results) const;
    void add_excerpts(Run& run, Results& results) const;
    void add_words(Run& run, const Query& query, Results& results) const;
    std::string suggestion(const Query& query) const;
    std::uint64_t frequency_of_word(const std::string& folded) const;
    const std::vector<std::vector<std::uint32_t>>& title_order() const;

    Schema schema_;
    std::shared_ptr<const Vocabulary> vocabulary_;
    std::vector<SegmentView> segments_;
    JoinedFacets facets_;
    std::uint64_t live_units_ = 0, live_reviews_ = 0, live_length_ = 0;
    Norm norm_;
    mutable std::once_flag titles_once_, spelling_once_;
    mutable std::vector<std::vector<std::uint32_t>> title_order_;   ///< By segment and review.
    mutable std::unique_ptr<SpellingList> spelling_;
};

}  // namespace search
