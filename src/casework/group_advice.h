/// The case review group's advice beside the partners' decision, at triage and at the rapid review: recorded before it and apart from it.
///
/// A decision that departs from the advice gives reasons; one that could not wait for it says so. Who advised, the group's own reasons and
/// a minority's view stay as they were written, whatever is decided.
#pragma once

#include <optional>
#include <string_view>

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

}  // namespace casework
