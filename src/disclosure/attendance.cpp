// People whom a list of those present names, and whoever has an age behind the name: no verb and no title stands by them.
#include <algorithm>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

std::string folded(std::string_view word) {
    std::string result;
    for (const char c : word)
        if (c != '\'') result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

/// No word of the language, of the field, of a map.
bool may_be_a_name(std::string_view word) {
    const auto plain = folded(word);
    return plain.size() > 2 && !lists().ordinary_words.contains(plain) && !lists().field_words.contains(plain) && !lists().acronyms.contains(plain) && !lists().towns.contains(plain) && !is_month(plain) && !ends_a_body(plain);
}

/// One item of a list: one to four words with capitals, particles between, of which the last may be a name.
void item(std::size_t begin, std::string_view text, Findings& findings) {
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return;
    const auto end = std::min(text.find_first_of("(:/", first), text.size());
    const auto last = text.find_last_not_of(" \n.", end - 1);
    if (last == std::string_view::npos || last < first || last - first > 40) return;
    const auto name = text.substr(first, last + 1 - first);
    int words = 0;
    bool good = true;
    std::string_view final_word;
    for (std::size_t at = 0; at < name.size();) {
        const auto gap = std::min(name.find(' ', at), name.size());
        final_word = name.substr(at, gap - at);
        const bool capital = !final_word.empty() && final_word[0] >= 'A' && final_word[0] <= 'Z';
        good = good && (capital ? final_word.size() == 1 || may_be_a_name(final_word) || lists().given_names.contains(folded(final_word)) : is_particle(folded(final_word)) || final_word.starts_with("al-") || final_word.starts_with("el-"));
        for (const char c : final_word) good = good && !(c >= '0' && c <= '9');
        ++words, at = gap + 1;
    }
    if (good && words <= 5 && name[0] >= 'A' && name[0] <= 'Z' && may_be_a_name(final_word)) findings.add(begin + first, begin + last + 1, "person", Certainty::Possible, "person.list");
}

/// "Petroc Ledger <p.ledger@example.org>": what a mail's head shows of whoever has the address, unless it is a team's.
void find_display_names(const PlainText& text, Findings& findings) {
    static const Pattern shown{R"x((?<![A-Za-z'\-])((?-i:[A-Z][A-Za-z'\-]{1,20}(?: [A-Z][A-Za-z'.\-]{0,20}){1,3}))"? ?<[^<>\n ]{2,60}@)x", Around{"<"}};
    shown.each(text, [&](const Match& match) {
        const PlainText name{std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin)};
        const bool office = std::ranges::any_of(name.words(), [](const Word& word) { return lists().field_words.contains(word.folded) || lists().acronyms.contains(word.folded) || ends_a_body(word.folded) || lists().towns.contains(word.folded); });
        if (!office) findings.add(match.part_begin, match.part_end, "person", Certainty::Likely, "person.list");
    });
}

}  // namespace

void find_people_listed(const PlainText& text, Findings& findings) {
    find_display_names(text, findings);
    static const Pattern list{R"((?<![A-Za-z])(?:also present|present|apologies|apologies from|in attendance|attendees|attended by|excused|participants|invited|crew|panel heard from|heard from|minutes to|copies to|circulation|distribution)[ ]?[:\-][ ]?((?-i:[A-Z])[^\n]{2,400}))", Around{"present|apologies|attendance|attend|excused|participants|invited|crew|heard from|minutes to|copies to|circulation|distribution"}};
    static const Pattern heard{R"((?<![A-Za-z])(?:heard from|apologies from|apologies were received from|attended by|present were) ((?-i:[A-Z])[^\n.:]{2,400}))", Around{"heard from|apologies|attended by|present were"}};
    for (const auto* pattern : {&list, &heard})
        pattern->each(text, [&](const Match& match) {
            const auto whole = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
            int depth = 0;
            std::size_t begin = 0;
            for (std::size_t i = 0; i <= whole.size(); ++i) {
                const char c = i < whole.size() ? whole[i] : ',';
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                const bool stop = c == '.' && i + 1 < whole.size() && whole[i + 1] == ' ' && i > 2 && whole[i - 1] >= 'a';
                const bool conjunction = c == ' ' && (whole.substr(i, 5) == " and " || whole.substr(i, 3) == " & ");
                if (depth > 0 || !(c == ',' || c == ';' || stop || conjunction)) continue;
                item(match.part_begin + begin, whole.substr(begin, i - begin), findings);
                if (stop) break;
                begin = i + (conjunction ? (whole[i + 1] == '&' ? 3 : 5) : 1);
            }
        });
    // "Fielding J,4,91.2": a row of a list begins with a surname and an initial.
    static const Pattern row{R"((?<![^\n])((?-i:[A-Z][a-z]{2,20}(?:[\-'][A-Z][a-z]{1,20})?) (?-i:[A-Z]{1,2}))(?=[,;|\t])[^\n]*\d)"};
    row.each(text, [&](const Match& match) {
        const auto surname = folded(std::string_view{text.plain()}.substr(match.part_begin, match.text.find(' ')));
        static const WordSet things{"ward", "block", "page", "class", "group", "form", "house", "hall", "case", "key", "band", "plan", "part", "grade", "field", "court", "room", "bed", "base", "bay", "line", "close", "park", "child", "day", "best", "set"};
        if (findings.guesses() && lists().surnames.contains(surname) && !things.contains(surname) && !is_month(surname)) findings.add(match.part_begin, match.part_end, "person", Certainty::Possible, "person.list");
    });
    // "Quillmore (IRO)": what somebody is, behind a word that nothing else is called.
    static const Pattern office{R"((?<![A-Za-z'\-])((?-i:[A-Z][a-z]{3,20}(?:-[A-Z][a-z]{2,20})?)) \((?-i:SW|HV|IRO|DSL|DDSL|FSW|EWO|ISW|FCA|ASW|SSW|TM|HT|DHT|SENCO|FNP|CPN|YJO|SIO|[Ss]chool nurse|[Hh]ealth visitor|[Ss]ocial worker|[Mm]idwife|[Ff]oster carer|[Cc]arer|[Ss]tepdad|[Ss]tepmum|[Nn]eighbour|[Pp]ractice manager|[Tt]eam manager)\))", Around{" ("}};
    office.each(text, [&](const Match& match) {
        const auto name = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        if (findings.guesses() && may_be_a_name(name) && !lists().no_names.contains(folded(name))) findings.add(match.part_begin, match.part_end, "person", Certainty::Possible, "person.list");
    });
    // "Rio (6) and Sienna (8 months)".
    static const Pattern aged{R"((?<![A-Za-z'\-])((?-i:[A-Z][a-z]{2,14}(?:-[A-Z][a-z]{2,14})?)) \((?:aged? )?\d{1,2}(?: ?(?:y|yrs?|years?(?: old)?|m|mths?|months?|weeks?|wks?|days?))?\))"};
    aged.each(text, [&](const Match& match) {
        const auto name = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto plain = folded(name.substr(0, name.find('-')));
        const bool given = lists().given_names.contains(plain) && !lists().field_words.contains(plain);
        if (given || may_be_a_name(name)) findings.add(match.part_begin, match.part_end, "person", Certainty::Possible, "person.age");
    });
}

}  // namespace disclosure
