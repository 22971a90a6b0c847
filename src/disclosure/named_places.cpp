// Schools and streets by their names. "A primary school" and "the Crown Court" name none.
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

#define PROPER "(?-i:(?:(?:St\\.?|Saint|Upper|Lower|Old|New|Great|Little|North|South|East|West|The|Queen|King|Prince|Princess|Lord|Lady|Sir|Dr|Doctor)[ \\n])?[A-Z][A-Za-z']{2,20}(?:[- \\n][A-Z][A-Za-z']{2,20})?)"
#define SURE "(?:Street|Road|Avenue|Lane|Crescent|Terrace|Close|Mews|Boulevard|Grove|Gardens)"
#define SHORT "(?-i:Rd|St|Ave|Av|Cl|Cres|Ln|Terr|Tce|Gdns|Dr)\\.?"
#define DOUBTFUL "(?:Drive|Way|Court|Place|Square|Walk|Row|Rise|View|Parade|Hill|Park|Green|Croft|Fold|Wharf|Quay|Heights|Villas|Buildings|Mount|Drove|Vale|Bank|Yard|Garth|Gate|Estate|House|Flats|Tower|Cottages?|Farm)"

/// Courts, bodies and common nouns that look like a street's name.
bool is_other(std::string_view text) {
    std::string lower;
    for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' ? ' ' : c;
    for (const auto* part : {"crown court", "family court", "high court", "county court", "youth court", "magistrates", "supreme court", "coroner", "his road", "her road", "the street", "the road", "a lane", "main road", "high road to", "green paper", "downing street", "sesame street", "the close", "care close", "to close", "scotland yard",
                             "children's house", "childrens house", "the house", "safe house", "whole house", "open house", "great ormond", "first place", "safe place", "one way", "two way", "this way", "that way", "in place", "no place", "car park", "science park", "the green", "the hill", "in the way", "by the way", "business park", "retail park", "play park", "wall street", "coronation street", "white house"})
        if (lower.find(part) != std::string::npos) return true;
    const auto first = lower.substr(0, lower.find_first_of(" -"));
    static const WordSet starts{"the", "this", "that", "in", "on", "at", "to", "his", "her", "their", "a", "an", "when", "if", "they", "he", "she", "no", "every", "each", "from", "near", "by", "along", "close", "appeal", "both", "next"};
    return starts.contains(first);
}

