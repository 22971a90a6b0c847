/// What somebody has typed into a form of a case and not saved yet. Theirs alone: others see it when it is saved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/answers.h"
#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace casework {

/// Whose words, in which form. Without a record: a new one is being written.
struct UnsavedPlace {
    std::string form, record, account;
};

struct Unsaved {
    UnsavedPlace place;
    std::int64_t seen = 0;   ///< The version that the writer had before their eyes; 0 of a new record.
    Answers answers;
    base::Instant kept_at{};
};

/// In place of what was kept before. The first is an event in the case's chain, what follows until it is saved is not: it comes every few seconds.
void keep_unsaved(store::Transaction&, const Ground&, const Case&, const UnsavedPlace&, std::int64_t seen, const Answers&, const Doer&);
std::optional<Unsaved> find_unsaved(store::Snapshot&, const Ground&, const Case&, const UnsavedPlace&);
/// Every one of the case, for whoever takes the whole case away.
std::vector<Unsaved> all_unsaved(store::Snapshot&, const Ground&, const Case&);
/// When it was saved, or thrown away.
void drop_unsaved(store::Transaction&, const Case&, const UnsavedPlace&);
void drop_all_unsaved(store::Transaction&, const Case&);
/// What nobody came back to in 90 days (security rules, section 9: working drafts). Returns how many.
std::size_t drop_old_unsaved(store::Transaction&, base::Instant now);
constexpr std::chrono::days unsaved_kept{90};

}  // namespace casework
