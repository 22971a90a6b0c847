/// What can be asked of a snapshot besides the words, and what is answered.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/review_input.h"

namespace search {

enum class Lens : std::uint8_t { Reviews, Passages, Recommendations };
enum class Sort : std::uint8_t { Relevance, NewestFirst, Title };
enum class Synonyms : std::uint8_t { Used, Off };
enum class Matching : std::uint8_t { AnyWord, AllWords };  ///< For unmarked words.

/// A place in a text, in bytes, on the boundaries of characters.
struct Mark {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
};

struct Request {
    Lens lens = Lens::Reviews;
    Sort sort = Sort::Relevance;
    Matching matching = Matching::AnyWord;
    Synonyms synonyms = Synonyms::Used;
    std::size_t offset = 0;
    std::size_t limit = 20;
    std::map<std::string, std::vector<std::string>> filters;  ///< Facet to values: any of them; all facets together.
    std::optional<int> year_from, year_to;                    ///< Both inclusive. A review without a year is then left out.
    bool count_facets = true;
    bool suggest_spelling = true;
    std::size_t passages_per_review = 2;   ///< Reviews lens only.
    std::size_t excerpt_bytes = 400;       ///< Longest excerpt, cut at words round the matches; 0: the whole text.
};

/// A piece of a text with the matching words marked.
struct Excerpt {
    std::string text;
    std::vector<Mark> marks;     ///< In `text`, in order, not overlapping.
    bool cut_before = false;
    bool cut_after = false;
};

struct PassageHit {
    std::int64_t id = 0;
    double score = 0;
    int page = 0;
    std::string paragraph;
    std::string section;
    std::string place;           ///< As it was given with the passage.
    PassageKind kind = PassageKind::Body;
    std::string language;
    Excerpt excerpt;
};

/// A review; under the lenses of passages and recommendations, one passage of it.
struct Hit {
    std::int64_t key = 0;
    std::string reference;
    int year = 0;
    double score = 0;            ///< Of the best unit; 0 where nothing was ranked ("*", filters alone, other sorts).
    Excerpt title;               ///< Whole.
    Excerpt abstract;
    std::vector<PassageHit> passages;      ///< Best first under Reviews, exactly one under the others.
    std::size_t matching_passages = 0;     ///< In the whole review, the head not counted.
};

struct FacetCount {
    std::string value;
    std::string label;
    std::size_t count = 0;       ///< Of the lens's own things: reviews, passages or recommendations.
    bool selected = false;
};

struct SynonymUse {
    std::string word;                      ///< As typed.
    std::vector<std::string> expansions;   ///< Those that the index holds.
};

struct AmbiguousChoice {
    std::string label;
    std::string query;           ///< What to search for instead.
};

struct AmbiguousWord {
    std::string word;
    std::vector<AmbiguousChoice> choices;
};

struct Results {
    std::size_t total = 0;       ///< Of the lens; exact.
    std::size_t total_reviews = 0, total_passages = 0, total_recommendations = 0;
    std::vector<Hit> hits;
    /// In the order of the Schema; values by count, then label. A facet with a selected value is counted as if it had none,
    /// so that several can be chosen; a selected value is listed even where its count is 0.
    std::vector<std::pair<std::string, std::vector<FacetCount>>> facets;
    std::vector<std::pair<int, std::size_t>> years;  ///< In order; counted as if no year were selected. Unknown years are left out.
    std::vector<SynonymUse> synonyms;
    std::vector<AmbiguousWord> ambiguous;
    std::string suggestion;      ///< The whole query with misspelt words put right; empty: none.
};

}  // namespace search
