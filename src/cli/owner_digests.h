/// The list that owners of actions are sent: queued when its day has come, made when it is handed in.
///
/// One mail at a time for each owner in a partnership, over all its cases. It says how many actions stand how, and carries the one link behind
/// which they are: no name, no word of an action, no case. When it goes: `learning/owner_digest.h`.
#pragma once

#include "cli/postman.h"
#include "web/casework/mail_text.h"

namespace cli {

/// Queues the lists whose day has come, from eight in the morning, on working days of the partnership's nation; each with its link. Returns
/// how many.
int queue_owner_digests(const PostOffice&, base::Instant now);

struct OwnerDigest {
    std::string to;
    web::MailText words;
    std::string language;
};
/// As it would go now; nothing where nothing is due any more, or the owner is gone.
std::optional<OwnerDigest> compose_owner_digest(const PostOffice&, store::Snapshot&, const notices::Outgoing&, base::Instant now);
/// The server took it: the period begins anew. Of other mail nothing happens.
void keep_owner_told(store::Transaction&, const notices::Outgoing&, base::Instant now);

}  // namespace cli
