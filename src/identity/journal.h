/// What this room tells the record of what happened. The record itself is another room's, which implements this interface; it is called
/// inside the transaction of the change, so that neither is ever without the other.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "identity/actor.h"
#include "store/transaction.h"

namespace identity {

enum class EventKind {
    SignedIn, SignInFailed, SignInThrottled, SignedOut, SignedInAgain, FactorAdded, FactorRemoved, RecoveryUsed, RecoveryMade, PasswordChanged,
    AccountCreated, AccountDisabled, AccountEnabled, Invited, OrganisationAdded,
    StandingGiven, StandingEnded, LeaveCovered, LeaveCoverEnded,
    CaseAdmitted, MemberJoined, MemberLeft, ConflictDeclared, ConflictEnded, CaseSealed, CaseUnsealed,
    BreakGlassBegun, BreakGlassEnded, BreakGlassReviewed,
};

std::string_view to_word(EventKind kind);

/// Never a name, never what was typed.
struct Event {
    EventKind kind;
    base::Instant at;
    std::optional<PersonId> by{};           ///< Who did it; none: nobody known, or the command line.
    std::optional<PersonId> on_behalf_of{};
    std::optional<PersonId> about{};        ///< Whom it happened to.
    std::string case_id{};
    std::string detail{};                   ///< The role, the reason for break-glass, how a session ended.
    std::string address{};                  ///< From where.
};

class Journal {
public:
    virtual ~Journal() = default;
    virtual void record(store::Transaction&, const Event&) = 0;
};

/// Records nothing: for tests, and where no record is composed yet.
class NoJournal : public Journal {
public:
    void record(store::Transaction&, const Event&) override {}
};

/// Who changes something, when and from where: what every change of this room is handed.
struct Act {
    base::Instant at;
    Journal& journal;
    std::optional<PersonId> by{};
    std::string address{};
    std::optional<PersonId> on_behalf_of{};

    Event event(EventKind kind) const { return {.kind = kind, .at = at, .by = by, .on_behalf_of = on_behalf_of, .address = address}; }
};

/// So many bytes that nobody can foretell; handed in, so that a test can foretell them.
using RandomBytes = std::function<std::string(std::size_t bytes)>;
/// From the system's own source.
std::string system_random(std::size_t bytes);
/// 128 random bits as 32 hexadecimal digits: what an address names things of this room by.
std::string new_public_id(const RandomBytes& random);

}  // namespace identity
