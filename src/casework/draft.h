/// A referral that has not been sent: kept under a key of its own, which is destroyed with it after 28 days.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "casework/answers.h"
#include "casework/link.h"
#include "casework/record.h"
#include "store/sealing/sealed_files.h"

namespace casework {

/// Unsent referrals are destroyed on the 28th day after they were begun.
constexpr std::chrono::days draft_kept{28};

struct Draft {
    base::PublicId id;
    Answers answers;
    std::int64_t version = 1;
    base::Instant made_at{}, changed_at{};
    base::Day destroy_on{};
    store::KeyId seal = store::KeyId::installation();  ///< Its own key, under which its papers are sealed too.
};

struct NewDraft {
    Draft draft;
    NewLink link;  ///< Shown once to the person who refers: the way back.
};

/// `form`: what only the form that was sent knows; the same form again gives the same draft, with its link and code. Empty: a new one.
NewDraft begin_draft(store::Transaction&, const Ground&, base::Instant now, std::string_view form = {});
std::optional<Draft> find_draft(store::Snapshot&, const Ground&, const base::PublicId&);
/// Saves over the version that the writer saw, or says what stands there now.
std::expected<std::int64_t, Stale> save_draft(store::Transaction&, const Ground&, const Draft& seen, const Answers&, base::Instant now);
struct KeptPaper;
/// A draft on its way to a case: where to, the key that was made for it, and its papers, sealed under that key already.
struct Sending {
    std::int64_t partnership = 0;
    std::optional<store::KeyId> seal = {};
    std::vector<KeptPaper> papers;
};
/// Its answers become a case in `referral.received`, its papers those of the case; draft and link go, and the
/// key with `destroy_ended_keys`. Throws base::Fault where
/// papers were added or removed since they were sealed: nothing may be lost on the way.
Case send_draft(store::Transaction&, store::SealedFiles&, const Ground&, const Draft&, const Sending&, const Doer&);
/// What was answered to whoever sent a referral in this visit, for a day: the case's reference.
void keep_receipt(store::Transaction&, const Ground&, std::string_view visit, const std::string& reference, base::Instant now);
std::optional<std::string> receipt_of(store::Snapshot&, const Ground&, std::string_view visit);
/// Removes what was not sent in time; the keys go with `destroy_ended_keys` (key_end.h). Returns how many.
std::size_t destroy_old_drafts(store::Transaction&, base::Instant now);

}  // namespace casework
