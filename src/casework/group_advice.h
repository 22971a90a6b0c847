/// The case review group's advice beside the partners' decision, at triage and at the rapid review: recorded before it and apart from it.
/// In the review itself it advises on the terms of reference, the draft and publication, and never holds anything up.
///
/// A decision that departs from the advice gives reasons; one that could not wait for it says so. Who advised, the group's own reasons and
/// a minority's view stay as they were written, whatever is decided.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

enum class AdviceOn { Triage, RapidReview };

enum class Advised {
    NotYet,       ///< The group has not advised.
    Followed,
    Departed,
    NotCompared,  ///< It advised in words alone, as before the answer was asked for.
};

/// How a decision ("not_met", "lcspr") stands to the newest advice.
Advised compare_with_advice(const CaseFile&, AdviceOn, std::string_view decided);
/// The answer that the newest advice recommends; empty without one.
std::string advice_given(const CaseFile&, AdviceOn);

/// Of a decision as it is being written on the form "triage" or "decision": where its reasons for departing are missing.
std::optional<Place> missing_departure(const CaseFile&, std::string_view form, const Answers&);

/// Whether that may be decided now: as advised, or departing with reasons, or urgently without advice and said so.
bool may_decide_triage(const CaseFile&, std::string_view event);
bool may_decide_review(const CaseFile&);

/// What the group advises on once a review is under way.
enum class ReviewStage { Terms, Draft, Publication };

enum class Heeded {
    NotAdvised,
    Undecided,    ///< The group advised; the review has not gone on yet.
    Followed,     ///< It went on as advised, perhaps with the changes that were advised.
    WentAhead,    ///< It went on though the group advised that it was not ready.
};

struct StageAdvice {
    ReviewStage stage{};
    const Record* advice = nullptr;   ///< The newest that whoever took the step could know; nothing where the group has not advised.
    std::string answer = {};          ///< "go_ahead", "go_ahead_changed", "not_yet_ready".
    const TakenStep* step = nullptr;  ///< By which the review went on; its reasons are why, whatever was advised.
    Heeded heeded = Heeded::NotAdvised;
};
/// The word of the form's question ("advice_terms") and of the event that is advised on ("agree_scope").
std::string_view about_of(ReviewStage);
std::string_view event_of(ReviewStage);
StageAdvice advice_on_stage(const CaseFile&, ReviewStage);
/// In the order of a review.
std::vector<StageAdvice> advice_on_stages(const CaseFile&);

}  // namespace casework
