// Facts that are rare enough to point at one family: an infant's age to the week, a place among siblings, a condition, a job.
#include <algorithm>
#include <unordered_map>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

#define NUMBER "(?:\\d{1,3}(?:\\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
#define SMALL "(?:hour|day|week|wk|month|mth)s?"

/// Phrases by their first word.
using Phrases = std::unordered_map<std::string, std::vector<std::vector<std::string>>>;

Phrases by_first_word(const std::vector<std::string>& list) {
    Phrases result;
    for (const auto& phrase : list) {
        std::vector<std::string> words;
        const PlainText text{phrase};
        for (const auto& word : text.words()) words.push_back(word.folded);
        if (!words.empty()) result[words[0]].push_back(words);
    }
    return result;
}

/// Reports each listed phrase, the longest of those that begin at one word; words may be parted by spaces, hyphens and one line's end.
template <class Report>
void each_phrase(const PlainText& text, const Phrases& phrases, Report&& report) {
    const auto& words = text.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto known = phrases.find(words[i].folded);
        if (known == phrases.end() && words[i].folded.ends_with("s")) known = phrases.find(words[i].folded.substr(0, words[i].folded.size() - 1));
        if (known == phrases.end()) continue;
        std::size_t longest = 0;
        for (const auto& phrase : known->second) {
            std::size_t k = 1;
            while (k < phrase.size() && i + k < words.size() && words[i + k].begin - words[i + k - 1].end <= 4 && (words[i + k].folded == phrase[k] || (k + 1 == phrase.size() && words[i + k].folded == phrase[k] + "s"))) ++k;
            if (k == phrase.size() && (phrase.size() > 1 || words[i].folded == phrase[0] || phrase[0].size() > 4)) longest = std::max(longest, k);
        }
        if (!longest) continue;
        report(i, i + longest - 1);
        i += longest - 1;
    }
}

void find_ages(const PlainText& text, Findings& findings) {
    const auto report = [&](const Match& match) { findings.add(match.begin, match.end, "age", Certainty::Likely, "age.infant"); };
    static const Pattern old{"(?<![A-Z0-9.])" NUMBER "(?:[ ]?(?:to|-|or)[ ]?" NUMBER ")?[- \\n]" SMALL "(?:[, ]+(?:and )?" NUMBER "[- \\n]" SMALL ")?[- \\n](?:old|of age|gestation)(?![A-Z])", Around{"old|of age|gestation"}};
    old.each(text, report);
    static const Pattern aged{"(?<![A-Z])(?:aged?|age of)(?: (?:of|just|only|about|around|approximately|at|is|was|under))*[ :\\n]{1,2}" NUMBER "[ -]?(?:" SMALL "|/52|/12|/7)(?:[, ]+(?:and )?" NUMBER "[ -]" SMALL ")?(?:[- ]old)?(?![A-Z])", Around{"age"}};
    aged.each(text, report);
    static const Pattern at{"(?<![A-Z])(?:born|delivered|delivery|birth)(?: (?:prematurely|early|alive|at home|by section))?(?: at| after)[ \\n](" NUMBER "(?:\\+\\d)?[ \\n]weeks(?:'? gestation)?(?: (?:and|plus) " NUMBER " days)?(?:'? gestation)?)(?![A-Z])", Around{"born|deliver|birth"}};
    at.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "age", Certainty::Likely, "age.gestation"); });
    static const Pattern gestation{"(?<![A-Z0-9.])" NUMBER "(?:[ ]?\\+[ ]?\\d(?:/7)?)?[- \\n]weeks?'?(?:[ ](?:and|plus)[ ]" NUMBER "[ ]days'?)?[ \\n](?:gestation|premature|pregnant|gestational)", Around{"gestation|premature|pregnant"}};
    gestation.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "age", Certainty::Likely, "age.gestation"); });
    static const Pattern fractions{R"((?<![0-9/])\d{1,2}(?:/52|/12)(?![0-9/])(?=[ ]?(?:old|of age|,|;|\.|\)|$| baby| infant| boy| girl)))"};
    fractions.each(text, [&](const Match& match) {
        // "review in 12/52", "Plan: 2/52": when somebody is seen next.
        const bool of_somebody = said_after(text, match.end, "old|of age|baby|infant|boy|girl", 10) || said_before(text, match.begin, "aged|age|baby", 12);
        if (of_somebody || !said_before(text, match.begin, "in|review|r/v|rv|repeat|repeated|due|for|next|fu|f/u|plan|x", 14)) report(match);
    });
    static const Pattern to_the_month{"(?<![A-Z0-9.])" NUMBER "[ \\n]?(?:years?|yrs?|y)[, ]+(?:and |& )?" NUMBER "[ \\n]?(?:months?|mths?|m)(?![A-Z])(?:[ -]old)?(?![ ](?:after|before|later|earlier|until|imprisonment|custody|in prison|apart|between))", Around{"month|mth|m"}};
    to_the_month.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "age", Certainty::Likely, "age.infant"); });
    static const Pattern to_the_day{"(?<![A-Z0-9.])" NUMBER "[ \\n]weeks?[, ]+(?:and )?" NUMBER "[ \\n]days?(?![A-Z])(?![ ](?:after|before|later|earlier|until|late|early|apart|between))", Around{"week"}};
    to_the_day.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "age", Certainty::Possible, "age.infant"); });
    static const Pattern when{"(?<![A-Z])(?:when|while|since)[ \\n](?:he|she|they|the (?:baby|child|twins|infant|boy|girl)|[A-Z]+)[ \\n](?:was|were|is)(?: (?:just|only|about|barely|not yet))?[ \\n](" NUMBER "[ \\n](?:day|week|month)s?(?: old)?)(?![A-Z])", Around{"when|while|since"}};
    when.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "age", Certainty::Possible, "age.infant"); });
}

