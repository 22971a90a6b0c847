#include <algorithm>
#include <optional>

#include "base/sha256.h"
#include "identity/throttle.h"

namespace identity {

namespace {

CAIRN_SQL(attempts_of, "SELECT failures, last_at, next_at FROM identity_attempt WHERE what_sha256 = $1");
CAIRN_SQL(keep_attempts, R"(
    INSERT INTO identity_attempt (what_sha256, failures, last_at, next_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (what_sha256) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, next_at = excluded.next_at)");
CAIRN_SQL(forget_attempts, "DELETE FROM identity_attempt WHERE what_sha256 = $1");
CAIRN_SQL(forget_old_attempts, "DELETE FROM identity_attempt WHERE last_at < $1");

struct Attempts {
    int failures = 0;
    base::Instant next{};
};

Attempts attempts(store::Snapshot& snapshot, const std::string& sum, base::Instant now) {
    auto row = snapshot.query(attempts_of, sum);
    if (!row.step() || row.instant(1) + guesses_forgotten_after < now) return {};
    return {row.number(0), row.instant(2)};
}

bool is_of_address(const Counted& counted) { return counted.what.starts_with("address:"); }

}  // namespace

std::chrono::seconds wait_after(int failures, int free) {
    if (failures < free) return std::chrono::seconds{0};
    const int doublings = std::min(failures - free, 10);
    return std::min(std::chrono::seconds{std::int64_t{1} << doublings}, longest_wait);
}

std::chrono::seconds count_guess(store::Transaction& transaction, const std::vector<Counted>& all, base::Instant now) {
    transaction.run(forget_old_attempts, now - guesses_forgotten_after);
    std::chrono::seconds wait{0};
    for (const Counted& counted : all) {
        const Attempts before = attempts(transaction, base::sha256_hex(counted.what), now);
        if (before.next > now) wait = std::max(wait, std::chrono::ceil<std::chrono::seconds>(before.next - now));
    }
    if (wait.count() > 0) return wait;
    for (const Counted& counted : all) {
        const std::string sum = base::sha256_hex(counted.what);
        const int failures = attempts(transaction, sum, now).failures + 1;
        transaction.run(keep_attempts, sum, failures, now, now + wait_after(failures, counted.free));
    }
    return wait;
}

void guess_was_right(store::Transaction& transaction, const std::vector<Counted>& all, base::Instant now) {
    for (const Counted& counted : all) {
        const std::string sum = base::sha256_hex(counted.what);
        const int failures = attempts(transaction, sum, now).failures - 1;
        if (is_of_address(counted) && failures > 0) transaction.run(keep_attempts, sum, failures, now, now);
        else transaction.run(forget_attempts, sum);
    }
}

}  // namespace identity
