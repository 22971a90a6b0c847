#include "collection/like_reviews.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "collection/theme_finder.h"
#include "collection/vocabulary.h"

namespace collection {

namespace {

constexpr std::size_t shown_words_of_draft = 5;
constexpr double enough_rarity = 5;  ///< Of single words together: "investigation" and "joined" stand in every second report of a kind.
constexpr double weight_of_draft_words = .5, weight_of_age = .5;  ///< A cataloguer's word says more than one that happens to be rare.

std::vector<AnalysedPassage> analysed_texts(const std::vector<PublicBlock>& blocks, const std::string& language) {
    std::vector<AnalysedPassage> passages;
    for (const auto& block : blocks) passages.push_back({nullptr, &block, language, search::this_threads_analyser().analyse(block.text, search::language_of(language))});
    return passages;
}

/// In how many reviews each value of a facet stands: what few have says more.
using Counts = std::map<std::pair<std::string, std::string>, double>;

class Likening {
public:
    Likening(const PublicCatalogue& catalogue, const search::Snapshot& index, DraftLikeness asked) : catalogue_{catalogue}, index_{index}, asked_{std::move(asked)} {
        for (const auto& text : asked_.texts) blocks_.emplace_back().text = text;
        telling_ = telling_words(analysed_texts(blocks_, asked_.language), asked_.names, index, TextIs::Draft);
        for (const auto& text : asked_.texts)
            for (const auto& theme : catalogue.themes_in(text)) themes_.try_emplace(theme.slug, theme);
        if (!asked_.only_nation.empty()) filters_["nation"] = {asked_.only_nation};
        if (asked_.only_same_age && !asked_.ages.empty()) filters_["age"] = asked_.ages;
        if (asked_.only_same_harm && !asked_.harm.empty()) filters_["harm"] = asked_.harm;
        count();
    }

    std::vector<LikeReview> found() {
        if (!telling_.empty())
            for (const auto& hit : ask_for(index_, telling_, most_like_reviews, filters_).hits) add_by_words(hit);
        add_by_labels();
        std::vector<LikeReview> list;
        for (auto& [reference, one] : candidates_)
            if (score(one)) list.push_back(std::move(one));
        std::ranges::stable_sort(list, std::greater{}, &LikeReview::score);  // Ties stay in the order of references.
        if (list.size() > most_like_reviews) list.resize(most_like_reviews);
        return list;
    }

private:
    void count() {
        search::Request request;
        request.limit = 0, request.suggest_spelling = false;
        for (const auto& [facet, values] : index_.search(index_.parse("*"), request).facets)
            for (const auto& one : values) counts_[{facet, one.value}] = static_cast<double>(one.count);
    }
    double rarity(const std::string& facet, const std::string& value) const {
        const auto known = counts_.find({facet, value});
        return known == counts_.end() || known->second <= 0 ? 0 : std::log((1 + static_cast<double>(index_.review_count())) / known->second);
    }

    /// A draft says much once, so that two words may be shared by chance: a pair side by side, or words that are rare together.
    bool is_telling(const FoundWords& found) const {
        return found.rarity >= enough_rarity || std::ranges::any_of(found.which, [&](std::size_t one) { return telling_[one].terms.size() == 2; });
    }

    /// The candidate of that hit; nothing where it was put aside, or closed since the index was written.
    LikeReview* candidate(const search::Hit& hit) {
        const auto reference = parse_reference(hit.reference);
        if (!reference || std::ranges::find(asked_.leave_out, *reference) != asked_.leave_out.end()) return nullptr;
        if (const auto known = candidates_.find(*reference); known != candidates_.end()) return &known->second;
        auto summary = catalogue_.summaries({*reference});
        if (summary.empty()) return nullptr;
        auto& made = candidates_[*reference];
        made.review = std::move(summary.front());
        return &made;
    }