void find_siblings(const PlainText& text, Findings& findings) {
    const auto report = [&](const Match& match) { findings.add(match.begin, match.end, "siblings", Certainty::Likely, "siblings.order"); };
#define AMONG "(?:children|siblings|brothers|sisters|boys|girls|sons|daughters|kids)"
#define PLACE "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th|1[0-2]th|eldest|oldest|youngest|middle|elder|younger|older|last|only|second[- ](?:youngest|eldest|oldest))"
    static const Pattern among{"(?<![A-Z])(?:the[ \\n])?" PLACE "(?:[- ]?born)?(?:[ \\n](?:child|boy|girl|son|daughter))?[ \\n](?:of|out of|in a family of|among)[ \\n](?:the[ ]|her[ ]|his[ ]|their[ ]|a family of[ ])?(?:[A-Z]+'s[ ])?(?:" NUMBER "|several|many)(?:[ \\n](?:half[- ]|maternal |surviving |living |young )?" AMONG ")?(?![A-Z])", Around{" of |\nof |of\n|in a family|among"}};
    among.each(text, [&](const Match& match) {
        if (said_after(text, match.end, "recommendations|meetings|visits|reviews|findings|reports|referrals|points|years|days|weeks|months|steps|stages|questions|agencies|objectives|calls", 16)) return;
        report(match);
    });
    static const Pattern child{"(?<![A-Z])(?:the|her|his|their|an?)[ \\n](?!(?:elder|younger|older|last|only)[ \\n])" PLACE "(?:[- ]?born)?[ \\n](?:child|baby|son|daughter|sibling|brother|sister|boy|girl|born)(?![A-Z])(?![ \\n](?:protection|in need|and family|practice|safeguarding|sexual|abuse|death|or|centred|assessment))", Around{"child|baby|son|daughter|sibling|brother|sister|boy|girl|born"}};
    child.each(text, [&](const Match& match) {
        if (match.text.starts_with("a ") && match.text.find("second ") == std::string_view::npos && match.text.find("third ") == std::string_view::npos) return;
        findings.add(match.begin, match.end, "siblings", Certainty::Likely, "siblings.order");
    });
    static const Pattern alone{"(?<![A-Z])the[ \\n](?:(?:eldest|oldest|youngest|second-born|first-born|firstborn|last-born)(?=[ ]?[.,;:)\\n]|[ ](?:and|is|was|has|had|who|but)(?![A-Z]))|only[ ](?:son|daughter|girl|boy|brother|sister|child)|baby of the family)(?![A-Z])", Around{"est|born|only|baby"}};
    alone.each(text, report);
    static const Pattern of_twins{"(?<![A-Z])(?:(?:one|the (?:younger|elder|older|first|second|smaller|surviving)|(?:younger|elder|older|first|second|smaller|surviving))[ \\n](?:of|of the|of a pair of)[ \\n])?(?:(?:identical|non-identical|fraternal|conjoined|surviving|younger|elder|older|infant|newborn|baby|premature)[ ])*(?:twins?|triplets?|quadruplets?)(?![A-Z])(?:[ \\n](?:brothers?|sisters?|siblings?|boys?|girls?|sons?|daughters?|babies|baby))?(?![ -](?:track|town|city|cities|beds?|aims?|set|pack|size|room))", Around{"twin|triplet|quadruplet"}};
    of_twins.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "siblings", Certainty::Likely, "siblings.twins"); });
    static const Pattern one_of{"(?<![A-Z])one[ \\n]of[ \\n](?:" NUMBER ")[ \\n](?:half[- ])?(?:siblings|brothers|sisters|children born to)(?![A-Z])", Around{"one of|one\nof"}};
    one_of.each(text, report);
    static const Pattern many{"(?<![A-Z])(?:has|had|with|and) (" NUMBER "[ \\n](?:older|younger|elder|half|full|surviving)[- \\n](?:half[- ])?(?:siblings|brothers|sisters|brother|sister|sibling))(?![A-Z])", Around{"brother|sister|sibling"}};
    many.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "siblings", Certainty::Possible, "siblings.order"); });
}

