#include "base/sha256.h"
#include "identity/person.h"
#include "identity/session.h"
#include "identity/standing.h"
#include "identity/token.h"

namespace identity {

namespace {

constexpr std::size_t cookie_bytes = 32;

CAIRN_SQL(insert_session, R"(
    INSERT INTO identity_session (token_sha256, person, whole, began_at, seen_at, confirmed_at, address, browser, wrong_codes)
    VALUES ($1, $2, $3, $4, $4, $4, $5, $6, 0))");
#define SESSION_COLUMNS "session, person, whole, began_at, seen_at, confirmed_at, address, browser "
CAIRN_SQL(session_by_token, "SELECT " SESSION_COLUMNS "FROM identity_session WHERE token_sha256 = $1 AND ended_at IS NULL");
CAIRN_SQL(live_sessions, "SELECT " SESSION_COLUMNS "FROM identity_session WHERE person = $1 AND ended_at IS NULL AND whole = 1 ORDER BY session DESC");
CAIRN_SQL(mark_seen, "UPDATE identity_session SET seen_at = $2 WHERE session = $1 AND seen_at < $2");
CAIRN_SQL(replace_token, "UPDATE identity_session SET token_sha256 = $2, seen_at = $3, confirmed_at = $3 WHERE session = $1");
CAIRN_SQL(one_more_wrong_code, "UPDATE identity_session SET wrong_codes = wrong_codes + 1 WHERE session = $1 RETURNING wrong_codes");
CAIRN_SQL(finish_session, "UPDATE identity_session SET ended_at = $2, ended_how = $3 WHERE session = $1 AND ended_at IS NULL");
CAIRN_SQL(finish_sessions, R"(
    UPDATE identity_session SET ended_at = $2, ended_how = $3 WHERE person = $1 AND ended_at IS NULL AND session <> $4)");
CAIRN_SQL(insert_device, "INSERT INTO identity_device (token_sha256, person, known_at) VALUES ($1, $2, $3)");
CAIRN_SQL(device_of, "SELECT 1 FROM identity_device WHERE token_sha256 = $1 AND person = $2 AND ended_at IS NULL");
CAIRN_SQL(finish_devices, "UPDATE identity_device SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL");

Session session_at(const store::Statement& row) {
    return {row.id<SessionId>(0), row.id<PersonId>(1), row.integer(2) != 0, row.instant(3), row.instant(4), row.instant(5), row.text(6), row.text(7)};
}

bool timed_out(const Session& session, const SessionRules& rules, base::Instant now) {
    if (!session.whole) return now - session.began >= rules.half;
    return now - session.seen >= rules.idle || now - session.began >= rules.whole;
}

void tell_ended(store::Transaction& transaction, PersonId person, std::string_view how, const Act& act) {
    Event event = act.event(EventKind::SignedOut);
    event.about = person;
    event.detail = how;
    act.journal.record(transaction, event);
}

}  // namespace

std::string begin_session(store::Transaction& transaction, PersonId person, SessionStage stage, const Visit& visit, base::Instant now, const RandomBytes& random) {
    const std::string cookie = to_hex(random(cookie_bytes));
    transaction.run(insert_session, base::sha256_hex(cookie), person, stage == SessionStage::Whole ? 1 : 0, now, visit.address, visit.browser);
    return cookie;
}

std::expected<Session, SessionRefusal> find_session(store::Snapshot& snapshot, std::string_view cookie, const SessionRules& rules, base::Instant now) {
    auto row = snapshot.query(session_by_token, base::sha256_hex(cookie));
    if (!row.step()) return std::unexpected{SessionRefusal::Unknown};
    Session session = session_at(row);
    if (timed_out(session, rules, now)) return std::unexpected{SessionRefusal::TimedOut};
    return session;
}

void saw_session(store::Transaction& transaction, SessionId id, base::Instant now) { transaction.run(mark_seen, id, now); }

std::string confirm_session(store::Transaction& transaction, SessionId id, base::Instant now, const RandomBytes& random) {
    const std::string cookie = to_hex(random(cookie_bytes));
    transaction.run(replace_token, id, base::sha256_hex(cookie), now);
    return cookie;
}

int count_wrong_code(store::Transaction& transaction, SessionId id) { return static_cast<int>(transaction.insert(one_more_wrong_code, id)); }

void end_session(store::Transaction& transaction, const Session& session, std::string_view how, const Act& act) {
    if (transaction.run(finish_session, session.id, act.at, how) > 0 && session.whole) tell_ended(transaction, session.person, how, act);
}

void end_sessions(store::Transaction& transaction, PersonId person, std::string_view how, const Act& act, std::optional<SessionId> kept) {
    transaction.run(finish_sessions, person, act.at, how, kept.value_or(SessionId{0}));
    if (!kept) transaction.run(finish_devices, person, act.at);
    tell_ended(transaction, person, how, act);
}

std::vector<Session> sessions_of(store::Snapshot& snapshot, PersonId person, const SessionRules& rules, base::Instant now) {
    std::vector<Session> found;
    auto rows = snapshot.query(live_sessions, person);
    while (rows.step())
        if (Session session = session_at(rows); !timed_out(session, rules, now)) found.push_back(std::move(session));
    return found;
}

std::optional<Actor> actor_of(store::Snapshot& snapshot, const Session& session, base::Instant now) {
    const auto who = person(snapshot, session.person);
    if (!who || who->disabled) return std::nullopt;
    return Actor::signed_in({.person = who->id, .public_id = who->public_id, .name = who->name, .title = who->title, .organisation = who->organisation,
                             .standing = standing_of(snapshot, who->id, now), .two_factor = session.whole, .confirmed_at = session.confirmed,
                             .asked_at = now, .session = session.id});
}

std::string know_device(store::Transaction& transaction, PersonId person, base::Instant now, const RandomBytes& random) {
    const std::string cookie = to_hex(random(cookie_bytes));
    transaction.run(insert_device, base::sha256_hex(cookie), person, now);
    return cookie;
}

bool is_known_device(store::Snapshot& snapshot, std::string_view cookie, PersonId person) {
    return !cookie.empty() && snapshot.query(device_of, base::sha256_hex(cookie), person).step();
}

}  // namespace identity