void find_streets(const PlainText& text, Findings& findings) {
    const auto street = [&](const Match& match) {
        auto begin = match.begin;
        // A sentence's first word with its capital is no part of the name: "On Larkspur Avenue".
        for (int i = 0; i < 2 && is_other(std::string_view{text.plain()}.substr(begin, match.end - begin)); ++i) {
            const auto gap = text.plain().find_first_of(" \n", begin);
            if (gap == std::string::npos || gap + 4 >= match.end) return;
            begin = gap + 1;
        }
        if (is_other(std::string_view{text.plain()}.substr(begin, match.end - begin)) || std::string_view{text.plain()}.substr(begin, match.end - begin).find_first_of(" \n") == std::string_view::npos) return;
        if (said_after(text, match.end, "hospital|station|clinic|surgery|children's hospital|medical|magistrates|bank", 14)) return;
        findings.add(begin, match.end, "street", Certainty::Likely, "street.name");
    };
    static const Pattern sure{"(?<![A-Za-z'])" PROPER "[ \\n](?-i:" SURE "|STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE|CLOSE|GROVE|GARDENS)(?![A-Za-z])", Where::Everywhere};
    sure.each(text, street);
    static const Pattern numbered{"(?<![A-Za-z0-9/.\\-])(?:(?:(?:flat|apartment|apt|unit|room|fflat)[ ]?[0-9]{1,4}[A-Z]?,?[ \\n]{1,2})?(?:no\\.?[ ])?(?!(?:19|20)\\d\\d)\\d{1,4}(?:-\\d{1,4})?[A-Z]?,?[ \\n])" PROPER "[ \\n](?-i:" SURE "|" SHORT "|" DOUBTFUL ")(?![A-Za-z])"};
    numbered.each(text, [&](const Match& match) {
        if (!is_other(match.text)) findings.add(match.begin, match.end, "address", Certainty::Certain, "address.house");
    });
    static const Pattern small{"(?<![A-Za-z0-9/.\\-])(?:(?:flat|apartment)[ ]?[0-9]{1,4}[A-Z]?,?[ ]{1,2})?\\d{1,4}[a-z]?,?[ ][a-z']{3,20}(?:[ ][a-z']{3,20})?[ ](?:street|road|avenue|lane|crescent|terrace|close|grove|gardens|drive)(?![A-Za-z])"};
    small.each(text, [&](const Match& match) {
        if (!is_other(match.text) && match.text.find(" of ") == std::string_view::npos && match.text.find(" to ") == std::string_view::npos && match.text.find(" the ") == std::string_view::npos) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern doubtful{"(?<![A-Za-z'])" PROPER "[ \\n](?-i:Drive|Way|Place|Square|Walk|Rise|Parade|Croft|Mount|Villas|Court|Cottages?|Farm|Estate|Flats|House|Row|View)(?![A-Za-z])", Where::Everywhere};
    doubtful.each(text, [&](const Match& match) {
        const auto first = match.text.substr(0, match.text.find_first_of(" \n-"));
        std::string folded;
        for (const char c : first)
            if (c != '\'') folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (is_other(match.text) || lists().field_words.contains(folded) || lists().ordinary_words.contains(folded)) return;
        findings.add(match.begin, match.end, "street", Certainty::Possible, "street.name");
    });
    static const Pattern welsh{R"((?<![A-Za-z])(?:\d{1,4}[A-Z]?,? )?(?-i:Heol|Stryd|Ffordd|Lon|Clos|Rhodfa|Cilgant|Maes|Tan-y|Pen-y|Rhes)[ -](?-i:(?:y|yr|Y|Yr) )?(?-i:[A-Z][a-z]{2,16}(?:[- ][A-Z][a-z]{2,16})?))", Where::Everywhere};
    welsh.each(text, [&](const Match& match) {
        const bool housed = match.text[0] >= '0' && match.text[0] <= '9';
        findings.add(match.begin, match.end, housed ? "address" : "street", Certainty::Likely, housed ? "address.house" : "street.name");
    });
    // Whatever a street is called, between a number and a postcode it is one.
    static const Pattern before_postcode{R"((?<![A-Za-z0-9/.\-])((?!(?:19|20)\d\d)\d{1,4}[A-Z]?,?[ \n](?-i:[A-Z][A-Za-z']{1,20})(?:[ -](?-i:[A-Z]?)[A-Za-z']{1,20}){0,3})(?:,[ \n][A-Z][A-Za-z]{2,20}){0,2}[, \n]{1,3}[A-Z]{1,2}\d[A-Z0-9]?[ ]\d[A-Z]{2}(?![A-Z0-9]))"};
    before_postcode.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "address", Certainty::Likely, "address.house"); });
    static const Pattern ysgol{R"((?<![A-Za-z])(?-i:Ysgol|Meithrinfa|Coleg|Cylch Meithrin)(?: (?-i:Gynradd|Uwchradd|Gyfun|Gymraeg|Feithrin|Gymunedol))*(?: (?-i:(?:y|yr|Y|Yr) )?(?-i:(?!Gynradd|Uwchradd|Gyfun)[A-Z][a-z']{2,16})){1,3})", Where::Everywhere};
    ysgol.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "school", Certainty::Likely, "school.name"); });
    static const Pattern saint{R"((?<=(?:attends|attended|at|pupil of|pupil at|to|joined|left|from) )(?-i:St\.? [A-Z][a-z]{2,14}'?s?)(?=(?:'s)? (?:school|primary|nursery|infants|juniors|high|academy)))", Where::Everywhere};
    saint.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "school", Certainty::Likely, "school.name"); });
}

#undef PROPER
#undef SURE
#undef SHORT
#undef DOUBTFUL

}  // namespace

void find_named_places(const PlainText& text, Findings& findings) {
    Chain{text, findings}.settings();
    find_streets(text, findings);
}

}  // namespace disclosure