void find_listed(const PlainText& text, Findings& findings) {
    const auto& words = text.words();
    static const auto conditions = by_first_word(lists().conditions);
    each_phrase(text, conditions, [&](std::size_t first, std::size_t last) { findings.add(words[first].begin, words[last].end, "condition", Certainty::Likely, "condition.rare"); });
    static const Pattern shaped{R"((?<![A-Za-z])(?-i:[A-Z][a-z]{2,14}(?:-[A-Z][a-z]{2,14}){0,2})(?:'s)?[ ](?:syndrome|disease|dystrophy|palsy|anomaly|sarcoma)(?![A-Za-z]))", Around{"syndrome|disease|dystrophy|palsy|anomaly|sarcoma"}};
    shaped.each(text, [&](const Match& match) {
        const auto first = match.text.substr(0, match.text.find_first_of(" '"));
        for (const auto common : {"Down", "Downs", "Asperger", "Aspergers", "Tourette", "Tourettes", "Crohn", "Alzheimer", "Alzheimers", "Parkinson", "Lyme", "Coeliac", "Celiac", "Hodgkin", "The", "This", "Such", "Heart", "Kidney", "Liver", "Any", "Chronic", "Cerebral", "Infectious", "Stockholm", "Irritable", "Metabolic", "Gum"})
            if (first == common) return;
        findings.add(match.begin, match.end, "condition", Certainty::Possible, "condition.rare");
    });
    static const auto occupations = by_first_word(lists().occupations);
    each_phrase(text, occupations, [&](std::size_t first, std::size_t last) {
        // The coroner is a party to every review; a parent who is one is rare.
        if (words[first].folded.starts_with("coroner") && !said_before(text, words[first].begin, "father|mother|parent|works as|worked as|job as|partner", 24)) return;
        if (words[first].folded.starts_with("shepherd") && words[first].capital) return;
        const bool article = first > 0 && (words[first - 1].folded == "a" || words[first - 1].folded == "an");
        findings.add(words[first - article].begin, words[last].end, "occupation", Certainty::Likely, "occupation.rare");
    });
}

#undef NUMBER
#undef SMALL
#undef AMONG
#undef PLACE

}  // namespace

void find_rare_facts(const PlainText& text, Findings& findings) {
    find_ages(text, findings);
    find_siblings(text, findings);
    find_listed(text, findings);
}

}  // namespace disclosure
