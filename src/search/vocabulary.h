/// The caller's vocabulary: which words mean the same, which mean more than one thing.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/request.h"

namespace search {

/// One concept and its names. A qualifier in brackets, "SAR (single agency)", is not part of a name.
struct Concept {
    std::string id;
    std::string facet;
    std::string preferred;
    std::string broader;                 ///< Id of the wider concept, or empty.
    std::vector<std::string> synonyms;
};

/// Immutable; shared by snapshots.
class Vocabulary {
public:
    Vocabulary() = default;
    Vocabulary(std::vector<Concept> concepts, std::vector<AmbiguousWord> ambiguous);

    /// Names that mean the same as a run of words, or something narrower; never something broader. Nothing for an ambiguous
    /// abbreviation. The run is given as its English terms joined by one space.
    std::vector<std::string> expansions(const std::string& terms) const;

    const AmbiguousWord* ambiguous(std::string_view folded) const;

    /// Words in the longest name.
    std::size_t longest_name_words() const { return longest_name_words_; }

private:
    void learn_name(const std::string& name, std::size_t concept_index);
    void collect(std::size_t concept_index, std::vector<std::string>& names, std::size_t depth) const;

    std::vector<Concept> concepts_;
    std::vector<std::vector<std::size_t>> narrower_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_terms_;
    std::unordered_map<std::string, AmbiguousWord> ambiguous_;
    std::size_t longest_name_words_ = 0;
};

/// The English terms of a text joined by one space: what `expansions` is asked with.
std::string joined_terms(std::string_view text);

}  // namespace search
