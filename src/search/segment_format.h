/// How a segment lies on disk: one file of tables and postings, one of texts. Native byte order: an index never travels.
#pragma once

#include <array>
#include <cstdint>

namespace search {

inline constexpr std::uint64_t index_magic = 0x31584449'4E524943;  // "CIRNIDX1" as bytes.
inline constexpr std::uint64_t text_magic = 0x31545854'4E524943;
inline constexpr std::uint32_t format_version = 2;

enum class Part : std::uint32_t {
    UnitLengths,      ///< uint16 per unit: weighted words without stop words.
    Recommendations,  ///< A bit per unit, in words of 64.
    FirstUnits,       ///< uint32 per review and one more: its head, which its passages follow.
    Keys,             ///< int64 per review.
    Dates,            ///< int64 per review.
    Years,            ///< int32 per review.
    PartStarts,       ///< Three uint32 per review: places where abstract, themes and recommendations begin in its head.
    FacetNames,       ///< For each facet of the schema its name, values and labels, as records.
    FacetStarts,      ///< For each facet: uint32 per review and one more, into FacetIds.
    FacetIds,         ///< uint32.
    TermStarts,       ///< uint32 per term and one more, into TermBytes; terms in byte order.
    TermBytes,
    Terms,            ///< TermInfo.
    Blocks,           ///< BlockInfo.
    PlaceBlocks,      ///< uint32: sixteenths of the offset, shifted left by 6, and bits.
    Postings,
    Places,
    WordStarts,       ///< As TermStarts: the folded words of the texts, for prefixes and spelling.
    WordBytes,
    Words,            ///< WordInfo.
    Count
};

struct TermInfo {
    std::uint64_t postings_at = 0;
    std::uint64_t places_at = 0;
    std::uint32_t first_block = 0;
    std::uint32_t first_place_block = 0;
    std::uint32_t units = 0;      ///< That have the term.
    std::uint32_t entries = 0;    ///< Places in all of them.
    std::uint32_t impact = 0;     ///< Largest of its blocks.
    std::uint32_t unused = 0;
};

struct BlockInfo {
    std::uint32_t last = 0;            ///< Its last unit.
    std::uint32_t at = 0;              ///< Bytes from postings_at.
    std::uint32_t entries_before = 0;  ///< Places of this term before the block.
    std::uint16_t impact = 0;          ///< Upper bound of times / (times + norm), of 65535, at the segment's own mean length.
    std::uint8_t unit_bits = 0;
    std::uint8_t times_bits = 0;
};

struct WordInfo {
    std::uint32_t term = 0;
    std::uint32_t count = 0;
};

struct PartPlace {
    std::uint64_t at = 0;
    std::uint64_t bytes = 0;
};

struct IndexHeader {
    std::uint64_t magic = index_magic;
    std::uint32_t format = format_version;
    std::uint32_t analyser = 0;
    std::uint64_t units = 0;
    std::uint64_t reviews = 0;
    std::uint64_t terms = 0;
    std::uint64_t words = 0;
    std::uint64_t total_length = 0;
    std::uint64_t facets = 0;
    std::array<PartPlace, static_cast<std::size_t>(Part::Count)> parts{};
};

static_assert(sizeof(TermInfo) == 40 && sizeof(BlockInfo) == 16 && sizeof(WordInfo) == 8);

/// What BM25 adds to the times: k1 (1 - b + b length / mean).
struct Norm {
    float fixed = 0;
    float per_word = 0;
    float of(std::uint32_t length) const { return fixed + per_word * static_cast<float>(length); }
};
Norm norm_for(double mean_length);

inline float saturation(std::uint32_t times, float norm) {
    const auto count = static_cast<float>(times);
    return count / (count + norm);
}

}  // namespace search
