/// The rows of invitations; what they lead to is in sign_in.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/journal.h"

namespace identity {

struct InvitationRow {
    PersonId person;
    base::Instant until;
    bool used = false;
    std::string sealed;
};

/// Earlier ones of that person end with it.
void insert_invitation(store::Transaction&, std::string_view token_sha256, PersonId, base::Instant until, std::string_view sealed, const Act&);
std::optional<InvitationRow> invitation_row(store::Snapshot&, std::string_view token);
/// False where it was used meanwhile.
bool use_invitation(store::Transaction&, std::string_view token, base::Instant now);

}  // namespace identity
