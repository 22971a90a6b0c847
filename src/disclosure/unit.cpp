#include "disclosure/unit.h"

#include <algorithm>

#include "disclosure/lists.h"

namespace disclosure {

namespace {

/// A hyphen (a line may end behind it) between two capitals joins a double-barrelled name.
bool hyphenated(const PlainText& text, const Word& one, const Word& next) {
    const auto gap = std::string_view{text.plain()}.substr(one.end, next.begin - one.end);
    return !one.possessive && one.capital && next.capital && (gap == "-" || gap == "-\n" || gap == "- \n" || gap == " -\n");
}

bool known(const WordSet& set, const std::string& word) { return set.contains(std::string_view{word}); }

Unit unit_of(const PlainText& text, std::size_t first, std::size_t last) {
    const auto& words = text.words();
    const auto& in = lists();
    const auto& head = words[first];
    Unit unit{.begin = head.begin, .end = words[last].end, .first = first, .last = last, .folded = head.folded, .capital = head.capital, .opens = head.opens};
    unit.joined = last > first;
    unit.possessive = words[last].possessive;
    unit.letter = head.capital && head.folded.size() == 1 && !unit.joined;
    unit.given = known(in.given_names, head.folded);
    unit.ordinary = unit.all_capitals = true;
    // The mark of this project's invented people is part of their surname.
    const bool marked = unit.joined && head.folded == "fictional";
    for (auto i = first; i <= last; ++i) {
        unit.surname = unit.surname || known(in.surnames, words[i].folded);
        unit.ordinary = unit.ordinary && known(in.ordinary_words, words[i].folded) && !marked;
        unit.field = unit.field || (known(in.field_words, words[i].folded) && !marked);
        unit.all_capitals = unit.all_capitals && words[i].all_capitals;
    }
    if (marked) unit.surname = true;
    // "Marsh-Oduya": two surnames, of which the first is a plain word too; "Cross-Border" is none.
    const auto& tail = words[last];
    const bool two_surnames = unit.joined && known(in.surnames, head.folded) && !known(in.ordinary_words, tail.folded) && !known(in.field_words, tail.folded) && tail.folded.size() > 2;
    if (unit.joined && !marked) unit.ordinary = !two_surnames && (unit.ordinary || known(in.ordinary_words, head.folded)), unit.surname = unit.surname && !unit.ordinary;
    // "Poppy-Mae": two forenames, though the first is a plain word too.
    if (unit.joined && unit.given && last == first + 1 && known(in.given_names, tail.folded)) unit.ordinary = unit.field = false;
    // "Lexi-Mae": a Welsh word behind a forename is no term of the field.
    if (unit.joined && unit.given && !unit.ordinary && !marked) unit.field = known(in.field_words, head.folded);
    // "Ottershaw-Lane": a surname that is a term too, behind a word that is nothing else.
    const bool strange = !known(in.ordinary_words, head.folded) && !known(in.field_words, head.folded) && !known(in.acronyms, head.folded) && !known(in.no_names, head.folded) && !known(in.towns, head.folded);
    if (unit.joined && strange && known(in.surnames, tail.folded)) unit.field = false;
    unit.town = !unit.joined && known(in.towns, head.folded);
    unit.acronym = unit.all_capitals && !unit.joined && (known(in.acronyms, head.folded) || (head.folded.size() <= 4 && !unit.given && !unit.surname));
    // "PAR118827": letters of a number.
    const auto& plain = text.plain();
    if (unit.all_capitals && unit.end < plain.size() && plain[unit.end] >= '0' && plain[unit.end] <= '9') unit.acronym = true;
    return unit;
}

}  // namespace

std::vector<Unit> units_of(const PlainText& text) {
    const auto& words = text.words();
    std::vector<Unit> units;
    for (std::size_t i = 0; i < words.size();) {
        auto last = i;
        while (last + 1 < words.size() && last - i < 3 && hyphenated(text, words[last], words[last + 1])) ++last;
        units.push_back(unit_of(text, i, last));
        i = last + 1;
    }
    return units;
}

bool in_one_name(const PlainText& text, std::size_t from, std::size_t to) {
    if (to < from || to - from > 4) return false;
    if (text.plain().compare(from, std::min<std::size_t>(3, to - from), "   ") == 0) return false;  // The next column.
    int lines = 0;
    for (auto i = from; i < to; ++i) {
        const char c = text.plain()[i];
        if (c == '\n') ++lines;
        else if (c == '.' && i == from && i > 0 && (i < 2 || !((text.plain()[i - 2] >= 'a' && text.plain()[i - 2] <= 'z') || (text.plain()[i - 2] >= 'A' && text.plain()[i - 2] <= 'Z')))) continue;
        else if (c != ' ') return false;
    }
    return to > from && lines <= 1;
}

}  // namespace disclosure
