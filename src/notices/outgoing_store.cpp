#include <algorithm>
#include <array>

#include "base/assert.h"
#include "calendar/london.h"
#include "notices/outgoing.h"

namespace notices {

namespace {

constexpr std::chrono::days kept_for{90}, tried_for{3};
constexpr std::chrono::minutes longest_wait{60};

CAIRN_SQL(put_outgoing, R"(
    INSERT INTO notices_outgoing (outgoing_id, person, purpose, about, state, attempts, made_at, next_at, problem) VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5, '')
    ON CONFLICT (purpose, about) DO NOTHING)");

#define OUTGOING_COLUMNS "SELECT outgoing, outgoing_id, person, purpose, about, state, attempts, made_at, next_at, ended_at, problem FROM notices_outgoing "
CAIRN_SQL(outgoing_about, OUTGOING_COLUMNS "WHERE purpose = $1 AND about = $2");
CAIRN_SQL(ready_outgoing, OUTGOING_COLUMNS "WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, outgoing LIMIT $2");
CAIRN_SQL(latest_outgoing, OUTGOING_COLUMNS "WHERE state <> 'nothing' ORDER BY outgoing DESC LIMIT $1");
CAIRN_SQL(end_outgoing, "UPDATE notices_outgoing SET state = $1, ended_at = $2, problem = $3, attempts = attempts + $4 WHERE outgoing = $5");
CAIRN_SQL(put_off_outgoing, "UPDATE notices_outgoing SET attempts = attempts + 1, next_at = $1, problem = $2 WHERE outgoing = $3");
CAIRN_SQL(count_outgoing, R"(
    SELECT COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN state = 'given-up' THEN 1 ELSE 0 END), 0),
           MAX(CASE WHEN state = 'sent' THEN ended_at END) FROM notices_outgoing)");
CAIRN_SQL(newest_problem, "SELECT problem FROM notices_outgoing WHERE problem <> '' ORDER BY outgoing DESC LIMIT 1");
CAIRN_SQL(remove_outgoing, "DELETE FROM notices_outgoing WHERE state <> 'waiting' AND ended_at < $1");

constexpr std::array<std::string_view, 6> purposes{"digest", "at-once", "feedback", "test", "owner-digest", "holder-news"};
constexpr std::array<std::string_view, 4> states{"waiting", "sent", "nothing", "given-up"};

template <class Enum, std::size_t count>
Enum named(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    CAIRN_ASSERT(found != names.end());
    return static_cast<Enum>(found - names.begin());
}

Outgoing read_outgoing(const store::Statement& row) {
    Outgoing one{.key = row.integer(0), .id = base::PublicId::parse(row.text_view(1)).value_or(base::PublicId{}), .person = std::nullopt, .purpose = named<Purpose>(purposes, row.text_view(3)),
                 .about = row.text(4), .state = named<State>(states, row.text_view(5)), .attempts = row.number(6), .made_at = row.instant(7), .next_at = row.instant(8),
                 .ended_at = row.optional_instant(9), .problem = row.text(10)};
    if (const auto person = row.optional_integer(2)) one.person = identity::PersonId{*person};
    return one;
}

std::vector<Outgoing> read_outgoings(store::Statement rows) {
    std::vector<Outgoing> list;
    while (rows.step()) list.push_back(read_outgoing(rows));
    return list;
}

void end(store::Transaction& transaction, const Outgoing& one, State state, std::string_view problem, int attempts, base::Instant now) {
    transaction.run(end_outgoing, name_of(state), now, problem, attempts, one.key);
}

}  // namespace

std::string_view name_of(Purpose purpose) { return purposes[static_cast<std::size_t>(purpose)]; }
std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)]; }

std::optional<std::int64_t> queue(store::Transaction& transaction, base::Random& random, const NewOutgoing& wanted, base::Instant now) {
    if (transaction.run(put_outgoing, base::PublicId::make(random).to_string(), wanted.person, name_of(wanted.purpose), wanted.about, now) == 0) return std::nullopt;
    return find_outgoing(transaction, wanted.purpose, wanted.about)->key;
}

std::optional<Outgoing> find_outgoing(store::Snapshot& snapshot, Purpose purpose, std::string_view about) {
    auto found = read_outgoings(snapshot.query(outgoing_about, name_of(purpose), about));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Outgoing> ready(store::Snapshot& snapshot, base::Instant now, int most) { return read_outgoings(snapshot.query(ready_outgoing, now, most)); }

void mark_sent(store::Transaction& transaction, const Outgoing& one, base::Instant now) { end(transaction, one, State::Sent, "", 1, now); }
void mark_nothing(store::Transaction& transaction, const Outgoing& one, base::Instant now) { end(transaction, one, State::Nothing, "", 0, now); }
void give_up(store::Transaction& transaction, const Outgoing& one, std::string_view problem, base::Instant now) { end(transaction, one, State::GivenUp, problem, 1, now); }

void mark_failed(store::Transaction& transaction, const Outgoing& one, std::string_view problem, base::Instant now) {
    transaction.run(put_off_outgoing, now + wait_after(one.attempts + 1), problem, one.key);
}

bool is_too_old(const Outgoing& one, base::Instant now) {
    if (one.purpose == Purpose::Digest || one.purpose == Purpose::OwnerDigest) return calendar::day_in_london(now) > calendar::day_in_london(one.made_at);
    return now - one.made_at > tried_for;
}

std::chrono::minutes wait_after(int attempts) {
    std::chrono::minutes wait{1};
    for (int i = 1; i < attempts && wait < longest_wait; ++i) wait *= 2;
    return std::min(wait, longest_wait);
}

Outlook outlook(store::Snapshot& snapshot, int most) {
    Outlook seen{.latest = read_outgoings(snapshot.query(latest_outgoing, most)), .last_sent_at = std::nullopt, .last_problem = {}};
    auto counts = snapshot.query(count_outgoing);
    counts.step();
    seen.waiting = counts.integer(0), seen.given_up = counts.integer(1), seen.last_sent_at = counts.optional_instant(2);
    if (auto problem = snapshot.query(newest_problem); problem.step()) seen.last_problem = problem.text(0);
    return seen;
}

std::int64_t remove_old_outgoing(store::Transaction& transaction, base::Instant now) { return transaction.run(remove_outgoing, now - kept_for); }

}  // namespace notices
