#include "casework/demonstration/invented_case.h"

#include <fmt/format.h>

#include <array>

#include "base/assert.h"
#include "casework/case_clocks.h"
#include "casework/case_store.h"
#include "casework/demonstration/files.h"
#include "casework/demonstration/script.h"
#include "casework/demonstration/seeded.h"
#include "casework/matching.h"
#include "casework/outcome.h"
#include "casework/path.h"
#include "casework/record.h"
#include "identity/membership.h"

namespace casework::demonstration {

namespace {

constexpr std::array plants{"Alder", "Ash", "Aster", "Bramble", "Briar", "Burdock", "Celandine", "Clover", "Cowslip", "Dogrose", "Elder", "Fescue", "Flax", "Furze", "Harebell", "Hawkweed",
                            "Ivy", "Knapweed", "Larch", "Lavender", "Mallow", "Maple", "Mugwort", "Oxlip", "Plantain", "Reed", "Rush", "Sedge", "Speedwell", "Thistle", "Willow", "Yarrow"};

const std::vector<UsualStep> whole_path{{"definition_met", 2}, {"record_sent", 4}, {"open_rapid_review", 4}, {"send_requests", 5}, {"all_in", 12}, {"held", 15}, {"circulate", 17},
                                        {"complete", 18}, {"record_report_sent", 19}, {"agrees", 30}, {"close", 70}};

std::vector<UsualStep> path_until(std::string_view last) {
    std::vector<UsualStep> steps;
    for (const auto& step : whole_path) {
        steps.push_back(step);
        if (step.event == last) break;
    }
    return steps;
}

const UsualEnd& end_for(Seeded& chance) {
    auto left = static_cast<int>(chance.below(100));
    for (const auto& end : usual_ends())
        if ((left -= end.of_hundred) < 0) return end;
    return usual_ends().back();
}

/// Writes one invented case, step by step.
class Writing {
public:
    Writing(store::Transaction& transaction, const Parts& parts, const Cast& cast, const InventedCase& invented, std::uint64_t seed, base::Day today)
        : transaction_{transaction}, parts_{parts}, cast_{cast}, invented_{invented}, today_{today}, chance_{seed, fmt::format("case {}", invented.number)}, ground_{parts.keys, parts.calendar, chance_} {}

    void whole(store::KeyId seal) {
        move_to(0);
        case_ = open_case(transaction_, ground_, {.partnership = cast_.eastmarch.value(), .state = "referral.received", .children = 1, .seal = seal}, doer());
        admit();
        set_details(transaction_, case_, {.pseudonym = invented_.pseudonym, .area = case_.area, .lead = cast_.of("coordinator").public_id, .children = 1}, doer());
        write("awareness", {{"awareness.0.authority", "Eastmarch"}, {"awareness.0.on", iso()}, {"awareness.0.who", "Duty manager"}, {"awareness.0.how", "Fictional. A referral"}});
        write("person", {{"person.0.label", invented_.pseudonym}, {"person.0.kind", "child"}, {"person.0.forename", invented_.forename}, {"person.0.surname", invented_.surname}});
        for (const auto& step : invented_.end->steps) take(step);
        keep_clocks(transaction_, ground_, case_, doer());
        const auto file = open_file(transaction_, ground_, case_at(transaction_, case_.key));
        keep_tokens(transaction_, ground_, file);
        keep_outcome(transaction_, file);
    }

private:
    Doer doer() const {
        Doer doer{.who = audit::Who::account(*base::PublicId::parse(cast_.of("coordinator").public_id)), .role = "coordinator", .at = {}, .address = {}, .request = {}};
        doer.at = day_ + std::chrono::hours{9} + std::chrono::minutes{minute_};
        return doer;
    }
    identity::Act act() const { return {.at = doer().at, .journal = parts_.journal, .by = cast_.of("coordinator").person}; }
    std::string iso() const { return base::to_iso(day_); }

