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
    for (std::size_t i = 0; i < themes_.size(); ++i) {
        add(themes_[i]->preferred, i, true);
        for (const std::string& synonym : themes_[i]->synonyms) add(synonym, i, false);
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

}  // namespace collection
