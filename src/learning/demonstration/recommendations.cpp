#include "learning/demonstration/recommendations.h"

#include <algorithm>
#include <array>

#include "base/fault.h"
#include "casework/case_file.h"
#include "collection/reference_data.h"
#include "learning/national.h"
#include "learning/tracker_store.h"

namespace learning::demonstration {

namespace {

using casework::Answers;

enum Column { Group, Text, Target, Name, Theme, Outcome, Test, What, Owner, State, Made, Due, Shows, Better, Email, Blocked };

/// The states on the way to each, in order.
constexpr std::array<std::string_view, 7> way{"accepted", "planned", "in_progress", "actions_complete", "evidenced", "embedded", "impact_shown"};
std::size_t steps_to(std::string_view state) {
    if (state == "not_effective") return 4;
    if (state == "awaiting_external") return 1;
    return static_cast<std::size_t>(std::ranges::find(way, state) - way.begin()) + 1;
}

/// One recommendation on its way.
class Life {
public:
    Life(store::Transaction& transaction, const casework::Ground& ground, const std::vector<std::string>& row, const Writers& writers, base::Instant now)
        : transaction_{transaction}, ground_{ground}, row_{row}, writers_{writers}, today_{std::chrono::floor<std::chrono::days>(now)}, made_{today_ + std::chrono::days{std::stoi(row[Made])}} {}
    /// Of one that is proposed then, with its report.
    Life(store::Transaction& transaction, const casework::Ground& ground, const std::vector<std::string>& row, const Writers& writers, base::Instant now, base::Instant then)
        : Life{transaction, ground, row, writers, now} {
        made_ = std::chrono::floor<std::chrono::days>(then);
    }
    /// Of a recommendation that was proposed before.
    Life(store::Transaction& transaction, const casework::Ground& ground, const std::vector<std::string>& row, const Writers& writers, base::Instant now, const Head& proposed)
        : Life{transaction, ground, row, writers, now} {
        head_ = proposed, made_ = std::chrono::floor<std::chrono::days>(proposed.made_at);
    }

    void begin(std::int64_t partnership, const std::string& review, const casework::Case* of = nullptr, const std::string& finding = {}) {
        Answers words;
        const auto set = [&](const char* field, Column column) { words.set({"recommendation", 0, field}, row_[column]); };
        set("text", Text), set("required", What), set("theme", Theme), set("outcome", Outcome), set("test", Test);
        if (!row_[Due].empty()) words.set({"recommendation", 0, "by"}, base::to_iso(today_ + std::chrono::days{std::stoi(row_[Due])}));
        words.set({"recommendation", 0, "finding"}, finding);
        words.set({"recommendation", 0, "watched_by"}, "Eastmarch learning group");
        words.set({"addressee", 0, "target"}, row_[Target]), words.set({"addressee", 0, "name"}, row_[Name]);
        head_ = add_recommendation(transaction_, ground_, {.partnership = partnership, .of = of, .review = review, .imported = {}, .answers = words, .made_at = base::Instant{made_}}, on(0));
    }
    Head live(const std::string& replacement) {
        const auto& state = row_[State];
        if (state == "unanswered") return head_;
        answer(state == "rejected" ? "answer_rejected" : state == "accepted_in_part" ? "answer_in_part" : "answer_accepted");
        if (state == "rejected") step("reject", 20);
        else if (state == "accepted_in_part") step("accept_in_part", 20);
        else step("accept", 20);
        if (state == "awaiting_external") step("await_external", 40, "It waits for a body outside the partnership.");
        else if (state == "withdrawn") step("withdraw", 60, "Reminding changes nothing by itself.");
        else if (state == "superseded") step("supersede", 120, "Seeing where the baby sleeps does more than a leaflet.", replacement);
        else if (state != "rejected" && state != "accepted_in_part") go(steps_to(state));
        return head_;
    }

private:
    casework::Doer on(int days, bool chair = false) const {
        casework::Doer doer;
        doer.who = chair ? writers_.chair : writers_.coordinator, doer.role = chair ? "chair" : "coordinator", doer.at = base::Instant{made_ + std::chrono::days{days}} + std::chrono::hours{10}, doer.address = "192.0.2.7";
        return doer;
    }
    std::string day(int days) const { return base::to_iso(made_ + std::chrono::days{days}); }

