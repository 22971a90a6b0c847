// Initials of the case's own people: with stops, in brackets behind a name, or where they do what people do.
#include "disclosure/roster_initials.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

bool ordinary(const std::string& word) { return lists().ordinary_words.contains(word) || lists().field_words.contains(word); }

class Initials {
public:
    Initials(const PlainText& text, const Roster& roster, const NameForms& forms, const std::set<std::size_t>& in_full, Findings& findings) : text_{text}, roster_{roster}, forms_{forms}, in_full_{in_full}, findings_{findings} {}

    void find();

private:
    const Word& word(std::size_t i) const { return text_.words()[i]; }
    std::string_view gap(std::size_t i) const { return std::string_view{text_.plain()}.substr(word(i).end, word(i + 1).begin - word(i).end); }
    std::set<std::string> explained_capitals() const;
    std::set<std::string> declared_initials() const;
    bool beside_initials(std::size_t i) const;
    void single_letters() const;
    bool speaks_in_minutes(std::size_t i) const;
    bool in_speakers_column(std::size_t i) const;
    bool begins_a_name(std::string_view letters) const;

    const PlainText& text_;
    const Roster& roster_;
    const NameForms& forms_;
    const std::set<std::size_t>& in_full_;
    Findings& findings_;
};

/// "TP   Drumnakeel.", "00.02.10  KB  You're not obliged": behind nothing but a time in its line, and apart from what was said.
bool Initials::in_speakers_column(std::size_t i) const {
    const auto& plain = text_.plain();
    const auto& letters = word(i);
    const auto line = letters.begin ? plain.rfind('\n', letters.begin - 1) + 1 : 0;  // npos + 1 is the text's beginning.
    if (std::string_view{plain}.substr(line, letters.begin - line).find_first_not_of("0123456789.:[]() \t") != std::string_view::npos) return false;
    return plain.compare(letters.end, 2, "  ") == 0 || plain.compare(letters.end, 1, "\t") == 0 || plain.compare(letters.end, 2, ": ") == 0;
}

/// Whether a forename or a surname of the register begins so; a question and its answer are nobody.
bool Initials::begins_a_name(std::string_view letters) const {
    if (letters == "q" || letters == "a") return false;
    const auto begins = [&](std::string_view name) {
        return name.size() >= letters.size() && std::ranges::equal(letters, name.substr(0, letters.size()), [](char letter, char of_name) { return letter == (of_name >= 'A' && of_name <= 'Z' ? of_name + 32 : of_name); });
    };
    return std::ranges::any_of(roster_.people, [&](const Person& person) { return begins(person.forename) || begins(person.surname); });
}

