#include "disclosure/name_forms.h"

#include <algorithm>

#include "disclosure/lists.h"
#include "disclosure/plain_text.h"

namespace disclosure {

namespace {

constexpr std::size_t shortest_with_a_slip = 4;  // In three letters one slip makes another name.
constexpr std::size_t shortest_stem = 3;         // Two letters begin too many names.

std::vector<std::string> words_in(std::string_view name) {
    std::vector<std::string> result;
    const PlainText text{name};
    for (const auto& word : text.words()) result.push_back(word.folded);
    return result;
}

bool carries_no_name(const std::string& word) { return word == "fictional" || is_particle(word); }

void put_initials(std::map<std::string, std::vector<std::size_t>>& into, const std::vector<std::string>& words, std::size_t person) {
    std::string every, named;
    for (const auto& word : words) {
        every += word[0];
        if (!carries_no_name(word)) named += word[0];
    }
    for (const auto& letters : {every, named})
        if (letters.size() >= 2) {
            auto& whose = into[letters];
            if (std::find(whose.begin(), whose.end(), person) == whose.end()) whose.push_back(person);
        }
}

/// "Tiemey" for Tierney, "Bums" for Burns: what a scanner reads for two letters that touch.
std::string as_scanned(std::string_view word) {
    std::string result;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto pair = word.substr(i, 2);
        if (pair == "rn") result += 'm', ++i;
        else if (pair == "cl") result += 'd', ++i;
        else if (pair == "vv") result += 'w', ++i;
        else if (pair == "ii") result += 'u', ++i;
        else result += word[i];
    }
    return result;
}

}  // namespace

bool one_letter_apart(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    std::size_t head = 0;
    while (head < one.size() && one[head] == other[head]) ++head;
    if (one.size() != other.size()) return one.substr(head) == other.substr(head + 1);
    if (head == one.size()) return false;
    if (one.substr(head + 1) == other.substr(head + 1)) return true;
    return head + 1 < one.size() && one[head] == other[head + 1] && one[head + 1] == other[head] && one.substr(head + 2) == other.substr(head + 2);
}

NameForms::NameForms(const Roster& roster) : firsts_(roster.people.size(), ' '), given_initials_(roster.people.size()) {
    for (std::size_t i = 0; i < roster.people.size(); ++i) add_person(roster.people[i], i);
}

void NameForms::add(const std::string& word, std::size_t person, Part part) {
    if (word.size() < 2) return;
    auto& refs = exact_[word];
    for (const auto& ref : refs)
        if (ref.person == person) return;
    refs.push_back({person, part, true});
}

