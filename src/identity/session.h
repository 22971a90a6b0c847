/// Log-ins: begun, seen, confirmed, ended. The cookie is 256 random bits of which the SHA-256 alone is kept.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.h"
#include "identity/journal.h"

namespace identity {

struct SessionRules {
    std::chrono::minutes idle{30};
    std::chrono::hours whole{12};
    std::chrono::minutes half{10};  ///< Between the password and the second factor.
};

/// A sight is written down when the last is older than this, so a log-in may end that much early when nothing happens, never late.
constexpr std::chrono::seconds seen_every{20};

/// From where somebody signs in.
struct Visit {
    std::string address;
    std::string browser{};
    std::string device{};  ///< The cookie of a browser on which somebody has signed in before; empty without.
};

struct Session {
    SessionId id;
    PersonId person;
    bool whole = false;  ///< Else the second factor is awaited.
    base::Instant began, seen, confirmed;
    std::string address, browser;
};

enum class SessionRefusal {
    Unknown,   ///< Never begun, ended, or replaced.
    TimedOut,  ///< Idle too long, or its hours are over.
};

enum class SessionStage { Half, Whole };

/// The cookie for a new session.
std::string begin_session(store::Transaction&, PersonId, SessionStage, const Visit&, base::Instant now, const RandomBytes&);
[[nodiscard]] std::expected<Session, SessionRefusal> find_session(store::Snapshot&, std::string_view cookie, const SessionRules&, base::Instant now);
void saw_session(store::Transaction&, SessionId, base::Instant now);
/// The cookie that takes the old one's place, when the person has proved again who they are.
std::string confirm_session(store::Transaction&, SessionId, base::Instant now, const RandomBytes&);
/// How many wrong codes this half session has seen, this one counted.
int count_wrong_code(store::Transaction&, SessionId);

void end_session(store::Transaction&, const Session&, std::string_view how, const Act&);
/// Everywhere, but for the one that is kept. Browsers are no longer known either, unless one session is kept.
void end_sessions(store::Transaction&, PersonId, std::string_view how, const Act&, std::optional<SessionId> kept = std::nullopt);
/// Whole ones that live, newest first.
std::vector<Session> sessions_of(store::Snapshot&, PersonId, const SessionRules&, base::Instant now);

/// Who the session says is asking; nothing for a disabled account.
std::optional<Actor> actor_of(store::Snapshot&, const Session&, base::Instant now);

/// A browser's cookie after a whole sign-in, and whether it is known for that person.
std::string know_device(store::Transaction&, PersonId, base::Instant now, const RandomBytes&);
bool is_known_device(store::Snapshot&, std::string_view cookie, PersonId);

}  // namespace identity
