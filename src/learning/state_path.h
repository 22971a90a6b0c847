/// The states of a recommendation and what leads from one to the next, as data (`data/recommendation_path.csv`).
///
/// Source: domain reference, section 8, "Recommendations". Not here: `overdue`, which follows from a day (`is_overdue`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "casework/path.h"
#include "learning/thread.h"

namespace learning {

/// Every step, in the order of the table. Throws base::Fault where the table cannot be read.
const std::vector<casework::Step>& steps();
const casework::Step* find_step(std::string_view state, std::string_view event);
std::vector<const casework::Step*> next_steps(std::string_view state);
/// In the order of the path: "proposed" first.
const std::vector<std::string>& states();

/// What is said with a step.
struct StepSaid {
    base::Day on{};
    std::string reasons;
    std::string replaced_by;  ///< Public id of the recommendation that takes its place.
};
/// The guards of the step that are not met, in order. Empty: it may happen. Asserts that each guard of the table is known.
std::vector<std::string> missing(const casework::Step& step, const Thread& thread, const StepSaid& said);

/// Whether anything was shown in evidence since work began, or began anew: what "actions complete" needs.
bool has_output_evidence(const Thread& thread);

/// How far it has got: nothing yet, planned, done, practice changed, better for children. Done is not better.
enum class Rung { None, Planned, Done, PracticeChanged, BetterForChildren };
Rung rung_of(std::string_view state);

/// Whether somebody still has something to do.
bool is_open(std::string_view state);
/// Its day has passed, and its actions are not complete. Derived, and never kept.
bool is_overdue(std::string_view state, std::optional<base::Day> due_on, base::Day today);

/// When practice is to be looked at again: six and twelve months after the actions were complete.
/// Source: work sentence E, "re-audit at 6 and 12 months". A month with fewer days ends on its last day.
struct Retest {
    int months = 0;
    base::Day due_on{};
    bool done = false;  ///< By a re-test of that day or later, or for the first one by any after the actions were complete.
};
/// None before the actions were complete, or where it was reopened since.
std::vector<Retest> retests(const Thread& thread);

}  // namespace learning