    void say(const char* form, const Answers& answers, int days, const std::string& about = {}, const std::string& follows = {}) { last_ = add_entry(transaction_, ground_, head_, {form, answers, about, follows}, on(days)).id.to_string(); }
    void answer(const char* word) {
        Answers said;
        said.set({"response", 0, "answer"}, word), said.set({"response", 0, "on"}, day(20));
        if (std::string_view{word} != "answer_accepted") said.set({"response", 0, "reasons"}, "There is no money for all of it this year.");
        say("addressee_response", said, 20, "0");
    }
    void step(const char* event, int days, const std::string& reasons = {}, const std::string& replaced_by = {}) {
        const auto* found = find_step(head_.state, event);
        const auto moved = take_step(transaction_, ground_, head_, event, {made_ + std::chrono::days{days}, reasons, replaced_by}, on(days, found && found->who == "ApproveRecommendations"));
        if (!moved) {
            std::string lacks;
            for (const auto& guard : moved.error().missing) lacks += " " + guard;
            throw base::Fault{"A recommendation of the demonstration could not happen so: " + std::string{event} + lacks, "demonstration_recommendations.csv, " + row_[Text], ""};
        }
        head_ = *moved;
    }
    Answers action(bool done) const {
        Answers said;
        said.set({"tracked", 0, "what"}, row_[What]), said.set({"tracked", 0, "owner"}, row_[Owner] + ", " + row_[Name]);
        said.set({"tracked", 0, "by"}, row_[Due].empty() ? day(200) : base::to_iso(today_ + std::chrono::days{std::stoi(row_[Due])}));
        said.set({"tracked", 0, "email"}, row_[Email]);
        if (!done && !row_[Blocked].empty()) said.set({"tracked", 0, "progress"}, "blocked"), said.set({"tracked", 0, "blocked_by"}, row_[Blocked]);
        else if (!done && row_[State] == "in_progress") said.set({"tracked", 0, "progress"}, "begun");
        if (done) said.set({"tracked", 0, "progress"}, "all_done"), said.set({"tracked", 0, "done_on"}, day(190));
        said.set({"milestone", 0, "what"}, "Agreed with everybody whose work it changes"), said.set({"milestone", 0, "by"}, day(90));
        return said;
    }
    void evidence(const char* kind, const std::string& shows, const char* finds, int days, bool again = false) {
        Answers said;
        said.set({"evidence", 0, "kind"}, kind), said.set({"evidence", 0, "shows"}, shows), said.set({"evidence", 0, "on"}, day(days)), said.set({"evidence", 0, "finds"}, finds);
        if (again) said.set({"evidence", 0, "retest"}, "yes");
        say("evidence", said, days);
    }
    void go(std::size_t steps) {
        if (steps >= 2) {
            say("tracked_action", action(false), 35);
            action_ = last_;
            step("plan", 36);
        }
        if (steps >= 3) step("start", 50);
        if (steps >= 4) {
            say("tracked_action", action(true), 190, action_, action_);
            evidence("output_only", row_[What] + ": done, and told to everybody it concerns", "", 191);
            step("complete", 192);
        }
        if (row_[State] == "not_effective") {
            evidence("audit_of_files", row_[Shows], "nothing_changed", 330);
            step("find_not_effective", 340, "The audit found no difference. Ask what would make the right thing easier to do.");
        }
        if (steps >= 5) evidence("audit_of_files", row_[Shows], "practice_changed", 230), step("show_change", 240);
        if (steps >= 6) evidence("dip_sample", row_[Shows] + ", and it holds", "practice_changed", 400, true), step("embed", 410);
        if (steps >= 7) evidence("performance_data", row_[Better], "better_for_children", 600, true), step("show_impact", 610);
    }

    store::Transaction& transaction_;
    const casework::Ground& ground_;
    const std::vector<std::string>& row_;
    const Writers& writers_;
    base::Day today_, made_;
    Head head_;
    std::string last_, action_;
};

void say_adoption(store::Transaction& transaction, std::int64_t partnership, const Writers& writers, base::Instant now) {
    casework::Doer doer;
    doer.who = writers.coordinator, doer.role = "coordinator", doer.at = now, doer.address = "192.0.2.7";
    for (const auto& national : national_recommendations())
        record_adoption(transaction, {.partnership = partnership, .national = national.id, .standing = "partly", .words = "One team works in the north of the area; the south follows in spring.", .on = std::chrono::floor<std::chrono::days>(now), .fictional = true}, doer);
}

collection::Table whole_table() {
    return collection::read_table(collection::reference_file("demonstration_recommendations.csv"), "demonstration_recommendations.csv", {"group", "text", "target", "name", "theme", "outcome", "test", "action", "owner", "state", "made", "due", "shows", "better", "email", "blocked"});
}

std::vector<std::vector<std::string>> rows_of(std::string_view group) {
    auto table = whole_table();
    std::erase_if(table.rows, [&](const auto& row) { return row[Group] != group; });
    return table.rows;
}

}  // namespace

void make_recommendations(store::Transaction& transaction, const casework::Ground& ground, std::int64_t partnership, const std::string& review, const Writers& writers, base::Instant now) {
    if (!heads_of_partnership(transaction, partnership).empty()) return;
    const auto table = whole_table();
    std::string replacement;
    std::vector<Life> superseded;
    superseded.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        if (row[Group] != "rowan" && row[Group] != "other") continue;  // Those of a case are proposed with its report.
        Life life{transaction, ground, row, writers, now};
        life.begin(partnership, row[Group] == "rowan" ? review : std::string{});
        if (row[State] == "superseded") superseded.push_back(life);
        else if (const auto head = life.live({}); row[Theme] == "Safer sleep") replacement = head.id.to_string();
    }
    for (auto& life : superseded) life.live(replacement);
    say_adoption(transaction, partnership, writers, now);
}

void propose(store::Transaction& transaction, const casework::Ground& ground, const casework::Case& of, std::string_view group, const Writers& writers, base::Instant now, base::Instant then) {
    std::vector<std::string> findings;
    for (const auto* finding : casework::open_file(transaction, ground, of).all("finding")) findings.push_back(finding->id.to_string());
    std::size_t turn = 0;
    for (const auto& row : rows_of(group)) {
        Life{transaction, ground, row, writers, now, then}.begin(of.partnership, {}, &of, turn < findings.size() ? findings[turn] : std::string{});
        ++turn;
    }
}

void live(store::Transaction& transaction, const casework::Ground& ground, const casework::Case& of, std::string_view group, const Writers& writers, base::Instant now) {
    const auto rows = rows_of(group);
    const auto heads = heads_of_case(transaction, of.id.to_string());
    for (std::size_t i = 0; i < rows.size() && i < heads.size(); ++i) Life{transaction, ground, rows[i], writers, now, heads[i]}.live({});
}

}  // namespace learning::demonstration
