/// The path of a case: states and events as data (`data/case_path.csv`), with guards that say what is missing.
/// Source: domain reference, section 8.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace casework {

/// Where a step leads that ends a hold or a link: to the state in which the case was before.
inline constexpr std::string_view to_before = "before";
/// Where a step leads that is recorded and moves nothing.
inline constexpr std::string_view to_here = "here";

/// One line of the table: what may happen in some states, who may let it happen, and what must be there first.
struct Step {
    std::vector<std::string> from;    ///< States: "referral.received".
    std::string event;                ///< "definition_met"; its words are `case.event.EVENT`.
    std::string to;                   ///< A state, or `to_before`, or `to_here`.
    std::string who;                  ///< The permission's word: "TriageReferral".
    std::vector<std::string> guards;  ///< "awareness": what must be recorded before; its words are `case.guard.GUARD`.
    std::string source;
    bool leaves(std::string_view state) const;
};

/// Every step, in the order of the table. Throws base::Fault where the table cannot be read.
const std::vector<Step>& steps();
std::vector<Step> read_steps(std::string_view csv);

/// The step of that event from that state, or nothing: it cannot happen now.
const Step* find_step(std::string_view state, std::string_view event);
/// All that can happen next, in order.
std::vector<const Step*> next_steps(std::string_view state);
/// Every state that the table names, in the order of the path.
std::vector<std::string> states();

/// What is recorded so far: asked with the name of a guard.
using Recorded = std::function<bool(std::string_view guard)>;
/// The guards of the step that are not met yet, in order. Empty: it may happen.
std::vector<std::string> missing(const Step& step, const Recorded& recorded);

/// The stages of the line at the top of a case.
enum class Stage { Referral, Notification, RapidReview, Decision, Review, Publication, Actions };
Stage stage_of(std::string_view state);
/// Whether nothing more is due in this state.
bool is_closed(std::string_view state);

}  // namespace casework
