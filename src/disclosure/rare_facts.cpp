// Facts that are rare enough to point at one family: an infant's age to the week, a place among siblings, a condition, a job.
#include <algorithm>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

#define NUMBER "(?:\\d{1,3}(?:\\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
#define SMALL "(?:hour|day|week|wk|month|mth)s?"

/// One pattern of a list of phrases, longest first as ICU takes the first that fits.
std::string any_of(std::vector<std::string> phrases, const char* before, const char* after) {
    std::sort(phrases.begin(), phrases.end(), [](const auto& one, const auto& other) { return one.size() > other.size(); });
    std::string expression = before;
    expression += "(?:";
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (i) expression += '|';
        for (const char c : phrases[i])
            if (c == ' ') expression += "[ \\n-]+";
            else if (c == '.') expression += "\\.";
            else if (c == '\'') expression += "'?";
            else expression += c;
    }
    return expression + ")" + after;
}

void find_ages(const PlainText& text, Findings& findings) {
    const auto report = [&](const Match& match) { findings.add(match.begin, match.end, "age", Certainty::Likely, "age.infant"); };
    static const Pattern old{"(?<![A-Z0-9.])" NUMBER "(?:[ ]?(?:to|-|or)[ ]?" NUMBER ")?[- \\n]" SMALL "(?:[, ]+(?:and )?" NUMBER "[- \\n]" SMALL ")?[- \\n](?:old|of age|gestation)(?![A-Z])", Where::Everywhere};
    old.each(text, report);
    static const Pattern aged{"(?<![A-Z])(?:aged?|age of)(?: (?:of|just|only|about|around|approximately|at|is|was|under))*[ :\\n]{1,2}" NUMBER "[ -]?(?:" SMALL "|/52|/12|/7)(?:[, ]+(?:and )?" NUMBER "[ -]" SMALL ")?(?:[- ]old)?(?![A-Z])", Where::Everywhere};
    aged.each(text, report);
    static const Pattern at{"(?<![A-Z])(?:born|delivered|delivery|birth)(?: (?:prematurely|early|alive|at home|by section))?(?: at| after)[ \\n](" NUMBER "(?:\\+\\d)?[ \\n]weeks(?:'? gestation)?(?: (?:and|plus) " NUMBER " days)?(?:'? gestation)?)(?![A-Z])", Where::Everywhere};
    at.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "age", Certainty::Likely, "age.gestation"); });
    static const Pattern gestation{"(?<![A-Z0-9.])" NUMBER "(?:[ ]?\\+[ ]?\\d(?:/7)?)?[- \\n]weeks?'?(?:[ ](?:and|plus)[ ]" NUMBER "[ ]days'?)?[ \\n](?:gestation|premature|pregnant|gestational)", Where::Everywhere};
    gestation.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "age", Certainty::Likely, "age.gestation"); });
    static const Pattern fractions{R"((?<![0-9/])\d{1,2}(?:/52|/12)(?![0-9/])(?=[ ]?(?:old|of age|,|;|\.|\)|$| baby| infant| boy| girl)))"};
    fractions.each(text, report);
    static const Pattern when{"(?<![A-Z])(?:when|while|since)[ \\n](?:he|she|they|the (?:baby|child|twins|infant|boy|girl)|[A-Z]+)[ \\n](?:was|were|is)(?: (?:just|only|about|barely|not yet))?[ \\n](" NUMBER "[ \\n](?:day|week|month)s?(?: old)?)(?![A-Z])", Where::Everywhere};
    when.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "age", Certainty::Possible, "age.infant"); });
}

