#include "cli/upkeep.h"

#include <condition_variable>
#include <mutex>

#include "base/log.h"
#include "collection/record_care.h"

namespace cli {

void keep_up(Library& library) {
    const auto today = std::chrono::floor<std::chrono::days>(library.store().now());
    if (const auto ended = collection::end_terms(library.store(), today); ended > 0) base::log(base::Level::Info, "collection.terms_ended", {{"records", ended}});
    library.catch_up();
    library.mend_index();
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
              wake.wait_for(lock, stop, std::chrono::hours{1}, [] { return false; });
          }
      }} {}

Upkeep::~Upkeep() = default;

}  // namespace cli