void Initials::find() {
    std::map<std::string, int> speakers;
    for (std::size_t i = 0; i < text_.words().size(); ++i)
        if (word(i).capital && (word(i).all_capitals || word(i).folded.size() == 1) && word(i).folded.size() < 9 && in_speakers_column(i)) ++speakers[word(i).folded];
    // J.S. or J. S., with or without the last stop.
    static const Pattern dotted{R"((?-i:(?<![A-Za-z0-9.])[A-Z]\.[ -]?(?:[A-Z]\.[ -]?){0,2}(?:O')?[A-Z]\.?(?![A-Za-z0-9])))", Where::Everywhere};
    const auto letters_of = [](std::string_view text) {
        std::string letters;
        for (const char c : text)
            if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c + 32);
        return letters;
    };
    dotted.each(text_, [&](const Match& match) {
        const auto letters = letters_of(match.text);
        if (const auto* whose = forms_.with_initials(letters)) findings_.add(match.begin, match.end, "person", Certainty::Likely, "person.initials", whose->size() == 1 ? roster_.people[whose->front()].key : "");
    });
    // "DMcG" of Declan McGlinchey.
    static const Pattern of_a_son{R"((?<![A-Za-z0-9])(?-i:[A-Z]{1,2}[ .]{0,2}(?:Mc|Mac|O')[A-Z])(?![A-Za-z0-9]))", Around{"mc|mac|o'"}};
    of_a_son.each(text_, [&](const Match& match) {
        const auto letters = letters_of(match.text);
        for (const auto& initials : {letters.substr(0, letters.size() - 1), letters})
            if (const auto* whose = forms_.with_initials(initials)) return findings_.add(match.begin, match.end, "person", Certainty::Likely, "person.initials", whose->size() == 1 ? roster_.people[whose->front()].key : "");
    });
    // "H B-N", "A-R W", "P-M", "K-L": letters with hyphens, of a double-barrelled name.
    static const Pattern hyphened{R"((?<![A-Za-z0-9.\-/])(?-i:[A-Z](?:[ .]{0,2}[A-Z])?-[A-Z]\.?(?:[ .]{0,2}[A-Z]\.?)?)(?![A-Za-z0-9'\-]))", Around{"-"}};
    hyphened.each(text_, [&](const Match& match) {
        const auto letters = letters_of(match.text);
        const auto* whose = forms_.with_initials(letters);
        if (whose) return findings_.add(match.begin, match.end, "person", Certainty::Likely, "person.initials", whose->size() == 1 ? roster_.people[whose->front()].key : "");
        for (std::size_t person = 0; person < roster_.people.size(); ++person)
            if (forms_.are_given_initials(letters, person)) return findings_.add(match.begin, match.end, "person", Certainty::Likely, "person.initials", roster_.people[person].key);
        if (letters.size() > 2) findings_.add(match.begin, match.end, "person", Certainty::Possible, "person.initials");
    });
    // "Ms B", "Mr O'D": a title with the first letter of a surname of the register. What a report calls its people by is left out later.
    static const Pattern titled{R"((?<![A-Za-z0-9])(?-i:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? (?:[A-Z]\.? )?((?:Mc|Mac|O')?[A-Z])(?![A-Za-z0-9'/&\-]|\.[A-Z]| [A-Z]|\. [A-Z][a-z]+ (?:and|v)\b)))", Around{"mr |mr.|mrs |mrs.|ms |ms.|miss |mx |dr |dr.|prof"}};
    titled.each(text_, [&](const Match& match) {
        const auto letter = static_cast<char>(text_.lower()[match.part_begin]);
        std::size_t known = 0, whose = 0;
        for (std::size_t person = 0; person < roster_.people.size(); ++person) {
            const auto& surname = roster_.people[person].surname;
            if (!surname.empty() && (surname[0] == letter || surname[0] == letter - 32)) ++known, whose = person;
        }
        if (known) findings_.add(match.begin, match.end, "person", Certainty::Possible, "person.initials", known == 1 ? roster_.people[whose].key : "");
    });
    // "Re K, F and M (Children)" at the head of the case's own papers, and no judgment that is cited.
    static const Pattern parties{R"((?<![A-Za-z])(?-i:(?:Re|RE|In re) (?:[A-Z](?:, | and | & |, and )){1,5}[A-Z])(?= \((?:Children|Minors|CHILDREN|Child)\)(?! ?[\[(]\d{4})))", Around{"re "}};
    parties.each(text_, [&](const Match& match) {
        const auto of_register = [&](std::size_t at) { return std::ranges::any_of(std::views::iota(std::size_t{0}, roster_.people.size()), [&](std::size_t person) { return forms_.first_letter(person) == text_.lower()[at]; }); };
        std::vector<std::size_t> letters;
        for (auto at = match.begin + 3; at < match.end; ++at)
            if (text_.plain()[at] >= 'A' && text_.plain()[at] <= 'Z' && text_.plain()[at - 1] == ' ') letters.push_back(at);
        if (letters.size() > 1 && std::ranges::all_of(letters, of_register))
            for (const auto at : letters) findings_.add(at, at + 1, "person", Certainty::Possible, "person.initials");
    });
    single_letters();
    const auto explained = explained_capitals();
    const auto declared = declared_initials();
    for (std::size_t i = 0; i < text_.words().size(); ++i) {
        const auto& capitals = word(i);
        const auto turn = speakers.find(capitals.folded);
        // "M: hes at the creels", "DAL  Tell me": a letter or the beginning of a name, in the column of who speaks, more than once.
        if (turn != speakers.end() && turn->second > 1 && in_speakers_column(i) && !forms_.with_initials(capitals.folded) && begins_a_name(capitals.folded)) {
            findings_.add(capitals.begin, capitals.end, "person", Certainty::Possible, "person.initials");
            continue;
        }
        if (!capitals.all_capitals || capitals.folded.size() > 4 || (explained.contains(capitals.folded) && !declared.contains(capitals.folded))) continue;
        const bool followed = i + 1 < text_.words().size() && gap(i).find_first_not_of(' ') == std::string_view::npos;
        const bool acts = followed && (is_person_verb(word(i + 1).folded) || (!word(i + 1).capital && word(i + 1).folded.size() > 5 && word(i + 1).folded.ends_with("ed") && !lists().acronyms.contains(capitals.folded)) || (!word(i + 1).capital && is_relation(word(i + 1).folded) && capitals.possessive));
        const bool speaks = acts && is_speech_verb(word(i + 1).folded);
        const auto* whose = forms_.with_initials(capitals.folded);
        // "(CB)" behind what she did or wrote.
        const bool bracketed = capitals.begin > 0 && text_.plain()[capitals.begin - 1] == '(' && capitals.end < text_.plain().size() && text_.plain()[capitals.end] == ')';
        const bool signs = whose && whose->size() == 1 && bracketed && !lists().ordinary_words.contains(capitals.folded) && !(lists().field_words.contains(capitals.folded)) && (in_full_.contains(whose->front()) || !lists().acronyms.contains(capitals.folded) || (i > 0 && gap(i - 1).find_first_of("0123456789") != std::string_view::npos));
        const auto turns = speakers.find(capitals.folded);
        const bool speaks_again = whose && turns != speakers.end() && turns->second > 1 && in_speakers_column(i);
        if (signs || speaks_again || (whose && speaks_in_minutes(i))) {
            findings_.add(capitals.begin, capitals.end, "person", Certainty::Likely, "person.initials", whose->size() == 1 ? roster_.people[whose->front()].key : "");
            continue;
        }
        if (!whose) {
            // "MR said" of Mary-Rose: her forenames alone, where they do something.
            for (std::size_t person = 0; person < roster_.people.size(); ++person)
                if ((speaks || capitals.possessive) && forms_.are_given_initials(capitals.folded, person) && !lists().acronyms.contains(capitals.folded)) {
                    findings_.add(capitals.begin, capitals.end, "person", Certainty::Possible, "person.initials", roster_.people[person].key);
                    break;
                }
            continue;
        }
        // "Joy Field (JF)": what stands in brackets behind the name means her from there on.
        if (declared.contains(capitals.folded)) {
            findings_.add(capitals.begin, capitals.end, "person", Certainty::Likely, "person.initials", whose->size() == 1 ? roster_.people[whose->front()].key : "");
            continue;
        }
        // What the field writes in capitals is somebody where they speak, or where the text names them in full and they act, own or stand beside others' initials.
        const bool named_here = whose->size() == 1 && in_full_.contains(whose->front());
        if (lists().acronyms.contains(capitals.folded) && !(speaks && whose->size() == 1) && !(named_here && (acts || capitals.possessive)) && !(whose->size() == 1 && beside_initials(i))) continue;
        if ((ordinary(capitals.folded) && !(acts && whose->size() == 1)) || (followed && word(i + 1).capital && !acts)) continue;
        findings_.add(capitals.begin, capitals.end, "person", acts || capitals.possessive ? Certainty::Likely : Certainty::Possible, "person.initials", whose->size() == 1 ? roster_.people[whose->front()].key : "");
    }
}

