#include "cli/audit_journal.h"

#include "audit/capacity.h"
#include "audit/event.h"
#include "base/address.h"
#include "identity/person.h"

namespace cli {

namespace {

audit::Kind kind_of(identity::EventKind kind) {
    using enum identity::EventKind;
    switch (kind) {
        case SignedIn: case SignedInAgain: return audit::Kind::SignedIn;
        case SignInFailed: return audit::Kind::SignInFailed;
        case SignInThrottled: return audit::Kind::SignInThrottled;
        case SignedOut: return audit::Kind::SignedOut;
        case FactorAdded: case RecoveryMade: return audit::Kind::FactorAdded;
        case FactorRemoved: return audit::Kind::FactorRemoved;
        case RecoveryUsed: return audit::Kind::RecoveryUsed;
        case PasswordChanged: return audit::Kind::PasswordChanged;
        case AccountCreated: case AccountEnabled: case Invited: case OrganisationAdded: return audit::Kind::AccountCreated;
        case AccountDisabled: return audit::Kind::AccountDisabled;
        case StandingGiven: case StandingEnded: case LeaveCovered: case LeaveCoverEnded: return audit::Kind::RoleChanged;
        case CaseAdmitted: case MemberJoined: case MemberLeft: return audit::Kind::MembershipChanged;
        case ConflictDeclared: return audit::Kind::ConflictDeclared;
        case ConflictEnded: return audit::Kind::ConflictLifted;
        case CaseSealed: return audit::Kind::CaseSealed;
        case CaseUnsealed: return audit::Kind::CaseUnsealed;
        case BreakGlassBegun: return audit::Kind::BreakGlassStarted;
        case BreakGlassEnded: return audit::Kind::BreakGlassEnded;
        case BreakGlassReviewed: break;
    }
    return audit::Kind::BreakGlassReviewed;
}

std::string public_id_of(store::Snapshot& snapshot, std::optional<identity::PersonId> who) {
    const auto found = who ? identity::person(snapshot, *who) : std::nullopt;
    return found ? found->public_id : std::string{};
}

audit::Who who_of(store::Snapshot& snapshot, const identity::Event& event) {
    if (!event.by) return event.address == "command line" ? audit::Who::system() : audit::Who::the_public();
    const auto id = base::PublicId::parse(public_id_of(snapshot, event.by));
    return id ? audit::Who::account(*id) : audit::Who::system();
}

}  // namespace

/// The reason is a code of identity's own; words that a person typed (why the glass was broken) stay in identity's table.
void AuditJournal::record(store::Transaction& transaction, const identity::Event& event) {
    audit::Event told{.at = event.at, .who = who_of(transaction, event), .case_id = base::PublicId::parse(event.case_id), .object = public_id_of(transaction, event.about), .kind = kind_of(event.kind)};
    told.reason = identity::to_word(event.kind);
    for (char& sign : told.reason)
        if (sign == ' ' || sign == '.') sign = '-';
    told.role = audit::to_text({{}, base::PublicId::parse(public_id_of(transaction, event.on_behalf_of))});
    if (base::Address::parse(event.address)) told.address = event.address;
    if (event.kind == identity::EventKind::SignInFailed || event.kind == identity::EventKind::SignInThrottled) told.outcome = audit::Outcome::Refused;
    audit::record(transaction, told);
}

}  // namespace cli
