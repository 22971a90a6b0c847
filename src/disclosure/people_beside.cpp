// People told by what stands directly beside their name: an officer's or a register's number, "family", "aka", what their letters stand for, what they are to do.
#include <algorithm>
#include <set>
#include <string>

#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"
#include "disclosure/unit.h"

namespace disclosure {

namespace {

class Beside {
public:
    Beside(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, file_{findings}, units_{units_of(text)}, found_{findings.spans()} {
        for (const auto& span : found_)
            if (span.kind == "person") begins_.insert(span.start), ends_.insert(span.end);
    }

    void run() {
        beside_numbers();
        families();
        aliases();
        legends();
        tasks();
        middle_names();
        forenames_before();
        quoted_behind();
        initials_behind();
        letters_that_act();
        joined_names();
        quoted_alone();
        epithets();
    }

private:
    std::string_view between(std::size_t i) const { return std::string_view{text_.plain()}.substr(units_[i].end, units_[i + 1].begin - units_[i].end); }

    /// A word with a capital that no list explains as anything but a name.
    static bool nothing_else(const Unit& unit) {
        return unit.capital && !unit.letter && !unit.ordinary && !unit.field && !unit.acronym && (!unit.town || unit.given) && unit.folded.size() > 2 && !is_title(unit.folded) && !is_relation(unit.folded) && !is_month(unit.folded) && !ends_a_body(unit.folded) &&
               !lists().no_names.contains(unit.folded) && !tells_a_kind(unit.folded) && (unit.given || unit.surname || !is_bent(unit.folded));
    }

    void add(const Unit& first, const Unit& last, Certainty certainty, const char* why) { findings_.add(first.begin, last.end, "person", certainty, why); }

    /// "1633 DACK", "LITTLECHILD 2216CN", "VERMA (NMC 14F0338E)".
    void beside_numbers() {
        for (const auto& span : found_) {
            if ((span.kind != "collar-number" && span.kind != "registration") || span.certainty == Certainty::Possible) continue;
            const auto behind = std::ranges::lower_bound(units_, span.end, {}, [&](const Unit& unit) { return text_.start_of(unit.begin); });
            if (span.kind == "collar-number" && behind != units_.end() && text_.start_of(behind->begin) == span.end + 1 && text_.plain()[behind->begin - 1] == ' ' && nothing_else(*behind)) add(*behind, *behind, Certainty::Possible, "person.shape");
            auto before = std::ranges::lower_bound(units_, span.start, {}, [&](const Unit& unit) { return text_.start_of(unit.begin); });
            // The body or the rank stands between the name and the number.
            for (int passed = 0; passed < 2 && before != units_.begin() && (std::prev(before)->acronym || is_title(std::prev(before)->folded)); ++passed) --before;
            if (before == units_.begin()) continue;
            const auto& name = *std::prev(before);
            const auto gap = std::string_view{text_.plain()}.substr(name.end, (before != units_.end() && text_.start_of(before->begin) < span.start ? before->begin : byte_before(span.start, name.end)) - name.end);
            if (gap.size() <= 3 && gap.find_first_not_of(" (,-\t") == std::string_view::npos && !gap.empty() && nothing_else(name)) add(name, name, Certainty::Possible, "person.shape");
        }
    }

    /// The byte at which a code point begins, counted from a byte a little before it.
    std::size_t byte_before(std::size_t point, std::size_t from) const {
        while (from < text_.plain().size() && text_.start_of(from) < point) ++from;
        return from;
    }

    /// "the Nudds family", "the Sroka children".
    void families() {
        static const WordSet kin{"family", "household", "children", "siblings", "brothers", "sisters", "boys", "girls", "twins", "parents", "kids", "lads", "cousins"};
        for (std::size_t i = 0; i + 2 < units_.size(); ++i)
            if (units_[i].folded == "the" && between(i) == " " && between(i + 1) == " " && !units_[i + 2].capital && kin.contains(units_[i + 2].folded) && nothing_else(units_[i + 1]) && !nation(units_[i + 1].folded) && file_.around(text_.start_of(units_[i + 1].begin)))
                add(units_[i + 1], units_[i + 1], Certainty::Possible, "person.shape");
    }

    static bool nation(std::string_view word) {
        static const WordSet nations{"roma", "romany", "gypsy", "traveller", "somali", "polish", "romanian", "kurdish", "syrian", "afghan", "eritrean", "ukrainian", "nigerian", "ghanaian", "indian", "pakistani", "bangladeshi", "chinese", "vietnamese", "albanian", "slovak", "czech", "lithuanian", "latvian", "portuguese", "spanish", "italian", "french", "german", "turkish", "iranian", "iraqi", "jewish", "muslim", "christian", "hindu", "sikh", "catholic", "british", "irish", "scottish", "welsh", "english", "european", "african", "asian", "caribbean"};
        return nations.contains(word);
    }

    /// "AKA KJ, \"Tiny\"", "goes by Smiler".
    void aliases() {
        static const Pattern told{R"((?<![A-Za-z])(?:a\.?k\.?a\.?|also known as|street names?|nick ?names?(?: is| of)?|nicknamed|goes by(?: the name(?: of)?)?|known (?:locally |online |to [a-z]{2,10} )?as|calls (?:him|her)self|alias(?:es)?)[ :]{1,2}["']?((?-i:[A-Z][A-Za-z'\-]{1,20}(?: [A-Z][A-Za-z'\-]{1,20})?))["']?(?:(?:,| or| and|/) ?["']((?-i:[A-Z][A-Za-z'\-]{1,20}(?: [A-Z][A-Za-z'\-]{1,20})?))["'])?)", Around{"aka|a.k.a|known as|street name|nickname|nick name|nicknamed|goes by|known |calls himself|calls herself|alias"}};
        told.each(text_, [&](const Match& match) {
            if (!file_.anywhere()) return;
            const PlainText name{match.text.substr(match.part_begin - match.begin, match.part_end - match.part_begin)};
            const bool body = std::ranges::any_of(name.words(), [](const Word& word) { return ends_a_body(word.folded) || (lists().acronyms.contains(word.folded) && word.folded.size() > 2) || lists().field_words.contains(word.folded); });
            if (body) return;
            findings_.add(match.part_begin, match.part_end, "person", Certainty::Likely, "person.relation");
            // The second in its quotation marks.
            const auto rest = match.text.substr(match.part_end - match.begin);
            const auto open = rest.find_first_of("\"'", rest.starts_with('"') || rest.starts_with('\'') ? 1 : 0);
            const auto close = open == std::string_view::npos ? open : rest.find_first_of("\"'", open + 1);
            if (close != std::string_view::npos) findings_.add(match.part_end + open + 1, match.part_end + close, "person", Certainty::Likely, "person.relation");
        });
    }

    /// "MT = Morag Telfer", "AL: Agnes Laidlaw": what letters stand for at a line's or a list's beginning, by the names' own first letters.
    void legends() {
        static const Pattern legend{R"((?<![A-Za-z0-9])((?-i:[A-Z]{2,3})) ?(?:=|:|-) ?((?-i:(?:Mr |Mrs |Ms |Miss |Dr |PC |DC |DS )?[A-Z][A-Za-z']{1,20}(?:[ \-][A-Z][A-Za-z']{1,20}){1,2})))", Around{"=|:|-"}};
        legend.each(text_, [&](const Match& match) {
            const auto letters = match.text.substr(0, match.part_end - match.part_begin);
            const PlainText rest{match.text.substr(letters.size())};
            std::string firsts;
            // "EDT: Emergency Duty Team" explains no person.
            const bool term = std::ranges::any_of(rest.words(), [](const Word& word) { return !is_title(word.folded) && (lists().field_words.contains(word.folded) || ends_a_body(word.folded) || (lists().ordinary_words.contains(word.folded) && !lists().surnames.contains(word.folded) && !lists().given_names.contains(word.folded))); });
            if (term) return;
            for (const auto& word : rest.words())
                if (!is_title(word.folded) || word.folded.size() > 4) firsts += static_cast<char>(word.folded[0] - 32);
            if (firsts == letters) findings_.add(match.begin, match.begin + letters.size(), "person", Certainty::Likely, "person.initials");
        });
    }

    /// "HQ to authorise. AF to visit", "SDW to hold off": letters of nobody's office, with something to do.
    void tasks() {
        for (std::size_t i = 0; i + 2 < units_.size(); ++i) {
            const auto& letters = units_[i];
            if (!letters.all_capitals || letters.folded.size() < 2 || letters.folded.size() > 3 || letters.joined || lists().acronyms.contains(letters.folded) || letters.ordinary || letters.field || lists().no_names.contains(letters.folded) || tells_a_kind(letters.folded) || is_title(letters.folded)) continue;
            if (between(i) != " " || units_[i + 1].folded != "to" || units_[i + 1].capital || between(i + 1) != " " || units_[i + 2].capital) continue;
            static const WordSet deeds{"visit", "call", "ring", "phone", "contact", "chase", "email", "e-mail", "write", "update", "authorise", "check", "complete", "arrange", "speak", "meet", "send", "ask", "review", "follow", "refer", "hold", "attend", "confirm", "liaise", "make", "see", "take", "share", "circulate", "prepare", "discuss", "provide", "obtain", "request", "find", "book", "invite", "notify", "inform", "collect", "record", "lead", "chair", "feed", "draft", "establish", "explore", "forward", "let", "get", "do"};
            if (deeds.contains(units_[i + 2].folded) && file_.around(text_.start_of(letters.begin))) add(letters, letters, Certainty::Possible, "person.initials");
        }
    }

    /// "Matilda Mae Brackenbury": one word with a capital between two parts of a name is a third.
    void middle_names() {
        for (std::size_t i = 1; i + 1 < units_.size(); ++i) {
            const auto& middle = units_[i];
            if (!middle.capital || middle.letter || middle.acronym || is_title(middle.folded) || is_relation(middle.folded) || between(i - 1) != " " || between(i) != " " || units_[i - 1].possessive || middle.possessive || middle.all_capitals != units_[i - 1].all_capitals) continue;
            if (!units_[i - 1].given || units_[i - 1].ordinary || !units_[i + 1].capital) continue;
            const bool of_names = middle.given && nothing_else(units_[i + 1]);
            const bool between_found = ends_.contains(text_.end_of(units_[i - 1].end)) && begins_.contains(text_.start_of(units_[i + 1].begin));
            if (of_names || between_found) add(units_[i - 1], units_[i + 1], Certainty::Likely, "person.names");
        }
    }

    /// "Summer Vosper": a forename that is a plain word too, directly before a surname that was found, at a list's or a line's beginning or amid small letters.
    void forenames_before() {
        for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
            const auto& first = units_[i];
            const auto& surname = units_[i + 1];
            if (!first.capital || first.letter || !first.given || first.possessive || is_month(first.folded) || is_title(first.folded) || is_relation(first.folded) || between(i) != " " || !surname.capital || surname.given || first.all_capitals != surname.all_capitals) continue;
            if (!begins_.contains(text_.start_of(surname.begin)) || ends_.contains(text_.end_of(first.end))) continue;
            const auto before = first.begin ? text_.plain()[first.begin - 1] : '\n';
            const bool in_cell = before == ',' || before == '\t' || before == '|' || before == '\n' || before == ';';
            if (in_cell || (!first.opens && !is_season(first.folded))) add(first, surname, Certainty::Likely, "person.names");
        }
    }

    /// "Tyrell Bucknor (\"Ty\", \"T-Bucks\")": what stands in quotation marks in a bracket behind somebody.
    void quoted_behind() {
        static const Pattern quoted{R"x(\(["']((?-i:[A-Z][A-Za-z'\-]{1,16}))["'](?:,? (?:or |and )?["']((?-i:[A-Z][A-Za-z'\-]{1,16}))["'])?\))x", Around{"(\"|('"}};
        quoted.each(text_, [&](const Match& match) {
            const bool behind = match.begin > 1 && text_.plain()[match.begin - 1] == ' ' && ends_.contains(text_.end_of(match.begin - 1));
            if (!behind) return;
            findings_.add(match.part_begin, match.part_end, "person", Certainty::Likely, "person.names");
            const auto rest = match.text.substr(match.part_end + 1 - match.begin);
            const auto open = rest.find_first_of("\"'"), close = open == std::string_view::npos ? open : rest.find_first_of("\"'", open + 1);
            if (close != std::string_view::npos) findings_.add(match.part_end + 1 + open + 1, match.part_end + 1 + close, "person", Certainty::Likely, "person.names");
        });
    }

