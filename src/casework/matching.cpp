#include "casework/matching.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace casework {

namespace {

std::string letters_of(std::string_view name) {
    std::string letters;
    for (const char c : base::fold(name))
        if (c >= 'a' && c <= 'z') letters += c;
    return letters;
}

void replace_all(std::string& in, std::string_view from, std::string_view to) {
    for (std::size_t at = in.find(from); at != std::string::npos; at = in.find(from, at + to.size())) in.replace(at, from.size(), to);
}

struct PersonTraits {
    std::string forename, surname, born_on, postcode, address;
};

/// Letters and digits alone: "EM1 4RW" and "em14rw" are one.
std::string signs_of(std::string_view words) {
    std::string signs;
    for (const char c : base::fold(words))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) signs += c;
    return signs;
}

/// The address down to the end of its first line, which two people write alike; the rest is in the postcode. "3, Mill Lane" goes on after its comma.
std::string first_line_of(std::string_view address) {
    const auto letters = address.find_first_not_of("0123456789 ,\r\n");
    return letters == std::string_view::npos ? std::string{} : signs_of(address.substr(0, address.find_first_of(",\r\n", letters)));
}

void add_person(const PersonTraits& person, std::set<Trait>& traits) {
    const auto forename = letters_of(person.forename), surname = letters_of(person.surname);
    if (!forename.empty() && !surname.empty()) {
        traits.insert({"name", forename + " " + surname});
        traits.insert({"name-sounds", sounds_like(forename) + " " + sounds_like(surname)});
    }
    // Brothers and sisters: together with their postcode.
    if (!surname.empty()) traits.insert({"surname-sounds", sounds_like(surname)});
    if (!forename.empty() && !person.born_on.empty()) traits.insert({"initial-born", forename.substr(0, 1) + " " + person.born_on});
    const auto postcode = signs_of(person.postcode), line = first_line_of(person.address);
    if (!postcode.empty()) traits.insert({"postcode", postcode});
    if (!postcode.empty() && !line.empty()) traits.insert({"address", line + " " + postcode});
}

void add_people(std::string_view section, const Answers& answers, std::set<Trait>& traits) {
    for (std::size_t turn = 0; turn < answers.turns(section); ++turn)
        add_person({answers.of(section, "forename", turn), answers.of(section, "surname", turn), answers.of(section, "born_on", turn), answers.of(section, "postcode", turn), answers.of(section, "address", turn)}, traits);
}

/// Names of the family are one line: the last word is taken as the surname.
void add_family(const Answers& answers, std::set<Trait>& traits) {
    for (std::size_t turn = 0; turn < answers.turns("family"); ++turn) {
        const auto name = base::squeeze(answers.of("family", "name", turn));
        const auto space = name.rfind(' ');
        if (space != std::string::npos) add_person({name.substr(0, space), name.substr(space + 1), answers.of("family", "born_on", turn), {}, {}}, traits);
    }
}

}  // namespace

std::string sounds_like(std::string_view name) {
    std::string said = letters_of(name);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> alike{{{"ph", "f"}, {"gh", ""}, {"ck", "k"}, {"kn", "n"}, {"wr", "r"}, {"wh", "w"}, {"sch", "sk"},
                                                                                 {"dd", "th"}, {"ff", "f"}, {"c", "k"}, {"q", "k"}, {"z", "s"}, {"x", "ks"}, {"v", "f"}}};
    for (const auto& [from, to] : alike) replace_all(said, from, to);
    std::string sounds;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const bool vowel = std::string_view{"aeiouyh"}.find(said[i]) != std::string_view::npos;
        if (i > 0 && (vowel || said[i] == said[i - 1])) continue;  // What is said first counts, and double letters once.
        sounds += said[i];
    }
    return sounds;
}

std::vector<Trait> traits_of(std::string_view form, const Answers& answers) {
    std::set<Trait> traits;
    // A practitioner is on many cases, and makes none of them alike.
    if (form == "person" && answers.of("person", "kind") != "practitioner") add_people("person", answers, traits);
    if (form != "referral" && form != "notification") return {traits.begin(), traits.end()};
    add_people("child", answers, traits);
    add_family(answers, traits);
    if (const auto& on = answers.of("incident", "on"); !on.empty()) traits.insert({"incident-day", on});
    add_person({{}, {}, {}, answers.of("incident", "postcode"), answers.of("incident", "address")}, traits);
    return {traits.begin(), traits.end()};
}

int weight_of(const std::set<std::string>& kinds) {
    // Whoever has the same name has one that sounds alike: of these three the strongest counts.
    int weight = kinds.contains("name") ? 2 : kinds.contains("name-sounds") || kinds.contains("surname-sounds") ? 1 : 0;
    weight += kinds.contains("address") ? 2 : kinds.contains("postcode") ? 1 : 0;
    return weight + (kinds.contains("initial-born") ? 2 : 0) + (kinds.contains("incident-day") ? 1 : 0);
}

}  // namespace casework
