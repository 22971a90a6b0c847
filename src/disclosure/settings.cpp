// Schools, nurseries and surgeries by their names. "A primary school" names none.
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

const WordSet& setting_ends() {
    static const WordSet words{"school", "academy", "college", "nursery", "preschool", "playgroup", "kindergarten", "primary", "infants", "juniors", "surgery", "creche", "childminding", "grammar", "secondary"};
    return words;
}

/// What a setting is, and never which one.
bool tells_which_kind(const std::string& word) {
    static const WordSet words{"school", "academy", "college", "nursery", "preschool", "playgroup", "kindergarten", "primary", "infant", "infants", "junior", "juniors", "secondary", "high", "grammar", "comprehensive", "upper", "lower", "middle", "special", "community", "free",
                               "church", "of", "england", "ce", "rc", "c", "e", "catholic", "roman", "voluntary", "aided", "controlled", "foundation", "state", "independent", "private", "boarding", "the", "a", "an", "local", "national", "royal", "early", "years", "day", "first", "sixth", "form",
                               "and", "his", "her", "their", "your", "our", "this", "that", "each", "every", "new", "previous", "current", "old", "big", "in", "at", "to", "from", "when", "children's", "childrens", "nhs", "gp", "dental", "veterinary", "pre", "trust", "multi", "staff", "further", "education",
                               "whole", "after", "before", "virtual", "medical", "health", "welsh", "medium", "mainstream", "pupil", "safer", "schools", "girls", "boys", "mixed", "art", "drama", "law", "business", "staff", "home", "for", "on", "with", "all", "no", "both", "one", "two", "designated", "safeguarding", "lead", "head", "teacher", "operation", "encompass"};
    return words.contains(word);
}

class Chain {
public:
    Chain(const PlainText& text, Findings& findings) : text_{text}, findings_{findings} {}

    /// A capitalised chain that ends in what a setting is ("Fernhill Academy", "St Mary's CE Primary School").
    void settings() const {
        for (std::size_t i = 0; i < text_.words().size(); ++i) {
            const auto& end = word(i);
            if (!end.capital || !setting_ends().contains(end.folded)) continue;
            auto last = i;
            while (near(last) && word(last + 1).capital && (setting_ends().contains(word(last + 1).folded) || word(last + 1).folded == "school")) ++last;
            auto first = i;
            bool named = false;
            while (first > 0 && i - first < 8 && near(first - 1)) {
                const auto& before = word(first - 1);
                // "Jo Wren DSL Fernhill Academy", "SENCO Ms Hart, Fernhill": what somebody is in capitals ends it, but not what a school is.
                static const WordSet of_schools{"ce", "rc", "st", "cofe", "uk", "nhs", "ks", "va", "vc", "hm"};
                if (before.all_capitals && !end.all_capitals && before.folded.size() > 1 && !of_schools.contains(before.folded) && (lists().acronyms.contains(before.folded) || before.folded == "dsl" || before.folded == "senco" || before.folded == "ddsl" || before.folded == "dht")) break;
                if (before.folded == "of" && (word(first).folded == "st" || word(first).folded == "saint" || word(first).folded == "our")) break;
                if (!before.capital && !(first > 1 && (before.folded == "of" || before.folded == "and" || before.folded == "the" || before.folded == "for") && word(first - 2).capital)) break;
                if (before.capital && !tells_which_kind(before.folded) && !is_month(before.folded) && !is_title(before.folded)) {
                    if (before.opens && lists().ordinary_words.contains(before.folded) && !before.possessive && first == i) break;
                    // "Non-Mobile Infants" is no school: without that word itself, the name must be one.
                    named = named || !lists().ordinary_words.contains(before.folded) || end.folded == "school" || end.folded == "academy" || end.folded == "college" || end.folded == "nursery" || word(last).folded == "school";
                }
                --first;
                if (before.opens && lists().ordinary_words.contains(before.folded)) break;
            }
            while (first < i && (word(first).folded == "the" || word(first).folded == "in" || word(first).folded == "at" || word(first).folded == "of" || word(first).folded == "a")) ++first;
            // What stands above the line is somebody's: "From: Karen Hale / Ocker Vale Primary School". A name that wraps has its beginning alone in its line.
            for (auto k = i; k-- > first;)
                if (i - k > 1 && text_.plain().find('\n', word(k).end) < word(k + 1).begin && !tells_which_kind(word(k + 1).folded)) {
                    first = k + 1;
                    break;
                }
            // "Marjorie Thistlethwaite of Beckside Primary": who is of it stands before.
            for (auto k = first; k + 1 < i; ++k)
                if (word(k + 1).folded == "of" && !word(k + 1).capital && k > first && lists().given_names.contains(word(first).folded) && !lists().ordinary_words.contains(word(first).folded) && word(first).folded != "st") {
                    first = k + 2;
                    break;
                }
            const bool body = i > first && end.folded == "college" && (word(first).folded == "royal" || word(i - 1).folded == "royal");
            if (named && !body) findings_.add(word(first).begin, word(last).end, "school", Certainty::Likely, end.folded == "surgery" ? "school.surgery" : "school.name");
            i = last;
        }
    }

private:
    const Word& word(std::size_t i) const { return text_.words()[i]; }
    bool near(std::size_t i) const {
        if (i + 1 >= text_.words().size()) return false;
        auto gap = std::string_view{text_.plain()}.substr(word(i).end, word(i + 1).begin - word(i).end);
        if (word(i).possessive && gap.starts_with("'")) gap.remove_prefix(gap.size() > 1 && (gap[1] == 's' || gap[1] == 'S') ? 2 : 1);
        return !gap.empty() && (gap.find_first_not_of(" \n-") == std::string_view::npos || gap == ". ") && gap.size() <= 3 && !(gap == ". " && word(i).folded != "st");
    }

    const PlainText& text_;
    Findings& findings_;
};

}  // namespace

void find_settings(const PlainText& text, Findings& findings) {
    Chain{text, findings}.settings();
    static const Pattern ysgol{R"((?<![A-Za-z])(?-i:Ysgol|Meithrinfa|Coleg|Cylch Meithrin)(?: (?-i:Gynradd|Uwchradd|Gyfun|Gymraeg|Feithrin|Gymunedol))*(?: (?-i:(?:y|yr|Y|Yr) )?(?-i:(?!Gynradd|Uwchradd|Gyfun)[A-Z][a-z']{2,16})){1,3})", Where::Everywhere};
    ysgol.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "school", Certainty::Likely, "school.name"); });
    static const Pattern saint{R"((?<=(?:attends|attended|at|pupil of|pupil at|to|joined|left|from) )(?-i:St\.? [A-Z][a-z]{2,14}'?s?)(?=(?:'s)? (?:school|primary|nursery|infants|juniors|high|academy)))", Where::Everywhere};
    saint.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "school", Certainty::Likely, "school.name"); });
}

}  // namespace disclosure