void find_siblings(const PlainText& text, Findings& findings) {
    const auto report = [&](const Match& match) { findings.add(match.begin, match.end, "siblings", Certainty::Likely, "siblings.order"); };
#define AMONG "(?:children|siblings|brothers|sisters|boys|girls|sons|daughters|kids)"
#define PLACE "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th|1[0-2]th|eldest|oldest|youngest|middle|elder|younger|older|last|only|second[- ](?:youngest|eldest|oldest))"
    static const Pattern among{"(?<![A-Z])(?:the[ \\n])?" PLACE "(?:[- ]?born)?(?:[ \\n](?:child|boy|girl|son|daughter))?[ \\n](?:of|out of|in a family of|among)[ \\n](?:the[ ]|her[ ]|his[ ]|their[ ]|a family of[ ])?(?:[A-Z]+'s[ ])?(?:" NUMBER "|several|many)(?:[ \\n](?:half[- ]|maternal |surviving |living |young )?" AMONG ")?(?![A-Z])", Where::Everywhere};
    among.each(text, [&](const Match& match) {
        if (said_after(text, match.end, "recommendations|meetings|visits|reviews|findings|reports|referrals|points|years|days|weeks|months|steps|stages|questions|agencies|objectives|calls", 16)) return;
        report(match);
    });
    static const Pattern child{"(?<![A-Z])(?:the|her|his|their|an?)[ \\n]" PLACE "(?:[- ]?born)?[ \\n](?:child|baby|son|daughter|sibling|brother|sister|boy|girl|born)(?![A-Z])(?![ \\n](?:protection|in need|and family|practice|safeguarding|sexual|abuse|death|or|centred|assessment))", Where::Everywhere};
    child.each(text, [&](const Match& match) {
        if (match.text.starts_with("a ") && match.text.find("second ") == std::string_view::npos && match.text.find("third ") == std::string_view::npos) return;
        findings.add(match.begin, match.end, "siblings", Certainty::Likely, "siblings.order");
    });
    static const Pattern of_twins{"(?<![A-Z])(?:(?:one|the (?:younger|elder|older|first|second|smaller|surviving)|(?:younger|elder|older|first|second|smaller|surviving))[ \\n](?:of|of the|of a pair of)[ \\n])?(?:(?:identical|non-identical|fraternal|conjoined|surviving|younger|elder|older|infant|newborn|baby|premature)[ ])*(?:twins?|triplets?|quadruplets?)(?![A-Z])(?:[ \\n](?:brothers?|sisters?|siblings?|boys?|girls?|sons?|daughters?|babies|baby))?(?![ -](?:track|town|city|cities|beds?|aims?|set|pack|size|room))", Where::Everywhere};
    of_twins.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "siblings", Certainty::Likely, "siblings.twins"); });
    static const Pattern one_of{"(?<![A-Z])one[ \\n]of[ \\n](?:" NUMBER ")[ \\n](?:half[- ])?(?:siblings|brothers|sisters|children born to)(?![A-Z])", Where::Everywhere};
    one_of.each(text, report);
    static const Pattern many{"(?<![A-Z])(?:has|had|with|and) (" NUMBER "[ \\n](?:older|younger|elder|half|full|surviving)[- \\n](?:half[- ])?(?:siblings|brothers|sisters|brother|sister|sibling))(?![A-Z])", Where::Everywhere};
    many.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "siblings", Certainty::Possible, "siblings.order"); });
}

void find_listed(const PlainText& text, Findings& findings) {
    static const Pattern condition{any_of(lists().conditions, "(?<![A-Z])", "(?:'s)?(?:[ ](?:syndrome|disease|disorder|deficiency))?(?![A-Z])").c_str(), Where::Everywhere};
    condition.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "condition", Certainty::Likely, "condition.rare"); });
    static const Pattern shaped{R"((?<![A-Za-z])(?-i:[A-Z][a-z]{2,14}(?:-[A-Z][a-z]{2,14}){0,2})(?:'s)?[ ](?:syndrome|disease|dystrophy|palsy|anomaly|sarcoma)(?![A-Za-z]))", Where::Everywhere};
    shaped.each(text, [&](const Match& match) {
        const auto first = match.text.substr(0, match.text.find_first_of(" '"));
        for (const auto common : {"Down", "Downs", "Asperger", "Aspergers", "Tourette", "Tourettes", "Crohn", "Alzheimer", "Alzheimers", "Parkinson", "Lyme", "Coeliac", "Celiac", "Hodgkin", "The", "This", "Such", "Heart", "Kidney", "Liver", "Any", "Chronic", "Cerebral", "Infectious", "Stockholm", "Irritable", "Metabolic", "Gum"})
            if (first == common) return;
        findings.add(match.begin, match.end, "condition", Certainty::Possible, "condition.rare");
    });
    static const Pattern job{any_of(lists().occupations, "(?<![A-Z])(?:(?:an?|the|retired|former|trainee|local)[ ]){0,2}", "s?(?![A-Z])(?!'s (?:office|court|report|inquest|officer))").c_str(), Where::Everywhere};
    job.each(text, [&](const Match& match) {
        if (match.text.find("oroner") != std::string_view::npos) {
            // The coroner is a party to every review; a parent who is one is rare.
            if (!said_before(text, match.begin, "father|mother|parent|works as|worked as|job as|partner", 24)) return;
        }
        findings.add(match.begin, match.end, "occupation", Certainty::Likely, "occupation.rare");
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