    void add_by_words(const search::Hit& hit) {
        const auto passages = found_passages(hit, telling_);
        if (passages.empty() || !is_reason(passages.front().found, telling_) || !is_telling(passages.front().found)) return;
        auto* one = candidate(hit);
        if (!one) return;
        for (const auto& word : only(telling_, passages.front().found.which))
            if (one->shared_words.size() < shown_words_of_draft) one->shared_words.push_back(word.words);
        one->passage = shown(passages.front(), one->review);
        one->score += weight_of_draft_words * passages.front().found.rarity;
    }

    /// Whose title, abstract, themes or recommendations name the same harm or themes; what is shared is then read from the record.
    void add_by_labels() {
        std::vector<std::string> labels;
        for (const auto& [slug, label] : themes_) labels.push_back(label.text);
        for (const auto& slug : asked_.harm)
            if (const auto term = catalogue_.term_ever_at("harm_type", slug)) labels.push_back(term->text);
        if (labels.empty()) return;
        for (const auto& hit : ask_for(index_, words_of_labels(labels, search::language_of(asked_.language)), most_like_reviews, filters_).hits) (void)candidate(hit);
    }

    /// Adds what the records share. False where nothing but an age is in common.
    bool score(LikeReview& one) const {
        for (const auto& theme : one.review.themes)
            if (themes_.contains(theme.slug)) one.shared_themes.push_back(theme), one.score += rarity("theme", theme.slug);
        for (const auto& harm : one.review.harm)
            if (std::ranges::find(asked_.harm, harm.slug) != asked_.harm.end()) one.shared_harm.push_back(harm), one.score += rarity("harm", harm.slug);
        for (const auto& age : one.review.ages)
            if (std::ranges::find(asked_.ages, age.slug) != asked_.ages.end()) one.shared_ages.push_back(age), one.score += weight_of_age * rarity("age", age.slug);
        return !one.shared_words.empty() || !one.shared_themes.empty() || !one.shared_harm.empty();
    }

    const PublicCatalogue& catalogue_;
    const search::Snapshot& index_;
    const DraftLikeness asked_;
    std::vector<PublicBlock> blocks_;
    std::vector<TellingWord> telling_;
    std::map<std::string, Label> themes_;
    std::map<std::string, std::vector<std::string>> filters_;
    Counts counts_;
    std::map<Reference, LikeReview> candidates_;
};

/// Casework describes a case in the words that the program came with; the collection may call them otherwise by now.
std::vector<std::string> called_now(const PublicCatalogue& catalogue, std::string_view facet, std::vector<std::string> slugs) {
    for (auto& slug : slugs)
        if (auto term = catalogue.term_ever_at(facet, slug)) slug = std::move(term->slug);
    return slugs;
}

DraftLikeness called_now(const PublicCatalogue& catalogue, DraftLikeness asked) {
    asked.harm = called_now(catalogue, "harm_type", std::move(asked.harm)), asked.agencies = called_now(catalogue, "agency", std::move(asked.agencies));
    return asked;
}

}  // namespace

std::vector<LikeReview> like_reviews(const PublicCatalogue& catalogue, const search::Snapshot& index, const DraftLikeness& likeness) {
    return Likening{catalogue, index, called_now(catalogue, likeness)}.found();
}

void complete(LikeReview& one, const PublicCatalogue& catalogue, const DraftLikeness& likeness) {
    const auto review = catalogue.review(one.review.reference);
    if (!review || review->standing != Standing::Open) return;
    const auto agencies = called_now(catalogue, "agency", likeness.agencies);
    for (const auto& agency : review->agencies)
        if (std::ranges::find(agencies, agency.slug) != agencies.end()) one.shared_agencies.push_back(agency);
    if (one.passage) return;
    const auto report = catalogue.report(one.review.reference);
    if (!report) return;
    std::vector<std::string> labels;
    for (const auto& theme : one.shared_themes) labels.push_back(theme.text);
    for (const auto& harm : one.shared_harm) labels.push_back(harm.text);
    one.passage = best_passage(analysed(*report), one.review, words_of_labels(labels, search::language_of(report->file.language)));
}

}  // namespace collection
