#include "collection/related_reviews.h"

#include <algorithm>
#include <map>

#include "search/excerpt.h"

namespace collection {

namespace {

constexpr int most_considered = 20;         ///< By record, and as many by words.
constexpr std::size_t shown_words = 4;
constexpr double weight_of_words = .5;      ///< A cataloguer's theme says more than a word that happens to be rare.

struct Candidate {
    RelatedReview related;
    double score = 0;
};

std::string names_of(const ReviewSummary& review) { return review.title + " " + (review.scheme ? review.scheme->text : std::string{}); }

/// The words of what two records share, as a text would say them.
std::vector<TellingWord> words_of_record(const RelatedReview& related, search::Language language) {
    std::vector<std::string> labels;
    for (const auto& theme : related.shared_themes) labels.push_back(theme.text);
    labels.insert(labels.end(), related.shared_terms.begin(), related.shared_terms.end());
    return words_of_labels(labels, language);
}

/// One review and its text, if it has one, against the others.
class Relating {
public:
    Relating(const PublicCatalogue& catalogue, const search::Snapshot& index, const PublicReview& review)
        : catalogue_{catalogue}, index_{index}, review_{review}, report_{catalogue.report(review.summary.reference)} {
        if (report_) passages_ = analysed(*report_);
    }

    /// Reviews whose passages use the same uncommon words.
    void add_by_words(std::map<Reference, Candidate>& candidates) const {
        const auto telling = telling_words(passages_, names_of(review_.summary), index_);
        if (telling.empty()) return;
        for (const auto& hit : ask_for(index_, telling, most_considered + 1).hits)
            if (const auto reference = parse_reference(hit.reference); reference && *reference != review_.summary.reference) add(hit, *reference, telling, candidates);
    }

    /// Passages that say what the records share, where no better ones are known. Reads the other report.
    void add_passages(RelatedReview& related) const {
        if (!report_ || (!related.here.empty() && !related.there.empty())) return;
        const auto other = catalogue_.report(related.review.reference);
        if (!other) return;
        const auto language = search::language_of(report_->file.language);
        if (language != search::language_of(other->file.language)) return;
        const auto words = words_of_record(related, language);
        auto there = best_passage(analysed(*other), related.review, words);
        auto here = best_passage(passages_, review_.summary, words);
        if (!here || !there) return;
        related.here = {*std::move(here)};
        related.there = {*std::move(there)};
    }

private:
    void add(const search::Hit& hit, Reference reference, const std::vector<TellingWord>& telling, std::map<Reference, Candidate>& candidates) const {
        const auto others = found_passages(hit, telling);
        if (others.empty() || !is_reason(others.front().found, telling)) return;
        const auto shared = only(telling, others.front().found.which);
        auto here = best_passage(passages_, review_.summary, shared);
        const auto summary = catalogue_.summaries({reference});  // Closed since the index was written: left out.
        if (!here || summary.empty()) return;
        auto& candidate = candidates[reference];
        candidate.related.review = summary.front();
        for (const auto& word : shared)
            if (candidate.related.shared_words.size() < shown_words) candidate.related.shared_words.push_back(word.words);
        candidate.related.here = {*std::move(here)};
        candidate.related.there = {shown(others.front(), summary.front())};
        candidate.score += weight_of_words * others.front().found.rarity;
    }

    const PublicCatalogue& catalogue_;
    const search::Snapshot& index_;
    const PublicReview& review_;
    std::optional<PublicReport> report_;
    std::vector<AnalysedPassage> passages_;
};

ShownPassage whole(PublicPassage passage) {
    auto excerpt = search::make_excerpt(passage.text, 0, {}, shown_passage_bytes);
    return {std::move(passage), std::move(excerpt)};
}

void add_by_record(const PublicCatalogue& catalogue, Reference reference, std::map<Reference, Candidate>& candidates) {
    for (auto& one : catalogue.related(reference, most_considered)) {
        auto& candidate = candidates[one.review.reference];
        candidate.score += one.score;
        candidate.related.review = std::move(one.review);
        candidate.related.shared_themes = std::move(one.shared_themes);
        candidate.related.shared_terms = std::move(one.shared_terms);
        if (one.here.text.empty() || one.there.text.empty()) continue;
        candidate.related.here = {whole(std::move(one.here))};
        candidate.related.there = {whole(std::move(one.there))};
    }
}

}  // namespace

std::vector<RelatedReview> related_reviews(const PublicCatalogue& catalogue, const search::Snapshot& index, Reference reference, std::size_t limit) {
    const auto review = catalogue.review(reference);
    if (!review || review->standing != Standing::Open) return {};
    std::map<Reference, Candidate> candidates;
    add_by_record(catalogue, reference, candidates);
    const Relating relating{catalogue, index, *review};
    relating.add_by_words(candidates);
    std::vector<Candidate> ranked;
    for (auto& [other, candidate] : candidates) ranked.push_back(std::move(candidate));
    std::ranges::stable_sort(ranked, std::greater{}, &Candidate::score);  // Ties stay in the order of references.
    std::vector<RelatedReview> result;
    for (auto& candidate : ranked) {
        if (result.size() == limit) break;
        relating.add_passages(candidate.related);
        result.push_back(std::move(candidate.related));
    }
    return result;
}

}  // namespace collection
