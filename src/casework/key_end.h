/// How a key ends: after what it sealed, never before.
///
/// Source: security rules, section 9 (destroying the key is what destroys the material). A key that went inside the transaction would be gone
/// although the transaction failed: a full disk would then take a referral that somebody had saved.
#pragma once

#include <cstddef>

#include "casework/doing.h"
#include "store/store.h"

namespace casework {

/// The key goes once this transaction lasts.
void end_key(store::Transaction&, store::KeyId, base::Instant at);
/// Whether the key is about to go: to every reader it has gone.
bool is_ended(store::Snapshot&, store::KeyId);
/// Throws base::Fault where the key is about to go: what is sealed under it now would be lost with it.
void refuse_ended(store::Snapshot&, store::KeyId);
/// Destroys what transactions have ended; how many. Whoever ended a key calls it before answering, and every start and hour of the server
/// calls it for those who could not. Throws base::Fault where the folder of the keys cannot be written: the rest waits for the next call.
std::size_t destroy_ended_keys(store::Store&, const Ground&);

}  // namespace casework
