/// The round of factual accuracy as its pages see it: what each agency was sent, and what came of it.
#pragma once

#include <optional>
#include <vector>

#include "web/casework/desk.h"

namespace web {

struct AccuracyComment {
    const casework::Record* comment = nullptr;
    const casework::Record* answer = nullptr;  ///< The newest; null: none yet.
};
/// The comments on a request, in the order in which they came.
std::vector<AccuracyComment> accuracy_comments(CaseDesk& desk, const casework::Record& request);

/// Waits, is late, answered with nothing to correct, comments to answer, all answered.
enum class AccuracyState { Waiting, Late, NothingToCorrect, ToAnswer, Answered };
AccuracyState accuracy_state(CaseDesk& desk, const casework::Record& request);
html::Html accuracy_tag(CaseDesk& desk, const casework::Record& request);

/// Public ids of the organisations for which this person answers in the case.
std::vector<std::string> own_agencies(CaseDesk& desk);
/// A paragraph as it was sent, with its number before it.
html::Html sent_paragraph(const casework::Record& request, std::size_t turn);

}  // namespace web
