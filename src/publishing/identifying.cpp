#include "publishing/identifying.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/sha256.h"
#include "base/text.h"

namespace publishing {

using casework::Answers;
using casework::CaseFile;
using casework::Record;

namespace {

std::string small(std::string_view text) {
    std::string folded{text};
    for (auto& c : folded) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return folded;
}

std::vector<std::string> listed(std::string_view names) {
    std::vector<std::string> list;
    while (!names.empty()) {
        const auto end = std::min(names.find_first_of(",;\n"), names.size());
        if (const auto one = base::trim(names.substr(0, end)); !one.empty()) list.emplace_back(one);
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return list;
}

class Registering {
public:
    void take(const Record& record) {
        for (const auto& [place, words] : record.answers.all()) {
            const auto& field = place.field;
            if (field == "forename") person(record, place.section, place.turn);
            else if (field == "name" && (place.section == "family" || place.section == "sibling" || place.section == "carer")) whole_name(record, place.section, place.turn, words);
            else if (field == "address" || field == "school" || field == "postcode") add_place(words);
            else if (field == "born_on" || field == "died_on" || (place.section == "incident" && field == "on")) add_day(record.answers.day(place));
        }
    }
    CaseRegister made;

private:
    void person(const Record& record, const std::string& section, std::size_t turn) {
        const auto of = [&](std::string_view field) { return record.answers.of({section, turn, std::string{field}}); };
        add({record.id.to_string() + section + std::to_string(turn), of("forename"), of("surname"), listed(of("other_names")), of("label")});
    }
    void whole_name(const Record& record, const std::string& section, std::size_t turn, const std::string& name) {
        const auto space = name.rfind(' ');
        if (space == std::string::npos) return add({record.id.to_string() + section + std::to_string(turn), name, {}, {}, {}});
        add({record.id.to_string() + section + std::to_string(turn), name.substr(0, space), name.substr(space + 1), {}, {}});
    }
    /// The same child stands in the referral, in the notification and among the people of the case: one person, by all that each of them says.
    void add(RegisteredPerson person) {
        if (person.forename.empty() && person.surname.empty()) return;
        for (auto& known : made.people) {
            if (known.forename != person.forename || known.surname != person.surname) continue;
            for (auto& name : person.also)
                if (std::ranges::find(known.also, name) == known.also.end()) known.also.push_back(std::move(name));
            if (known.label.empty()) known.label = std::move(person.label);
            return;
        }
        made.people.push_back(std::move(person));
    }
    void add_place(const std::string& words) {
        for (const auto& line : listed(words))
            if (line.size() > 3 && seen_.insert(small(line)).second) made.places.push_back(line);
    }
    void add_day(std::optional<base::Day> day) {
        if (day && std::ranges::find(made.dates, *day) == made.dates.end()) made.dates.push_back(*day);
    }
    std::set<std::string> seen_;
};

std::string group_key(const IdentifyingHit& hit) { return hit.kind + "|" + (hit.person.empty() ? small(base::trim(hit.text)) : hit.person); }

/// Letters and figures alone, folded.
std::string bare(std::string_view words) {
    std::string kept;
    for (const char c : base::fold(words))
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80) kept += c;
    return kept;
}

std::string place_line(const IdentifyingHit& hit) { return hit.paragraph + " " + base::sha256_hex(hit.words).substr(0, 16); }

bool saw(const Record& decision, const IdentifyingHit& hit) {
    const auto places = decision.answers.choices({"decision", 0, "places"});
    return std::ranges::find(places, place_line(hit)) != places.end();
}

HitState state_after(const Record& decision) {
    const auto& does = decision.answers.of("decision", "does");
    return does == "not_identifying" || does == "accepts_risk" ? HitState::Settled : HitState::ToChange;
}

/// What the list of what may be public has of the words.
struct Listed {
    const Record* entry = nullptr;   ///< Null: nothing that holds.
    bool own_name = false;           ///< An entry is a real name that partners, family and legal adviser agreed to.
};
Listed listed_public(const CaseFile& file, std::string_view text) {
    Listed found;
    for (const auto* approved : file.all("approved_public")) {
        if (!approval_holds(*approved)) continue;
        if (is_part_of(text, approved->answers.of("approved", "text"))) {
            found.entry = approved;
            found.own_name = found.own_name || approved->answers.of("approved", "kind") == "public_name";
        }
    }
    return found;
}

}  // namespace

bool is_part_of(std::string_view text, std::string_view name) {
    const auto wanted = small(base::trim(text)), words = small(name);
    const auto at = wanted.empty() ? std::string::npos : words.find(wanted);
    if (at == std::string::npos) return false;
    const auto is_letter = [&](std::size_t i) { return i < words.size() && (std::isalnum(static_cast<unsigned char>(words[i])) || static_cast<unsigned char>(words[i]) >= 0x80); };
    return !is_letter(at + wanted.size()) && (at == 0 || !is_letter(at - 1));
}

CaseRegister register_of(const CaseFile& file) {
    Registering registering;
    for (const auto& record : file.records)
        if (record.form == "person" || record.form == "referral" || record.form == "notification") registering.take(record);
    return std::move(registering.made);
}

bool is_name_in(const CaseRegister& known, std::string_view words) {
    const auto wanted = bare(words);
    if (wanted.empty()) return false;
    return std::ranges::any_of(known.people, [&](const RegisteredPerson& person) {
        return wanted == bare(person.forename) || wanted == bare(person.surname) || wanted == bare(person.forename + person.surname) || std::ranges::any_of(person.also, [&](const std::string& other) { return wanted == bare(other); });
    });
}

std::vector<IdentifyingHit> hits_in(const Report& report, const FindIn& find) {
    std::vector<IdentifyingHit> all;
    const auto look = [&](const std::string& where, const std::string& words) {
        for (auto& hit : find(words)) {
            hit.paragraph = where, hit.words = words;
            all.push_back(std::move(hit));
        }
    };
    look("title", report.title);
    for (const auto& section : report.sections) {
        if (section.blocks.empty()) continue;
        look(section.number, section.title);
        for (const auto& block : section.blocks) look(block.number.empty() ? section.number : block.number, words_of(block));
    }
    return all;
}

bool HitGroup::direct() const { return std::ranges::any_of(hits, [](const JudgedHit& one) { return one.hit.direct; }); }
HitState HitGroup::state() const {
    auto worst = HitState::Approved;
    for (const auto& one : hits) worst = std::min(worst, one.state);
    return worst;
}

std::vector<HitGroup> judge(const CaseFile& file, const std::vector<IdentifyingHit>& hits) {
    std::vector<HitGroup> groups;
    const auto decisions = file.all("disclosure_decision");
    const auto known = register_of(file);
    for (auto hit : hits) {
        const auto listed = listed_public(file, hit.text);
        const bool may_be_another = listed.entry && !listed.own_name && is_name_in(known, hit.text);
        if (may_be_another) hit.why = "person.as-listed", hit.sureness = Sureness::Possible, hit.direct = false, hit.person.clear();
        const auto key = group_key(hit);
        auto group = std::ranges::find(groups, key, &HitGroup::key);
        if (group == groups.end()) group = groups.insert(groups.end(), {key, {}});
        JudgedHit judged{hit};
        for (const auto* decision : decisions)
            if (decision->answers.of("decision", "words") == key && saw(*decision, hit)) judged.decision = decision, judged.state = state_after(*decision);
        if (listed.entry && !may_be_another) judged.state = HitState::Approved;
        group->hits.push_back(std::move(judged));
    }
    return groups;
}

std::size_t in_the_way(const std::vector<HitGroup>& groups) {
    std::size_t count = 0;
    for (const auto& group : groups)
        for (const auto& one : group.hits) count += one.state == HitState::Open || one.state == HitState::ToChange ? 1 : 0;
    return count;
}

std::string places_of(const HitGroup& group) {
    std::string lines;
    for (const auto& one : group.hits) lines += (lines.empty() ? "" : "\n") + place_line(one.hit);
    return lines;
}

bool may_decide(const HitGroup& group, std::string_view does) {
    if (does == "generalise") return true;
    return (does == "not_identifying" || does == "accepts_risk") && !group.direct();
}

bool approval_holds(const Record& approved) {
    std::set<std::string> agreed;
    for (std::size_t turn = 0; turn < approved.answers.turns("agreed"); ++turn)
        if (!approved.answers.of("agreed", "name", turn).empty() && approved.answers.day({"agreed", turn, "on"})) agreed.insert(approved.answers.of("agreed", "who", turn));
    if (approved.answers.of("approved", "kind") != "public_name") return !agreed.empty();
    return agreed.contains("by_partners") && agreed.contains("by_family") && agreed.contains("by_legal");
}

bool is_approved_public(const CaseFile& file, std::string_view text) { return listed_public(file, text).entry != nullptr; }

bool is_reviewer(const CaseFile& file, std::string_view text) {
    if (const auto* cover = file.last("report_cover"))
        for (std::size_t turn = 0; turn < cover->answers.turns("reviewer"); ++turn)
            if (is_part_of(text, cover->answers.of("reviewer", "name", turn))) return true;
    return std::ranges::any_of(file.all("appointment"), [&](const Record* appointed) { return is_part_of(text, appointed->answers.of("appointment", "reviewer")); });
}

}  // namespace publishing
