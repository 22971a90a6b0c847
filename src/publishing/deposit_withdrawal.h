/// The signed message that a review which was given away has been hidden where it was published, or is public again.
///
/// It names the deposit and says nothing of the review: no title, no area, no reason. Believed where the same key signed the deposit.
#pragma once

#include "audit/event.h"
#include "collection/reference.h"
#include "publishing/deposit.h"
#include "store/store.h"

namespace publishing {

struct DepositWithdrawal {
    base::PublicId deposit{};
    std::string what;             ///< "hidden" or "restored".
    base::Instant said_at{};
    bool record_is_risk = false;  ///< Title, area and words of the record go too.
};
std::string write_withdrawal(const store::Keys&, const DepositWithdrawal&);
std::expected<DepositWithdrawal, DepositRefusal> read_withdrawal(const Parcel&);
/// Whether a file begins as such a message does; nothing is believed yet.
bool looks_like_withdrawal(std::string_view bytes);

/// What was done about it here.
struct FollowedWithdrawal {
    DepositWithdrawal said;
    base::PublicId entry{};
    std::optional<collection::Reference> reference{};  ///< Under which it is public here; nothing while it waits on the desk.
};
/// Believes it, and follows it in one transaction: a record that is public is taken off line or comes back, and whoever was given a copy from
/// here is to be told in turn; an entry that waits is not published while it is hidden (is_hidden_by_its_publisher). Refuses one of a deposit
/// that never came in, of another key, and one that is older than what came before.
std::expected<FollowedWithdrawal, DepositRefusal> take_withdrawal(store::Store&, store::Keys&, std::string_view bytes, audit::Event by);
/// The last word of its publisher is that it is hidden.
bool is_hidden_by_its_publisher(store::Snapshot&, base::PublicId entry);

}  // namespace publishing
