#include "casework/case_clocks.h"

#include <algorithm>
#include <limits>

#include "base/assert.h"
#include "calendar/working.h"
#include "casework/calendar_change.h"
#include "casework/case_store.h"
#include "casework/definition.h"
#include "casework/guards.h"
#include "casework/publication_reading.h"
#include "casework/telling.h"

namespace casework {

namespace {

bool delay_explained(const CaseFile& file, const std::string& rule) {
    return !file.all_where("delay", "delay", "rule", rule).empty();
}

/// The sending that answers the n-th awareness: each new awareness after a notification for information asks for another.
const Record* nth(const std::vector<const Record*>& list, std::size_t n) { return n < list.size() ? list[n] : nullptr; }

std::optional<base::Day> day_of(const Record* record, std::string_view section, std::string_view field) {
    return record ? record->answers.day({std::string{section}, 0, std::string{field}}) : std::nullopt;
}

/// Why nothing is to be notified any more: the definition was found not to be met. A challenge lets the clock run again.
std::string why_unsent(const CaseFile& file) {
    const auto& state = file.of.state;
    const bool left = state == "referral.not_met" || state == "referral.closed" || state == "review.nonstat";
    return left ? "not-met" : std::string{};
}

void add_notification_clocks(const CaseFile& file, std::vector<WantedClock>& list) {
    const auto sent = file.all_where("sent", "sent", "what", "notification"), told = file.all_where("sent", "sent", "what", "partners");
    const auto stated = file.all("awareness");
    for (std::size_t n = 0; n < stated.size(); ++n) {
        const auto start = day_of(stated[n], "awareness", "on");
        if (!start) continue;
        const bool last = n + 1 == stated.size();
        const auto* sending = nth(sent, n);
        const bool explained = delay_explained(file, "notification") || (sending && !sending->answers.of("sent", "late_reason").empty());
        list.push_back({"notification", *start, "awareness", day_of(sending, "sent", "on"), explained, last && !sending ? why_unsent(file) : std::string{}});
        auto telling = day_of(nth(told, n), "sent", "on");
        if (!telling && last) telling = day_of(file.last("notification"), "partners", "partners_told_on");
        list.push_back({"tell-partners", *start, "awareness", telling, delay_explained(file, "tell-partners"), last && !telling ? why_unsent(file) : std::string{}});
    }
}

/// The first step of that event after the n-th sending and before the one that follows it.
const TakenStep* step_within(const CaseFile& file, std::string_view event, std::int64_t after, std::int64_t until) {
    for (const auto& step : file.steps)
        if (step.event == event && step.sequence > after && step.sequence < until) return &step;
    return nullptr;
}

/// The sending that a step recorded: the newest before new facts called for another.
const Record* sending_of(const std::vector<const Record*>& sent, const TakenStep* next_need) {
    const Record* found = nullptr;
    for (const auto* record : sent)
        if (!next_need || record->created_at < next_need->recorded_at) found = record;
    return found;
}

/// Day 0 is the day on which the notification was sent, whichever day that was; only the main route has a rapid review. New facts that
/// lead to another notification lead to another rapid review; the first keeps its clock.
void add_rapid_review_clock(const CaseFile& file, std::vector<WantedClock>& list) {
    const auto sent = file.all_where("sent", "sent", "what", "notification");
    constexpr auto end = std::numeric_limits<std::int64_t>::max();
    for (const auto& step : file.steps) {
        if (step.event != "record_sent") continue;
        const auto* next_need = step_within(file, "definition_now_met", step.sequence, end);
        const auto start = day_of(sending_of(sent, next_need), "sent", "on");
        if (!start) continue;
        const auto until = next_need ? next_need->sequence : end;
        const auto* complete = step_within(file, "complete", step.sequence, until);
        const auto* withdrawn = step_within(file, "withdraw", step.sequence, until);
        list.push_back({"rapid-review", *start, "notification_sent", complete ? std::optional{complete->happened_on} : std::nullopt, delay_explained(file, "rapid-review"),
                        withdrawn && !complete ? "withdrawn" : ""});
    }
}

void add_reply_clock(const CaseFile& file, std::vector<WantedClock>& list) {
    const auto sent = file.all_where("sent", "sent", "what", "rapid_review");
    const auto start = sent.empty() ? std::nullopt : day_of(sent.back(), "sent", "on");
    if (!start) return;
    const auto letters = file.all_where("letter", "letter", "direction", "from_panel");
    list.push_back({"panel-reply", *start, "rapid_review_sent", letters.empty() ? std::nullopt : day_of(letters.front(), "letter", "on"), false,
                    file.last_step("no_reply") && letters.empty() ? "no-reply" : ""});
}

/// The Panel and the Secretary of State are told why a review is late: until both were, its lateness is not explained.
bool review_delay_told(const CaseFile& file) {
    return std::ranges::any_of(file.all_where("delay", "delay", "rule", "review"), [](const Record* delay) {
        return !delay->answers.of("delay", "told_panel_on").empty() && !delay->answers.of("delay", "told_minister_on").empty();
    });
}

/// Why the local review's six months no longer run, though it was not published.
std::string why_no_review(const CaseFile& file) {
    if (file.last_step("stop_local")) return "stopped";
    return file.last_step("merge_national") || file.last_step("merge_case") ? "merged" : std::string{};
}

/// Six months from the day on which the partners decided to initiate the review, once they have signed. Neither a hold nor a national
/// review beside it stops them.
void add_review_clock(const CaseFile& file, std::vector<WantedClock>& list) {
    const auto* decision = file.last("decision");
    const bool begun = file.last_step("complete") || file.last_step("initiate_review");
    if (!begun || decision_answer(file) != "lcspr") return;
    const auto* published = file.last_step("publish");
    const auto met = published ? std::optional{published->happened_on} : std::nullopt;
    if (const auto start = day_of(decision, "review", "decided_on"))
        list.push_back({"review", *start, "decision", met, review_delay_told(file) || hold_is_told(file), met ? std::string{} : why_no_review(file)});
}

/// Six months from the day on which the National Panel decided; its own letter dates it until the review's sheet does.
void add_national_clock(const CaseFile& file, std::vector<WantedClock>& list) {
    if (!file.last_step("commissioned") && !file.last_step("panel_takes_national")) return;
    const auto* review = file.last("national_review");
    auto start = day_of(review, "review", "decided_on");
    const auto letters = file.all_where("letter", "letter", "kind", "commissions_national");
    if (!start && !letters.empty()) start = day_of(letters.back(), "letter", "on");
    if (!start) return;
    // Published elsewhere, with its address written down, or here.
    const auto* elsewhere = file.last_step("national_published");
    const auto* here = publication_scheme(file) == PublicationScheme::National ? file.last_step("publish") : nullptr;
    const auto met = elsewhere ? day_of(review, "review", "published_on") : here ? std::optional{here->happened_on} : std::nullopt;
    list.push_back({"national-review", *start, "national_decision", met, false,
                    file.last_step("ends_without_report") ? "stopped" : ""});
}

/// From the planned day back: the last day on which the Panel's and the Secretary of State's copies may leave.
void add_copies_clock(const CaseFile& file, std::vector<WantedClock>& list) {
    const auto planned = planned_day(file);
    const auto mode = publication_mode(file);
    if (!planned || mode.empty() || mode == "held" || publication_scheme(file) == PublicationScheme::NonStatutory) return;
    list.push_back({std::string{copies_rule(publication_scheme(file))}, *planned, "planned_publication", copies_sent(file), false, {}});
}

/// A publication that is held is looked at again within three months of the hold, and of each time that it was looked at.
void add_hold_clocks(const CaseFile& file, std::vector<WantedClock>& list) {
    for (const auto* hold : file.all("publication_hold")) {
        auto start = day_of(hold, "hold", "on");
        const auto ended = day_of(hold, "hold", "ended_on");
        const char* event = "publication_held";
        for (std::size_t turn = 0; start && turn <= hold->answers.turns("review"); ++turn) {
            const auto looked = hold->answers.day({"review", turn, "on"});
            list.push_back({"hold-review", *start, event, looked ? looked : ended, false, {}});
            start = looked, event = "hold_reviewed";
        }
    }
}

/// One person hides a page; a second confirms or restores it within two working days. What is hidden again on the day on which it came back
/// has that day's clock once more.
void add_hiding_clocks(const CaseFile& file, std::vector<WantedClock>& list) {
    for (const auto* hiding : file.all("publication_hiding")) {
        const auto start = day_of(hiding, "hiding", "on");
        if (!start) continue;
        std::erase_if(list, [&](const WantedClock& one) { return one.rule == "hiding-answer" && one.start_on == *start; });
        list.push_back({"hiding-answer", *start, "page_hidden", day_of(hiding, "second", "on"), false, {}});
    }
}

/// The shortest time begins on the day of publication; it is met when somebody records that it has passed.
void add_floor_clock(const CaseFile& file, std::vector<WantedClock>& list) {
    const auto* published = file.last_step("publish");
    const auto rule = floor_rule(publication_scheme(file));
    if (!published || rule.empty()) return;
    const auto* passed = file.last_step("floor_passed");
    const auto* early = file.last_step("remove_early");
    list.push_back({std::string{rule}, published->happened_on, "published", passed ? std::optional{passed->happened_on} : std::nullopt, false, early && !passed ? "removed-early" : "", days_off_line(file)});
}

bool same_start(const Clock& clock, const WantedClock& wanted) {
    return clock.ended != "corrected" && clock.ended != "counted-again" && clock.ended != "days-off-line" && clock.rule == wanted.rule && clock.start_on == wanted.start_on && clock.start_event == wanted.start_event;
}

/// The clock as it is worked out today, from its own first day.
Clock worked_out(const Ground& ground, const Case& of, const WantedClock& wanted, const Doer& doer) {
    Clock clock;
    clock.rule = wanted.rule, clock.nation = of.nation, clock.start_on = wanted.start_on, clock.start_event = wanted.start_event;
    clock.recorded_by = doer.who.to_string(), clock.recorded_at = doer.at;
    clock.met_on = wanted.met_on, clock.explained = wanted.explained;
    const auto nation = calendar::parse_nation(of.nation);
    CAIRN_ASSERT(nation.has_value());
    const auto working = calendar::work_out(ground.calendar, wanted.rule, *nation, wanted.start_on);
    if (working) clock.due_on = (wanted.days_off_line > 0 ? calendar::with_days_off_line(*working, wanted.days_off_line) : *working).due_on.day, clock.rule_version = working->rule.version;
    else clock.refusal = calendar::slug_of(working.error().code);
    return clock;
}

void bring_in_step(store::Transaction& transaction, Clock& clock, const WantedClock& wanted, const Doer& doer) {
    if (clock.met_on != wanted.met_on || clock.explained != wanted.explained) mark_clock(transaction, clock, wanted.met_on, wanted.explained);
    if (clock.ended != wanted.ended) end_clock(transaction, clock, wanted.ended, doer.at);
}

/// Whether days off line were added to the time that it must stay public since the clock was worked out.
bool lost_days(const Ground& ground, const Case& of, const Clock& clock, const WantedClock& wanted, const Doer& doer) {
    return wanted.days_off_line > 0 && clock.runs() && worked_out(ground, of, wanted, doer).due_on != clock.due_on;
}

void count_lost_days(store::Transaction& transaction, const Ground& ground, const Case& of, const Clock& clock, const WantedClock& wanted, const Doer& doer) {
    end_clock(transaction, clock, "days-off-line", doer.at);
    add_clock(transaction, of, worked_out(ground, of, wanted, doer));
}

}  // namespace

std::vector<WantedClock> wanted_clocks(const CaseFile& file) {
    std::vector<WantedClock> list;
    add_notification_clocks(file, list);
    add_rapid_review_clock(file, list);
    add_reply_clock(file, list);
    add_review_clock(file, list);
    add_national_clock(file, list);
    add_hold_clocks(file, list);
    add_copies_clock(file, list);
    add_floor_clock(file, list);
    add_hiding_clocks(file, list);
    return list;
}

void keep_clocks(store::Transaction& transaction, const Ground& ground, const Case& of, const Doer& doer) {
    auto file = open_file(transaction, ground, case_at(transaction, of.key));
    const auto wanted = wanted_clocks(file);
    for (const auto& want : wanted) {
        const auto found = std::ranges::find_if(file.clocks, [&](const Clock& clock) { return same_start(clock, want); });
        if (found == file.clocks.end()) add_clock(transaction, of, worked_out(ground, of, want, doer));
        else if (lost_days(ground, of, *found, want, doer)) count_lost_days(transaction, ground, of, *found, want, doer);
        else bring_in_step(transaction, *found, want, doer);
    }
    for (const auto& clock : file.clocks)
        if (clock.ended.empty() && std::ranges::none_of(wanted, [&](const WantedClock& want) { return same_start(clock, want); }))
            end_clock(transaction, clock, "corrected", doer.at);
    keep_next_due(transaction, of, clocks_of(transaction, of));
}

std::vector<Recount> count_again(store::Transaction& transaction, const Ground& ground, const Doer& doer) {
    std::vector<Recount> moved;
    for (const auto& [key, clock] : running_clocks(transaction)) {
        const auto of = case_at(transaction, key);
        const int off_line = clock.start_event == "published" ? days_off_line(open_file(transaction, ground, of)) : 0;
        auto again = worked_out(ground, of, {clock.rule, clock.start_on, clock.start_event, clock.met_on, clock.explained, {}, off_line}, doer);
        if (again.due_on == clock.due_on && again.rule_version == clock.rule_version) continue;
        again.recorded_by = clock.recorded_by, again.recorded_at = clock.recorded_at;
        end_clock(transaction, clock, "counted-again", doer.at);
        const auto followed_by = add_clock(transaction, of, again);
        keep_clock_move(transaction, of, {clock.key, followed_by, ground.calendar->edition().version, doer.at, {}, {}, {}});
        tell_recounted(transaction, ground, of, std::to_string(followed_by.value()), doer);
        auto event = doer.event(audit::Kind::RecordEdited, of.id, clock.rule);
        event.reason = "counted-again";
        audit::record(transaction, event);
        keep_next_due(transaction, of, clocks_of(transaction, of));
        moved.push_back({key, of.reference, clock.rule, clock.due_on, again.due_on});
    }
    return moved;
}

}  // namespace casework
