#include "publishing/case_finder.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "disclosure/check.h"

namespace publishing {

namespace {

/// A label that is somebody's real name takes no finding away.
disclosure::Roster roster_of(const CaseRegister& known) {
    disclosure::Roster roster;
    for (const auto& person : known.people) roster.people.push_back({person.key, person.forename, person.surname, {}, is_name_in(known, person.label) ? std::string{} : person.label, person.also});
    roster.places = known.places, roster.dates = known.dates;
    return roster;
}

/// The pseudonym whole, and each of its words that is a name and not what the child is called beside it.
disclosure::ApprovedList names_of_pseudonym(const std::string& called) {
    constexpr std::array common{"child", "children", "young", "person", "people", "baby", "and", "the", "family"};
    disclosure::ApprovedList list;
    if (called.empty()) return list;
    list.push_back(called);
    for (std::size_t at = 0; at < called.size();) {
        const auto end = std::min(called.find(' ', at), called.size());
        auto word = called.substr(at, end - at);
        auto small = word;
        for (auto& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        if (word.size() > 1 && std::ranges::find(common, small) == common.end()) list.push_back(std::move(word));
        at = end + 1;
    }
    return list;
}

Sureness sureness_of(disclosure::Certainty certainty) {
    switch (certainty) {
        case disclosure::Certainty::Certain: return Sureness::Certain;
        case disclosure::Certainty::Likely: return Sureness::Likely;
        case disclosure::Certainty::Possible: break;
    }
    return Sureness::Possible;
}

/// Where each code point of the text begins, and the end of the last.
std::vector<std::size_t> beginnings(std::string_view text) {
    std::vector<std::size_t> list;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) list.push_back(at);
    list.push_back(text.size());
    return list;
}

}  // namespace

FindIn case_finder(CaseRegister known, const std::string& called, disclosure::Guessing guessing) {
    const auto roster = std::make_shared<const disclosure::Roster>(roster_of(known));
    auto calls = names_of_pseudonym(called);
    for (const auto& person : known.people)
        if (is_name_in(known, person.label)) calls.push_back(person.label);
    const auto approved = std::make_shared<const disclosure::ApprovedList>(std::move(calls));
    const auto people = std::make_shared<const CaseRegister>(std::move(known));
    return [roster, approved, people, guessing](std::string_view text) {
        std::vector<IdentifyingHit> hits;
        const auto at = beginnings(text);
        for (const auto& span : disclosure::check(text, *roster, *approved, guessing)) {
            const bool may_be_another = span.allowed && is_name_in(*people, span.text);
            if ((span.allowed && !may_be_another) || span.end >= at.size()) continue;
            IdentifyingHit hit;
            hit.begins = at[span.start], hit.ends = at[span.end];
            hit.text = text.substr(hit.begins, hit.ends - hit.begins);
            hit.kind = span.kind, hit.why = span.why_code, hit.sureness = sureness_of(span.certainty), hit.direct = span.direct, hit.person = span.person;
            if (may_be_another) hit.why = "person.as-called", hit.sureness = Sureness::Possible, hit.direct = false, hit.person.clear();
            hits.push_back(std::move(hit));
        }
        return hits;
    };
}

FindIn case_finder(const casework::CaseFile& file) { return case_finder(register_of(file), file.of.pseudonym); }

std::function<std::vector<std::string>(std::string_view)> names_not_approved(const casework::CaseFile& file) {
    // Every paragraph was decided about: guesses that only the whole text gives rise to would ask again, where nobody can answer.
    return [find = case_finder(register_of(file), file.of.pseudonym, disclosure::Guessing::No), known = register_of(file), &file](std::string_view text) {
        std::vector<std::string> list;
        for (const auto& hit : find(text)) {
            const auto name = base::squeeze(hit.text);
            auto words = hit.kind + ": " + name;
            if (!hit.direct || is_approved_public(file, name) || std::ranges::find(list, words) != list.end()) continue;
            // A reviewer who bears a name of one of the case's people is on the list, or the name stays out.
            const bool shared = std::ranges::any_of(known.people, [&](const RegisteredPerson& person) { return is_part_of(person.surname, name) || is_part_of(person.forename, name); });
            if (hit.person.empty() && !shared && is_reviewer(file, name)) continue;
            list.push_back(std::move(words));
        }
        return list;
    };
}

}  // namespace publishing
