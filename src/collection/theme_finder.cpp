#include "collection/theme_finder.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "collection/words.h"

namespace collection {

namespace {

constexpr std::size_t telling_word = 14;      ///< A single word of so many letters says enough ("adultification").
constexpr std::size_t shortest_abbreviation = 4;

bool in_capitals(std::string_view words) {
    return std::ranges::all_of(words, [](char c) { return std::isupper(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)); });
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)); }

bool stands_alone(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

}  // namespace

ThemeFinder::ThemeFinder(const Vocabulary& vocabulary) : themes_{vocabulary.facet("practice_theme")} {
    std::erase_if(themes_, [](const Term* theme) { return theme->retired; });
    for (std::size_t i = 0; i < themes_.size(); ++i) {
        add(themes_[i]->preferred, i, true);
        if (!themes_[i]->welsh.empty()) add(themes_[i]->welsh, i, true);
        for (const auto* more : {&themes_[i]->synonyms, &themes_[i]->welsh_synonyms})
            for (const std::string& words : *more) add(words, i, false);
    }
}

const ThemeFinder& ThemeFinder::built_in() {
    static const ThemeFinder finder{Vocabulary::built_in()};
    return finder;
}

void ThemeFinder::add(std::string_view words, std::size_t theme, bool preferred) {
    if (in_capitals(words)) {
        if (words.size() >= shortest_abbreviation) capitals_.emplace_back(words, theme);
        return;
    }
    const std::string plain = singular_words(words);
    const std::vector<std::string> parts = split_words(plain);
    if (parts.empty() || (parts.size() == 1 && !preferred && plain.size() < telling_word)) return;
    by_first_word_[parts[0]].push_back({" " + plain + " ", theme});
}

std::vector<const Term*> ThemeFinder::themes_in(std::string_view text) const {
    std::set<std::size_t> found;
    const std::string plain = " " + singular_words(text) + " ";
    for (std::size_t start = 0; start + 1 < plain.size();) {
        const auto end = plain.find(' ', start + 1);
        if (const auto phrases = by_first_word_.find(plain.substr(start + 1, end - start - 1)); phrases != by_first_word_.end())
            for (const Phrase& phrase : phrases->second)
                if (plain.compare(start, phrase.words.size(), phrase.words) == 0) found.insert(phrase.theme);
        start = end;
    }
    for (const auto& [word, theme] : capitals_)
        if (stands_alone(text, word)) found.insert(theme);
    std::vector<const Term*> themes;
    for (const std::size_t i : found) themes.push_back(themes_[i]);
    return themes;
}

namespace {

struct PlacedWord {
    std::string word;
    ThemeFinder::Place place;
};

/// Bytes of a mark beside a word: ASCII punctuation, a dash or a quotation mark.
std::size_t mark_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return is_letter(text[at]) ? 0 : 1;
    return byte == 0xE2 && at + 3 <= text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80 ? 3 : 0;
}

/// The words of a text as they are compared, each with where it stands; what is written with a hyphen is several at one place.
std::vector<PlacedWord> placed_words(std::string_view text) {
    std::vector<PlacedWord> words;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(text.find_first_of(" \t\n\r", at), text.size());
        const auto next = end + 1;
        while (at < end) {
            const auto width = mark_at(text, at);
            if (width == 0) break;
            at += width;
        }
        while (end > at) {
            const auto wide = end - at >= 3 ? mark_at(text, end - 3) : 0;
            if (wide == 3) end -= 3;
            else if (mark_at(text, end - 1) == 1) --end;
            else break;
        }
        if (at < end)
            for (auto& word : split_words(singular_words(text.substr(at, end - at)))) words.push_back({std::move(word), {at, end}});
        at = next;
    }
    return words;
}

}  // namespace

std::vector<ThemeFinder::Place> ThemeFinder::places_of(std::string_view label, std::string_view text) const {
    const auto theme = std::ranges::find(themes_, label, &Term::preferred);
    if (theme == themes_.end()) return {};
    const auto which = static_cast<std::size_t>(theme - themes_.begin());
    std::vector<Place> places;
    const auto words = placed_words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto phrases = by_first_word_.find(words[i].word);
        if (phrases == by_first_word_.end()) continue;
        for (const Phrase& phrase : phrases->second) {
            const auto parts = split_words(phrase.words);
            if (phrase.theme != which || i + parts.size() > words.size()) continue;
            if (std::equal(parts.begin(), parts.end(), words.begin() + static_cast<std::ptrdiff_t>(i), [](const std::string& part, const PlacedWord& one) { return part == one.word; }))
                places.push_back({words[i].place.begin, words[i + parts.size() - 1].place.end});
        }
    }
    for (const auto& [word, of] : capitals_)
        for (auto at = of == which ? text.find(word) : std::string_view::npos; at != std::string_view::npos; at = text.find(word, at + 1))
            if (stands_alone(text.substr(at > 0 ? at - 1 : 0, word.size() + (at > 0 ? 2 : 1)), word)) places.push_back({at, at + word.size()});
    std::ranges::sort(places, [](const Place& a, const Place& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::vector<Place> apart;
    for (const auto& one : places)
        if (apart.empty() || one.begin >= apart.back().end) apart.push_back(one);
    return apart;
}

}  // namespace collection
