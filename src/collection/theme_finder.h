/// Which themes a passage shows: the vocabulary's words for a theme, found in its text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collection/vocabulary.h"

namespace collection {

/// Built once from the practice themes. A word that says too little alone ("communication") does not count; an abbreviation
/// counts only as written, in capitals.
class ThemeFinder {
public:
    explicit ThemeFinder(const Vocabulary& vocabulary);
    static const ThemeFinder& built_in();

    /// The themes whose words stand in the text, each once, in the vocabulary's order.
    std::vector<const Term*> themes_in(std::string_view text) const;

    /// Bytes of a text, [begin, end).
    struct Place {
        std::size_t begin, end;
        friend bool operator==(const Place&, const Place&) = default;
    };
    /// Where the words of a theme stand, its label being what is asked with; in order, none within another. Nothing for a label that is none.
    std::vector<Place> places_of(std::string_view label, std::string_view text) const;

private:
    struct Phrase {
        std::string words;   ///< With a space at either end.
        std::size_t theme;
    };
    void add(std::string_view words, std::size_t theme, bool preferred);

    std::vector<const Term*> themes_;
    std::unordered_map<std::string, std::vector<Phrase>> by_first_word_;
    std::vector<std::pair<std::string, std::size_t>> capitals_;
};

}  // namespace collection
