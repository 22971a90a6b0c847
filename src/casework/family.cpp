#include "casework/family.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace casework {

namespace {

constexpr base::Day far_ahead{std::chrono::year{9999} / 12 / 31};

bool lies_under(const Record& record, const Record& member) { return record.parent == member.id.to_string(); }

std::vector<const Record*> under(const CaseFile& file, std::string_view form, const Record& member) {
    auto list = file.all(form);
    std::erase_if(list, [&](const Record* one) { return !lies_under(*one, member); });
    return list;
}

bool names(const Record& contact, const Record& member) {
    const auto label = base::squeeze(member.answers.of("member", "label"));
    return contact.parent.empty() && !label.empty() && base::squeeze(contact.answers.of("contact", "person")) == label;
}

bool is_whole(const Record& record) { return check(form_called(record.form), record.answers, Asked::Complete, far_ahead).empty(); }

ToldState state_of(const Record& telling, base::Day day) {
    if (!is_whole(telling)) return ToldState::Open;
    if (telling.answers.of("telling", "told") == "not_told") return ToldState::NotTold;
    const auto on = telling.answers.day({"telling", 0, "on"});
    return on && *on <= day ? ToldState::Told : ToldState::Open;
}

/// Whether a day that comes round each year falls on this one. Who was born on 29 February has that day kept on 28 February and 1 March of
/// other years: which of the two they keep, nobody here knows.
bool comes_round(base::Day first, base::Day day) {
    const std::chrono::year_month_day was{first}, is{day};
    if (day < first) return false;
    if (was.month() == is.month() && was.day() == is.day()) return true;
    const bool leap_day = was.month() == std::chrono::February && was.day() == std::chrono::day{29};
    if (!leap_day || is.year().is_leap()) return false;
    return (is.month() == std::chrono::February && is.day() == std::chrono::day{28}) || (is.month() == std::chrono::March && is.day() == std::chrono::day{1});
}

struct Kept {
    HeldDay::Kind kind;
    std::string what;
    base::Day on;
    bool yearly;
    std::string member;
};

void keep(std::vector<Kept>& all, const Record& record, const Place& place, HeldDay::Kind kind, const std::string& what, bool yearly) {
    if (const auto on = record.answers.day(place)) all.push_back({kind, what, *on, yearly, kind == HeldDay::Kind::Said ? record.id.to_string() : std::string{}});
}

std::vector<Kept> kept_days(const CaseFile& file) {
    std::vector<Kept> all;
    for (const auto* member : file.all("family_member"))
        for (std::size_t turn = 0; turn < member->answers.turns("day"); ++turn)
            keep(all, *member, {"day", turn, "on"}, HeldDay::Kind::Said, member->answers.of("day", "what", turn), !member->answers.of("day", "yearly", turn).empty());
    for (const auto* person : file.all("person")) {
        const auto& kind = person->answers.of("person", "kind");
        if (kind == "practitioner" || kind == "other") continue;
        const auto& label = person->answers.of("person", "label");
        keep(all, *person, {"person", 0, "born_on"}, HeldDay::Kind::Birthday, label, true);
        keep(all, *person, {"person", 0, "died_on"}, HeldDay::Kind::Death, label, true);
    }
    if (const auto* sheet = file.last("notification")) keep(all, *sheet, {"incident", 0, "on"}, HeldDay::Kind::Incident, {}, true);
    for (const auto* process : file.all("proceeding")) {
        const auto& kind = process->answers.of("proceeding", "kind");
        if (kind == "inquest") keep(all, *process, {"proceeding", 0, "expected_end"}, HeldDay::Kind::Inquest, {}, false);
        if (kind == "criminal_trial") keep(all, *process, {"proceeding", 0, "expected_end"}, HeldDay::Kind::Trial, {}, false);
    }
    return all;
}

}  // namespace

std::vector<FamilyMember> family_of(const CaseFile& file) {
    std::vector<FamilyMember> all;
    for (const auto* record : file.all("family_member")) {
        FamilyMember member{record, under(file, "family_invitation", *record), {}, under(file, "family_words", *record), under(file, "family_draft", *record), under(file, "family_telling", *record)};
        for (const auto* contact : file.all("contact"))
            if (lies_under(*contact, *record) || names(*contact, *record)) member.contacts.push_back(contact);
        all.push_back(std::move(member));
    }
    return all;
}

std::vector<const Record*> contacts_of_nobody(const CaseFile& file) {
    auto list = file.all("contact");
    const auto members = file.all("family_member");
    std::erase_if(list, [&](const Record* contact) { return std::ranges::any_of(members, [&](const Record* member) { return lies_under(*contact, *member) || names(*contact, *member); }); });
    return list;
}

std::vector<const Record*> comments_on(const CaseFile& file, const Record& draft) { return under(file, "family_comment", draft); }

bool is_surviving_child(const Record& member) { return member.answers.of("member", "child") == "yes"; }

bool is_advocate_of(const Record& member, std::string_view account) { return !account.empty() && member.answers.of("account", "account") == account; }

QuotationUse use_of(const Record& words) {
    const auto& answers = words.answers;
    const auto& may = answers.of("words", "may");
    if (!answers.of("words", "withdrawn_on").empty()) return QuotationUse::Withdrawn;
    if (may == "not_used") return QuotationUse::Refused;
    if (!answers.day({"words", 0, "consent_on"})) return QuotationUse::NotAsked;
    return may == "quoted" ? QuotationUse::Quoted : may == "paraphrase" ? QuotationUse::Paraphrase : QuotationUse::NotAsked;
}

bool may_stand_in_report(QuotationUse use) { return use == QuotationUse::Quoted || use == QuotationUse::Paraphrase; }

std::vector<ToldMember> told_by(const CaseFile& file, base::Day day) {
    std::vector<ToldMember> all;
    for (const auto& member : family_of(file)) {
        ToldMember told{.member = member.record, .state = ToldState::Open, .telling = member.tellings.empty() ? nullptr : member.tellings.back(), .plan_missing = is_surviving_child(*member.record) && base::trim(member.record->answers.of("member", "plan")).empty()};
        if (told.telling) told.state = state_of(*told.telling, day);
        all.push_back(told);
    }
    return all;
}

bool family_told(const CaseFile& file, base::Day on) {
    const auto all = told_by(file, on);
    return !all.empty() && std::ranges::all_of(all, [](const ToldMember& one) { return one.state != ToldState::Open && !one.plan_missing; });
}

std::vector<const Record*> holds_on_contact(const CaseFile& file) {
    auto list = file.all("proceeding");
    std::erase_if(list, [](const Record* one) { return !one->answers.has_choice({"proceeding", 0, "effect"}, "blocks_contact"); });
    return list;
}

std::vector<HeldDay> held_days(const CaseFile& file, base::Day from, int days) {
    std::vector<HeldDay> found;
    const auto kept = kept_days(file);
    for (int ahead = 0; ahead <= days; ++ahead) {
        const auto day = from + std::chrono::days{ahead};
        for (const auto& [kind, what, on, yearly, member] : kept) {
            if (yearly ? !comes_round(on, day) : on != day) continue;
            const HeldDay held{day, kind, what, member};
            if (std::ranges::find(found, held) == found.end()) found.push_back(held);
        }
    }
    return found;
}

}  // namespace casework
