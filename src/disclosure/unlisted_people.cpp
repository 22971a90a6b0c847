// Names of people whom no roster lists: titles, relations, lists of names, and what a name does in its sentence.
#include <algorithm>
#include <unordered_set>

#include "disclosure/citations.h"
#include "disclosure/columns.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/unit.h"

namespace disclosure {

namespace {

class Search {
public:
    Search(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, units_{units_of(text)}, taken_(units_.size(), false), cited_{words_in_citations(text)} {}

    void run() {
        pass_over_namesakes();
        // "Child Rowan" is what a report calls a child: Rowan alone is the same pseudonym.
        for (std::size_t i = 0; i + 1 < units_.size(); ++i)
            if (at(i).capital && !at(i).all_capitals && (at(i).folded == "child" || at(i).folded == "family" || at(i).folded == "adult" || at(i).folded == "sibling") && next_to(i) && between(i) == " " && at(i + 1).capital && !at(i + 1).letter) pseudonyms_.insert(at(i + 1).folded);
        for (std::size_t i = 0; i < units_.size();) {
            auto end = name_at(i);
            // "Olena Shevchenko and Dmytro": what stands beside a person is one.
            while (end > i && end + 1 < units_.size() && at(end).folded == "and" && !at(end).capital && at(end + 1).like_a_name() && !at(end - 1).possessive && std::string_view{text_.plain()}.substr(at(end - 1).end, at(end + 1).begin - at(end - 1).end) == " and " && name_at(end + 1) == end + 1 && !body_after(end + 1))
                end = found(end + 1, name_words_from(end + 1, false), Certainty::Possible, "person.shape");
            for (auto k = i; k < end; ++k) taken_[k] = true;
            i = end > i ? end : i + 1;
        }
        again();
        for (const auto& cell : cells_of_names(text_)) findings_.add(cell.begin, cell.end, "person", Certainty::Likely, "person.column");
    }

private:
    const Unit& at(std::size_t i) const { return units_[i]; }
    bool has(std::size_t i) const { return i < units_.size(); }
    std::string_view between(std::size_t i) const { return std::string_view{text_.plain()}.substr(at(i).end, at(i + 1).begin - at(i).end); }
    bool next_to(std::size_t i) const { return has(i + 1) && !at(i).possessive && in_one_name(text_, at(i).end, at(i + 1).begin); }

    std::size_t name_at(std::size_t i);
    std::size_t titled(std::size_t i);
    std::size_t full(std::size_t i);
    std::size_t initialled(std::size_t i);
    std::size_t turned(std::size_t i);
    std::size_t introduced(std::size_t i);
    std::size_t single(std::size_t i);
    std::size_t name_words_from(std::size_t i, bool first_is_sure) const;
    bool person_acts_after(std::size_t i) const;
    void pass_over_namesakes();
    bool is_somebodys(std::size_t i) const;
    bool done_by(std::size_t i) const;
    bool body_after(std::size_t last) const { return next_to(last) && at(last + 1).capital && between(last).find('\n') == std::string_view::npos && ends_a_body(at(last + 1).folded); }
    std::size_t found(std::size_t first, std::size_t last, Certainty certainty, const char* why);
    void again();

    const PlainText& text_;
    Findings& findings_;
    std::vector<Unit> units_;
    std::vector<bool> taken_;
    std::vector<bool> cited_;  ///< By word: it stands in a judgment's title or among quoted authors.
    std::unordered_set<std::string> pseudonyms_;
    std::unordered_set<std::string> known_;  ///< Words of names found whole: alone they name the same person.
};

std::size_t Search::found(std::size_t first, std::size_t last, Certainty certainty, const char* why) {
    findings_.add(at(first).begin, at(last).end, "person", certainty, why);
    for (auto i = first; i <= last; ++i)
        if (at(i).capital && !at(i).letter && !is_title(at(i).folded) && at(i).folded.size() > 2 && !lists().no_names.contains(at(i).folded)) known_.insert(std::string{text_.plain().substr(at(i).begin, at(i).end - at(i).begin)});
    return last + 1;
}

/// The end of a name whose first word is unit `i`: capitals, initials, particles.
std::size_t Search::name_words_from(std::size_t i, bool first_is_sure) const {
    auto last = i;
    for (int words = 1; words < 5 && next_to(last); ++words) {
        const auto& next = at(last + 1);
        if (next.capital && is_title(next.folded) && !next.surname) break;
        if ((is_particle(next.folded) || next.letter) && next_to(last + 1) && at(last + 2).capital && at(last + 2).may_be_a_name() && !(next.folded == "e" || next.folded == "y" ) && (next.letter || !next.capital || !next.ordinary)) {
            last += 2;
            continue;
        }
        // "Hector Munro-Baines": joined words behind a forename are a surname, whatever each of them is alone.
        if (next.joined && first_is_sure && last == i && between(last) == " " && next.capital && !next.acronym && at(i).given && text_.words()[next.last].capital && (lists().surnames.contains(next.folded) || lists().surnames.contains(text_.words()[next.last].folded))) {
            ++last;
            continue;
        }
        if (!next.capital || next.letter || next.acronym || next.field || ends_a_body(next.folded)) break;
        // Behind a sure name an ordinary word with a capital is a surname ("Mary Brown", "Tom Oakes"), once, unless a line ends between.
        const bool same_line = between(last).find('\n') == std::string_view::npos;
        // "De Souza, Maria" above "FENWICK, Thomas": a list of names turned round.
        if (!same_line && has(last + 2) && between(last + 1).starts_with(",") && at(last + 2).capital) break;
        // "Ms Orla Reid / Kezia Harks": two words are a name by the line's end, unless both are forenames that wait for a surname.
        if (!same_line && last > i && !(at(last).given && next.surname && !next.given)) break;
        if (next.ordinary && !(next.surname || (first_is_sure && last == i)) ) break;
        if (next.ordinary && (!same_line || last > i + 1)) break;
        ++last;
    }
    return last;
}

bool Search::person_acts_after(std::size_t i) const {
    if (at(i).possessive) return true;
    if (!next_to(i)) return false;
    return !at(i + 1).capital && is_person_verb(at(i + 1).folded);
}

/// "Mr Smith", "PC 1234 Jones", "Dr A. Khan".
std::size_t Search::titled(std::size_t i) {
    const auto& title = at(i);
    if (!is_title(title.folded) || !has(i + 1)) return i;
    auto gap = std::string{between(i)};
    const bool weak = is_weak_title(title.folded);
    // A collar number may stand between.
    if (gap.size() > 1 && !weak) gap.erase(std::remove_if(gap.begin(), gap.end(), [](char c) { return c >= '0' && c <= '9'; }), gap.end());
    if (gap.empty() || gap.find_first_not_of(" .\n") != std::string::npos || gap.size() > 3 || title.possessive) return i;
    // A full stop belongs to what is shortened: "sergeant. The" ends a sentence.
    if (gap[0] == '.' && title.folded.size() > 5) return i;
    auto first = i + 1;
    while (has(first + 1) && at(first).letter && in_one_name(text_, at(first).end, at(first + 1).begin) && at(first + 1).capital) ++first;
    if (is_title(at(first).folded) && at(first).capital && has(first + 1) && !at(first).surname) return i;  // "Judge Mrs …": the next title begins the name.
    const auto& name = at(first);
    // "Ms al-Rashid"
    auto behind = first;
    while (behind < first + 3 && has(behind + 1) && !at(behind).capital && is_particle(at(behind).folded) && between(behind).size() == 1) ++behind;
    if (behind > first && at(behind).capital && !at(behind).letter) return found(i, name_words_from(behind, true), Certainty::Certain, "person.title");
    if (!name.capital && !weak && title.folded.size() <= 4 && name.surname && !name.ordinary && title.folded != "pan") return found(i, first, Certainty::Likely, "person.title");
    if (!name.capital || name.letter || name.acronym || (name.ordinary && name.opens && first > i + 1)) return i;
    if (!title.capital && weak) return i;  // A relation or a role in small letters: introduced().
    const bool listed = name.given || name.surname;
    static const WordSet of_courts{"judge", "justice", "recorder"};
    if (of_courts.contains(title.folded) && name.surname && !name.field) return found(i, name_words_from(first, true), Certainty::Likely, "person.title");
    if (weak ? (name.field || (name.ordinary && !name.given) || (name.town && !name.given) || (!listed && name.ordinary)) : (name.field && !name.surname)) return i;
    // "Mrs Pilling": behind these nothing but a name stands.
    const bool numbered = between(i).find_first_of("0123456789") != std::string_view::npos;  // "PC 3140 Strange".
    static const WordSet of_people{"mr", "mrs", "ms"};
    if (!weak && name.ordinary && !listed && !(numbered && !name.all_capitals && !name.field) && !(of_people.contains(title.folded) && title.capital && name.capital && !name.all_capitals)) return i;
    if (title.folded == "pan" && !title.opens) return i;
    // "PC 4127 Rudge": the number between is found by itself.
    if (numbered) return found(first, name_words_from(first, true), Certainty::Certain, "person.title");
    return found(i, name_words_from(first, true), weak && !listed ? Certainty::Possible : Certainty::Certain, "person.title");
}

/// "Agnieszka Kowalczyk", "Nguyen Thi Hoa", "Mary Brown".
std::size_t Search::full(std::size_t i) {
    const auto& first = at(i);
    if (!first.capital || first.letter || first.acronym || first.possessive || first.folded == "st" || first.folded == "saint") return i;
    // "April Summers signed": a month with a surname that does something.
    if (first.field && is_month(first.folded) && first.given && next_to(i) && at(i + 1).capital && at(i + 1).surname && !at(i + 1).town && !at(i + 1).field && person_acts_after(i + 1) && between(i) == " ") return found(i, i + 1, Certainty::Likely, "person.names");
    if (first.field) return i;
    if (first.folded == "honour" && has(i + 1) && at(i + 1).folded == "judge") return i;  // "His Honour Judge Wetherley".
    // A sentence's first word in another language, with a forename behind it: "Gwelodd Keira".
    if (!first.given && !first.surname && first.opens && has(i + 1) && at(i + 1).given && !at(i + 1).surname) return i;
    const auto last = name_words_from(i, first.given && !first.ordinary && !first.town);
    if (last == i || body_after(last) || ends_a_body(at(last).folded)) return i;
    const auto& end = at(last);
    const bool given = first.given && !first.ordinary;
    if (lists().no_names.contains(end.folded) && !end.given && !end.surname) return i;
    if (lists().no_names.contains(end.folded) && first.all_capitals && at(i + 1).all_capitals && last > i + 1) return i;  // "GREY VAUXHALL ASTRA".
    // Words of a title or a heading, all with capitals: no names.
    if (i > 0 && next_to(i - 1) && at(i - 1).capital && !at(i - 1).letter && (at(i - 1).field || at(i - 1).ordinary) && !at(i - 1).opens && !given) return i;
    if (given && (end.surname || !end.ordinary)) return found(i, last, Certainty::Certain, "person.names");
    if (given && last == i + 1) return found(i, last, Certainty::Likely, "person.names");
    if (first.given && end.surname && !end.ordinary && !end.town) return found(i, last, Certainty::Likely, "person.names");
    // "Lee Pike": both are plain words too. Alone between small letters, or doing something, they are a name.
    const bool more = next_to(last) && at(last + 1).capital && between(last).find('\n') == std::string_view::npos && at(last + 1).all_capitals == first.all_capitals;
    if (first.given && end.surname && !end.field && last == i + 1 && !more && (!first.opens || person_acts_after(last) || first.all_capitals)) return found(i, last, Certainty::Possible, "person.names");
    // "Faith Nkemelu": a forename that is a plain word, and a word that is in no list of words.
    static const WordSet helping{"will", "may", "can", "mark"};
    if (first.given && !first.town && !end.ordinary && !end.field && !end.town && !end.acronym && last == i + 1 && !more && !(first.opens && (end.given || helping.contains(first.folded)))) return found(i, last, Certainty::Likely, "person.names");
    const auto& second = at(i + 1);
    if (!first.ordinary && !first.town && last > i + 1 && (second.given || second.surname) && !second.ordinary && !end.field) return found(i, last, Certainty::Likely, "person.names");
    if (first.ordinary || first.town || end.ordinary || end.field || end.town) return i;
    if (end.surname || first.surname || end.given) return found(i, last, Certainty::Likely, "person.names");
    if (lists().no_names.contains(first.folded) || lists().no_names.contains(end.folded)) return i;  // "Vauxhall Corsa".
    if (last - i <= 2) return found(i, last, Certainty::Possible, "person.shape");
    return i;
}

/// "A. Farrow", "J.P. Smith".
std::size_t Search::initialled(std::size_t i) {
    if (!at(i).letter || !has(i + 1)) return i;
    if (at(i).begin > 0 && text_.plain()[at(i).begin - 1] >= '0' && text_.plain()[at(i).begin - 1] <= '9') return i;  // The last letter of a number.
    if (at(i).begin > 1 && text_.plain()[at(i).begin - 1] == ' ' && text_.plain()[at(i).begin - 2] >= '0' && text_.plain()[at(i).begin - 2] <= '9' && between(i).find('\n') != std::string_view::npos) return i;  // "LR 82 45 10 B" ends its line.
    // "4 37'52\"W. Pauline": degrees.
    if (at(i).begin > 1 && std::string_view{"'\"*"}.find(text_.plain()[at(i).begin - 1]) != std::string_view::npos && text_.plain()[at(i).begin - 2] >= '0' && text_.plain()[at(i).begin - 2] <= '9') return i;
    auto name = i;
    bool stop = false;
    while (at(name).letter && has(name + 1) && (between(name) == "." || in_one_name(text_, at(name).end, at(name + 1).begin)) && name < i + 4) {
        stop = stop || between(name).starts_with(".");
        ++name;
    }
    const auto& surname = at(name);
    if (surname.end < text_.plain().size() && text_.plain()[surname.end] == '-') return i;  // "Plea G. Co-accused".
    // "Reporter H Gow", "Supervisor: D Tunstall": behind what somebody is.
    static const WordSet roles{"reporter", "worker", "chair", "manager", "sup", "supervisor", "author", "signed", "guardian", "clerk", "officer", "nurse", "midwife", "consultant", "sister", "keyworker", "referrer", "interviewer", "assessor"};
    if (i > 0 && roles.contains(at(i - 1).folded) && at(i).begin - at(i - 1).end <= 2 && surname.capital && !surname.letter && !surname.ordinary && !surname.field && !surname.town && surname.folded.size() > 2 && !ends_a_body(surname.folded)) return found(i, name_words_from(name, false), Certainty::Likely, "person.initial");
    // "Child A", "Appendix B"; but "Signed M. Eastwood".
    if (i > 0 && at(i - 1).capital && in_one_name(text_, at(i - 1).end, at(i).begin) && (at(i - 1).field || at(i - 1).ordinary) && !(stop && !surname.ordinary && !surname.field)) return i;
    if (surname.letter || !surname.capital || surname.field || surname.acronym || ends_a_body(surname.folded)) return i;
    // "T Bright" in a list of people: a comma or a line's beginning before it, a comma, a bracket or the line's end behind it.
    const bool begins = i == 0 || std::string_view{text_.plain()}.substr(at(i - 1).end, at(i).begin - at(i - 1).end).find_first_of(",;\n\t|") != std::string_view::npos;
    const bool listed = begins && (!has(name + 1) || between(name).find_first_of(",;(\n\t|") != std::string_view::npos);
    // "Reporter H Gow", "run by D Tunstall": a surname of no list, where one letter can be nothing else's.
    static const WordSet hands{"by", "with", "from", "to", "and", "reporter", "worker", "chair", "manager", "sup", "author", "signed", "sw", "hv", "iro", "per", "cc"};
    const bool handed = (begins || (i > 0 && hands.contains(at(i - 1).folded) && at(i).begin - at(i - 1).end <= 2)) && !surname.ordinary && !surname.town && surname.folded.size() > 2 && !surname.all_capitals && at(i).folded != "a" && at(i).folded != "i";
    // "(G R TENNANT)", "L A Pemberton": two letters and a word that is nothing else.
    const bool two = name - i >= 2 && !surname.ordinary && surname.folded.size() > 3;
    if (!stop && (handed || two)) return found(i, name_words_from(name, false), Certainty::Possible, "person.initial");
    if (stop ? (surname.ordinary && !surname.surname) : (!surname.surname || (surname.ordinary && !listed) || at(i).folded == "a" || at(i).folded == "i")) return i;
    if (surname.ordinary && surname.opens && !listed) return i;  // "Child C. The …"
    if (surname.ordinary && at(i).opens && !surname.surname) return i;
    if (surname.town && !surname.surname && !stop) return i;
    return found(i, name_words_from(name, false), stop && !surname.ordinary ? Certainty::Likely : Certainty::Possible, "person.initial");
}

/// "SMITH, John" and "Kowalczyk, A."
std::size_t Search::turned(std::size_t i) {
    const auto& surname = at(i);
    if (!has(i + 1) || surname.possessive || !surname.capital || surname.letter || surname.field || surname.acronym || (between(i) != ", " && between(i) != ",")) return i;
    const auto& given = at(i + 1);
    if (given.letter && surname.surname && !surname.ordinary && !surname.town) return found(i, i + 1, Certainty::Likely, "person.turned");
    // "FROST, Adam" in a cell: a surname in capitals that is a plain word too.
    const auto edge = surname.begin ? text_.plain()[surname.begin - 1] : '\n';
    const bool in_cell = edge == '"' || edge == ',' || edge == '\t' || edge == '|' || edge == '\n';
    if (surname.all_capitals && surname.surname && in_cell && given.given && given.capital && !given.all_capitals && !given.ordinary && !given.field) return found(i, i + 1, Certainty::Likely, "person.turned");
    // "Hallam, Jude | M85…": a row of a list, though a town is called so.
    const auto behind = given.end < text_.plain().size() ? text_.plain().substr(given.end, 2) : std::string{"\n"};
    const bool row = (edge == '\n' || edge == '|' || edge == '\t') && (behind[0] == '\t' || behind[0] == '|' || behind[0] == ';' || behind[0] == '\n' || behind == " |" || text_.plain().compare(given.end, 5, " aka ") == 0);
    const bool strange = !surname.ordinary && !surname.field && !surname.acronym && (surname.surname || !surname.town);
    if (row && strange && given.given && given.capital && !given.field) return found(i, i + 1, Certainty::Likely, "person.turned");
    if (!given.given || !given.capital || given.field || given.ordinary || surname.ordinary || surname.town || (surname.given && !surname.all_capitals)) return i;
    if (surname.end - surname.begin < 3) return i;
    // A surname that no list knows: in capitals, or at a line's or a cell's beginning with nothing but a forename behind the comma.
    const bool begins = surname.opens || i == 0 || std::string_view{text_.plain()}.substr(at(i - 1).end, surname.begin - at(i - 1).end).find_first_of(",;\n\t|") != std::string_view::npos;
    if (!surname.surname && !surname.all_capitals && !(begins && given.end - given.begin > 2)) return i;
    return found(i, i + 1, Certainty::Likely, "person.turned");
}

/// "her mother Jane", "a man known as Daz", "Mum (Kelly)".
std::size_t Search::introduced(std::size_t i) {
    if (i == 0) return i;
    const auto& name = at(i);
    const auto& before = at(i - 1);
    if (!name.capital || name.letter || name.acronym || name.field || is_title(name.folded) || is_relation(name.folded) || (name.all_capitals && !name.given && !(before.all_capitals && name.surname && !name.ordinary))) return i;
    const bool known_as = before.folded == "as" && i > 1 && (at(i - 2).folded == "known" || at(i - 2).folded == "named");
    const bool is_named = before.folded == "is" && i > 1 && at(i - 2).folded == "name";
    if (!is_relation(before.folded) && !known_as && !is_named) return i;
    const auto gap = between(i - 1);
    if (before.possessive || (gap != " " && gap != ", " && gap != "\n" && gap != " (" && gap != " \"" && gap != ": " && gap != ":\t" && gap != "\t" && gap != " '")) return i;
    if (before.folded == "baby" && !name.given) return i;
    if (name.ordinary && !name.given && !name.surname) return i;
    if (name.ordinary && (gap != " " || before.capital) && !known_as) return i;
    if (name.town && !name.given) return i;
    const bool sure = name.given || known_as || is_named;
    const auto last = name_words_from(i, true);
    // "Midwife: Gillian Park": behind what she is, nothing but her name.
    if (body_after(last) && last == i && name.given && !name.ordinary && gap == ": " && at(i + 1).surname) return found(i, i + 1, Certainty::Likely, "person.relation");
    if (body_after(last)) return i;
    return found(i, last, sure ? Certainty::Likely : Certainty::Possible, "person.relation");
}

/// A given name alone; a surname alone that speaks.
std::size_t Search::single(std::size_t i) {
    const auto& name = at(i);
    // "Fraser attended": the field has guidelines of that name.
    const bool more_than_a_term = name.field && !name.acronym && name.given && !name.ordinary && !name.all_capitals && !name.possessive && next_to(i) && is_speech_verb(at(i + 1).folded);
    if (more_than_a_term) return found(i, i, Certainty::Possible, "person.given");
    if (!name.capital || name.letter || name.acronym || name.field || body_after(i)) return i;
    if (i > 0 && (at(i - 1).folded == "st" || at(i - 1).folded == "saint") && at(i - 1).capital && name.begin - at(i - 1).end <= 2) return i;
    // "McIlwraith", "D'Souza": such a word is nothing but a surname.
    const auto written = std::string_view{text_.plain()}.substr(name.begin, name.end - name.begin);
    const bool of_a_son = written.size() > 5 && ((written.starts_with("Mc") && written[2] >= 'A' && written[2] <= 'Z') || ((written.starts_with("O'") || written.starts_with("D'")) && written[2] >= 'A' && written[2] <= 'Z'));
    if (of_a_son && !name.ordinary && name.folded != "mcdonald" && name.folded != "mcdonalds" && name.folded != "mckinsey" && !name.town) return found(i, i, Certainty::Possible, "person.surname-alone");
    // "Thackray v Thackray" in a list: two parties, and no year behind them that made them a judgment.
    const auto plain_name = [&](std::size_t k) { return at(k).capital && !at(k).letter && !at(k).ordinary && !at(k).field && !at(k).acronym && !at(k).town && at(k).folded.size() > 2; };
    if (plain_name(i) && ((has(i + 2) && at(i + 1).folded == "v" && between(i) == " " && plain_name(i + 2)) || (i > 1 && at(i - 1).folded == "v" && between(i - 1) == " " && plain_name(i - 2)))) return found(i, i, Certainty::Possible, "person.surname-alone");
    const bool acts = person_acts_after(i);
    const bool speaks = next_to(i) && is_speech_verb(at(i + 1).folded) && !at(i + 1).capital;
    if (name.folded.size() < 3 && !(acts && name.given)) return i;
    // Part of a longer title in capitals.
    const bool in_title = (next_to(i) && at(i + 1).capital && !at(i + 1).letter) || (i > 0 && next_to(i - 1) && at(i - 1).capital && !at(i - 1).opens && !at(i - 1).letter && (at(i - 1).ordinary || at(i - 1).field));
    // "Sarah's Law", "Charlotte's Web", "King's Lynn"
    if (name.possessive && has(i + 1) && at(i + 1).capital && (!at(i + 1).opens || at(i + 1).folded == "law") && (ends_a_body(at(i + 1).folded) || (at(i + 1).ordinary && !at(i + 1).field))) return i;
    if (i > 0 && at(i - 1).possessive && at(i - 1).capital && at(i - 1).field && at(i).begin - at(i - 1).end <= 3) return i;
    const bool label = i > 0 && next_to(i - 1) && at(i - 1).capital && (at(i - 1).folded == "child" || at(i - 1).folded == "family" || at(i - 1).folded == "adult" || at(i - 1).folded == "sibling" || at(i - 1).folded == "operation" || at(i - 1).folded == "person");
    if (label || pseudonyms_.contains(name.folded)) return i;
    // "Stuart's Astra", "a red Jazz": what is sold under a forename, behind whose it is or what it looks like.
    static const WordSet of_things{"a", "an", "the", "his", "her", "their", "my", "our", "red", "blue", "green", "black", "white", "silver", "grey", "gray", "yellow", "orange", "hired", "old", "new", "drives"};
    const bool of_a_thing = i > 0 && name.begin - at(i - 1).end <= 3 && (at(i - 1).possessive || of_things.contains(at(i - 1).folded));
    if (lists().no_names.contains(name.folded) && (of_a_thing || name.all_capitals) && !(acts && !name.possessive)) return i;
    if (name.given && !name.ordinary && !name.town) {
        if (in_title && !acts) return i;
        return found(i, i, acts ? Certainty::Likely : Certainty::Possible, "person.given");
    }
    if (name.given && (name.town || name.ordinary) && !in_title) {
        const std::string before = i ? at(i - 1).folded : "";
        const bool amid = !name.opens && i > 0 && next_to(i - 1) && !at(i - 1).capital && before != "the" && before != "a" && before != "an" && before != "of" && before != "in" && before != "this";
        const bool beside = next_to(i) && at(i + 1).folded == "and" && has(i + 2) && at(i + 2).capital && !at(i + 2).field && (at(i + 2).given || (next_to(i + 2) && has(i + 3) && at(i + 3).joined && at(i + 3).like_a_name()));
        const bool explained = has(i + 1) && between(i) == " (" && !at(i + 1).capital && (is_relation(at(i + 1).folded) || at(i + 1).folded == "carer" || at(i + 1).folded == "aged");
        if (name.ordinary && explained) return found(i, i, Certainty::Possible, "person.given");
        if (name.ordinary && (name.opens || ((i == 0 || !next_to(i - 1)) && has(i + 3) && at(i + 3).joined)) && beside) return found(i, i, Certainty::Possible, "person.given");
        if (name.ordinary && (name.opens ? speaks : (acts && !name.possessive) || (amid && !name.all_capitals))) return found(i, i, Certainty::Possible, "person.given");
        if (name.town && acts && !name.possessive) return found(i, i, Certainty::Possible, "person.given");
        return i;
    }
    if (name.joined && name.surname && !name.ordinary) return found(i, i, Certainty::Likely, "person.surname-alone");
    if (!name.ordinary && !name.town && !in_title && (is_somebodys(i) || done_by(i))) return found(i, i, Certainty::Possible, "person.shape");
    if (!name.ordinary && !name.town && speaks && !in_title && !(i > 0 && at(i - 1).folded == "the")) return found(i, i, Certainty::Possible, name.surname ? "person.surname-alone" : "person.shape");
    return i;
}

/// "Cynon Taf", "Marie Curie", "Vale of Glamorgan": words that the lists know together as something else are passed over, each of them.
void Search::pass_over_namesakes() {
    const auto& all = text_.words();
    for (std::size_t first = 0; first < all.size(); ++first) {
        if (!all[first].capital) continue;
        auto words = all[first].folded;
        for (auto last = first + 1; last < all.size() && last < first + 4 && all[last].begin - all[last - 1].end <= 2; ++last) {
            words += " " + all[last].folded;
            if (lists().phrases.contains(words)) std::fill(cited_.begin() + static_cast<std::ptrdiff_t>(first), cited_.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
        }
    }
}

/// "was her nephew", "is the lodger": what is said of nobody but a person.
bool Search::is_somebodys(std::size_t i) const {
    static const WordSet whose{"her", "his", "their", "my", "our"};
    return has(i + 3) && next_to(i) && !at(i + 1).capital && (at(i + 1).folded == "was" || at(i + 1).folded == "is") && next_to(i + 1) && (whose.contains(at(i + 2).folded) || at(i + 2).possessive) && is_relation(at(i + 3).folded);
}

/// "taken by Noeleen", "seen by": what people do in records.
bool Search::done_by(std::size_t i) const {
    static const WordSet done{"taken", "seen", "signed", "reported", "recorded", "written", "completed", "made", "chaired", "examined", "visited", "collected", "accompanied", "interviewed", "assessed", "supervised", "informed", "advised", "typed", "entered", "noted", "led", "minuted", "brought", "fetched", "hit", "hurt", "comforted"};
    return i > 1 && at(i - 1).folded == "by" && !at(i - 1).capital && next_to(i - 1) && done.contains(at(i - 2).folded) && !(next_to(i) && at(i + 1).capital && at(i + 1).field);
}

std::size_t Search::name_at(std::size_t i) {
    if (cited_[at(i).first]) return i;
    // "RHI/0417", "CP-55182": letters of a reference, whatever forename they may be.
    const auto& plain = text_.plain();
    if (at(i).all_capitals && at(i).end + 1 < plain.size() && (plain[at(i).end] == '/' || plain[at(i).end] == '-') && plain[at(i).end + 1] >= '0' && plain[at(i).end + 1] <= '9') return i;
    for (const auto reading : {&Search::titled, &Search::initialled, &Search::turned, &Search::introduced, &Search::full, &Search::single})
        if (const auto end = (this->*reading)(i); end > i) return end;
    return i;
}

/// A name found whole is the same person where one half of it stands alone.
void Search::again() {
    const auto known = known_;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const auto& name = at(i);
        if (taken_[i] || cited_[name.first] || !name.capital || name.letter || name.field || (name.ordinary && name.opens && !name.possessive && text_.plain().compare(name.end, 2, " (") != 0) || body_after(i)) continue;
        if (name.town && !name.possessive && !person_acts_after(i)) continue;
        if (name.all_capitals && name.end < text_.plain().size() && text_.plain()[name.end] == '/') continue;  // "RHI/0417".
        if (known.contains(text_.plain().substr(name.begin, name.end - name.begin))) findings_.add(name.begin, name.end, "person", Certainty::Likely, "person.again");
    }
}

}  // namespace

void find_unlisted_people(const PlainText& text, Findings& findings) { Search{text, findings}.run(); }

}  // namespace disclosure
