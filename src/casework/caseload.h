/// The list of cases of one person: what they belong to and nothing else, whatever they ask.
///
/// Counts, order and pages come from the person's own cases alone, so that a sealed case changes nothing for those who are not its members.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case.h"
#include "casework/path.h"
#include "identity/actor.h"
#include "store/transaction.h"

namespace casework {

enum class CaseloadSort { NextDue, Newest, Reference, Pseudonym };

struct CaseloadWanted {
    identity::PersonId person{0};
    base::Instant now{};
    base::Day today{};                  ///< In London.
    std::string words{};                ///< Part of the reference or pseudonym.
    std::optional<Stage> stage{};
    std::string area{};                 ///< Slug.
    std::string lead{};                 ///< Public id of an account.
    enum class Due { Any, Overdue, Within5Days, NoneOpen } due = Due::Any;
    enum class Closed { Without, With, Only } closed = Closed::Without;
    CaseloadSort sort = CaseloadSort::NextDue;
    int page = 1;
    int size = 25;                      ///< 0: all of them, for exports.
};

struct Caseload {
    std::vector<Case> cases;
    std::int64_t total = 0;             ///< That fit the filters.
    std::int64_t all = 0;               ///< That the person may know of.
    std::int64_t overdue = 0;           ///< Of those that fit the filters.
};

Caseload caseload(store::Snapshot&, const CaseloadWanted&);

/// Areas and leads that the person's cases have, for the filters.
struct CaseloadChoices {
    std::vector<std::string> areas, leads;
};
CaseloadChoices caseload_choices(store::Snapshot&, identity::PersonId, base::Instant now);

}  // namespace casework