/// Capitals that the text itself explains: "WG working group", "the Working Group (WG)".
std::set<std::string> Initials::explained_capitals() const {
    std::set<std::string> result;
    const auto& words = text_.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& letters = words[i].folded;
        if (!words[i].all_capitals || letters.size() > 4) continue;
        const auto spelt = [&](std::size_t first) {
            for (std::size_t k = 0; k < letters.size(); ++k)
                if (first + k >= words.size() || words[first + k].folded.size() < 2 || words[first + k].folded[0] != letters[k] || words[first + k].all_capitals) return false;
            return true;
        };
        if (spelt(i + 1) || (i >= letters.size() && text_.plain()[words[i].begin - 1] == '(' && spelt(i - letters.size()))) result.insert(letters);
    }
    return result;
}

/// Initials in brackets directly behind a word with the last of them as its first letter, of somebody of the roster.
std::set<std::string> Initials::declared_initials() const {
    std::set<std::string> result;
    const auto& words = text_.words();
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto& letters = words[i].folded;
        if (!words[i].all_capitals || letters.size() < 2 || letters.size() > 4 || gap(i - 1) != " (" || words[i - 1].folded[0] != letters.back()) continue;
        if (words[i].end < text_.plain().size() && text_.plain()[words[i].end] == ')' && !forms_.named_by(words[i - 1].folded).empty() && forms_.with_initials(letters)) result.insert(letters);
    }
    return result;
}

