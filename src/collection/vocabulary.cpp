#include "collection/vocabulary.h"

#include <algorithm>
#include <charconv>

#include "base/embedded.h"
#include "base/fault.h"
#include "collection/reference_data.h"
#include "collection/words.h"

namespace collection {

namespace {

/// A synonym may carry a note ("CPA (family)"): its words count with and without it.
std::vector<std::string> forms_of(const std::string& words) {
    std::vector<std::string> forms{singular_words(words)};
    if (const auto note = words.find(" ("); note != std::string::npos) forms.push_back(singular_words(words.substr(0, note)));
    return forms;
}

std::vector<std::string> bar_separated(std::string_view cell) {
    return cell.find('|') == std::string_view::npos && !cell.empty() ? std::vector{std::string{cell}} : split_list(cell);
}

}  // namespace

Vocabulary Vocabulary::parse(std::string_view csv) {
    Vocabulary vocabulary;
    const Table table = read_table(csv, "vocabulary.csv", {"facet", "id", "preferred", "broader", "synonyms", "scope_note"});
    for (const auto& row : table.rows)
        vocabulary.terms_.push_back({row[0], row[1], row[2], slug_of(row[2]), row[3], bar_separated(row[4]), row[5]});
    vocabulary.learn_words();
    return vocabulary;
}

Vocabulary Vocabulary::of(std::vector<Term> terms, std::vector<TermAddress> addresses) {
    Vocabulary vocabulary;
    vocabulary.terms_ = std::move(terms), vocabulary.addresses_ = std::move(addresses);
    vocabulary.learn_words();
    return vocabulary;
}

void Vocabulary::learn_words() {
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        ids_.emplace(terms_[i].id, i);
        words_[singular_words(terms_[i].preferred)].push_back(i);
    }
    const auto learn = [&](std::size_t term, const std::string& words) {
        for (const std::string& form : forms_of(words)) {
            auto& known = words_[form];
            if (std::ranges::find(known, term) == known.end()) known.push_back(term);
        }
    };
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        for (const std::string& synonym : terms_[i].synonyms) learn(i, synonym);
        if (!terms_[i].welsh.empty()) learn(i, terms_[i].welsh);
        for (const auto* more : {&terms_[i].welsh_synonyms, &terms_[i].former})
            for (const std::string& words : *more) learn(i, words);
    }
}

const Vocabulary& Vocabulary::built_in() {
    static const Vocabulary vocabulary = parse(reference_file("vocabulary.csv"));
    return vocabulary;
}

std::vector<const Term*> Vocabulary::facet(std::string_view name) const {
    std::vector<const Term*> found;
    for (const Term& term : terms_)
        if (term.facet == name) found.push_back(&term);
    return found;
}

const Term* Vocabulary::by_id(std::string_view id) const {
    const auto found = ids_.find(std::string{id});
    return found == ids_.end() ? nullptr : &terms_[found->second];
}

const Term* Vocabulary::by_slug(std::string_view facet, std::string_view slug) const {
    const auto found = std::ranges::find_if(terms_, [&](const Term& term) { return term.slug == slug && term.facet == facet; });
    return found == terms_.end() ? nullptr : &*found;
}

const Term* Vocabulary::ever_at(std::string_view facet, std::string_view slug) const {
    if (const Term* now = by_slug(facet, slug)) return now;
    const auto found = std::ranges::find_if(addresses_, [&](const TermAddress& one) { return one.slug == slug && one.facet == facet; });
    return found == addresses_.end() ? nullptr : by_id(found->id);
}

std::vector<const Term*> Vocabulary::meanings(std::string_view words) const {
    std::vector<const Term*> found;
    if (const auto known = words_.find(singular_words(words)); known != words_.end())
        for (const std::size_t i : known->second) found.push_back(&terms_[i]);
    return found;
}

const Term* Vocabulary::meaning(std::string_view facet, std::string_view words) const {
    for (const Term* term : meanings(words))
        if (term->facet == facet) return term;
    return nullptr;
}

std::vector<const Term*> Vocabulary::with_broader(const Term& term) const {
    std::vector<const Term*> chain;
    constexpr std::size_t deepest = 8;
    for (const Term* next = &term; next && chain.size() < deepest; next = by_id(next->broader)) chain.push_back(next);
    return chain;
}

namespace {

/// Age in days where the words say a number and a unit; years without a unit; nothing if no number stands there.
std::optional<int> age_in_days(std::string_view words) {
    std::optional<int> total;
    const std::vector<std::string> parts = split_words(plain_words(words));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        int number = 0;
        const auto [end, failure] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), number);
        if (failure != std::errc{} || number < 0 || number > 130) continue;
        std::string_view unit = std::string_view{parts[i]}.substr(static_cast<std::size_t>(end - parts[i].data()));
        if (unit.empty() && i + 1 < parts.size()) unit = parts[i + 1];
        const int days = unit.starts_with("d") ? 1 : unit.starts_with("w") ? 7 : unit.starts_with("m") ? 30 : 365;
        total = total.value_or(0) + number * days;
    }
    return total;
}

}  // namespace

const Term* age_band(const Vocabulary& vocabulary, std::string_view words) {
    if (const Term* known = vocabulary.meaning("child_age", words)) return known;
    const auto days = age_in_days(words);
    if (!days) return nullptr;
    static constexpr std::pair<int, std::string_view> bands[] = {{28, "AGE-02"}, {180, "AGE-03"}, {365, "AGE-04"}, {6 * 365, "AGE-05"},
        {11 * 365, "AGE-06"}, {16 * 365, "AGE-07"}, {18 * 365, "AGE-08"}, {25 * 365, "AGE-09"}};
    for (const auto& [below, id] : bands)
        if (*days < below) return vocabulary.by_id(id);
    return nullptr;
}

}  // namespace collection
