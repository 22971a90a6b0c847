/// Who is told of what happens to a case: in the transaction of what happened, by what part each plays in it. Whoever did it is not told.
///
/// Source: the casework plan, B16 and C20 (dissent goes to the lead partners); security rules, section 3 (break-glass).
/// Not here: how people are told (`notices`).
#pragma once

#include "casework/case.h"
#include "casework/doing.h"
#include "casework/record.h"
#include "identity/membership.h"
#include "notices/kind.h"
#include "store/transaction.h"

namespace casework {

/// Tells every member in force with one of these roles. `cause` names what caused it by its own id: the same cause tells a person once.
int tell_members(store::Transaction&, const Ground&, const Case&, notices::Kind, const std::string& cause, std::span<const identity::Role> roles, const Doer&);

/// Tells those who answer for one agency in the case, its leads and authors; `organisation` is a public id.
int tell_agency(store::Transaction&, const Ground&, const Case&, notices::Kind, const std::string& cause, std::string_view organisation, const Doer&);

/// A referral came in: everybody who takes them in.
void tell_referral(store::Transaction&, const Ground&, const Case&, const Doer&);
/// An agency sent its return, which was a draft, or its chronology: those who keep the case. `answer`: its id.
void tell_returned(store::Transaction&, const Ground&, const Case&, const std::string& answer, const Doer&);
/// An agency answered a round of factual accuracy, with comments or none: those who write the draft.
void tell_accuracy_returned(store::Transaction&, const Ground&, const Case&, const Record& request, const Doer&);
/// What a record that was just written means to others: a partner's dissent, the National Panel's reply, paragraphs sent
/// to an agency to check, and what came of its comment. Nothing as a rule.
void tell_written(store::Transaction&, const Ground&, const Case&, const Record&, const Doer&);
/// What a step means to others: a rapid review that was circulated waits for the partners' signatures.
void tell_step(store::Transaction&, const Ground&, const Case&, std::string_view event, const Doer&);
/// A calendar changed and moved a date of the case.
/// Those who look after a sealed case: something new, `other`, shares enough with it. What, they see on the case, as far as they may.
void tell_match(store::Transaction&, const Ground&, const Case& of, const Case& other, const Doer&);
void tell_recounted(store::Transaction&, const Ground&, const Case&, const std::string& cause, const Doer&);
/// Somebody opened the case in an emergency: the two whom identity chose.
void tell_break_glass(store::Transaction&, const Ground&, const identity::BreakGlass&);

/// A request whose day has passed, or whose link has ended, without an answer.
struct LateRequest {
    Case of;
    notices::Kind kind{};
    std::string cause;
};
/// Opens each request whose link lately was open; for a running server, every hour.
std::vector<LateRequest> late_requests(store::Snapshot&, const Ground&, base::Instant now);
/// Those who keep the case are told once of each. Returns how many notices were written.
int tell_late_requests(store::Transaction&, const Ground&, const std::vector<LateRequest>&, base::Instant now);

}  // namespace casework
