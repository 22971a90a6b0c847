#include "casework/demonstration/six_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/fault.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/demonstration/seeded.h"
#include "casework/walk.h"
#include "identity/membership.h"
#include "identity/organisation.h"

namespace casework::demonstration {

namespace {

/// One script on its way into one transaction.
class Play {
public:
    Play(const Parts& parts, const Cast& cast, const Script& script, base::Day today, std::uint64_t seed)
        : parts_{parts}, cast_{cast}, script_{script}, today_{today}, chance_{seed, script.name}, ground_{parts.keys, parts.calendar, chance_} {}

    /// The deeds from that one on which need no other room, in this transaction. Returns the one at which it stopped.
    std::size_t go_on(store::Transaction& transaction, std::size_t at, const OtherVerbs& others) {
        transaction_ = &transaction;
        for (; at < script_.deeds.size() && !others.contains(script_.deeds[at].verb); ++at) {
            deed_ = &script_.deeds[at];
            verb()(*this);
        }
        return at;
    }
    void by_another(std::size_t at, const OtherVerbs& others) {
        deed_ = &script_.deeds[at];
        const auto of = parts_.store.read([&](store::Snapshot& snapshot) { return case_at(snapshot, case_.key); });
        Deed with_its_days = *deed_;
        for (auto& [name, words] : with_its_days.answers) words = with_days(words, parts_.calendar, today_);
        others.find(deed_->verb)->second(of, with_its_days, doer());
    }
    CaseKey key() const { return case_.key; }

private:
    using Verb = void (*)(Play&);
    Verb verb() const {
        static constexpr std::array<std::pair<std::string_view, Verb>, 9> verbs{{
            {"open", [](Play& play) { play.open(); }},
            {"details", [](Play& play) { play.details(); }},
            {"write", [](Play& play) { play.write(); }},
            {"rewrite", [](Play& play) { play.rewrite(); }},
            {"stand", [](Play& play) { play.stand(); }},
            {"step", [](Play& play) { play.step(); }},
            {"join", [](Play& play) { play.join(); }},
            {"seal", [](Play& play) { play.must(identity::seal_case(*play.transaction_, play.id(), play.act()).has_value(), "it was not sealed"); }},
            {"conflict", [](Play& play) { play.must(identity::declare_conflict(*play.transaction_, play.id(), play.cast_.of(play.deed_->object).person, play.act()).has_value(), "no conflict was declared"); }},
        }};
        const auto found = std::ranges::find(verbs, std::string_view{deed_->verb}, &std::pair<std::string_view, Verb>::first);
        must(found != verbs.end(), "nobody knows how to " + deed_->verb);
        return found->second;
    }

    void must(bool done, const std::string& problem) const {
        if (!done) throw base::Fault{"A case of the demonstration could not happen so: " + problem, fmt::format("{}, line {}", script_.name, deed_->line), ""};
    }
    base::Day day() const { return working_days_from(parts_.calendar, today_, deed_->working_days); }
    std::string id() const { return case_.id.to_string(); }
    Case now() { return case_at(*transaction_, case_.key); }

    Doer doer() const {
        const auto& player = cast_.of(deed_->who);
        Doer doer{.who = audit::Who::account(*base::PublicId::parse(player.public_id)), .role = std::string{identity::to_word(player.role)}, .at = {}, .address = "192.0.2.7", .request = {}};
        doer.at = day() + deed_->at;
        return doer;
    }
    identity::Act act() const { return {.at = day() + deed_->at, .journal = parts_.journal, .by = cast_.of(deed_->who).person, .address = "192.0.2.7"}; }

    std::string said(std::string_view name) const {
        for (const auto& [key, words] : deed_->answers)
            if (key == name) return with_days(words, parts_.calendar, today_);
        return {};
    }
    /// `<label>` as a whole answer is the public id of what was called so, `<agency KEY>` that of the player's organisation.
    std::string referred(std::string words) const {
        if (!words.starts_with('<') || !words.ends_with('>')) return words;
        const auto label = words.substr(1, words.size() - 2);
        if (constexpr std::string_view agency = "agency "; label.starts_with(agency)) {
            const auto& player = cast_.of(label.substr(agency.size()));
            must(player.organisation.has_value(), label + " has no organisation");
            return identity::organisation(*transaction_, *player.organisation)->public_id;
        }
        const auto found = called_.find(label);
        must(found != called_.end(), "nothing is called " + label);
        return found->second.id.to_string();
    }
    /// What the deed says, over what was there. An option list is written with commas, one a line is kept.
    Answers answers(std::string_view form, Answers over = {}) const {
        for (const auto& [name, words] : deed_->answers) {
            const auto place = parse_place(name);
            const auto* section = place ? form_called(form).find(place->section) : nullptr;
            const auto* field = section ? section->find(place->field) : nullptr;
            must(field != nullptr, fmt::format("the form {} has no field {}", form, name));
            auto written = referred(with_days(words, parts_.calendar, today_));
            for (auto at = written.find(", "); field->kind == FieldKind::Choices && at != std::string::npos; at = written.find(", ")) written.replace(at, 2, "\n");
            if (form == "family_member" && place->section == "account") written = cast_.of(written).public_id;  // An account goes by its player's name.
            over.set(*place, std::move(written));
        }
        return over;
    }

