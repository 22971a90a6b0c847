// The case's own people: runs of words that one person of the roster explains.
#include <algorithm>
#include <set>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/name_forms.h"
#include "disclosure/pattern.h"
#include "disclosure/plain_names.h"
#include "disclosure/roster_initials.h"

namespace disclosure {

namespace {

bool ordinary(const std::string& word) { return lists().ordinary_words.contains(word) || lists().field_words.contains(word); }

/// Words of the text that name one person, one after the other.
struct Run {
    std::size_t first = 0, last = 0;       ///< Words, both included.
    std::vector<NameRef> people{};          ///< Whom every word of it may name; `part` and `exact` of the last word added.
    bool forename = false, surname = false, short_form = false, alias = false, slip = false;
};

class Search {
public:
    Search(const PlainText& text, const Roster& roster, Findings& findings) : text_{text}, roster_{roster}, findings_{findings}, forms_{roster} {}

    void names();
    void spaced_letters();
    const NameForms& forms() const { return forms_; }
    const std::set<std::size_t>& in_full() const { return in_full_; }

private:
    const Word& word(std::size_t i) const { return text_.words()[i]; }
    std::string_view gap(std::size_t i) const { return std::string_view{text_.plain()}.substr(word(i).end, word(i + 1).begin - word(i).end); }
    bool near(std::size_t i, bool comma_too) const;
    bool may_be_short(std::size_t i) const;
    bool has_particle(const Run& run, const std::string& particle) const;
    std::size_t extend(Run& run, std::size_t i) const;
    void note(Run& run, const std::vector<NameRef>& refs) const;
    bool stands_for_a_name(const Run& run) const;
    bool ordinary_word_names(std::size_t i) const;
    bool behind_its_initial(const Run& run) const;
    bool in_a_names_place(const Run& run) const;
    bool joined_surname_behind(std::size_t i) const;
    bool small_in_a_message(const Run& run) const;
    std::size_t with_strangers_names(const Run& run, std::size_t& last) const;
    void report(Run run);
    std::size_t with_title(std::size_t first) const;
    std::size_t with_initials_before(std::size_t first) const;

