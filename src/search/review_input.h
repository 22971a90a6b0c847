/// What is put into an index: one review with its passages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace search {

/// Which lens shows a passage, and how it is counted.
enum class PassageKind : std::uint8_t { Body, Recommendation, Heading, Table, Footnote };

struct PassageInput {
    std::int64_t id = 0;         ///< The caller's own; comes back in results.
    std::string text;
    std::string section;         ///< Heading under which it stands; shown, not searched (give headings as passages).
    std::string paragraph;       ///< As printed, for instance "4.12".
    int page = 0;                ///< 0: the document has no pages.
    std::string place;           ///< The caller's own words for where it is read; come back in results.
    PassageKind kind = PassageKind::Body;
    std::string language;        ///< "en" or "cy"; empty: as the review.
};

/// A value of a facet. `value` identifies it; `label` (empty: the same) is what a field word such as nation:wales is held
/// against, and what counts are shown under.
struct FacetValue {
    std::string facet;
    std::string value;
    std::string label;
};

struct ReviewInput {
    std::int64_t key = 0;        ///< The caller's own; adding the same key again replaces.
    std::string reference;       ///< Decides ties, byte by byte.
    int year = 0;                ///< 0: not known.
    std::int64_t date = 0;       ///< Sort key of "newest first", for instance days since 1970; ties by reference.
    std::string title;
    std::string abstract;
    std::vector<std::string> themes;
    std::vector<std::string> recommendations;
    std::vector<FacetValue> facets;  ///< Of facets that the Schema does not name nothing is kept.
    std::string language;        ///< "en" or "cy".
    std::vector<PassageInput> passages;  ///< In reading order.
};

/// Names of the facets, in the order in which counts come back. Each is also a field word of the query language.
/// Year is a number of its own and is not listed.
struct Schema {
    std::vector<std::string> facets;
};

}  // namespace search
