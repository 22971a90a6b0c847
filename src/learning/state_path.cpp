#include "learning/state_path.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/fault.h"
#include "base/text.h"
#include "collection/reference_data.h"

namespace learning {

namespace {

using casework::Step;

std::optional<base::Day> day_of(const Entry& entry) { return entry.answers.day({"evidence", 0, "on"}); }
bool is_retest(const Entry& entry) { return !entry.answers.of("evidence", "retest").empty(); }
const std::string& finds(const Entry& entry) { return entry.answers.of("evidence", "finds"); }

/// Evidence counts from the day on which work began anew: what was shown before a "not effective" shows nothing of what came after.
std::vector<const Entry*> evidence_that_counts(const Thread& thread) {
    std::optional<base::Instant> since;
    for (const auto& step : thread.steps)
        if (step.event == "find_not_effective" || step.event == "reopen") since = step.at;
    auto list = thread.all("evidence");
    std::erase_if(list, [&](const Entry* entry) { return since && entry->written_at <= *since; });
    return list;
}

std::size_t count_answers(const Thread& thread, std::string_view answer) {
    const auto list = thread.addressees();
    return static_cast<std::size_t>(std::ranges::count_if(list, [&](const Addressee& one) { return one.response && one.response->answers.of("response", "answer") == answer; }));
}

bool all_answered(const Thread& thread, const StepSaid&) {
    const auto list = thread.addressees();
    return !list.empty() && std::ranges::all_of(list, [](const Addressee& one) { return one.response != nullptr; });
}
bool all_accepted(const Thread& thread, const StepSaid&) { return count_answers(thread, "answer_accepted") == thread.addressees().size(); }
bool none_accepted(const Thread& thread, const StepSaid&) { return count_answers(thread, "answer_rejected") == thread.addressees().size(); }
bool some_accepted(const Thread& thread, const StepSaid& said) { return !all_accepted(thread, said) && !none_accepted(thread, said); }

bool has_open_action(const Thread& thread, const StepSaid&) {
    const auto list = thread.actions();
    return std::ranges::any_of(list, [](const Action& action) { return !action.is_done() && !action.owner().empty() && action.by(); });
}
bool actions_done(const Thread& thread, const StepSaid&) {
    const auto list = thread.actions();
    return !list.empty() && std::ranges::all_of(list, &Action::is_done);
}
bool has_output(const Thread& thread, const StepSaid&) { return !evidence_that_counts(thread).empty(); }
bool has_change(const Thread& thread, const StepSaid&) {
    const auto list = evidence_that_counts(thread);
    return std::ranges::any_of(list, [](const Entry* entry) { return !is_output_only(*entry) && (finds(*entry) == "practice_changed" || finds(*entry) == "better_for_children"); });
}
/// A re-test that found the change still there, of a day after the first evidence that showed it.
bool has_later_retest(const Thread& thread, const StepSaid&) {
    std::optional<base::Day> first;
    const auto list = evidence_that_counts(thread);
    for (const auto* entry : list)
        if (!is_output_only(*entry) && !is_retest(*entry) && day_of(*entry) && finds(*entry) != "nothing_changed" && (!first || *day_of(*entry) < *first)) first = day_of(*entry);
    return first && std::ranges::any_of(list, [&](const Entry* entry) { return is_retest(*entry) && !is_output_only(*entry) && finds(*entry) != "nothing_changed" && !finds(*entry).empty() && day_of(*entry) && *day_of(*entry) > *first; });
}
bool has_impact(const Thread& thread, const StepSaid&) {
    const auto list = evidence_that_counts(thread);
    return std::ranges::any_of(list, [](const Entry* entry) { return !is_output_only(*entry) && finds(*entry) == "better_for_children"; });
}
bool has_reasons(const Thread&, const StepSaid& said) { return !base::trim(said.reasons).empty(); }
bool has_replacement(const Thread& thread, const StepSaid& said) { return !said.replaced_by.empty() && said.replaced_by != thread.head.id.to_string(); }

struct Guard {
    std::string_view word;
    bool (*met)(const Thread&, const StepSaid&);
};
constexpr std::array<Guard, 12> guards{{{"all_answered", all_answered}, {"all_accepted", all_accepted}, {"some_accepted", some_accepted}, {"none_accepted", none_accepted},
    {"open_action", has_open_action}, {"actions_done", actions_done}, {"output_evidence", has_output}, {"change_evidence", has_change}, {"later_retest", has_later_retest},
    {"impact_evidence", has_impact}, {"reasons", has_reasons}, {"replacement", has_replacement}}};

base::Day months_after(base::Day day, int months) {
    const std::chrono::year_month_day date{day};
    auto moved = date + std::chrono::months{months};
    if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
    return base::Day{moved};
}

}  // namespace

const std::vector<Step>& steps() {
    static const auto list = casework::read_steps(collection::reference_file("recommendation_path.csv"));
    return list;
}

const Step* find_step(std::string_view state, std::string_view event) {
    const auto found = std::ranges::find_if(steps(), [&](const Step& step) { return step.event == event && step.leaves(state); });
    return found == steps().end() ? nullptr : &*found;
}

std::vector<const Step*> next_steps(std::string_view state) {
    std::vector<const Step*> list;
    for (const auto& step : steps())
        if (step.leaves(state) && step.to != state) list.push_back(&step);
    return list;
}

bool has_output_evidence(const Thread& thread) { return has_output(thread, {}); }

const std::vector<std::string>& states() {
    static const std::vector<std::string> list{"proposed", "accepted", "accepted_in_part", "rejected", "planned", "in_progress", "awaiting_external", "actions_complete",
                                               "evidenced", "embedded", "impact_shown", "not_effective", "superseded", "withdrawn"};
    return list;
}

std::vector<std::string> missing(const Step& step, const Thread& thread, const StepSaid& said) {
    return casework::missing(step, [&](std::string_view word) {
        const auto guard = std::ranges::find(guards, word, &Guard::word);
        CAIRN_ASSERT(guard != guards.end());
        return guard->met(thread, said);
    });
}

Rung rung_of(std::string_view state) {
    if (state == "planned" || state == "in_progress" || state == "awaiting_external") return Rung::Planned;
    if (state == "actions_complete" || state == "not_effective") return Rung::Done;
    if (state == "evidenced" || state == "embedded") return Rung::PracticeChanged;
    return state == "impact_shown" ? Rung::BetterForChildren : Rung::None;
}

bool is_open(std::string_view state) {
    return state == "proposed" || state == "accepted" || state == "accepted_in_part" || state == "planned" || state == "in_progress" || state == "awaiting_external" || state == "not_effective";
}

bool is_overdue(std::string_view state, std::optional<base::Day> due_on, base::Day today) { return is_open(state) && due_on && *due_on < today; }

std::vector<Retest> retests(const Thread& thread) {
    const auto rung = rung_of(thread.head.state);
    const auto* done = thread.last_to("actions_complete");
    if (!done || thread.head.state == "not_effective" || rung < Rung::Done) return {};
    std::vector<Retest> list{{6, months_after(done->on, 6)}, {12, months_after(done->on, 12)}};
    for (const auto* entry : evidence_that_counts(thread)) {
        if (!is_retest(*entry) || !day_of(*entry) || *day_of(*entry) <= done->on) continue;
        list[0].done = true;
        list[1].done = list[1].done || *day_of(*entry) >= list[1].due_on;
    }
    return list;
}

}  // namespace learning
