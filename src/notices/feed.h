/// A private link to a person's calendar: 256 random bits, shown once and kept as a hash. What it opens is asked anew at each fetch.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "identity/actor.h"
#include "store/transaction.h"

namespace notices {

struct Feed {
    std::int64_t key = 0;
    identity::PersonId person{0};
    std::string language;                       ///< "en" or "cy".
    base::Instant made_at{};
    std::optional<base::Instant> fetched_at{};  ///< The last time; to the minute.
};

/// Makes one and ends the one before it. Returns the token for the address.
std::string renew_feed(store::Transaction&, base::Random&, identity::PersonId, std::string_view language, base::Instant now);
void end_feed(store::Transaction&, identity::PersonId, base::Instant now);
/// The person's link that opens now.
std::optional<Feed> feed_of(store::Snapshot&, identity::PersonId);
/// By its token; nothing where it never was or has ended.
std::optional<Feed> find_feed(store::Snapshot&, std::string_view token);
void mark_fetched(store::Transaction&, const Feed&, base::Instant now);

}  // namespace notices
