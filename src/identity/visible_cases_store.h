/// The cases that a person may know of, by their public ids: for rooms that need the plain set, and the pattern for those that join it.
#pragma once

#include <string>
#include <vector>

#include "identity/case_standing.h"
#include "identity/permission.h"

namespace identity {

/// In the order of their ids, at most `most`.
std::vector<std::string> visible_cases(store::Snapshot&, PersonId, base::Instant now, int most);

/// Whether it is one of them: costs what one case costs, however many there are.
bool may_know_of(store::Snapshot&, PersonId, std::string_view case_id, base::Instant now);

/// Until when the same cases are visible to the person if nothing is written meanwhile: a membership begins or ends, break-glass ends,
/// leave cover begins or ends with a day (UTC). For whoever keeps the answer.
base::Instant visible_until(store::Snapshot&, PersonId, base::Instant now);

/// Of which cases a commit may have changed who knows of them. For who follows commits, while they are told of one.
struct KnowingChanged {
    bool any = false;                ///< It could be any case: leave cover, a sealed case, many at once.
    std::vector<std::string> cases;  ///< Their ids otherwise.
};
KnowingChanged knowing_changed(store::Snapshot&);
/// Cases in which the person has a role that carries the permission by itself, without owning or being shown anything; never one with which
/// they have a conflict.
std::vector<std::string> cases_with(store::Snapshot&, const Actor&, Permission, base::Instant now);

/// Cases of which the person may know nothing: sealed and not theirs, or in conflict with them.
std::vector<std::string> closed_to(store::Snapshot&, PersonId, base::Instant now);

/// Sealed cases of which the person may not know: to them nothing may count them. In the order of their ids.
std::vector<std::string> sealed_from(store::Snapshot&, PersonId, base::Instant now);

}  // namespace identity
