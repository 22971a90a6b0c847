#include "search/welsh.h"

#include <algorithm>
#include <array>

namespace search {

namespace {

struct Change {
    std::string_view radical;
    std::string_view mutated;
};

// Soft, nasal and aspirate mutation, and h before a vowel. Longer mutated initials first: "ngh" is not "ng" and an "h".
constexpr std::array changes{
    Change{"c", "ngh"}, Change{"p", "mh"}, Change{"t", "nh"}, Change{"g", "ng"}, Change{"c", "ch"}, Change{"p", "ph"},
    Change{"t", "th"},  Change{"d", "dd"}, Change{"c", "g"},  Change{"p", "b"},  Change{"t", "d"},  Change{"b", "f"},
    Change{"m", "f"},   Change{"b", "m"},  Change{"d", "n"},  Change{"ll", "l"}, Change{"rh", "r"}, Change{"g", ""},
};

constexpr std::array<std::string_view, 10> digraphs{"ngh", "mh", "nh", "ng", "ch", "ph", "th", "dd", "ll", "rh"};

bool is_vowel(char c) { return std::string_view{"aeiouwy"}.find(c) != std::string_view::npos; }

/// The initial consonant as Welsh spells it: two or three letters can be one.
std::string_view initial(std::string_view word) {
    for (const auto digraph : digraphs)
        if (word.starts_with(digraph)) return digraph;
    if (word.starts_with("ff")) return "ff";
    return word.empty() || is_vowel(word[0]) ? std::string_view{} : word.substr(0, 1);
}

/// The soft mutation takes g away, and leaves a vowel, l, r or w.
bool may_have_lost_g(std::string_view word) { return !word.empty() && (is_vowel(word[0]) || initial(word) == "l" || initial(word) == "r"); }

std::vector<std::string> radicals(std::string_view word) {
    std::vector<std::string> result{std::string{word}};
    const auto first = initial(word);
    for (const auto& change : changes)
        if (change.mutated.empty() ? may_have_lost_g(word) : first == change.mutated)
            result.push_back(std::string{change.radical} + std::string{word.substr(change.mutated.size())});
    if (word.size() > 1 && word[0] == 'h' && is_vowel(word[1])) result.emplace_back(word.substr(1));
    return result;
}

void add_mutations(std::string_view radical, std::vector<std::string>& forms) {
    forms.emplace_back(radical);
    const auto first = initial(radical);
    for (const auto& change : changes)
        if (first == change.radical) forms.push_back(std::string{change.mutated} + std::string{radical.substr(first.size())});
    if (first.empty() && !radical.empty()) forms.push_back("h" + std::string{radical});
}

// Longest first. Plurals, agents, and the endings of verbs and verbal nouns that leave the meaning alone.
constexpr std::array<std::string_view, 26> endings{
    "iadau", "iaeth", "ydion", "iaid", "wyr",  "iwr",  "oedd", "odd", "wyd", "iau", "ion", "iol", "ydd",
    "edd",   "ais",   "ant",   "ent",  "ont",  "aid",  "au",   "on",  "io",  "ir",  "wr",  "o",   "u"};
constexpr std::size_t shortest_stem = 4;

}  // namespace

std::string welsh_stem(std::string_view folded) {
    if (const auto clitic = folded.find('\''); clitic != std::string_view::npos && clitic > 0) folded = folded.substr(0, clitic);
    for (const auto ending : endings)
        if (folded.ends_with(ending) && folded.size() >= ending.size() + shortest_stem)
            return std::string{folded.substr(0, folded.size() - ending.size())};
    return std::string{folded};
}

std::vector<std::string> welsh_mutations(std::string_view folded) {
    std::vector<std::string> forms;
    for (const auto& radical : radicals(folded)) add_mutations(radical, forms);
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    std::erase_if(forms, [](const std::string& form) { return form.empty(); });
    return forms;
}

}  // namespace search
