#include "collection/alike_passages.h"

#include <algorithm>

#include "collection/passage_place.h"
#include "search/excerpt.h"

namespace collection {

bool is_reason(const FoundWords& found, const std::vector<TellingWord>& telling) {
    return found.which.size() >= 2 || (found.which.size() == 1 && telling[found.which.front()].terms.size() == 2);
}

std::vector<TellingWord> only(const std::vector<TellingWord>& telling, const std::vector<std::size_t>& which) {
    std::vector<TellingWord> words;
    for (const auto one : which) words.push_back(telling[one]);
    return words;
}

std::vector<TellingWord> words_of_labels(const std::vector<std::string>& labels, search::Language language) {
    std::vector<TellingWord> words;
    for (const auto& label : labels) {
        TellingWord word{label, {}, 1};
        for (auto& token : search::this_threads_analyser().analyse(label, language)) word.terms.push_back(std::move(token.term));
        if (!word.terms.empty()) words.push_back(std::move(word));
    }
    return words;
}

std::optional<ShownPassage> best_passage(const std::vector<AnalysedPassage>& report, const ReviewSummary& review, const std::vector<TellingWord>& telling) {
    const AnalysedPassage* best = nullptr;
    FoundWords most;
    for (const auto& passage : report)
        if (auto found = find_telling(passage.words, telling); found.rarity > most.rarity) best = &passage, most = std::move(found);
    if (!best) return std::nullopt;
    const auto& block = *best->block;
    PublicPassage passage{.review = review, .anchor = block.anchor, .section = best->section->title, .number = block.shown_number, .text = block.text,
                          .page_label = block.page_label, .file = {}, .language = best->language, .page = block.page};
    return ShownPassage{std::move(passage), search::make_excerpt(block.text, 0, most.places, shown_passage_bytes)};
}

std::vector<FoundPassage> found_passages(const search::Hit& hit, const std::vector<TellingWord>& telling) {
    std::vector<FoundPassage> passages;
    for (const auto& one : hit.passages)
        if (one.kind != search::PassageKind::Table)
            passages.push_back({&one, find_telling(search::this_threads_analyser().analyse(one.excerpt.text, search::language_of(one.language)), telling)});
    std::ranges::stable_sort(passages, std::greater{}, [](const FoundPassage& one) { return one.found.rarity; });
    return passages;
}

ShownPassage shown(const FoundPassage& found, const ReviewSummary& review) {
    const auto& hit = *found.hit;
    const auto place = parse_place(hit.place).value_or(PassagePlace{});
    PublicPassage passage{.review = review, .anchor = place.anchor, .section = hit.section, .number = hit.paragraph, .text = hit.excerpt.text, .page_label = {},
                          .file = place.file, .language = hit.language, .page = hit.page};
    return {std::move(passage), search::make_excerpt(hit.excerpt.text, 0, found.found.places, shown_passage_bytes)};
}

search::Results ask_for(const search::Snapshot& index, const std::vector<TellingWord>& telling, std::size_t limit, const std::map<std::string, std::vector<std::string>>& filters) {
    std::string words;
    for (const auto& word : telling) words += (words.empty() ? "\"" : " OR \"") + word.words + "\"";
    search::Request request;
    request.synonyms = search::Synonyms::Off;
    request.limit = limit;
    request.passages_per_review = passages_looked_at;
    request.excerpt_bytes = 0;
    request.count_facets = request.suggest_spelling = false;
    request.filters = filters;
    return index.search(index.parse(words), request);
}

}  // namespace collection
