#include "disclosure/citations.h"

#include <algorithm>

#include "disclosure/lists.h"

namespace disclosure {

namespace {

constexpr std::size_t longest_title = 16;  // Words of a judgment's title before its year.

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A year with a bracket on its left, or on its right, or none: what stands at byte `at`.
struct Year {
    bool stands = false, opened = false, closed = false;
};

Year year_at(const std::string& plain, std::size_t at) {
    if (at + 4 > plain.size() || !(plain.compare(at, 2, "19") == 0 || plain.compare(at, 2, "20") == 0) || !is_digit(plain[at + 2]) || !is_digit(plain[at + 3])) return {};
    if (at > 0 && is_digit(plain[at - 1])) return {};
    auto end = at + 4;
    if (end < plain.size() && plain[end] >= 'a' && plain[end] <= 'c') ++end;
    if (end < plain.size() && (is_digit(plain[end]) || plain[end] == '/' || plain[end] == '-')) return {};
    return {.stands = true, .opened = at > 0 && (plain[at - 1] == '(' || plain[at - 1] == '['), .closed = end < plain.size() && (plain[end] == ')' || plain[end] == ']')};
}

class Reading {
public:
    explicit Reading(const PlainText& text) : text_{text}, marked_(text.words().size(), false) {}

    std::vector<bool> run() {
        std::size_t word = 0;
        for (std::size_t at = 0; at + 4 <= text_.plain().size(); ++at) {
            while (word < text_.words().size() && text_.words()[word].end <= at) ++word;
            const auto year = year_at(text_.plain(), at);
            if (!year.stands || word == 0) continue;
            if (year.opened && year.closed) judgment(word - 1, at - 1);
            authors(word - 1, year.opened ? at - 1 : at, year);
        }
        return std::move(marked_);
    }

private:
    const Word& word(std::size_t i) const { return text_.words()[i]; }
    std::string_view between(std::size_t begin, std::size_t end) const { return std::string_view{text_.plain()}.substr(begin, end - begin); }

    /// Back from the year over capitals and the small words of a title, as far as "v" and what stands before it, or to "Re".
    void judgment(std::size_t last, std::size_t year) {
        static const WordSet small{"of", "and", "the", "for", "on", "upon", "in", "plc", "ltd", "v", "others", "another", "ex", "parte", "re", "an", "a", "by", "to"};
        auto gap_end = year;
        std::size_t first = last + 1;
        bool versus = false, about = false;
        for (std::size_t taken = 0; taken < longest_title; ++taken) {
            const auto i = last - taken;
            const auto gap = between(word(i).end, gap_end);
            if (gap.size() > 4 || gap.find_first_not_of(" ()-.,'\n&") != std::string_view::npos || (!word(i).capital && !small.contains(word(i).folded))) break;
            if (gap.find(". ") != std::string_view::npos && !versus && word(i).folded.size() > 2) break;
            first = i;
            versus = versus || word(i).folded == "v";
            about = about || (word(i).folded == "re" && word(i).capital);
            if (i == 0 || (about && word(i).folded == "re")) break;
            gap_end = word(i).begin;
        }
        if (!versus && !about) return;
        for (auto i = first; i <= last; ++i) marked_[i] = true;
    }

    /// Back from the year over surnames, initials, "and" and "et al".
    void authors(std::size_t last, std::size_t year, const Year& brackets) {
        auto gap_end = year;
        std::size_t first = last + 1;
        int surnames = 0;
        bool initials = false, many = false, not_given = false, side_by_side = false, after_surname = false;
        for (std::size_t taken = 0; taken < longest_title; ++taken) {
            const auto i = last - taken;
            const auto gap = between(word(i).end, gap_end);
            if (gap.size() > 4 || gap.find_first_not_of(" ,.&-\n") != std::string_view::npos || (gap.find('\n') != std::string_view::npos && gap.find_first_of(",&") == std::string_view::npos && word(i).folded != "and")) break;
            const auto& name = word(i);
            const bool letter = name.capital && name.folded.size() == 1;
            const bool joins = name.folded == "and" || name.folded == "et" || name.folded == "al" || name.folded == "ed" || name.folded == "eds";
            const bool ordinary = lists().field_words.contains(name.folded) || is_month(name.folded) || is_title(name.folded) || (lists().ordinary_words.contains(name.folded) && !lists().surnames.contains(name.folded) && !lists().given_names.contains(name.folded));
            if (!letter && !joins && (!name.capital || ordinary)) break;
            if (!letter && !joins) {
                ++surnames;
                side_by_side = side_by_side || (after_surname && gap == " ");
                not_given = not_given || !lists().given_names.contains(name.folded);
            }
            after_surname = !letter && !joins;
            initials = initials || letter;
            many = many || name.folded == "al" || (joins && name.folded == "and");
            first = i;
            gap_end = name.begin;
            if (i == 0) break;
        }
        // "Keira Dunne (2011)" is a girl and her year of birth; "Hartwell (2011)", "Osei, P. (2011)" and "Osei and Finch 1993" are authors.
        if (surnames == 0 || side_by_side || !not_given) return;
        const bool bare = !brackets.opened && !brackets.closed;
        if (bare ? !(many && surnames > 1) : !(initials || many || surnames == 1)) return;
        for (auto i = first; i <= last; ++i) marked_[i] = true;
    }

    const PlainText& text_;
    std::vector<bool> marked_;
};

}  // namespace

std::vector<bool> words_in_citations(const PlainText& text) { return Reading{text}.run(); }

}  // namespace disclosure
