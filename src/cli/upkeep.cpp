#include "cli/upkeep.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "base/log.h"
#include "calendar/calendar.h"
#include "casework/draft.h"
#include "casework/key_end.h"
#include "casework/publication_telling.h"
#include "casework/review_dates.h"
#include "casework/telling.h"
#include "casework/unsaved.h"
#include "collection/record_care.h"
#include "learning/owner.h"
#include "notices/notice.h"
#include "notices/outgoing.h"
#include "store/blobs.h"

namespace cli {

namespace {

constexpr std::chrono::hours unwanted_for{1};  ///< A file without a row may belong to an import that is writing it.

/// An hour, or until the day ends: a term ends with its last day.
std::chrono::seconds until_next(base::Instant now) {
    const auto tomorrow = std::chrono::ceil<std::chrono::days>(now + std::chrono::seconds{1});
    return std::min<std::chrono::seconds>(std::chrono::hours{1}, std::chrono::ceil<std::chrono::seconds>(tomorrow - now) + std::chrono::seconds{1});
}

/// Referrals that nobody sent in 28 days end with their keys, though nobody comes back to them.
void destroy_old_drafts(Library& library, Vault& vault) {
    const casework::Ground ground{vault.keys(), library.calendar(), base::system_random()};
    const auto ended = library.store().write([&](store::Transaction& transaction) { return casework::destroy_old_drafts(transaction, library.store().now()); });
    casework::destroy_ended_keys(library.store(), ground);
    if (ended > 0) base::log(base::Level::Info, "casework.drafts_destroyed", {{"drafts", static_cast<std::int64_t>(ended)}});
    const auto forgotten = library.store().write([&](store::Transaction& transaction) { return casework::drop_old_unsaved(transaction, library.store().now()); });
    if (forgotten > 0) base::log(base::Level::Info, "casework.unsaved_dropped", {{"forms", static_cast<std::int64_t>(forgotten)}});
}

/// Requests that nobody answered in time are told of, hidden pages that wait, and shortest times that end; old notices and mail go.
void look_after_notices(Library& library, Vault& vault) {
    const casework::Ground ground{vault.keys(), library.calendar(), base::system_random()};
    const auto late = library.store().read([&](store::Snapshot& snapshot) { return casework::late_requests(snapshot, ground, library.now()); });
    const auto reminders = library.store().read([&](store::Snapshot& snapshot) { return casework::publication_reminders(snapshot, ground, library.now()); });
    library.store().write([&](store::Transaction& transaction) {
        casework::tell_publication_reminders(transaction, ground, reminders, library.now());
        casework::tell_late_requests(transaction, ground, late, library.now());
        casework::tell_review_dates(transaction, ground, library.now());
        notices::remove_old(transaction, library.now());
        notices::remove_old_outgoing(transaction, library.now());
    });
}

}  // namespace

void keep_up(Library& library) {
    const auto today = std::chrono::floor<std::chrono::days>(library.store().now());
    const auto ended = collection::end_terms(library.store(), today);
    library.catch_up();
    library.mend_index();
    if (ended > 0) {
        base::log(base::Level::Info, "collection.terms_ended", {{"records", ended}});
        library.index().tidy();  // Their words leave the disk too.
    }
    library.store().blobs().sweep(unwanted_for);
    const auto vault = library.vault();
    vault->files().sweep(unwanted_for);
    if (const auto sealed = learning::seal_addresses(library.store(), {vault->keys(), library.calendar(), base::system_random()}); sealed > 0) base::log(base::Level::Info, "learning.addresses_sealed", {{"addresses", sealed}});
    destroy_old_drafts(library, *vault);
    look_after_notices(library, *vault);
    vault->witness()->keep_daily_root();
}

Upkeep::Upkeep(Library& library)
    : thread_{[&library](std::stop_token stop) {
          std::mutex mutex;
          std::condition_variable_any wake;
          while (!stop.stop_requested()) {
              try {
                  keep_up(library);
              } catch (const std::exception& fault) {
                  base::log(base::Level::Error, "upkeep.failed", {{"why", fault.what()}});
              }
              std::unique_lock lock{mutex};
              wake.wait_for(lock, stop, until_next(library.store().now()), [] { return false; });
          }
      }} {}

Upkeep::~Upkeep() = default;

}  // namespace cli
