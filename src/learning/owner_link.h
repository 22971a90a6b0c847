/// Links for owners without an account: behind one that was made for an action without an address that action, behind all others whatever is
/// open and theirs. A link identifies nobody; it opens with a code that went another way.
///
/// Source: security rules, section 7, as for agencies that answer a request (casework/link.h). Not here: sending the code.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "casework/doing.h"
#include "casework/link.h"
#include "learning/owner.h"
#include "store/transaction.h"

namespace learning {

/// So long a link opens.
constexpr std::chrono::days owner_link_lasts{30};

struct OwnerLink {
    std::int64_t key = 0;
    base::PublicId recommendation;
    std::string action;          ///< Its first entry.
    std::optional<Owner> owner;  ///< Then all that is theirs is behind it, and the two above are empty.
    /// What a visit and a spreadsheet are bound to.
    std::string scope() const { return owner ? owner->id.to_string() : action; }
};

casework::NewLink make_owner_link(store::Transaction&, const casework::Ground&, const Head&, const std::string& action, base::Instant now);
std::optional<OwnerLink> find_owner_link(store::Snapshot&, std::string_view token, base::Instant now);
/// The link, where the code is right; the caller counts a wrong one in a transaction that lasts.
std::expected<OwnerLink, casework::LinkRefusal> open_owner_link(store::Snapshot&, const casework::Ground&, std::string_view token, std::string_view code, base::Instant now);
/// The fifth wrong code ends the link.
void count_wrong_code(store::Transaction&, std::string_view token, base::Instant now);
/// A link to all that is the owner's, and a new code for it: earlier links and the earlier code end.
casework::NewLink make_link_of_owner(store::Transaction&, const casework::Ground&, const Owner&, base::Instant now);
/// The link in the list of that day, which opens with the code that the owner has: the same however often the mail is composed.
std::string digest_token(const casework::Ground&, const Owner&, base::Day day);
void add_digest_link(store::Transaction&, const casework::Ground&, const Owner&, base::Day day, base::Instant now);
/// Ends every link of the action.
void end_owner_links(store::Transaction&, const Head&, const std::string& action, base::Instant now);

}  // namespace learning
