/// The words and pairs of words that tell one report from the others.
///
/// Names are left out: a word counts only where it is written in small letters, so that two reviews are never related because
/// both speak of a "Child A" or of the same town.
#pragma once

#include <string>
#include <vector>

#include "collection/public_report.h"
#include "search/analyser.h"
#include "search/index.h"
#include "search/leaf_reader.h"

namespace collection {

/// A passage with its words as the index sees them. Borrows the report.
struct AnalysedPassage {
    const PublicSection* section = nullptr;
    const PublicBlock* block = nullptr;
    std::string language;  ///< Of the report.
    std::vector<search::Token> words;
};

/// The passages of a report in order, without tables; what lies beyond the first 60,000 words of a report tells no more.
std::vector<AnalysedPassage> analysed(const PublicReport& report);

struct TellingWord {
    std::string words;               ///< As the report writes it: "growth chart", "weighed".
    std::vector<std::string> terms;  ///< As the index holds it: one term, or two in this order.
    double rarity = 0;               ///< The fewer reviews have it, the higher.
};

/// A report of the collection says what matters to it more than once, and is in the index itself; a draft may say it once, and is not.
enum class TextIs { Report, Draft };

/// Pairs first, the most telling first, at most 24; each stands in another review too. Empty if the index holds nothing.
/// `own_names`: title and type of the review, or whoever the draft is about: words that tell nothing of what it is about.
std::vector<TellingWord> telling_words(const std::vector<AnalysedPassage>& text, std::string_view own_names, const search::Snapshot& index, TextIs what = TextIs::Report);

/// Which of the telling words stand in a text, and where.
struct FoundWords {
    std::vector<std::size_t> which;         ///< Places in the list of telling words, each once, in its order.
    std::vector<search::PlaceSpan> places;  ///< As places of the text's words.
    double rarity = 0;                      ///< Of all of them together.
};
FoundWords find_telling(const std::vector<search::Token>& text, const std::vector<TellingWord>& telling);

}  // namespace collection