/// "MS: nothing further" at a line's beginning, "received by AO", "between SB and Kyle", "AO to see the children": who speaks or is to act, whatever else the letters may mean.
bool Initials::speaks_in_minutes(std::size_t i) const {
    const auto& plain = text_.plain();
    const auto& letters = word(i);
    static const WordSet heads{"no", "it", "re", "id", "ps", "nb", "cc", "tel", "dob", "to", "ref", "gp", "sw", "hv", "nhs"};
    if (letters.folded.size() < 2 || heads.contains(letters.folded)) return false;
    const bool begins = letters.begin == 0 || plain[letters.begin - 1] == '\n' || (letters.begin > 1 && plain.compare(letters.begin - 2, 2, "- ") == 0);
    if (begins && letters.end + 1 < plain.size() && plain[letters.end] == ':' && plain[letters.end + 1] == ' ') return true;
    // "HM reported no change", "3. HM was late": first of a note's line, and doing what people do.
    static const WordSet offices{"la", "cp", "ed", "ht", "ss", "cs", "op", "dsl", "iro", "pc", "dc", "ds", "cps", "ea", "cc", "hr", "it", "po", "is", "as", "or", "he", "we", "my", "if", "so", "up", "us", "an", "at", "be", "by", "do", "go", "in", "me", "of", "on"};
    const auto opener = letters.begin > 1 && plain[letters.begin - 1] == ' ' ? plain[letters.begin - 2] : '\n';
    const bool numbered = opener == '.' && letters.begin > 2 && plain[letters.begin - 3] >= '0' && plain[letters.begin - 3] <= '9';
    if ((begins || numbered) && !offices.contains(letters.folded) && i + 1 < text_.words().size() && gap(i) == " " && !word(i + 1).capital && is_person_verb(word(i + 1).folded) && forms_.with_initials(letters.folded)->size() == 1) return true;
    if (lists().ordinary_words.contains(letters.folded) || forms_.with_initials(letters.folded)->size() != 1) return false;
    const std::string before = i ? word(i - 1).folded : "";
    const bool beside = i && gap(i - 1) == " ";
    if (beside && (before == "by" || before == "between") && !(i + 1 < text_.words().size() && gap(i) == " " && word(i + 1).capital)) return true;
    static const WordSet tasks{"see", "ring", "call", "visit", "email", "e", "chase", "contact", "complete", "write", "speak", "arrange", "refer", "check", "send", "follow", "discuss", "update", "attend", "request", "share", "meet"};
    return i + 2 < text_.words().size() && gap(i) == " " && word(i + 1).folded == "to" && !word(i + 1).capital && gap(i + 1) == " " && tasks.contains(word(i + 2).folded);
}