void NameForms::add_person(const Person& person, std::size_t index) {
    const auto forenames = words_in(person.forename), surnames = words_in(person.surname);
    if (!forenames.empty()) firsts_[index] = forenames[0][0];
    std::string run_together;
    for (const auto& forename : forenames) {
        given_initials_[index] += forename[0];
        run_together += forename;
        if (!carries_no_name(forename)) callings_.emplace_back(forename, index);
    }
    for (std::size_t i = 0; i < forenames.size(); ++i)
        if (!carries_no_name(forenames[i])) add(forenames[i], index, i == 0 ? Part::Forename : Part::Middle);
    if (forenames.size() > 1) {
        add(run_together, index, Part::Forename);
        // "Abd al-Karim" is written as "Abdul Karim", "Abdulkarim" and "Abdelkarim" too.
        if (forenames[0] == "abd" || forenames[0] == "abdul" || forenames[0] == "abdel")
            for (const auto* start : {"abdul", "abdel", "abdal"}) add(start + forenames.back(), index, Part::Forename), add(start, index, Part::Middle);
    }
    std::string joined;
    for (const auto& surname : surnames) {
        joined += surname;
        if (!carries_no_name(surname)) add(surname, index, Part::Surname);
    }
    // O'Connell as "O Connell", al-Rashid as "Alrashid", both names run together.
    for (const auto& surname : surnames)
        if (surname.size() > 4 && surname.starts_with("o") && person.surname.find_first_of("'\xE2") != std::string::npos) add(surname.substr(1), index, Part::Surname);
    add(joined, index, Part::Surname);
    if (!forenames.empty() && !joined.empty()) {
        add(forenames[0] + joined, index, Part::Whole);
        if (surnames.size() > 1) add(forenames[0] + surnames.back(), index, Part::Whole);
    }
    for (const auto& name : person.also) {
        const auto words = words_in(name);
        if (words.size() == 1 && words[0].size() > 1 && !joined.empty()) add(words[0] + joined, index, Part::Whole);
        for (std::size_t i = 0; i < words.size(); ++i) {
            // "Taid", "Nanny": by a word of kinship alone, unless every family has one.
            static const WordSet everybodys{"mum", "dad", "mam", "mother", "father", "baby", "sister", "brother", "nurse", "doctor", "teacher", "judge"};
            if (carries_no_name(words[i]) || (is_title(words[i]) && (words.size() > 1 || everybodys.contains(words[i])))) continue;
            add(words[i], index, words.size() == 1 ? Part::Alias : i + 1 == words.size() ? Part::Surname : i == 0 ? Part::Alias : Part::Middle);
        }
        put_initials(initials_, words, index);
        if (words.size() != 1) continue;
        callings_.emplace_back(words[0], index);
        // "S.A.C." for Seun, by his other name, Adebayo-Coker.
        auto called = words;
        called.insert(called.end(), surnames.begin(), surnames.end());
        put_initials(initials_, called, index);
    }
    for (const auto& forename : forenames)
        if (const auto forms = lists().short_forms.find(forename); forms != lists().short_forms.end())
            for (const auto& form : forms->second) add(form, index, Part::ShortForm);
    auto whole = forenames;
    whole.insert(whole.end(), surnames.begin(), surnames.end());
    put_initials(initials_, whole, index);
    // O'Connell counts as one letter or as two.
    if (!forenames.empty() && !surnames.empty() && surnames.back().size() > 2 && surnames.back()[0] == 'o') put_initials(initials_, {forenames[0], "o", surnames.back().substr(1)}, index);
    if (forenames.size() > 1) {
        std::vector<std::string> without_middle{forenames[0]};
        without_middle.insert(without_middle.end(), surnames.begin(), surnames.end());
        put_initials(initials_, without_middle, index);
    }
    // Half of a double-barrelled surname gives initials too: "J.H." for Marsden-Holt.
    if (surnames.size() > 1 && !forenames.empty()) put_initials(initials_, {forenames[0], surnames.back()}, index), put_initials(initials_, {forenames[0], surnames.front()}, index);
}

const std::vector<NameRef>& NameForms::named_by(const std::string& word) const {
    if (const auto known = asked_.find(word); known != asked_.end()) return known->second;
    auto& result = asked_[word];
    if (const auto exact = exact_.find(word); exact != exact_.end()) return result = exact->second;
    if (word.size() < shortest_with_a_slip) return result;
    for (const auto& [name, refs] : exact_) {
        if (name.size() < shortest_with_a_slip || !(one_letter_apart(word, name) || (word.size() + 2 >= name.size() && name.size() + 2 >= word.size() && word.front() == name.front() && as_scanned(word) == as_scanned(name)))) continue;
        for (const auto& ref : refs)
            // A slip in a short form is a third name.
            if (ref.part != Part::ShortForm || name.size() >= 6) result.push_back({ref.person, ref.part, false});
    }
    return result;
}

std::vector<NameRef> NameForms::shortened(const std::string& word) const {
    std::vector<NameRef> result;
    if (word.size() < shortest_stem || word.size() > 9) return result;
    static const std::vector<std::string_view> endings{"", "s", "z", "o", "y", "i", "ie", "ey", "sy", "ka", "us", "ek", "zza", "zer", "kins", "zie", "zy", "nie", "ny", "lie", "ly", "mie", "my", "bie", "by", "die", "dy", "tie", "ty", "bo", "ks", "er", "ers", "ster"};
    for (const auto& [name, person] : callings_)
        for (const auto ending : endings) {
            if (!word.ends_with(ending) || word.size() - ending.size() < shortest_stem) continue;
            const auto stem = std::string_view{word}.substr(0, word.size() - ending.size());
            if (name.size() < stem.size() + 2 || !name.starts_with(stem)) continue;
            result.push_back({person, Part::ShortForm, true});
            break;
        }
    return result;
}

bool NameForms::are_given_initials(const std::string& letters, std::size_t person) const { return letters.size() > 1 && given_initials_[person] == letters; }

const std::vector<std::size_t>* NameForms::with_initials(const std::string& letters) const {
    const auto found = initials_.find(letters);
    return found == initials_.end() ? nullptr : &found->second;
}

}  // namespace disclosure
