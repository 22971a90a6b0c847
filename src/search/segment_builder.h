/// Builds one segment: reviews in, two files or two pieces of memory out.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/analyser.h"
#include "search/bytes.h"
#include "search/review_input.h"
#include "search/unit.h"
#include "search/word_table.h"

namespace search {

class SegmentBuilder {
public:
    /// Texts are written as they come, everything else at the end.
    SegmentBuilder(const Schema& schema, Sink text);

    void add(const ReviewInput& review);
    std::size_t reviews() const { return keys_.size(); }
    /// Whether so much is held in memory that this segment should be finished and another begun.
    bool full() const { return tokens_.size() >= most_tokens; }

    struct Built {
        Bytes index, text;
        std::uint64_t index_sum = 0, text_sum = 0;
    };
    /// Throws base::Fault when the disk refuses. The builder is not used again.
    Built finish(Sink index);

private:
    static constexpr std::size_t most_tokens = 48 << 20;
    static constexpr std::uint32_t jump = 0xFFFFFFFF;  ///< In tokens_: the next number is a place.


    void add_head(const ReviewInput& review);
    void add_passage(const ReviewInput& review, const PassageInput& passage);
    void add_facets(const ReviewInput& review);
    std::uint32_t add_text(std::string_view text, Language language, int times, std::uint32_t place);
    const KnownWord& known(std::string_view word, Language language);
    const KnownWord& known_folded(std::string_view folded, Language language);
    void end_unit(std::string_view record, PassageKind kind, bool passage);

    struct Tables;
    void write_postings(Tables& tables) const;
    void write_words(Tables& tables, const std::vector<std::uint32_t>& rank_of_term) const;
    void write_facets(Tables& tables) const;

    const Schema& schema_;
    Sink text_;
    Analyser analyser_;
    WordTable words_[2];                       ///< By language.
    std::unordered_map<std::string, std::uint32_t> term_ids_;
    std::vector<const std::string*> terms_;
    std::vector<std::uint32_t> entries_;       ///< Of each term.
    std::vector<std::uint32_t> tokens_;        ///< Term ids of all units in a row.
    std::vector<std::uint64_t> unit_ends_;     ///< In tokens_.
    std::vector<std::uint64_t> text_starts_;
    std::vector<std::uint16_t> lengths_;
    std::vector<std::uint64_t> recommendations_;
    std::uint32_t length_ = 0;                 ///< Of the unit at hand.
    std::vector<std::uint32_t> first_units_;
    std::vector<std::int64_t> keys_, dates_;
    std::vector<std::int32_t> years_;
    std::vector<std::uint32_t> part_starts_;
    struct FacetColumn {
        std::unordered_map<std::string, std::uint32_t> ids;
        std::vector<FacetValue> values;
        std::vector<std::uint32_t> starts;
        std::vector<std::uint32_t> column;
    };
    std::vector<FacetColumn> facets_;
};

}  // namespace search
