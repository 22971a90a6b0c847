#include "collection/telling_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace collection {

namespace {

constexpr std::size_t most_words_read = 60'000;
constexpr std::size_t shortest_word_bytes = 4;
constexpr std::size_t most_tried = 40;   ///< Words, and as many pairs, for which the index is asked how many reviews have them.
constexpr std::size_t most_chosen = 12;  ///< Words, and as many pairs.
constexpr std::size_t commonest_part = 8;  ///< What more than one review in eight has tells nothing.

struct Candidate {
    TellingWord word;
    int times = 0;
    double weight = 0;
};
using Candidates = std::map<std::vector<std::string>, Candidate>;

/// Words of amount and time, which stand in any text: two reviews are not alike because both say "a great deal" or "twelve months".
constexpr std::array<std::string_view, 45> measures{
    "afternoon", "afternoons", "days", "deal", "different", "eight", "eighteen", "eleven", "evening", "fifteen", "five", "four", "fourteen", "good", "great",
    "half", "hour", "hours", "little", "long", "many", "minutes", "month", "months", "morning", "nine", "number", "other", "part", "same", "second", "seven",
    "several", "short", "thing", "things", "third", "thirty", "three", "time", "times", "twelve", "twenty", "week", "weeks"};
static_assert(std::ranges::is_sorted(measures));

/// Written in small letters throughout: no name, no abbreviation, no number.
bool is_plain_word(std::string_view written) {
    if (written.size() < shortest_word_bytes) return false;
    if (std::ranges::binary_search(measures, written)) return false;
    return std::ranges::all_of(written, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view written(const AnalysedPassage& passage, std::size_t at) {
    const auto& span = passage.words[at].span;
    return std::string_view{passage.block->text}.substr(span.begin, span.end - span.begin);
}

/// Two words with nothing but one space between them.
bool side_by_side(const AnalysedPassage& passage, std::size_t at) {
    const auto end = passage.words[at].span.end;
    return passage.words[at + 1].span.begin == end + 1 && passage.block->text[end] == ' ';
}

void count(Candidates& candidates, std::vector<std::string> terms, std::string_view words) {
    auto& candidate = candidates[terms];
    if (candidate.times++ == 0) candidate.word = {std::string{words}, std::move(terms), 0};
}

/// What stands often enough, the weightiest first.
std::vector<Candidate> weightiest(Candidates candidates, TextIs what, auto&& rarity_of) {
    std::vector<Candidate> list;
    for (auto& [terms, candidate] : candidates) {
        if (what == TextIs::Report && candidate.times < 2) continue;
        candidate.weight = (1 + std::log(candidate.times)) * rarity_of(candidate.word);
        list.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(list, std::greater{}, &Candidate::weight);
    if (list.size() > most_tried) list.resize(most_tried);
    return list;
}

/// In how many reviews the word, or the pair side by side, stands.
std::size_t reviews_with(const search::Snapshot& index, const TellingWord& word) {
    search::Request request;
    request.synonyms = search::Synonyms::Off;
    request.limit = 0;
    request.count_facets = request.suggest_spelling = false;
    return index.search(index.parse("\"" + word.words + "\""), request).total;
}

/// The first of the list that others have too, and not too many.
void choose(const search::Snapshot& index, std::vector<Candidate> list, TextIs what, std::vector<TellingWord>& chosen) {
    const auto reviews = index.review_count();
    const auto most = std::max<std::size_t>(3, reviews / commonest_part);
    const std::size_t least = what == TextIs::Report ? 2 : 1;
    std::size_t taken = 0;
    for (auto& candidate : list) {
        if (taken == most_chosen) return;
        const auto part_of_pair = [&](const TellingWord& one) { return std::ranges::find(one.terms, candidate.word.terms.front()) != one.terms.end(); };
        if (candidate.word.terms.size() == 1 && std::ranges::any_of(chosen, part_of_pair)) continue;
        const auto having = reviews_with(index, candidate.word);
        if (having < least || having > most) continue;
        candidate.word.rarity = std::log(static_cast<double>(1 + reviews) / static_cast<double>(having));
        chosen.push_back(std::move(candidate.word));
        ++taken;
    }
}

}  // namespace

std::vector<AnalysedPassage> analysed(const PublicReport& report) {
    std::vector<AnalysedPassage> passages;
    std::size_t words = 0;
    auto& analyser = search::this_threads_analyser();
    const auto language = search::language_of(report.file.language);
    for (const auto& section : report.sections)
        for (const auto& block : section.blocks) {
            if (block.kind == documents::BlockKind::Table) continue;
            passages.push_back({&section, &block, report.file.language, analyser.analyse(block.text, language)});
            if ((words += passages.back().words.size()) > most_words_read) return passages;
        }
    return passages;
}

std::vector<TellingWord> telling_words(const std::vector<AnalysedPassage>& text, std::string_view own_names, const search::Snapshot& index, TextIs what) {
    std::set<std::string> names;
    for (auto& token : search::this_threads_analyser().analyse(own_names, search::Language::English)) names.insert(std::move(token.term));
    const auto is_candidate = [&](const AnalysedPassage& passage, std::size_t at) {
        return at < passage.words.size() && !passage.words[at].stop && is_plain_word(written(passage, at)) && !names.contains(passage.words[at].term);
    };
    Candidates words, pairs;
    for (const auto& passage : text)
        for (std::size_t at = 0; at < passage.words.size(); ++at) {
            if (!is_candidate(passage, at)) continue;
            count(words, {passage.words[at].term}, written(passage, at));
            if (!is_candidate(passage, at + 1) || !side_by_side(passage, at)) continue;
            const auto& next = passage.words[at + 1];
            count(pairs, {passage.words[at].term, next.term}, std::string_view{passage.block->text}.substr(passage.words[at].span.begin, next.span.end - passage.words[at].span.begin));
        }
    const auto units = static_cast<double>(index.review_count() + index.passage_count());
    std::map<std::string, double> known;
    const auto rarity = [&](const std::string& term, std::string_view word) {
        const auto [found, fresh] = known.try_emplace(term, 0);
        if (fresh) found->second = std::log((1 + units) / (1 + static_cast<double>(index.units_with(word))));
        return found->second;
    };
    std::vector<TellingWord> chosen;
    choose(index, weightiest(std::move(pairs), what, [&](const TellingWord& pair) {
               const auto space = pair.words.find(' ');
               return rarity(pair.terms[0], std::string_view{pair.words}.substr(0, space)) + rarity(pair.terms[1], std::string_view{pair.words}.substr(space + 1));
           }), what, chosen);
    choose(index, weightiest(std::move(words), what, [&](const TellingWord& word) { return rarity(word.terms[0], word.words); }), what, chosen);
    return chosen;
}

FoundWords find_telling(const std::vector<search::Token>& text, const std::vector<TellingWord>& telling) {
    FoundWords found;
    for (std::size_t which = 0; which < telling.size(); ++which) {
        const auto& terms = telling[which].terms;
        const auto before = found.places.size();
        for (std::size_t at = 0; at + terms.size() <= text.size(); ++at)
            if (std::ranges::equal(terms, std::span{text}.subspan(at, terms.size()), {}, {}, &search::Token::term))
                found.places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + terms.size() - 1)});
        if (found.places.size() == before) continue;
        found.which.push_back(which);
        found.rarity += telling[which].rarity;
    }
    return found;
}

}  // namespace collection
