/// Threads that are broken: findings from which nothing follows, recommendations that nobody answered, actions that ended without evidence.
///
/// Source: work sentence E, "Broken threads are one list". Each count is the length of the list that it opens.
#pragma once

#include <string>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "learning/tracker.h"

namespace learning {

struct LooseFinding {
    std::string case_reference, finding;  ///< The record's public id.
    std::size_t number = 0;               ///< Its place among the findings of its case, from 1.
};

struct BrokenThreads {
    std::vector<LooseFinding> findings;   ///< With no recommendation that rests on them; of cases in which the reader reads recommendations.
    std::vector<Head> unanswered;         ///< An addressee has not answered, whatever the others said.
    std::vector<Head> without_evidence;   ///< Every action is done, and nothing was ever said in evidence.
    std::vector<Head> retest_overdue;     ///< To be looked at again, and the day has passed.
};
/// `may_read_findings`: cases in which the reader may read the draft that has them.
BrokenThreads broken_threads(store::Snapshot&, const casework::Ground&, const Reader&, const std::vector<std::string>& may_read_findings, base::Day today);

}  // namespace learning
