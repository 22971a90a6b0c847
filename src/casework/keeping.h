/// How long a case is kept, and how it ends: closed with a day of review, held for a court or an inquiry, destroyed by two people.
///
/// Source: UK GDPR article 5(1)(e) (not longer than necessary); security rules, section 9: nothing is destroyed by itself, a hold stops
/// everything, two people confirm, the key is destroyed and a certificate stays. Not here: who may (identity), the path to the end of the
/// work (path.h).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace casework {

/// A case that was not taken forward is looked at again after two years, unless whoever closes it says another day.
constexpr std::chrono::years review_not_taken_forward{2};
/// The day that is proposed for the review: nothing where a person must say it.
std::optional<base::Day> usual_review(const Case&, base::Day closed_on);

struct Closure {
    base::Day closed_on{}, review_on{};
    std::string closed_by;
    base::Instant closed_at{};
    std::string reasons;
};

enum class HoldKind { Court, Inquiry };
std::string_view to_word(HoldKind);
std::optional<HoldKind> hold_kind_named(std::string_view);

struct Hold {
    base::PublicId id;
    HoldKind kind{};
    base::Day set_on{};
    std::string set_by;
    base::Instant set_at{};
    std::string reasons;
    std::optional<base::Day> lifted_on;
    std::string lifted_by, lift_reasons;
    bool stands() const { return !lifted_on; }
};

struct Proposal {
    std::string by;
    base::Instant at{};
    std::string reasons;
};

/// All that is left of a case that was destroyed.
struct Certificate {
    std::string reference;
    std::string proposed_by, confirmed_by;  ///< As the audit names them; never the same.
    base::Instant proposed_at{}, confirmed_at{};
    std::string key_id;
    std::int64_t records = 0;               ///< With every version.
    std::int64_t audit_events = 0;
    std::string audit_head;                 ///< Of the case's chain, in hexadecimal.
};

struct Keeping {
    std::optional<Closure> closure;
    std::vector<Hold> holds;                ///< In the order in which they were set.
    std::optional<Proposal> proposal;
    std::optional<Certificate> certificate;
    bool destroyed = false;                 ///< Its key is gone. After an older backup came back, without a certificate.
    bool held() const;
};

enum class KeepingRefusal {
    Destroyed,        ///< There is nothing left to keep.
    ReasonsMissing,
    DayAhead,         ///< It tells what has happened, and that day has not come.
    AlreadyClosed,
    ClockRuns,        ///< A statutory clock is open: the work is not over.
    ReviewNotAfter,   ///< The review lies on or before the day of closing.
    NotClosed,        ///< An open case is not destroyed.
    Held,             ///< A court or an inquiry has asked for it.
    NoSuchHold,
    LiftedBeforeSet,
    AlreadyProposed,
    NotProposed,
    SamePerson,       ///< Two people, never one twice.
};
using Kept = std::expected<void, KeepingRefusal>;

Keeping keeping_of(store::Snapshot&, const Ground&, const Case&);

struct Closing {
    base::Day closed_on{}, review_on{};
    std::string reasons;
};
[[nodiscard]] Kept close_case(store::Transaction&, const Ground&, const Case&, const Closing&, const Doer&);
/// Another day of review, for a case that is still needed: closing it again with new reasons.
[[nodiscard]] Kept review_again(store::Transaction&, const Ground&, const Case&, base::Day review_on, const std::string& reasons, const Doer&);

struct Holding {
    HoldKind kind{};
    base::Day set_on{};
    std::string reasons;
};
/// At any time, of an open case too. A destruction that was proposed is stopped by it.
[[nodiscard]] Kept set_hold(store::Transaction&, const Ground&, const Case&, const Holding&, const Doer&);
[[nodiscard]] Kept lift_hold(store::Transaction&, const Ground&, const Case&, const base::PublicId& hold, base::Day lifted_on, const std::string& reasons, const Doer&);

[[nodiscard]] Kept propose_destruction(store::Transaction&, const Ground&, const Case&, const std::string& reasons, const Doer&);
[[nodiscard]] Kept take_back_destruction(store::Transaction&, const Ground&, const Case&, const Doer&);
/// The second person. What was written, its blind tokens and its links go; then, with `destroy_ended_keys` (key_end.h), the key: nothing
/// brings it back, no backup either. The key goes last, so that a disk that fails leaves the case whole.
[[nodiscard]] std::expected<Certificate, KeepingRefusal> confirm_destruction(store::Transaction&, const Ground&, const Case&, const Doer&);

/// The number of the next copy of a case that leaves, and that it left.
std::int64_t number_copy(store::Transaction&, const Case&, const Doer&);

}  // namespace casework
