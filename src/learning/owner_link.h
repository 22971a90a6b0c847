/// Links for owners without an account: one action behind each. A link identifies nobody; it opens with a code that went another way.
///
/// Source: security rules, section 7, as for agencies that answer a request (casework/link.h). Not here: sending the code.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "casework/doing.h"
#include "casework/link.h"
#include "learning/thread.h"
#include "store/transaction.h"

namespace learning {

/// So long a link opens.
constexpr std::chrono::days owner_link_lasts{30};

struct OwnerLink {
    std::int64_t key = 0;
    base::PublicId recommendation;
    std::string action;  ///< Its first entry.
};

casework::NewLink make_owner_link(store::Transaction&, const casework::Ground&, const Head&, const std::string& action, base::Instant now);
std::optional<OwnerLink> find_owner_link(store::Snapshot&, std::string_view token, base::Instant now);
/// The link, where the code is right; the caller counts a wrong one in a transaction that lasts.
std::expected<OwnerLink, casework::LinkRefusal> open_owner_link(store::Snapshot&, const casework::Ground&, std::string_view token, std::string_view code, base::Instant now);
/// The fifth wrong code ends the link.
void count_wrong_code(store::Transaction&, std::string_view token, base::Instant now);
/// Ends every link of the action.
void end_owner_links(store::Transaction&, const Head&, const std::string& action, base::Instant now);

}  // namespace learning
