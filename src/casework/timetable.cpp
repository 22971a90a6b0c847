#include "casework/timetable.h"

#include <algorithm>

#include "base/text.h"

namespace casework {

using What = TimetableProblem::What;

std::expected<std::vector<TimetableRow>, std::vector<TimetableProblem>> check_timetable(std::vector<TimetableRow> rows, const std::string& source) {
    std::vector<TimetableProblem> problems;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        if (row.working_day < 0 || row.working_day > last_timetable_day) problems.push_back({What::NotADay, i});
        if (row.what.empty()) problems.push_back({What::NoWords, i});
        if (base::length(row.what) > longest_step_words || base::length(row.what_cy) > longest_step_words || base::length(row.who) > longest_step_words) problems.push_back({What::TooLong, i});
    }
    if (rows.empty()) problems.push_back({What::NoStep});
    if (rows.size() > most_timetable_steps) problems.push_back({What::TooMany});
    if (source.empty()) problems.push_back({What::NoSource});
    if (!problems.empty()) return std::unexpected{std::move(problems)};
    std::ranges::stable_sort(rows, {}, &TimetableRow::working_day);
    return rows;
}

Timetable shipped_timetable(const calendar::Calendar& calendar) {
    Timetable made;
    made.shipped = true;
    for (const auto& step : calendar.rapid_review_steps()) {
        made.rows.push_back({step.working_day, step.title.en, step.title.cy, {}});
        made.source = step.source;
    }
    return made;
}

Timetable timetable_on(store::Snapshot& snapshot, const calendar::Calendar& calendar, std::int64_t partnership, base::Day sent_on) {
    for (auto& one : timetables(snapshot, calendar, partnership))
        if (one.version == 0 || one.from <= sent_on) return one;
    return shipped_timetable(calendar);
}

std::optional<LocalSteps> local_steps(store::Snapshot& snapshot, const Ground& ground, const CaseFile& file) {
    const Clock* clock = nullptr;
    for (const auto& one : file.clocks)
        if (one.rule == "rapid-review" && one.ended.empty()) clock = &one;
    const auto nation = calendar::parse_nation(file.of.nation);
    if (!clock || !nation) return std::nullopt;
    const calendar::Calendar& calendar = ground.calendar;
    LocalSteps steps;
    steps.sent_on = clock->start_on;
    steps.timetable = timetable_on(snapshot, calendar, file.of.partnership, clock->start_on);
    const auto choices = timetable_choices(snapshot, ground, file.of);
    if (!choices.empty()) {
        for (auto& one : timetables(snapshot, calendar, file.of.partnership))
            if (one.version == choices.back().version) steps.timetable = std::move(one);
        steps.chosen = choices.back();
    }
    for (const auto& row : steps.timetable.rows) steps.days.push_back(calendar::working_day_after(calendar, *nation, clock->start_on, row.working_day));
    return steps;
}

}  // namespace casework
