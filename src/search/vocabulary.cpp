#include "search/vocabulary.h"

#include <algorithm>

#include "base/text.h"
#include "search/analyser.h"

namespace search {

namespace {

constexpr std::size_t most_expansions = 40;
constexpr std::size_t deepest_narrowing = 6;

/// "SAR (single agency)" is called SAR.
std::string bare_name(const std::string& name) {
    const auto bracket = name.find('(');
    return std::string{base::trim(std::string_view{name}.substr(0, bracket))};
}

}  // namespace

std::string joined_terms(std::string_view text) {
    std::string joined;
    for (const auto& token : this_threads_analyser().analyse(text, Language::English)) {
        if (!joined.empty()) joined += ' ';
        joined += token.term;
    }
    return joined;
}

Vocabulary::Vocabulary(std::vector<Concept> concepts, std::vector<AmbiguousWord> ambiguous) : concepts_{std::move(concepts)} {
    for (auto& word : ambiguous) ambiguous_.emplace(base::fold(word.word), word);
    narrower_.resize(concepts_.size());
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < concepts_.size(); ++i) by_id.emplace(concepts_[i].id, i);
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
        if (const auto wider = by_id.find(concepts_[i].broader); wider != by_id.end() && wider->second != i) narrower_[wider->second].push_back(i);
        concepts_[i].preferred = bare_name(concepts_[i].preferred);
        learn_name(concepts_[i].preferred, i);
        for (auto& synonym : concepts_[i].synonyms) learn_name(synonym = bare_name(synonym), i);
    }
}

void Vocabulary::learn_name(const std::string& name, std::size_t concept_index) {
    const std::string terms = joined_terms(name);
    if (terms.empty() || ambiguous_.contains(base::fold(name))) return;
    longest_name_words_ = std::max<std::size_t>(longest_name_words_, 1 + static_cast<std::size_t>(std::count(terms.begin(), terms.end(), ' ')));
    auto& known = by_terms_[terms];
    if (std::find(known.begin(), known.end(), concept_index) == known.end()) known.push_back(concept_index);
}

void Vocabulary::collect(std::size_t concept_index, std::vector<std::string>& names, std::size_t depth) const {
    const auto add = [&](const std::string& name) {
        if (!name.empty() && !ambiguous_.contains(base::fold(name))) names.push_back(name);
    };
    add(concepts_[concept_index].preferred);
    for (const auto& synonym : concepts_[concept_index].synonyms) add(synonym);
    if (depth < deepest_narrowing)  // Also ends a circle of concepts.
        for (const auto narrower : narrower_[concept_index]) collect(narrower, names, depth + 1);
}

std::vector<std::string> Vocabulary::expansions(const std::string& terms) const {
    const auto known = by_terms_.find(terms);
    if (known == by_terms_.end()) return {};
    std::vector<std::string> names;
    for (const auto index : known->second) collect(index, names, 0);
    std::vector<std::string> result, seen{terms};
    for (auto& name : names) {
        std::string name_terms = joined_terms(name);
        if (name_terms.empty() || std::find(seen.begin(), seen.end(), name_terms) != seen.end()) continue;
        seen.push_back(std::move(name_terms));
        result.push_back(std::move(name));
        if (result.size() == most_expansions) break;
    }
    return result;
}

const AmbiguousWord* Vocabulary::ambiguous(std::string_view folded) const {
    const auto found = ambiguous_.find(std::string{folded});
    return found == ambiguous_.end() ? nullptr : &found->second;
}

}  // namespace search
