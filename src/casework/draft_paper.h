/// Papers that somebody adds to a referral before it is sent: sealed under the draft's key, gone with it, and papers of the case once
/// it is sent.
#pragma once

#include <vector>

#include "casework/document.h"
#include "casework/draft.h"

namespace casework {

/// So many papers and so many bytes may go with one referral: whoever has no account fills no disk.
constexpr std::size_t draft_papers_allowed = 10;
constexpr std::uint64_t draft_bytes_allowed = 60ull << 20;

struct DraftPaper {
    base::PublicId id, file;
    std::uint64_t bytes = 0;
    PaperFacts facts;
    base::Instant added_at{};
};

enum class DraftPaperRefusal {
    TooMany,
    TooMuch,   ///< Of bytes, all papers together.
    Gone,      ///< The draft was sent or destroyed meanwhile.
};

/// In the order in which they were added.
std::vector<DraftPaper> papers_of(store::Snapshot&, const Ground&, const Draft&);
/// `kept` was sealed under the draft's own key (`Draft::seal`) as version 1. The same bytes again are not added again.
std::expected<void, DraftPaperRefusal> add_paper(store::Transaction&, store::SealedFiles&, const Ground&, const Draft&, const KeptPaper& kept, base::Instant now);
/// Fine when it has gone already.
void remove_paper(store::Transaction&, const Draft&, const base::PublicId& paper);

/// Every paper of the draft sealed anew under the key of the case that it becomes: before the transaction, since it waits for the disk.
std::vector<KeptPaper> reseal_papers(store::SealedFiles&, const Draft&, const std::vector<DraftPaper>&, store::KeyId of_case);
/// Rows of papers of a draft that ends, and of their files.
void remove_papers(store::Transaction&, const base::PublicId& draft);

}  // namespace casework