    /// "Jo W", "Judith P" as a case note is signed: the initial of a surname behind a forename.
    void initials_behind() {
        for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
            const auto& initial = units_[i + 1];
            if (!initial.letter || initial.folded == "i" || between(i) != " " || units_[i].letter || !units_[i].capital || units_[i].all_capitals || !units_[i].given || units_[i].possessive || initial.possessive) continue;
            const auto behind = initial.end < text_.plain().size() ? text_.plain()[initial.end] : '\n';
            const bool article = initial.folded == "a" && behind == ' ';
            if (!article && ends_.contains(text_.end_of(units_[i].end))) add(units_[i], initial, Certainty::Likely, "person.initial");
        }
    }

    /// "K wants to write", where a K was found by a whole name and the text gives nobody that letter for a name.
    void letters_that_act() {
        std::set<char> firsts, labels;
        for (const auto& span : found_)
            if (span.kind == "person" && span.certainty != Certainty::Possible && span.end - span.start > 2) {
                const PlainText name{text_.original(span.start, span.end)};
                const auto first = std::ranges::find_if(name.words(), [](const Word& word) { return !is_title(word.folded); });
                if (first != name.words().end()) firsts.insert(first->folded[0]);
            }
        static const WordSet called{"child", "adult", "sibling", "baby", "person", "family", "parent", "carer", "worker", "mr", "mrs", "ms", "school", "mother", "father", "young", "of", "and", "for"};
        for (std::size_t i = 0; i + 1 < units_.size(); ++i)
            if (units_[i + 1].letter && called.contains(units_[i].folded) && between(i) == " ") labels.insert(units_[i + 1].folded[0]);
        for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
            const auto& letter = units_[i];
            if (!letter.letter || letter.folded == "i" || letter.folded == "a" || between(i) != " " || units_[i + 1].capital || !is_person_verb(units_[i + 1].folded) || !firsts.contains(letter.folded[0]) || labels.contains(letter.folded[0])) continue;
            const bool begins = letter.opens || (i && between(i - 1) == " " && !units_[i - 1].capital);
            if (begins && file_.around(text_.start_of(letter.begin))) add(letter, letter, Certainty::Possible, "person.initials");
        }
    }

    /// "Princess-Dior", "Bumblebee-Rae": words joined by a hyphen of which one is a forename.
    void joined_names() {
        for (const auto& unit : units_) {
            if (!unit.joined || !unit.capital || unit.possessive || begins_.contains(text_.start_of(unit.begin)) || !file_.around(text_.start_of(unit.begin))) continue;
            bool capitals = true, given = false;
            for (auto w = unit.first; w <= unit.last; ++w) {
                const auto& word = text_.words()[w];
                capitals = capitals && word.capital && word.folded.size() > 1 && !lists().field_words.contains(word.folded) && !lists().acronyms.contains(word.folded) && !lists().towns.contains(word.folded) && !ends_a_body(word.folded);
                given = given || (lists().given_names.contains(word.folded) && !lists().ordinary_words.contains(word.folded));
            }
            // "Summer-Rose": both are forenames, though plain words too.
            const bool both = unit.given && lists().given_names.contains(text_.words()[unit.last].folded);
            if (unit.last == unit.first + 1 && ((capitals && given) || both)) add(unit, unit, Certainty::Possible, "person.given");
        }
    }

    /// "an older male, \"Unc\"": one word with a capital in quotation marks that is no word of the language.
    void quoted_alone() {
        for (const auto& unit : units_) {
            const auto& plain = text_.plain();
            if (unit.begin == 0 || unit.end >= plain.size() || plain[unit.begin - 1] != '"' || plain[unit.end] != '"' || unit.joined || !nothing_else(unit) || unit.all_capitals || is_bent(unit.folded)) continue;
            if (file_.around(text_.start_of(unit.begin))) add(unit, unit, Certainty::Possible, "person.shape");
        }
    }

    /// "Big Trev", "Wee Archie".
    void epithets() {
        static const WordSet said{"big", "little", "wee", "lil", "young", "old", "mad", "tall", "skinny", "uncle", "abba", "baba", "auntie", "aunty", "bibi", "nani", "dada", "oma", "opa", "babcia"};
        for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
            const auto& word = units_[i];
            const auto& name = units_[i + 1];
            if (!word.capital || !said.contains(word.folded) || between(i) != " " || !name.capital || name.letter) continue;
            if (begins_.contains(text_.start_of(name.begin)) || ((name.given || name.surname) && nothing_else(name))) findings_.add(word.begin, name.end, "person", Certainty::Likely, "person.title");
        }
    }

    const PlainText& text_;
    Findings& findings_;
    const File file_;
    const std::vector<Unit> units_;
    const Spans found_;
    std::set<std::size_t> begins_, ends_;  ///< Code points of the people found before.
};

}  // namespace

void find_people_beside(const PlainText& text, Findings& findings) {
    if (findings.guesses()) Beside{text, findings}.run();
}

}  // namespace disclosure
