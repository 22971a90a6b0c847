/// Recommendations of the demonstration at every state, counted back from the day on which they are made. Everything is fictional.
///
/// `data/demonstration_recommendations.csv`: one row each, with days before or after today. A state is reached by what leads to it: answers,
/// actions, evidence and steps, each of its own day; a demonstration shows nothing that could not happen.
#pragma once

#include <string>
#include <string_view>

#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace learning::demonstration {

/// Who writes and who approves, as the audit knows them.
struct Writers {
    audit::Who coordinator = audit::Who::system(), chair = audit::Who::system();
};

/// Adds them once; called again it changes nothing. `review`: reference of the published review that the first group belongs to; empty: none.
/// Throws base::Fault naming the row where the path of a recommendation refuses a step.
void make_recommendations(store::Transaction&, const casework::Ground&, std::int64_t partnership, const std::string& review, const Writers&, base::Instant now);

/// What the report of a case recommends: the rows of that group, proposed then, each for the finding of its turn.
void propose(store::Transaction&, const casework::Ground&, const casework::Case& of, std::string_view group, const Writers&, base::Instant now, base::Instant then);
/// What came of them since, each to the state of its row.
void live(store::Transaction&, const casework::Ground&, const casework::Case& of, std::string_view group, const Writers&, base::Instant now);

}  // namespace learning::demonstration
