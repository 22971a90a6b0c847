#include <algorithm>

#include "base/fault.h"
#include "base/text.h"
#include "casework/case_row.h"
#include "casework/caseload.h"
#include "casework/caseload_order.h"
#include "identity/case_standing.h"

namespace casework {

namespace {

// Everything that filters is one row of plain columns: the person's cases come first, by an index that begins with the person.
CAIRN_SQL(cases_of_person, CAIRN_VISIBLE_CASES R"(
    SELECT c.casework_case, c.case_id, c.reference, c.partnership, c.nation, c.area, c.pseudonym, c.state, c.key_id, c.lead, c.next_due_on, c.next_rule,
           c.children, c.afterwards, c.opened_at, c.changed_at, c.version
    FROM visible v JOIN casework_case c ON c.case_id = v.case_id)");

bool has_words(const Case& of, const std::string& folded) {
    return folded.empty() || base::fold(of.reference).find(folded) != std::string::npos || base::fold(of.pseudonym).find(folded) != std::string::npos;
}

bool is_due(const Case& of, const CaseloadWanted& wanted) {
    switch (wanted.due) {
        case CaseloadWanted::Due::Any: return true;
        case CaseloadWanted::Due::Overdue: return of.next_due_on && *of.next_due_on < wanted.today;
        case CaseloadWanted::Due::Within5Days: return of.next_due_on && *of.next_due_on >= wanted.today && *of.next_due_on <= wanted.today + std::chrono::days{7};
        case CaseloadWanted::Due::NoneOpen: return !of.next_due_on;
    }
    return true;
}

bool closed_as_wanted(const Case& of, CaseloadWanted::Closed closed) {
    return closed == CaseloadWanted::Closed::With || is_closed(of.state) == (closed == CaseloadWanted::Closed::Only);
}

bool fits(const Case& of, const CaseloadWanted& wanted, const std::string& folded) {
    if (!closed_as_wanted(of, wanted.closed) || (wanted.stage && stage_of(of.state) != *wanted.stage)) return false;
    if (!wanted.area.empty() && of.area != wanted.area) return false;
    return (wanted.lead.empty() || of.lead == wanted.lead) && is_due(of, wanted) && has_words(of, folded);
}

std::vector<Case> all_of(store::Snapshot& snapshot, identity::PersonId person, base::Instant now) {
    std::vector<Case> list;
    auto rows = snapshot.query(cases_of_person, person, now);
    while (rows.step()) list.push_back(read_case(rows));
    return list;
}

}  // namespace

Caseload caseload(store::Snapshot& snapshot, const CaseloadWanted& wanted) {
    Caseload list;
    list.cases = all_of(snapshot, wanted.person, wanted.now);
    list.all = static_cast<std::int64_t>(list.cases.size());
    const auto folded = base::fold(wanted.words);
    std::erase_if(list.cases, [&](const Case& of) { return !fits(of, wanted, folded); });
    list.total = static_cast<std::int64_t>(list.cases.size());
    list.overdue = std::ranges::count_if(list.cases, [&](const Case& of) { return of.next_due_on && *of.next_due_on < wanted.today; });
    const auto first = wanted.size == 0 ? 0 : std::min<std::size_t>(list.cases.size(), static_cast<std::size_t>(wanted.page - 1) * static_cast<std::size_t>(wanted.size));
    const auto last = wanted.size == 0 ? list.cases.size() : std::min<std::size_t>(list.cases.size(), first + static_cast<std::size_t>(wanted.size));
    std::partial_sort(list.cases.begin(), list.cases.begin() + static_cast<std::ptrdiff_t>(last), list.cases.end(), [&](const Case& a, const Case& b) { return comes_before(a, b, wanted.sort); });
    list.cases = {list.cases.begin() + static_cast<std::ptrdiff_t>(first), list.cases.begin() + static_cast<std::ptrdiff_t>(last)};
    return list;
}

CaseloadChoices caseload_choices(store::Snapshot& snapshot, identity::PersonId person, base::Instant now) {
    CaseloadChoices choices;
    for (const auto& of : all_of(snapshot, person, now)) {
        choices.areas.push_back(of.area);
        if (!of.lead.empty()) choices.leads.push_back(of.lead);
    }
    for (auto* list : {&choices.areas, &choices.leads}) {
        std::ranges::sort(*list);
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return choices;
}

}  // namespace casework