    void open() {
        case_ = open_case(*transaction_, ground_, {.partnership = cast_.eastmarch.value(), .state = deed_->object, .area = deed_->word("area"), .children = 1}, doer());
        must(identity::admit_case(*transaction_, id(), cast_.eastmarch, act()).has_value(), "it was not admitted");
    }
    void details() {
        const auto lead = said("lead"), children = said("children");
        set_details(*transaction_, now(), {.pseudonym = said("pseudonym"), .area = case_.area, .lead = lead.empty() ? std::string{} : cast_.of(lead).public_id, .children = children.empty() ? 1 : std::stoi(children)}, doer());
    }
    void write() {
        const auto& parent = deed_->word("under");
        const auto standing = deed_->word("as");
        NewRecord made{.form = deed_->object, .answers = answers(deed_->object), .standing = standing.empty() ? "kept" : standing, .parent = {}};
        if (!parent.empty()) made.parent = called(parent).id.to_string();
        const auto record = write_down(*transaction_, ground_, now(), made, doer());
        if (!deed_->word("called").empty()) called_.insert_or_assign(deed_->word("called"), record);
    }
    void rewrite() {
        auto& seen = called(deed_->object);
        const auto version = write_anew(*transaction_, ground_, now(), seen, answers(seen.form, seen.answers), doer());
        must(version.has_value(), "it was not written anew");
        seen.answers = answers(seen.form, seen.answers), seen.version = *version;
    }
    void stand() { set_standing(*transaction_, now(), called(deed_->object), deed_->word("as"), doer()); }
    void step() {
        const auto moved = take_step(*transaction_, ground_, now(), deed_->object, {day(), said("reasons")}, doer());
        if (moved) return;
        std::string missing;
        for (const auto& guard : moved.error().missing) missing += " " + guard;
        must(false, fmt::format("{} was refused in {}:{}", deed_->object, now().state, missing));
    }
    void join() {
        const auto& player = cast_.of(deed_->object);
        const auto role = identity::role_named(deed_->word("as"));
        const bool for_agency = player.role == identity::Role::AgencyLead || player.role == identity::Role::AgencyAuthor || player.role == identity::Role::Referrer;
        const identity::NewMember member{.person = player.person, .role = role.value_or(player.role), .agency = for_agency ? player.organisation : std::nullopt};
        must(identity::join_case(*transaction_, id(), member, act()).has_value(), deed_->object + " did not join");
    }
    Record& called(const std::string& label) {
        const auto found = called_.find(label);
        must(found != called_.end(), "nothing is called " + label);
        return found->second;
    }

    store::Transaction* transaction_ = nullptr;
    const Parts& parts_;
    const Cast& cast_;
    const Script& script_;
    base::Day today_;
    Seeded chance_;
    Ground ground_;
    const Deed* deed_ = nullptr;
    Case case_;
    std::map<std::string, Record, std::less<>> called_;
};

/// The oldest first, as they would have been numbered.
std::vector<Script> in_order_of_opening(std::vector<Script> list) {
    std::ranges::stable_sort(list, {}, [](const Script& script) { return script.deeds.empty() ? 0 : script.deeds.front().working_days; });
    return list;
}

}  // namespace

Case play(const Parts& parts, const Cast& cast, const Script& script, base::Day today, std::uint64_t seed, const OtherVerbs& others) {
    Seeded same{seed, script.name};  // What a case is called is the first that chance gives.
    const auto id = base::PublicId::make(same);
    if (const auto earlier = parts.store.read([&](store::Snapshot& snapshot) { return find_case(snapshot, id); })) return *earlier;
    Play play{parts, cast, script, today, seed};
    for (std::size_t at = 0; at < script.deeds.size();) {
        at = parts.store.write([&](store::Transaction& transaction) { return play.go_on(transaction, at, others); });
        if (at < script.deeds.size()) play.by_another(at++, others);
    }
    return parts.store.read([&](store::Snapshot& snapshot) { return case_at(snapshot, play.key()); });
}

std::vector<Case> make_demonstration(const Parts& parts, base::Instant now, std::uint64_t seed) {
    const auto today = calendar::day_in_london(now);
    const auto cast = set_up_eastmarch(parts, today - std::chrono::days{1100}, seed);
    std::vector<Case> made;
    for (const auto& script : in_order_of_opening(scripts())) made.push_back(play(parts, cast, script, today, seed));
    return made;
}

}  // namespace casework::demonstration