    const PlainText& text_;
    const Roster& roster_;
    Findings& findings_;
    NameForms forms_;
    std::set<std::size_t> in_full_;  ///< Who stands in the text by forename and surname.
};

/// Whether a word with a capital may be a shortened name: no word of the language, no place, no capitals of a body.
bool Search::may_be_short(std::size_t i) const {
    const auto& name = word(i);
    return name.capital && !ordinary(name.folded) && !lists().towns.contains(name.folded) && !(name.all_capitals && (name.folded.size() < 4 || lists().acronyms.contains(name.folded))) && !lists().surnames.contains(name.folded);
}

bool Search::has_particle(const Run& run, const std::string& particle) const {
    const PlainText surname{roster_.people[run.people.front().person].surname};
    return std::any_of(surname.words().begin(), surname.words().end(), [&](const Word& part) { return part.folded == particle; });
}

/// Whether words i and i+1 can belong to one name.
bool Search::near(std::size_t i, bool comma_too) const {
    if (i + 1 >= text_.words().size() || word(i).possessive) return false;
    std::string_view between = gap(i);
    // "Dr Orla Wren orla.wren2@fernhill.example": what stands in an address on the network is of no name before it.
    const auto& whole = text_.plain();
    if (const auto token = whole.find_first_of(" \n\t,;@", word(i + 1).end); token != std::string::npos && whole[token] == '@' && !between.empty() && between.find_first_of(" \n") != std::string_view::npos) return false;
    if (between.size() > 6 || between.find("   ") != std::string_view::npos) return false;
    int lines = 0;
    for (std::size_t k = 0; k < between.size(); ++k) {
        const char c = between[k];
        if (c == '\n') ++lines;
        else if (c == ',' && comma_too) continue;
        else if (c == '.' && k == 0 && word(i).folded.size() == 1) continue;
        else if (c != ' ' && c != '-' && c != '_' && c != '/' && c != '"' && c != '(') return false;
        else if (c == '/' || c == '"' || c == '(') return false;
    }
    return lines <= 1;
}

void Search::note(Run& run, const std::vector<NameRef>& refs) const {
    for (const auto& ref : refs) {
        if (std::none_of(run.people.begin(), run.people.end(), [&](const auto& held) { return held.person == ref.person; })) continue;
        (ref.part == Part::Surname ? run.surname : ref.part == Part::ShortForm ? run.short_form : ref.part == Part::Alias ? run.alias : run.forename) = true;
        if (ref.part == Part::Whole) run.surname = true;
        run.slip = run.slip || !ref.exact;
        return;
    }
}

/// Adds to the run what follows of the same person's names; returns the first word that is not part of it.
std::size_t Search::extend(Run& run, std::size_t i) const {
    for (;;) {
        if (!near(i, true)) return i + 1;
        auto next = i + 1;
        // A middle name, an initial or a particle between two names of one person.
        bool comma = false;
        for (int skipped = 0; skipped < 3 && next < text_.words().size(); ++skipped) {
            const auto& refs = forms_.named_by(word(next).folded);
            std::vector<NameRef> both;
            for (const auto& held : run.people)
                for (const auto& ref : refs)
                    if (ref.person == held.person) both.push_back(ref);
            comma = comma || gap(next - 1).find(',') != std::string_view::npos;
            // Behind a comma stands a forename, and only behind a surname ("Dunne, Stephen"): in a list the next name begins.
            const bool another = comma && !(run.surname && !run.forename && !run.alias && !run.short_form && !both.empty() && both[0].part != Part::Surname && both[0].part != Part::Whole);
            if (!both.empty() && !another && (word(next).capital || !ordinary(word(next).folded) || (!word(run.first).capital && run.forename && both[0].exact && both[0].part == Part::Surname))) {
                run.people = both;
                note(run, refs);
                run.last = next;
                break;
            }
            const auto& between = word(next);
            const bool passes = !both.empty() ? false : (between.folded.size() == 1 && between.capital) || is_particle(between.folded) || between.folded == "fictional" || between.folded == "nee" ||
                                (between.capital && lists().given_names.contains(between.folded) && !comma && refs.empty()) || (comma && between.capital && is_title(between.folded));
            if (!passes || !near(next, false)) return run.last + 1;
            ++next;
            if (skipped == 2) return run.last + 1;
        }
        if (run.last != next) return run.last + 1;
        i = next;
    }
}

/// "Will" in the middle of a sentence with a capital, or at its start where a person is doing something.
bool Search::ordinary_word_names(std::size_t i) const {
    const auto& name = word(i);
    if (!name.capital || (name.all_capitals && name.folded.size() < 5)) return false;
    const bool last = i + 1 >= text_.words().size();
    const std::string after = last ? "" : word(i + 1).folded;
    const std::string before = i ? word(i - 1).folded : "";
    const bool after_follows = !last && gap(i).find_first_not_of(" \n") == std::string_view::npos;
    if (is_title(before) || is_relation(before)) return true;
    // "Fin v quiet", "only Fin known": one of a thing stands nowhere with a capital and without its article.
    if (is_thing(name.folded) && after != "of" && before != "the" && before != "a" && before != "an") return true;
    // "Hope (13 weeks)": an age behind it.
    if (name.end + 2 < text_.plain().size() && text_.plain().compare(name.end, 2, " (") == 0 && text_.plain()[name.end + 2] >= '0' && text_.plain()[name.end + 2] <= '9' && !is_month(name.folded)) return true;
    if (is_month(name.folded)) {
        if (said_before(text_, name.begin, "in|of|since|by|until|during|late|early|mid|last|next|this|on|from|before|after|between|to|and|every|each|end|through", 12)) return name.possessive;
        if (std::any_of(text_.plain().begin() + static_cast<std::ptrdiff_t>(name.begin > 4 ? name.begin - 4 : 0), text_.plain().begin() + static_cast<std::ptrdiff_t>(name.begin), [](char c) { return c >= '0' && c <= '9'; })) return false;
        if (name.end + 1 < text_.plain().size() && text_.plain()[name.end + 1] >= '0' && text_.plain()[name.end + 1] <= '9') return false;
    }
    const bool acts = after_follows && (is_season(name.folded) ? is_speech_verb(after) : is_person_verb(after)) && !(name.folded == "may" && (after == "also" || after == "never" || after == "put"));
    if (!name.opens) {
        // In a heading every word has a capital; a name has neighbours in small letters, or does something.
        const bool heading = (after_follows && word(i + 1).capital && ordinary(after)) || (i && word(i - 1).capital && !word(i - 1).opens && ordinary(before));
        return !heading || acts || name.possessive;
    }
    if (name.possessive) return true;
    if (acts) return true;
    if (after_follows && after == "and" && i + 2 < text_.words().size() && word(i + 2).capital && !ordinary(word(i + 2).folded)) return true;
    // A line or a cell that holds the name alone.
    const bool alone = (last || gap(i).find_first_of("\n\t:|,(") != std::string_view::npos) && (i == 0 || std::string_view{text_.plain()}.substr(word(i - 1).end, name.begin - word(i - 1).end).find_first_of("\n\t|") != std::string_view::npos || gap(i - 1).find_first_of(":(\"") != std::string_view::npos);
    return alone;
}

/// "W. Grant" of Will Grant, though a grant may be money.
bool Search::behind_its_initial(const Run& run) const {
    if (!run.surname || run.first == 0 || !word(run.first).capital) return false;
    const auto& letter = word(run.first - 1);
    const auto between = gap(run.first - 1);
    if (letter.folded.size() != 1 || !letter.capital || (between != "." && between != ". " && between != " ")) return false;
    return std::ranges::any_of(run.people, [&](const NameRef& ref) { return forms_.first_letter(ref.person) == letter.folded[0]; });
}

/// " Aldwark-Wray": two words joined, of which the first is no plain word.
bool Search::joined_surname_behind(std::size_t i) const {
    return i + 2 < text_.words().size() && !word(i).possessive && gap(i) == " " && gap(i + 1) == "-" && word(i + 1).capital && word(i + 2).capital && !ordinary(word(i + 1).folded) && word(i + 1).folded.size() > 2 && word(i + 2).folded.size() > 2;
}

/// Where a plain word with a capital can be nothing but the name: "Hope last seen Tuesday", "Action 2: Will to ring", "09:10 Will SW: ok", "Baker S," in a list; and a word of kinship by which the register calls somebody.
bool Search::in_a_names_place(const Run& run) const {
    const auto& name = word(run.first);
    const auto& plain = text_.plain();
    if (!name.capital || run.slip || is_month(name.folded)) return false;
    if (joined_surname_behind(run.first)) return true;
    // "Mother: HOPE", and "Hope + Kez".
    if (name.all_capitals && run.forename && name.begin > 1 && plain.compare(name.begin - 2, 2, ": ") == 0 && (name.end >= plain.size() || std::string_view{"\n,;"}.find(plain[name.end]) != std::string_view::npos)) return true;
    if (run.forename && (plain.compare(name.end, 3, " + ") == 0 || plain.compare(name.end, 3, " & ") == 0) && run.first + 1 < text_.words().size() && word(run.first + 1).capital && !forms_.named_by(word(run.first + 1).folded).empty()) return true;
    const auto follows = [&](std::size_t k) { return k + 1 < text_.words().size() && gap(k) == " " && !word(k + 1).capital ? word(k + 1).folded : std::string{}; };
    if (run.alias && (is_relation(name.folded) || is_title(name.folded)) && !plain_names::everybodys.contains(name.folded)) return !(run.first + 1 < text_.words().size() && gap(run.first) == " " && word(run.first + 1).capital);
    const auto after = follows(run.first), then = after.empty() ? after : follows(run.first + 1);
    const bool past = then.size() > 3 && !plain_names::no_past.contains(then) && (then.ends_with("ed") || is_person_verb(then) || plain_names::found_to_be.contains(then));
    if (plain_names::passing.contains(after) && past && !is_season(name.folded)) return true;
    // "Hope 6 weeks", "Summer 12" in a line's or a sentence's beginning; "Baker children".
    auto digit = name.end + 1;
    while (digit < plain.size() && digit < name.end + 3 && plain[digit] >= '0' && plain[digit] <= '9') ++digit;
    if (name.end < plain.size() && plain[name.end] == ' ' && digit > name.end + 1 && run.forename) {
        const auto rest = std::string_view{plain}.substr(digit, 4);
        if (rest.empty() || rest[0] == '\n' || rest[0] == ',' || (!is_season(name.folded) && (rest.starts_with(" wee") || rest.starts_with(" mon") || rest.starts_with(" yea") || rest.starts_with(" yrs") || rest.starts_with(" wks") || rest.starts_with(" mth") || rest.starts_with("/12") || rest.starts_with("/52") || rest.starts_with("y")))) return true;
    }
    if (run.surname && plain_names::kin.contains(after)) return true;
    // "Blessing (carer)", "HOPE WAS SEEN".
    if (plain.compare(name.end, 2, " (") == 0 && run.first + 1 < text_.words().size() && !word(run.first + 1).capital && (is_relation(word(run.first + 1).folded) || word(run.first + 1).folded == "aged" || word(run.first + 1).folded == "age")) return true;
    if (name.all_capitals && name.opens && run.first + 1 < text_.words().size() && gap(run.first) == " " && word(run.first + 1).all_capitals && plain_names::shouted.contains(word(run.first + 1).folded) && name.folded != "will") return true;
    const auto line = run.first && name.begin ? plain.rfind('\n', name.begin - 1) + 1 : 0;  // npos + 1 is the text's beginning.
    const auto lead = std::string_view{plain}.substr(line, name.begin - line);
    const bool of_a_list = said_before(text_, name.begin, "action|actions|agreed|task|by whom", 14) || (!lead.empty() && lead.find_first_not_of("0123456789.)- *\t") == std::string_view::npos && lead.find_first_of("0123456789") != std::string_view::npos);
    if (after == "to" && plain_names::tasks.contains(then) && (name.folded != "hope" || of_a_list)) return true;
    // "14/03/23 08:02  Will SW: ": who writes, behind the time.
    const bool timed = lead.find_first_of("0123456789") != std::string_view::npos && lead.find(':') != std::string_view::npos && lead.find_first_not_of("0123456789:/.,- []()\t") == std::string_view::npos;
    const auto colon = plain.find(':', name.end);
    if (timed && colon != std::string::npos && colon - name.end < 12 && std::ranges::none_of(std::string_view{plain}.substr(name.end, colon - name.end), [](char c) { return (c >= 'a' && c <= 'z') || c == '\n'; })) return true;
    // "Baker S,8,81.3": a row of a list.
    if (!run.surname || run.first + 1 >= text_.words().size() || gap(run.first) != " ") return false;
    const auto& letter = word(run.first + 1);
    const bool cell = letter.end >= plain.size() || std::string_view{",;|\t\n)"}.find(plain[letter.end]) != std::string_view::npos;
    return letter.folded.size() == 1 && letter.capital && cell && std::ranges::any_of(run.people, [&](const NameRef& ref) { return forms_.first_letter(ref.person) == letter.folded[0]; });
}

/// "mark turned up", "then rose came": a plain word in small letters, first of what is said or behind what joins, does what only people do.
bool Search::small_in_a_message(const Run& run) const {
    const auto& name = word(run.first);
    if (name.capital || run.slip || run.surname || name.folded.size() < 3 || run.first + 1 >= text_.words().size() || gap(run.first) != " ") return false;
    const auto before = run.first ? word(run.first - 1).folded : std::string{};
    const bool begins = run.first == 0 || gap(run.first - 1).find_first_of(".!?\n:\"") != std::string_view::npos;
    if ((plain_names::deeds.contains(word(run.first + 1).folded) && (begins || plain_names::joining.contains(before))) || (plain_names::asking.contains(before) && plain_names::asked_after.contains(word(run.first + 1).folded))) return true;  // Or "is hope ok".
    // "saw hope and kez": beside another of the register.
    const auto known = [&](std::size_t k) { return k < text_.words().size() && !ordinary(word(k).folded) && !forms_.named_by(word(k).folded).empty() && forms_.named_by(word(k).folded).front().exact; };
    const auto joins = [](const std::string& between) { return between == "and" || between == "n" || between == "or"; };
    return (joins(word(run.first + 1).folded) && known(run.first + 2)) || (run.first > 1 && joins(before) && known(run.first - 2));
}

/// "Concepta Ward-Delargan", "Orla Delargan" where the register has another Delargan: the whole name of whoever it is.
std::size_t Search::with_strangers_names(const Run& run, std::size_t& last) const {
    auto first = run.first;
    const auto joins = [&](std::size_t k) { return gap(k) == "-" && word(k).capital && word(k + 1).capital && !word(k).possessive; };
    if (first > 0 && joins(first - 1)) --first;
    if (last + 1 < text_.words().size() && joins(last) && word(last + 1).folded.size() > 2) ++last;
    if (first == 0 || gap(first - 1) != " ") return first;
    const auto& given = word(first - 1);
    const bool like_a_name = given.capital && !given.possessive && given.folded.size() > 2 && !ordinary(given.folded) && !is_title(given.folded) && !is_relation(given.folded) && !is_month(given.folded) && !lists().acronyms.contains(given.folded) && !lists().towns.contains(given.folded) && !names_a_body(given.folded);
    return like_a_name && given.all_capitals == word(run.first).all_capitals && forms_.named_by(given.folded).empty() ? first - 1 : first;
}

bool Search::stands_for_a_name(const Run& run) const {
    if (run.last > run.first) {
        for (auto i = run.first; i <= run.last; ++i)
            if (word(i).capital) return true;
        if (run.alias && !run.slip) return true;  // "nana hy": two small words that are nothing else together.
        for (auto i = run.first; i <= run.last; ++i)
            if (!ordinary(word(i).folded)) return run.forename || run.alias || run.short_form || run.surname;
        // "told mark hope", and never "the school will grant": forename and surname, behind a word that takes a person.
        const std::string before = run.first ? word(run.first - 1).folded : "";
        return run.forename && run.surname && !run.slip && plain_names::takes_a_person.contains(before) && !((before == "to" || before == "and") && plain_names::helping.contains(word(run.first).folded));
    }
    const auto& name = word(run.first);
    const bool plain = ordinary(name.folded);
    if (run.slip) {
        if (plain || lists().towns.contains(name.folded)) return false;
        const bool other_name = lists().given_names.contains(name.folded) || lists().surnames.contains(name.folded);
        // "keva has a cough": four letters and one wrong, in a message.
        if (name.folded.size() == 4 && !name.capital && run.first + 1 < text_.words().size() && gap(run.first) == " " && plain_names::has.contains(word(run.first + 1).folded) && word(run.first).opens) return true;
        if (name.folded.size() < 5) return name.capital && (!name.all_capitals || other_name);
        return name.capital || (!other_name && name.folded.size() >= 5) || name.folded.size() >= 6;
    }
    if (lists().acronyms.contains(name.folded) && name.all_capitals) return run.alias && !run.slip && name.opens && name.folded.size() > 1 && run.first + 1 < text_.words().size() && gap(run.first) == " " && (word(run.first + 1).folded == "to" || is_person_verb(word(run.first + 1).folded));
    if (plain && ((run.forename && is_no_term_here(text_, run.first)) || in_a_names_place(run) || small_in_a_message(run))) return true;
    // "lee said he will come", in a message.
    const bool speaks = run.first + 1 < text_.words().size() && gap(run.first) == " " && is_speech_verb(word(run.first + 1).folded);
    if (plain && !name.capital && !is_common(name.folded) && name.folded.size() > 2 && speaks && !(run.first && (word(run.first - 1).folded == "the" || word(run.first - 1).folded == "a"))) return true;
    if (plain) return (name.capital && !is_common(name.folded) && (name.possessive || !name.opens || lists().given_names.contains(name.folded))) || ordinary_word_names(run.first) || behind_its_initial(run);
    if (!name.capital && run.people.front().part == Part::Middle && name.folded.size() < 5) return false;
    if (!name.capital) return name.folded.size() >= 4 || (run.forename && name.folded.size() >= 3) || run.alias || (run.short_form && (name.folded == "jo" || name.folded == "mo")) ;
    if (name.folded.size() > 2 || !name.all_capitals) return true;
    // "KL", by which the register says that she is called.
    const auto written = text_.plain().substr(name.begin, name.end - name.begin);
    return std::ranges::any_of(run.people, [&](const NameRef& ref) { return std::ranges::find(roster_.people[ref.person].also, written) != roster_.people[ref.person].also.end(); });
}

/// The title that stands before a name belongs to it.
std::size_t Search::with_title(std::size_t first) const {
    if (first == 0 || first - 1 >= text_.words().size()) return first;
    const auto& title = word(first - 1);
    const auto between = gap(first - 1);
    static const WordSet kin{"father", "sister", "brother"};
    if (!kin.contains(title.folded) && is_title(title.folded) && (title.capital || (plain_names::written_small.contains(title.folded) && !word(first).capital)) && !title.possessive && (!is_weak_title(title.folded) || title.folded != "mother") && (between == " " || between == ". " || between == "\n" || between == ".\n" || between == ".")) return first - 1;
    return first;
}

std::size_t Search::with_initials_before(std::size_t first) const {
    auto at = first;
    for (int taken = 0; taken < 3 && at > 0; ++taken) {
        const auto& letter = word(at - 1);
        const auto between = gap(at - 1);
        // The last letter of a number ("TP203941C. Dunne") is nobody's initial.
        if (letter.begin > 0 && std::string_view{"0123456789'\"*"}.find(text_.plain()[letter.begin - 1]) != std::string_view::npos) break;
        if (letter.folded.size() != 1 || !letter.capital || !(between == "." || between == ". " || between == " " || between == ".\n")) break;
        at = at - 1;
    }
    return at;
}

void Search::report(Run run) {
    if (!stands_for_a_name(run)) return;
    const auto& known = roster_.people[run.people.front().person];
    auto first = run.first;
    auto last = run.last;
    const bool only_surname = run.surname && !run.forename && !run.alias && !run.short_form;
    bool initial = false;
    if (run.surname) {
        first = with_initials_before(first);
        initial = first != run.first;
        // "Dunne, S." and "O'Connell M"
        if (only_surname && !initial && last + 1 < text_.words().size() && !word(last).possessive) {
            const auto& after = word(last + 1);
            const auto between = gap(last);
            const bool letters = after.folded.size() == 1 ? after.folded[0] == forms_.first_letter(run.people.front().person) : after.all_capitals && forms_.are_given_initials(after.folded, run.people.front().person);
            // "Mr Dunne, S Dunne": the initial begins the next name.
            const bool next_name = near(last + 1, false) && std::ranges::any_of(forms_.named_by(word(last + 2).folded), [](const NameRef& ref) { return ref.part == Part::Surname; });
            if (after.capital && letters && !next_name && (between == ", " || between == " " || between == ",")) ++last, initial = true;
        }
    }
    const auto before_strangers = first, last_known = last;
    if (only_surname && !initial && !run.slip && word(run.first).capital) first = with_strangers_names(run, last);
    // "Summer Aldwark-Wray" where the register has another Summer.
    if (!run.surname && last + 2 < text_.words().size() && joined_surname_behind(last)) last += 2;
    const bool strangers = first != before_strangers || last != last_known;
    first = with_title(first);
    // "Bevan Foundation", "Hope House": a body that bears the name.
    if (only_surname && !initial && (first == run.first || strangers) && last + 1 < text_.words().size() && !word(last).possessive && gap(last) == " " && word(last + 1).capital && !word(last).all_capitals && names_a_body(word(last + 1).folded)) return;
    const bool titled = first != run.first && !initial;
    const bool sure = run.people.size() == 1 || std::all_of(run.people.begin(), run.people.end(), [&](const auto& ref) { return ref.person == run.people.front().person; });
    const bool full = run.surname && (run.forename || run.alias || run.short_form || initial);
    const char* why = run.slip ? "person.slip" : full ? "person.full" : only_surname ? "person.surname" : run.short_form && !run.forename ? "person.short-form" : run.alias ? "person.also" : "person.forename";
    Certainty certainty = run.slip ? (full || titled ? Certainty::Likely : Certainty::Possible) : full || titled ? Certainty::Certain : Certainty::Likely;
    if (!run.slip && !run.short_form && word(run.first).capital && !ordinary(word(run.first).folded)) certainty = Certainty::Certain;
    findings_.add(word(first).begin, word(last).end, "person", certainty, why, sure && !strangers ? known.key : "");
    if (full && sure) in_full_.insert(run.people.front().person);
}

void Search::names() {
    const auto& words = text_.words();
    for (std::size_t i = 0; i < words.size();) {
        auto refs = forms_.named_by(words[i].folded);
        auto first_part_end = i;
        if (refs.empty() || !refs.front().exact) {
            // "Mac Phee", "Xiao Ming", "Kerry Ann": written apart what the roster joins.
            if (i + 1 < words.size() && words[i].capital && words[i + 1].capital && !words[i].possessive && (gap(i) == " " || gap(i) == "-" || gap(i) == "\n")) {
                const auto& both = forms_.named_by(words[i].folded + words[i + 1].folded);
                if (!both.empty() && both.front().exact) refs = both, first_part_end = i + 1;
            }
            if (refs.empty() && may_be_short(i)) refs = forms_.shortened(words[i].folded);
        }
        if (refs.empty()) {
            ++i;
            continue;
        }
        Run run{.first = i, .last = first_part_end, .people = refs};
        note(run, refs);
        // A slip that is a plain word counts only beside another of the person's names.
        const auto next = extend(run, first_part_end);
        // "Al Rashid", "Fictional-Dunne": the particle before the name is part of it.
        auto widened = run;
        while (widened.first > 0 && (word(widened.first - 1).folded == "fictional" || (is_particle(word(widened.first - 1).folded) && word(widened.first - 1).folded.size() > 1 && run.surname && (word(widened.first).capital || has_particle(run, word(widened.first - 1).folded)) && (gap(widened.first - 1) == " " || gap(widened.first - 1) == "-"))) && near(widened.first - 1, false)) --widened.first;
        if (widened.first != run.first && stands_for_a_name(run)) run.first = widened.first;
        report(run);
        i = std::max(next, i + 1);
    }
}

/// "K e i r a", as a way round a filter or out of a scanner.
void Search::spaced_letters() {
    const auto& words = text_.words();
    for (std::size_t i = 0; i < words.size();) {
        auto last = i;
        std::string letters = words[i].folded;
        if (letters.size() == 1)
            while (last + 1 < words.size() && words[last + 1].folded.size() == 1 && (gap(last) == " " || gap(last) == "." || gap(last) == "-")) letters += words[++last].folded;
        if (last > i && letters.size() >= 4) {
            const auto& refs = forms_.named_by(letters);
            if (!refs.empty() && refs.front().exact) findings_.add(words[i].begin, words[last].end, "person", Certainty::Likely, "person.spaced", roster_.people[refs.front().person].key);
        }
        i = last + 1;
    }
}

}  // namespace

void find_roster_people(const PlainText& text, const Roster& roster, Findings& findings) {
    if (roster.people.empty()) return;
    Search search{text, roster, findings};
    search.names();
    find_roster_initials(text, roster, search.forms(), search.in_full(), findings);
    search.spaced_letters();
    find_other_names(text, roster, findings);
    find_glued_possessives(text, roster, search.forms(), findings);
}

}  // namespace disclosure
