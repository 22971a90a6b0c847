#include "casework/walk.h"

#include "calendar/london.h"
#include "casework/case_clocks.h"
#include "casework/case_store.h"
#include "casework/linked.h"
#include "casework/feedback.h"
#include "casework/matching.h"
#include "casework/outcome.h"
#include "casework/review.h"
#include "casework/review_dates.h"
#include "casework/reviewer_register.h"
#include "casework/telling.h"

namespace casework {

namespace {

/// What is kept plain or blind of what is sealed: tokens that find the same child again, codes that figures count.
void keep_derived(store::Transaction& transaction, const Ground& ground, const Case& of, const Doer& doer) {
    const auto file = open_file(transaction, ground, of);
    keep_tokens(transaction, ground, file);
    tell_of_matches(transaction, ground, of, doer);
    keep_outcome(transaction, file);
    keep_feedback_owed(transaction, file);
    keep_review_lists(transaction, file);
    keep_review_dates(transaction, ground, file, doer.at);
}

std::expected<Case, StepRefusal> refuse(StepRefusal::Code code, std::vector<std::string> missing = {}) { return std::unexpected{StepRefusal{code, std::move(missing)}}; }

}  // namespace

std::string leads_to(const Step& step, const CaseFile& file) {
    if (step.to == to_here) return file.of.state;
    return step.to == to_before ? state_before(file) : step.to;
}

std::expected<Case, StepRefusal> take_step(store::Transaction& transaction, const Ground& ground, const Case& of, std::string_view event, const StepAsked& asked, const Doer& doer) {
    const auto file = open_file(transaction, ground, case_at(transaction, of.key));
    const auto* step = find_step(file.of.state, event);
    if (!step) return refuse(StepRefusal::Code::NotFromHere);
    if (asked.happened_on > calendar::day_in_london(doer.at)) return refuse(StepRefusal::Code::NotYet);
    const bool first = file.steps.size() <= 1;  // A case is opened on the day of its entry, and its first step may lie before that.
    if (!first && asked.happened_on < file.steps.back().happened_on) return refuse(StepRefusal::Code::BeforeLast);
    const StepAsked this_step{asked.happened_on, asked.reasons, step->event, doer.who.to_string()};
    const auto unmet = missing(*step, [&](std::string_view guard) { return is_met(guard, file, this_step); });
    if (!unmet.empty() && !file.of.afterwards) return refuse(StepRefusal::Code::Missing, unmet);
    append_step(transaction, ground, file.of, {step->event, leads_to(*step, file), asked.happened_on, asked.reasons, unmet}, doer);
    keep_clocks(transaction, ground, file.of, doer);
    const auto after = open_file(transaction, ground, case_at(transaction, of.key));
    keep_outcome(transaction, after);
    keep_review_dates(transaction, ground, after, doer.at);
    tell_step(transaction, ground, file.of, step->event, doer);
    const auto moved = case_at(transaction, of.key);
    if (step->event == "record_sent") return take_step(transaction, ground, moved, "open_rapid_review", {asked.happened_on, {}, {}}, doer);
    return moved;
}

Record write_down(store::Transaction& transaction, const Ground& ground, const Case& of, const NewRecord& made, const Doer& doer) {
    auto record = add_record(transaction, ground, of, made, doer);
    keep_clocks(transaction, ground, of, doer);
    keep_derived(transaction, ground, of, doer);
    tell_written(transaction, ground, of, record, doer);
    return record;
}

std::expected<std::int64_t, Stale> write_anew(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& seen, const Answers& answers, const Doer& doer) {
    const auto version = revise_record(transaction, ground, of, seen, answers, doer);
    if (!version) return version;
    keep_clocks(transaction, ground, of, doer);
    keep_derived(transaction, ground, of, doer);
    auto written = seen;
    written.answers = answers;
    tell_written(transaction, ground, of, written, doer);
    return version;
}

std::vector<Gap> gaps(const CaseFile& file) {
    std::vector<Gap> list;
    for (const auto& step : file.steps)
        for (const auto& guard : step.gaps)
            if (!is_met(guard, file, {step.happened_on, step.reasons, step.event, step.actor})) list.push_back({step.event, guard});
    return list;
}

}  // namespace casework