/// "K said", "found K had", "K's tablet": one letter for somebody of the register, in a note. M and F are the mother and the father of a court's papers.
void Initials::single_letters() const {
    const auto& words = text_.words();
    static const WordSet kinds{"child", "plan", "section", "part", "form", "vitamin", "hepatitis", "group", "class", "year", "band", "appendix", "annex", "team", "block", "flat", "person", "adult", "parent", "sibling", "family", "mr", "mrs", "ms", "miss", "dr", "hep", "type", "grade", "level", "option", "schedule", "table", "figure", "ward", "unit", "room", "baby", "witness", "case", "re", "category", "tier", "stage", "box", "item", "column", "step", "gcse", "division", "div", "bay", "pc", "exhibit", "route"};
    static const WordSet takes{"told", "asked", "with", "and", "found", "dropping", "collecting", "picking", "visiting", "seeing", "saw", "hugged", "gave", "took", "brought", "collected", "phoned", "rang", "texted", "for", "to", "by", "from", "about", "between", "says", "said", "that", "let", "think", "hope"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& letter = words[i];
        if (letter.folded.size() != 1 || !letter.capital || std::string_view{"aifmxyo"}.find(letter.folded[0]) != std::string_view::npos) continue;
        const auto& plain = text_.plain();
        const char before = letter.begin ? plain[letter.begin - 1] : '\n', after = letter.end < plain.size() ? plain[letter.end] : '\n';
        if ((before != ' ' && before != '+' && before != '\n' && before != '\t' && before != '(' && before != '"') || std::string_view{".-/&0123456789"}.find(after) != std::string_view::npos) continue;
        if (i && (kinds.contains(words[i - 1].folded) || words[i - 1].folded.size() == 1) && letter.begin - words[i - 1].end == 1) continue;
        if (i && words[i - 1].capital && !words[i - 1].opens && letter.begin - words[i - 1].end == 1) continue;
        const bool acts = i + 1 < words.size() && after == ' ' && words[i + 1].begin == letter.end + 1 && !words[i + 1].capital && (is_person_verb(words[i + 1].folded) || (words[i + 1].folded.size() > 4 && words[i + 1].folded.ends_with("ed")));
        const bool taken = i && letter.begin - words[i - 1].end == 1 && takes.contains(words[i - 1].folded) && (i + 1 >= words.size() || !words[i + 1].capital || words[i + 1].begin - letter.end > 1) && after != ')';
        // A judgment calls its parties by letters that are not theirs.
        const auto of_register = [&](std::size_t at) { return at < plain.size() && std::ranges::any_of(std::views::iota(std::size_t{0}, roster_.people.size()), [&](std::size_t person) { return forms_.first_letter(person) == plain[at] + 32; }); };
        const bool joined = (before == '+' && letter.begin > 1 && of_register(letter.begin - 2)) || (after == '+' && letter.end + 1 < plain.size() && plain[letter.end + 1] >= 'A' && plain[letter.end + 1] <= 'Z' && of_register(letter.end + 1));  // "K+T".
        // "dont tell him T", on a network: who is spoken to, at the line's end.
        const auto line = letter.begin ? plain.rfind('\n', letter.begin - 1) + 1 : 0;  // npos + 1 is the text's beginning.
        const bool spoken_to = i && after == '\n' && !words[i - 1].capital && letter.begin - words[i - 1].end == 1 && std::string_view{plain}.substr(line, letter.begin - line).find('@') != std::string_view::npos;
        if ((!acts && !taken && !letter.possessive && !joined && !spoken_to) || said_before(text_, letter.begin, "court|judge|judgment|counsel|respondent|applicant|transcript|application|proceedings|order|ewfc|ewhc|ewca|appeal", 400)) continue;
        std::size_t known = 0, whose = 0;
        for (std::size_t person = 0; person < roster_.people.size(); ++person)
            if (forms_.first_letter(person) == letter.folded[0]) ++known, whose = person;
        if (known) findings_.add(letter.begin, letter.end, "person", Certainty::Possible, "person.initials", known == 1 ? roster_.people[whose].key : "");
    }
}

/// "MH and OAC", "MH/OAC".
bool Initials::beside_initials(std::size_t i) const {
    const auto others = [&](std::size_t k) { return k < text_.words().size() && word(k).all_capitals && word(k).folded.size() <= 4 && forms_.with_initials(word(k).folded) && !lists().acronyms.contains(word(k).folded); };
    const auto joined = [&](std::size_t k) { return k + 1 < text_.words().size() && word(k + 1).begin - word(k).end <= 3; };
    if (joined(i) && (others(i + 1) || (word(i + 1).folded == "and" && joined(i + 1) && others(i + 2)))) return true;
    return i > 0 && joined(i - 1) && (others(i - 1) || (word(i - 1).folded == "and" && i > 1 && joined(i - 2) && others(i - 2)));
}

}  // namespace

void find_roster_initials(const PlainText& text, const Roster& roster, const NameForms& forms, const std::set<std::size_t>& in_full, Findings& findings) { Initials{text, roster, forms, in_full, findings}.find(); }

}  // namespace disclosure
