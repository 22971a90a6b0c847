/// One immutable part of the index, opened: its tables, and cursors over its postings.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/blocks.h"
#include "search/bytes.h"
#include "search/review_input.h"
#include "search/segment_format.h"

namespace search {

inline constexpr std::uint32_t no_unit = 0xFFFFFFFF;

/// Texts of a head, in the segment's own bytes.
struct HeadText {
    std::string_view reference, title, abstract, language;
    std::vector<std::string_view> themes, recommendations;
};

struct PassageText {
    std::int64_t id = 0;
    int page = 0;
    PassageKind kind = PassageKind::Body;
    std::string_view language, section, paragraph, place, text;
};

class Segment {
public:
    /// Refuses, in words, what is not a segment of this version. The caller has compared the sums of the files already.
    static std::expected<std::shared_ptr<const Segment>, std::string> open(Bytes index, Bytes text, const Schema& schema);

    std::uint32_t units() const { return static_cast<std::uint32_t>(lengths_.size()); }
    std::uint32_t reviews() const { return static_cast<std::uint32_t>(keys_.size()); }
    std::uint64_t total_length() const { return header_.total_length; }
    std::uint64_t index_bytes() const { return index_.view().size(); }
    std::uint64_t text_bytes() const { return text_.view().size(); }
    double mean_length() const;

    std::span<const std::uint16_t> lengths() const { return lengths_; }
    std::span<const std::uint64_t> recommendations() const { return recommendations_; }
    /// Its units are [first_unit(r), first_unit(r + 1)); the first is the head.
    std::uint32_t first_unit(std::uint32_t review) const { return first_units_[review]; }
    std::uint32_t review_of(std::uint32_t unit) const { return review_of_[unit]; }
    std::int64_t key(std::uint32_t review) const { return keys_[review]; }
    std::int64_t date(std::uint32_t review) const { return dates_[review]; }
    std::int32_t year(std::uint32_t review) const { return years_[review]; }
    /// Places at which abstract, themes and recommendations begin in the head.
    std::span<const std::uint32_t> part_starts(std::uint32_t review) const { return part_starts_.subspan(review * 3u, 3); }

    const std::vector<FacetValue>& facet_values(std::size_t facet) const { return facet_values_[facet]; }
    std::span<const std::uint32_t> facet_ids(std::size_t facet, std::uint32_t review) const;

    std::uint32_t terms() const { return static_cast<std::uint32_t>(terms_.size()); }
    std::optional<std::uint32_t> find_term(std::string_view term) const;
    const TermInfo& term(std::uint32_t term) const { return terms_[term]; }
    bool has_welsh() const { return has_welsh_; }

    std::uint32_t words() const { return static_cast<std::uint32_t>(words_.size()); }
    std::string_view word(std::uint32_t word) const { return slice(word_starts_, word_bytes_, word); }
    const WordInfo& word_info(std::uint32_t word) const { return words_[word]; }
    std::uint32_t first_word_from(std::string_view word) const;

    HeadText head_text(std::uint32_t review) const;
    PassageText passage_text(std::uint32_t unit) const;
    /// The whole review as it was added.
    ReviewInput review(std::uint32_t review, const Schema& schema) const;

private:
    friend class PostingCursor;
    std::string check(const Schema& schema);
    std::string check_tables();
    std::string read_facets(const Schema& schema);
    template <class T>
    std::span<const T> part(Part which) const;
    static std::string_view slice(std::span<const std::uint32_t> starts, std::string_view bytes, std::uint32_t i) { return bytes.substr(starts[i], starts[i + 1] - starts[i]); }
    std::string_view record(std::uint32_t unit) const { return text_.view().substr(text_starts_[unit], text_starts_[unit + 1] - text_starts_[unit]); }

    Bytes index_, text_;
    IndexHeader header_;
    std::span<const std::uint16_t> lengths_;
    std::span<const std::uint64_t> recommendations_;
    std::vector<std::uint64_t> text_starts_;   ///< A copy: whatever becomes of the mapped file, every record lies inside it.
    std::span<const std::uint32_t> first_units_, part_starts_, facet_starts_, facet_ids_, term_starts_, place_blocks_, word_starts_;
    std::span<const std::int64_t> keys_, dates_;
    std::span<const std::int32_t> years_;
    std::span<const TermInfo> terms_;
    std::span<const BlockInfo> blocks_;
    std::span<const WordInfo> words_;
    std::span<const std::uint8_t> postings_, places_;
    std::string_view term_bytes_, word_bytes_;
    std::vector<std::vector<FacetValue>> facet_values_;
    std::vector<std::uint32_t> review_of_;
    bool has_welsh_ = false;
};

/// Walks over the units of one term. Units are decoded a block of 128 at a time, times and places only when asked for.
class PostingCursor {
public:
    PostingCursor(const Segment& segment, std::uint32_t term);

    std::uint32_t unit() const { return unit_; }
    /// The first unit not before the target, from here on; no_unit at the end.
    std::uint32_t advance(std::uint32_t target) { return unit_ >= target ? unit_ : leap(target); }
    std::uint32_t times();
    /// Where it stands in this unit: as many places as times(), in order.
    std::span<const std::uint32_t> places();

    const TermInfo& info() const { return *info_; }
    std::span<const BlockInfo> blocks() const { return blocks_; }
    /// A whole block, for those who go through all of it. Valid until another block is asked for.
    std::span<const std::uint32_t> units_of(std::uint32_t block);
    std::span<const std::uint32_t> times_of(std::uint32_t block);

private:
    std::uint32_t size_of(std::uint32_t block) const;
    std::uint32_t leap(std::uint32_t target);
    void load_places_before();
    void load_place_block(std::uint32_t block);

    const Segment* segment_;
    const TermInfo* info_;
    std::span<const BlockInfo> blocks_;
    std::uint32_t unit_ = 0;
    std::uint32_t block_ = no_unit, times_block_ = no_unit, before_block_ = no_unit, place_block_ = no_unit;
    std::uint32_t at_ = 0;
    alignas(16) std::uint32_t units_[block_size];
    alignas(16) std::uint32_t times_[block_size];
    alignas(16) std::uint32_t places_[block_size];
    std::uint32_t places_before_[block_size + 1];
    std::vector<std::uint32_t> found_places_;
};

}  // namespace search
