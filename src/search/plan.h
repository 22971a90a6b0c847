/// A query made ready for an index: what must match, what is counted and scored. Knows words and vocabulary, not postings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/query.h"
#include "search/request.h"
#include "search/vocabulary.h"

namespace search {

/// Terms any of which may stand in one place: an English stem and the Welsh forms of the same word.
struct Slot {
    std::vector<std::string> terms;
};

/// Something whose occurrences in a unit can be counted.
struct Leaf {
    enum class Kind : std::uint8_t {
        Phrase,  ///< One slot: a word. More: words in this order.
        Prefix,  ///< Words that begin with `prefix`.
        Near,    ///< The operands within `distance` words, each of its left neighbour.
        Union,   ///< Any of the operands: the synonyms of what `sources` name.
    };
    Kind kind = Kind::Phrase;
    std::vector<Slot> slots;
    std::string prefix;
    std::vector<Leaf> operands;
    std::vector<Slot> sources;
    int distance = 0;
    Field field = Field::Any;

    bool is_word() const { return kind == Kind::Phrase && slots.size() == 1; }
};

/// What a unit must satisfy.
struct Condition {
    enum class Kind : std::uint8_t { Everything, Nothing, All, Any, Without, Leaf, InReview, Facet, Years };
    Kind kind = Kind::Nothing;
    std::vector<Condition> children;  ///< All, Any. Without: one; the head of the review counts for all its units.
    std::size_t leaf = 0;             ///< Leaf: the unit has it. InReview: the head of its review has it.
    std::size_t facet = 0;            ///< Facet, by its place in the schema: a value whose label has all the `words`, which are folded.
    std::vector<std::string> words;
    int year_from = 0, year_to = 0;
};

struct ScoredLeaf {
    std::size_t leaf = 0;
    int times = 1;  ///< A word typed twice counts twice.
    /// Synonyms: the leaves of the words that were typed. A unit that has both counts as the better of the two, never as both.
    std::vector<std::size_t> typed;
};

struct Plan {
    std::vector<Leaf> leaves;
    std::vector<ScoredLeaf> scored;
    Condition condition;
    /// For each synonym leaf, what the page says of it; only expansions that the index holds are named.
    struct Synonym {
        std::size_t leaf = 0;
        std::string word;
        std::vector<std::string> expansions;  ///< Beside the operands of the leaf.
    };
    std::vector<Synonym> synonyms;
    std::vector<AmbiguousWord> ambiguous;
};

/// A synonym counts a little less than the word that was typed.
inline constexpr double synonym_weight = 0.8;

Plan make_plan(const Query& query, const Schema& schema, const Vocabulary& vocabulary, Synonyms synonyms, Matching matching);

}  // namespace search