    /// A step takes longer than usual by its share of the whole lateness; none lies ahead.
    void move_to(int working_day) {
        const int late = working_day >= 18 ? invented_.late_by : working_day >= 4 ? invented_.late_by / 2 : 0;
        day_ = std::min(working_days_from(parts_.calendar, invented_.opened_on, working_day + late), today_ - std::chrono::days{1});
        ++minute_;
    }
    void write(std::string_view form, std::initializer_list<std::pair<const char*, std::string>> words, std::string standing = "kept") {
        Answers answers;
        for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
        ++minute_;
        add_record(transaction_, ground_, case_, {.form = std::string{form}, .answers = answers, .standing = std::move(standing), .parent = {}}, doer());
    }
    void take(const UsualStep& step) {
        move_to(step.working_day);
        write_before(step.event);
        const auto now = case_at(transaction_, case_.key);
        const auto* on_path = find_step(now.state, step.event);
        CAIRN_ASSERT(on_path);
        append_step(transaction_, ground_, now, {std::string{step.event}, on_path->to, day_, "Fictional. As usual", {}}, doer());
    }
    /// What has to be there before the step.
    void write_before(std::string_view event) {
        if (event == "definition_met" || event == "not_met")
            write("definition", {{"child.0.label", invented_.pseudonym}, {"child.0.under_18", "yes"}, {"child.0.abuse", event == "not_met" ? "not_known_or_suspected" : "suspected"},
                                 {"child.0.outcome", "seriously_harmed"}, {"child.0.in_area", "in_area"}, {"child.0.reasons", "Fictional."}});
        if (event == "record_sent") {
            write("notification", {{"incident.0.nature", "serious_harm"}, {"child.0.forename", invented_.forename}, {"child.0.surname", invented_.surname}, {"child.0.under_18", "yes"}, {"child.0.abuse", "suspected"},
                                   {"child.0.outcome", "seriously_harmed"}, {"case.0.outline", "Fictional. Several services each knew one part."}});
            write("sent", {{"sent.0.what", "notification"}, {"sent.0.reference", fmt::format("SIN-DEMO-{}", 10000 + invented_.number)}, {"sent.0.on", iso()}, {"sent.0.by", "Duty manager"}, {"sent.0.to", "National Panel"}});
        }
        if (event == "send_requests") write("request", {{"request.0.agency", "Eastmarch Council"}, {"request.0.kind", "social_care"}, {"request.0.due_on", iso()}}, invented_.end->steps.size() > 4 ? "accepted" : "sent");
        if (event == "held") write("meeting", {{"meeting.0.title", "Rapid review"}, {"meeting.0.on", iso()}, {"minutes.0.held", "yes"}, {"minutes.0.minutes", "Fictional. The three partners agreed."}});
        if (event == "circulate") {
            write("rapid_review", {{"incident.0.summary", "Fictional. Several services each knew one part."}, {"learning.0.shared", "Ask what others know."}});
            write("decision", {{"review.0.answer", "none_learning_captured"}, {"review.0.reasons", "Fictional. The learning is captured."}, {"review.0.decided_on", iso()}});
        }
        if (event == "record_report_sent") write("sent", {{"sent.0.what", "rapid_review"}, {"sent.0.on", iso()}, {"sent.0.by", "Duty manager"}, {"sent.0.to", "National Panel"}});
        if (event == "agrees") write("letter", {{"letter.0.direction", "from_panel"}, {"letter.0.kind", "agrees"}, {"letter.0.on", iso()}, {"letter.0.text", "Fictional. The Panel agrees."}});
    }

    /// The business manager and the coordinator belong to all of them, the named nurse to one of six hundred, the others in between.
    void admit() {
        const auto id = case_.id.to_string();
        CAIRN_ASSERT(identity::admit_case(transaction_, id, cast_.eastmarch, act()));
        join("manager");
        if (invented_.sealed) {
            CAIRN_ASSERT(identity::seal_case(transaction_, id, act()));
            return;
        }
        join("coordinator");
        constexpr std::array<std::pair<std::string_view, int>, 5> others{{{"chair", 2}, {"health_lead", 10}, {"school_lead", 40}, {"advocate", 150}, {"author", 600}}};
        for (const auto& [who, one_of] : others)
            if (invented_.number % one_of == 0) join(who);
    }
    void join(std::string_view who) {
        const auto& player = cast_.of(who);
        CAIRN_ASSERT(identity::join_case(transaction_, case_.id.to_string(), {.person = player.person, .role = player.role, .agency = std::nullopt}, act()));
    }

    store::Transaction& transaction_;
    const Parts& parts_;
    const Cast& cast_;
    const InventedCase& invented_;
    base::Day today_, day_{};
    int minute_ = 0;
    Seeded chance_;
    Ground ground_;
    Case case_;
};

}  // namespace

const std::vector<UsualEnd>& usual_ends() {
    static const std::vector<UsualEnd> ends{
        {"closed.learning", 40, path_until("close")},
        {"referral.closed", 22, {{"not_met", 3}, {"close", 8}}},
        {"decision.final", 6, path_until("agrees")},
        {"panel.awaiting", 4, path_until("record_report_sent")},
        {"rr.signoff", 4, path_until("circulate")},
        {"rr.draft", 4, path_until("held")},
        {"rr.meeting", 3, path_until("all_in")},
        {"rr.gathering", 5, path_until("send_requests")},
        {"rr.open", 3, path_until("open_rapid_review")},
        {"sin.required", 3, path_until("definition_met")},
        {"referral.received", 6, {}},
    };
    return ends;
}

InventedCase invent(std::uint64_t seed, std::int64_t number, base::Day today, const calendar::Calendar& calendar) {
    static const auto forenames = lines_of("given_names.txt"), surnames = lines_of("surnames.txt");
    InventedCase invented;
    invented.number = number;
    Seeded same{seed, fmt::format("case {}", number)}, chance{seed, fmt::format("what case {} is", number)};
    invented.id = base::PublicId::make(same);  // What it is called is the first that chance gives to whoever opens it.
    invented.end = &end_for(chance);
    invented.late_by = static_cast<int>(chance.below(5) == 0 ? 2 + chance.below(8) : 0);
    const int last = invented.end->steps.empty() ? 0 : invented.end->steps.back().working_day;
    const int since = static_cast<int>(is_closed(invented.end->state) ? chance.below(2600) : chance.below(9));
    invented.opened_on = working_days_from(calendar, today - std::chrono::days{since}, -(1 + last + invented.late_by));
    invented.forename = chance.pick(forenames);
    invented.surname = fmt::format("Fictional-{}", chance.pick(surnames));
    invented.pseudonym = fmt::format("Child {} {}", chance.pick(plants), number + 1);
    invented.sealed = chance.below(400) == 0;
    return invented;
}

bool write_invented(store::Transaction& transaction, const Parts& parts, const Cast& cast, const InventedCase& invented, std::uint64_t seed, base::Day today, store::KeyId seal) {
    if (find_case(transaction, invented.id)) return false;
    Writing{transaction, parts, cast, invented, seed, today}.whole(seal);
    return true;
}

}  // namespace casework::demonstration
