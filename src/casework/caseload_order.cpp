#include "casework/caseload_order.h"

namespace casework {

namespace {

/// Cases without an open clock come last; the reference decides where nothing else does, so that pages never repeat a row.
bool due_before(const Case& a, const Case& b) {
    if (a.next_due_on.has_value() != b.next_due_on.has_value()) return a.next_due_on.has_value();
    return a.next_due_on != b.next_due_on ? a.next_due_on < b.next_due_on : a.reference < b.reference;
}

}  // namespace

bool comes_before(const Case& a, const Case& b, CaseloadSort sort) {
    switch (sort) {
        case CaseloadSort::NextDue: return due_before(a, b);
        case CaseloadSort::Newest: return a.opened_at != b.opened_at ? a.opened_at > b.opened_at : a.reference > b.reference;
        case CaseloadSort::Pseudonym: return a.pseudonym != b.pseudonym ? a.pseudonym < b.pseudonym : a.reference < b.reference;
        case CaseloadSort::Reference: break;
    }
    return a.reference < b.reference;
}

}  // namespace casework
