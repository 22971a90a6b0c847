/// What a person was told: written with what caused it, and shown only while the person may know of the case.
///
///     notices::notify(transaction, random, {.kind = Kind::Match, .case_id = of.id.to_string(), .cause = record.to_string(), .at = now}, people);
///
/// Whoever covers a person's leave on that day is told too. A notice is about a case and says nothing of what is written about it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/public_id.h"
#include "base/random.h"
#include "identity/actor.h"
#include "notices/kind.h"
#include "store/transaction.h"

namespace notices {

/// What happened.
struct Happened {
    Kind kind;
    std::string case_id{};  ///< Public id; empty where it is about no case.
    std::string cause;      ///< Public id of what caused it: the same cause tells a person once.
    base::Instant at{};
};

/// Tells each of them, in the transaction of what happened. Returns how many were told who had not been.
int notify(store::Transaction&, base::Random&, const Happened&, std::span<const identity::PersonId> people);

struct Notice {
    std::int64_t key = 0;
    base::PublicId id;
    Kind kind{};
    std::string case_id, cause;
    base::Instant at{};
    std::optional<base::Instant> read_at{};
};

struct Inbox {
    std::vector<Notice> notices;  ///< Unread ones first, the newest first in each part.
    std::int64_t total = 0, unread = 0;
};

/// Of what the person may still know of. `page` from 1.
Inbox inbox(store::Snapshot&, identity::PersonId, base::Instant now, int page, int size);
std::int64_t count_unread(store::Snapshot&, identity::PersonId, base::Instant now);
/// Whether the inbox has anything unread among the newest: asked for the page that everybody opens first, so it looks at the few cases of these
/// notices and not at all that the person may know of.
bool has_unread(store::Snapshot&, const identity::Actor&, base::Instant now);
/// One notice that is the person's own and that they may still know of.
std::optional<Notice> find_notice(store::Snapshot&, identity::PersonId, base::Instant now, const base::PublicId&);

/// Nothing happens where it is not the person's, or no longer theirs to know of.
void mark_read(store::Transaction&, identity::PersonId, const base::PublicId&, base::Instant now);
/// Every notice that the person may know of now.
void mark_all_read(store::Transaction&, identity::PersonId, base::Instant now);

/// Unread and not yet mailed, the newest first: for a digest.
std::vector<Notice> unmailed(store::Snapshot&, identity::PersonId, base::Instant now, int most);
/// The mail that carried them was sent.
void mark_mailed(store::Transaction&, const std::vector<Notice>&, std::int64_t outgoing);

/// Notices are not the record of a case: they go a year after they were written. Returns how many.
std::int64_t remove_old(store::Transaction&, base::Instant now);

}  // namespace notices
