#include "cli/release_watch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "base/log.h"
#include "casework/case_store.h"
#include "casework/keeping.h"
#include "casework/publication_reading.h"
#include "casework/publication_telling.h"
#include "identity/organisation.h"
#include "publishing/holder_telling.h"
#include "publishing/release.h"

namespace cli {

namespace {

constexpr std::chrono::seconds between_rounds{10};

/// In the name of whoever gave the second approval: the clock only waits for them.
casework::Doer second_publisher(const casework::CaseFile& file, base::Instant now) {
    casework::Doer doer;
    const auto* second = casework::two_publishers(file).second;
    if (const auto who = second ? audit::Who::parse(second->written_by) : std::nullopt) doer.who = *who;
    doer.role = "delegated_partner", doer.at = now;
    return doer;
}

/// A destroyed case that came back with an older backup: there is nothing to open, to publish or to tell.
bool is_destroyed(store::Snapshot& snapshot, const casework::Ground& ground, const casework::Case& of) { return casework::keeping_of(snapshot, ground, of).destroyed; }

bool release_one(Library& library, publishing::Press& press, casework::CaseKey key) {
    const auto now = library.now();
    if (library.store().read([&](store::Snapshot& snapshot) { return is_destroyed(snapshot, press.ground, casework::case_at(snapshot, key)); })) {
        library.store().write([&](store::Transaction& transaction) { publishing::forget_release(transaction, key); });
        return false;
    }
    const auto file = library.store().read([&](store::Snapshot& snapshot) { return casework::open_file(snapshot, press.ground, casework::case_at(snapshot, key)); });
    const auto owner = library.store().read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, identity::OrganisationId{file.of.partnership}); });
    const auto released = publishing::release(press, file.of, publishing::catalogued(file, owner ? owner->name : std::string{}), second_publisher(file, now));
    if (!released) library.store().write([&](store::Transaction& transaction) { publishing::put_off(transaction, key, released.error(), now); });
    return released.has_value();
}

/// The hour is over: if anybody who holds a copy is still to be told, all publishers hear of it at once.
void tell_of_untold(Library& library) {
    const auto now = library.now();
    const auto due = library.store().read([&](store::Snapshot& snapshot) { return publishing::due_tellings(snapshot, now); });
    if (due.empty()) return;
    const auto vault = library.vault();
    const casework::Ground ground{vault->keys(), library.calendar(), base::system_random()};
    library.store().write([&](store::Transaction& transaction) {
        for (const auto& one : due) {
            const auto of = casework::case_at(transaction, one.of);
            publishing::forget_telling(transaction, one.of);
            if (is_destroyed(transaction, ground, of)) continue;
            const auto address = publishing::address_of(casework::open_file(transaction, ground, of));
            const auto holders = address ? publishing::holders_of(transaction, *address) : std::vector<publishing::Holder>{};
            if (std::ranges::any_of(holders, [](const publishing::Holder& holder) { return holder.is_untold(); })) casework::tell_untold(transaction, ground, of, one.since, now);
        }
    });
}

}  // namespace

int release_what_is_due(Library& library) {
    const auto due = library.store().read([&](store::Snapshot& snapshot) { return publishing::due_releases(snapshot, library.now()); });
    int released = 0;
    if (!due.empty()) {
        const auto vault = library.vault();
        publishing::Press press{library.store(), {vault->keys(), library.calendar(), base::system_random()}, vault->files(), library.reader()};
        for (const auto key : due) released += release_one(library, press, key) ? 1 : 0;
    }
    tell_of_untold(library);
    library.catch_up();
    if (released > 0) base::log(base::Level::Info, "publishing.released", {{"reviews", static_cast<std::int64_t>(released)}});
    return released;
}

ReleaseWatch::ReleaseWatch(Library& library)
    : thread_{[&library](std::stop_token stop) {
          std::mutex mutex;
          std::condition_variable_any wake;
          while (!stop.stop_requested()) {
              try {
                  release_what_is_due(library);
              } catch (const std::exception& fault) {
                  base::log(base::Level::Error, "publishing.watch_failed", {{"why", fault.what()}});
              }
              std::unique_lock lock{mutex};
              wake.wait_for(lock, stop, between_rounds, [] { return false; });
          }
      }} {}

ReleaseWatch::~ReleaseWatch() = default;

}  // namespace cli
