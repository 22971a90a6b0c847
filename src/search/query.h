/// The query language. Whatever is typed is a query: what is not an operator is a word.
///
///     child neglect            any of the words, best first (Matching::AllWords: every one)
///     "was not brought"        these words in this order
///     a NEAR b, a NEAR/5 b     within ten, within five words of each other, in either order
///     safeguard*               words that begin so
///     -infant, NOT infant      without the word, and without reviews that name it in their title, abstract, themes or recommendations
///     a AND b, a OR b, ( )     both, either; AND binds tighter than OR, OR tighter than standing side by side
///     title: abstract: theme: recommendation:    in that part; the first three speak of the whole review
///     year:2016, year:2016..2020, year:2016..    of publication
///     nation:wales, area:"north leeds" …         a facet of the Schema whose label has these words
///     *                        everything
///
/// Side by side, phrases, NEAR and field words are asked for; plain and prefix words rank, and one of them must be there
/// unless a phrase or NEAR is.
#pragma once

#include <climits>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/review_input.h"

namespace search {

enum class Field : std::uint8_t { Any, Title, Abstract, Themes, Recommendations };

/// One node of the tree. Which members count depends on `kind`.
struct QueryNode {
    enum class Kind : std::uint8_t { Sequence, And, Or, Not, Near, Word, Prefix, Phrase, Years, Facet, Everything };
    Kind kind = Kind::Sequence;
    std::vector<QueryNode> children;   ///< Sequence, And, Or: any number. Not: one. Near: two or more words, prefixes and phrases.
    std::string word;                  ///< Word, Prefix: folded.
    std::vector<std::string> words;    ///< Phrase: folded. Facet: folded words of the label.
    Field field = Field::Any;          ///< Word, Prefix, Phrase.
    bool compound = false;             ///< Sequence: words typed as one, "multi-agency".
    int distance = 0;                  ///< Near: in words.
    int year_from = INT_MIN, year_to = INT_MAX;  ///< Years.
    std::string facet;                 ///< Facet.
    std::uint32_t begin = 0, end = 0;  ///< Word: where it was typed, in bytes of Query::text.
};

struct Query {
    std::string text;   ///< As typed.
    QueryNode root;     ///< A Sequence; with no children it finds nothing.
};

/// Literal: punctuation is no operator and every word is a plain word (evaluation runs).
enum class Syntax : std::uint8_t { Operators, Literal };

/// Never refuses. Words past the limit of the syntax and brackets past the 16th level are left out.
Query parse_query(std::string_view text, const Schema& schema, Syntax syntax = Syntax::Operators);

/// A visitor may paste a paragraph; the queries of an evaluation are whole abstracts now and then, and none may be cut.
inline constexpr std::size_t most_query_words = 256;
/// What reads places counts for so many words more towards that limit: forty phrases of "of the" still answer within a second.
inline constexpr std::size_t words_per_phrase = 4;
inline constexpr std::size_t words_per_near = 8;
inline constexpr std::size_t most_literal_words = 2048;
inline constexpr std::size_t deepest_brackets = 16;
inline constexpr int near_distance = 10;
inline constexpr int farthest_near = 50;

}  // namespace search
