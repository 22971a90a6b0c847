/// A referral that has not been sent: kept under a key of its own, which is destroyed with it after 28 days.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "casework/answers.h"
#include "casework/link.h"
#include "casework/record.h"

namespace casework {

/// Unsent referrals are destroyed on the 28th day after they were begun.
constexpr std::chrono::days draft_kept{28};

struct Draft {
    base::PublicId id;
    Answers answers;
    std::int64_t version = 1;
    base::Instant made_at{}, changed_at{};
    base::Day destroy_on{};
};

struct NewDraft {
    Draft draft;
    NewLink link;  ///< Shown once to the person who refers: the way back.
};

NewDraft begin_draft(store::Transaction&, const Ground&, base::Instant now);
std::optional<Draft> find_draft(store::Snapshot&, const Ground&, const base::PublicId&);
/// Saves over the version that the writer saw, or says what stands there now.
std::expected<std::int64_t, Stale> save_draft(store::Transaction&, const Ground&, const Draft& seen, const Answers&, base::Instant now);
/// Its answers become a case in `referral.received`; draft and link go, and the key with `destroy_ended_keys`.
Case send_draft(store::Transaction&, const Ground&, const Draft&, std::int64_t partnership, const Doer&);
/// Removes what was not sent in time; the keys go with `destroy_ended_keys` (key_end.h). Returns how many.
std::size_t destroy_old_drafts(store::Transaction&, base::Instant now);

}  // namespace casework
