/// The record as people read it, newest first, a page at a time. Who may read it is for `identity` to have said; that it was
/// read is itself recorded (Kind::AuditRead).
#pragma once

#include <functional>
#include <vector>

#include "audit/event.h"

namespace audit {

struct Entry {
    std::int64_t ordinal = 0;   ///< Among all events.
    std::int64_t sequence = 0;  ///< In its chain.
    Event event;
};

struct EntryPage {
    std::vector<Entry> entries;
    /// For the next call's `before`; nothing on the last page.
    std::optional<std::int64_t> older;
};

/// Events of one case.
EntryPage events_of_case(store::Snapshot&, base::PublicId case_id, std::optional<std::int64_t> before, int most);
/// Events that belong to no case: accounts, keys, backups.
EntryPage events_of_installation(store::Snapshot&, std::optional<std::int64_t> before, int most);
/// What one person did, wherever.
EntryPage events_of(store::Snapshot&, const Who&, std::optional<std::int64_t> before, int most);

/// Events from `from` until before `to`, in order of their time.
void for_each_between(store::Snapshot&, base::Instant from, base::Instant to, const std::function<void(const Entry&)>& each);
/// Whether the person read anything of the case between the two instants.
bool has_read(store::Snapshot&, const Who&, base::PublicId case_id, base::Instant from, base::Instant to);
/// When the case's first event happened.
std::optional<base::Instant> began_at(store::Snapshot&, base::PublicId case_id);

}  // namespace audit
