#include "base/sha256.h"
#include "identity/token.h"
#include "notices/feed.h"

namespace notices {

namespace {

constexpr std::size_t token_bytes = 32;

CAIRN_SQL(put_feed, "INSERT INTO notices_feed (person, token_sha256, language, made_at) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(end_feeds, "UPDATE notices_feed SET ended_at = $1 WHERE person = $2 AND ended_at IS NULL");
CAIRN_SQL(open_feed, "SELECT feed, person, language, made_at, fetched_at FROM notices_feed WHERE person = $1 AND ended_at IS NULL");
CAIRN_SQL(feed_by_token, "SELECT feed, person, language, made_at, fetched_at FROM notices_feed WHERE token_sha256 = $1 AND ended_at IS NULL");
CAIRN_SQL(touch_feed, "UPDATE notices_feed SET fetched_at = $1 WHERE feed = $2");

std::optional<Feed> read_feed(store::Statement row) {
    if (!row.step()) return std::nullopt;
    return Feed{row.integer(0), row.id<identity::PersonId>(1), row.text(2), row.instant(3), row.optional_instant(4)};
}

}  // namespace

std::string renew_feed(store::Transaction& transaction, base::Random& random, identity::PersonId person, std::string_view language, base::Instant now) {
    end_feed(transaction, person, now);
    auto token = identity::to_hex(random.bytes(token_bytes));
    transaction.run(put_feed, person, base::sha256_hex(token), language, now);
    return token;
}

void end_feed(store::Transaction& transaction, identity::PersonId person, base::Instant now) { transaction.run(end_feeds, now, person); }

std::optional<Feed> feed_of(store::Snapshot& snapshot, identity::PersonId person) { return read_feed(snapshot.query(open_feed, person)); }

std::optional<Feed> find_feed(store::Snapshot& snapshot, std::string_view token) { return read_feed(snapshot.query(feed_by_token, base::sha256_hex(token))); }

void mark_fetched(store::Transaction& transaction, const Feed& feed, base::Instant now) { transaction.run(touch_feed, now, feed.key); }

}  // namespace notices
