#include "collection/related_reviews.h"

#include <algorithm>
#include <map>

#include "collection/passage_place.h"
#include "collection/telling_words.h"
#include "search/excerpt.h"

namespace collection {

namespace {

constexpr int most_considered = 20;         ///< By record, and as many by words.
constexpr std::size_t passages_looked_at = 3;
constexpr std::size_t shown_words = 4;
constexpr std::size_t excerpt_bytes = 360;
constexpr double weight_of_words = .5;      ///< A cataloguer's theme says more than a word that happens to be rare.

struct Candidate {
    RelatedReview related;
    double score = 0;
};

bool is_reason(const FoundWords& found, const std::vector<TellingWord>& telling) {
    return found.which.size() >= 2 || (found.which.size() == 1 && telling[found.which.front()].terms.size() == 2);
}

std::vector<TellingWord> only(const std::vector<TellingWord>& telling, const std::vector<std::size_t>& which) {
    std::vector<TellingWord> words;
    for (const auto one : which) words.push_back(telling[one]);
    return words;
}

/// The passage of a report that has most of the words.
std::optional<ShownPassage> best_passage(const std::vector<AnalysedPassage>& report, const ReviewSummary& review, const std::vector<TellingWord>& telling) {
    const AnalysedPassage* best = nullptr;
    FoundWords most;
    for (const auto& passage : report)
        if (auto found = find_telling(passage.words, telling); found.rarity > most.rarity) best = &passage, most = std::move(found);
    if (!best) return std::nullopt;
    const auto& block = *best->block;
    PublicPassage passage{.review = review, .anchor = block.anchor, .section = best->section->title, .number = block.shown_number, .text = block.text,
                          .page_label = block.page_label, .file = {}, .language = best->language, .page = block.page};
    return ShownPassage{std::move(passage), search::make_excerpt(block.text, 0, most.places, excerpt_bytes)};
}

/// What a passage of another review shares with this one's telling words.
struct OtherPassage {
    const search::PassageHit* hit = nullptr;
    FoundWords found;
};

std::vector<OtherPassage> looked_at(const search::Hit& hit, const std::vector<TellingWord>& telling) {
    std::vector<OtherPassage> passages;
    for (const auto& one : hit.passages)
        if (one.kind != search::PassageKind::Table)
            passages.push_back({&one, find_telling(search::this_threads_analyser().analyse(one.excerpt.text, search::language_of(one.language)), telling)});
    std::ranges::stable_sort(passages, std::greater{}, [](const OtherPassage& one) { return one.found.rarity; });
    return passages;
}

ShownPassage shown(const OtherPassage& other, const ReviewSummary& review) {
    const auto& hit = *other.hit;
    const auto place = parse_place(hit.place).value_or(PassagePlace{});
    PublicPassage passage{.review = review, .anchor = place.anchor, .section = hit.section, .number = hit.paragraph, .text = hit.excerpt.text, .page_label = {},
                          .file = place.file, .language = hit.language, .page = hit.page};
    return {std::move(passage), search::make_excerpt(hit.excerpt.text, 0, other.found.places, excerpt_bytes)};
}

search::Results ask(const search::Snapshot& index, const std::vector<TellingWord>& telling) {
    std::string words;
    for (const auto& word : telling) words += (words.empty() ? "\"" : " OR \"") + word.words + "\"";
    search::Request request;
    request.synonyms = search::Synonyms::Off;
    request.limit = most_considered + 1;
    request.passages_per_review = passages_looked_at;
    request.excerpt_bytes = 0;
    request.count_facets = request.suggest_spelling = false;
    return index.search(index.parse(words), request);
}

std::string names_of(const ReviewSummary& review) { return review.title + " " + (review.scheme ? review.scheme->text : std::string{}); }

/// The words of what two records share, as a text would say them.
std::vector<TellingWord> words_of_record(const RelatedReview& related, search::Language language) {
    std::vector<TellingWord> words;
    const auto add = [&](const std::string& label) {
        TellingWord word{label, {}, 1};
        for (auto& token : search::this_threads_analyser().analyse(label, language)) word.terms.push_back(std::move(token.term));
        if (!word.terms.empty()) words.push_back(std::move(word));
    };
    for (const auto& theme : related.shared_themes) add(theme.text);
    for (const auto& term : related.shared_terms) add(term);
    return words;
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
        for (const auto& hit : ask(index_, telling).hits)
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
        const auto others = looked_at(hit, telling);
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
    auto excerpt = search::make_excerpt(passage.text, 0, {}, excerpt_bytes);
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
