/// Mail that waits to be sent, and what became of it.
///
/// What is promised: a row is durable before anything is sent, and is marked as sent only once the server has taken the mail. So a mail is
/// never lost; if the program dies between the server's answer and the mark, that one mail goes again, under the same Message-ID. No
/// purpose has a second row for the same thing, so nothing else can send it twice.
#pragma once

#include <string>
#include <vector>

#include "base/public_id.h"
#include "base/random.h"
#include "identity/actor.h"
#include "store/transaction.h"

namespace notices {

enum class Purpose { Digest, AtOnce, Feedback, Test, OwnerDigest, HolderNews };
enum class State { Waiting, Sent, Nothing, GivenUp };

/// "digest", "at-once", "feedback", "test", "owner-digest", "holder-news"; "waiting", "sent", "nothing", "given-up".
std::string_view name_of(Purpose);
std::string_view name_of(State);

struct NewOutgoing {
    Purpose purpose{};
    std::string about;                         ///< Once for each purpose.
    std::optional<identity::PersonId> person{};
};

struct Outgoing {
    std::int64_t key = 0;
    base::PublicId id;
    std::optional<identity::PersonId> person;
    Purpose purpose{};
    std::string about;
    State state{};
    int attempts = 0;
    base::Instant made_at{}, next_at{};
    std::optional<base::Instant> ended_at;
    std::string problem;
};

/// The key of the new row; nothing where there is one about the same thing.
std::optional<std::int64_t> queue(store::Transaction&, base::Random&, const NewOutgoing&, base::Instant now);
std::optional<Outgoing> find_outgoing(store::Snapshot&, Purpose, std::string_view about);

/// Those whose turn has come, the longest waiting first.
std::vector<Outgoing> ready(store::Snapshot&, base::Instant now, int most);

void mark_sent(store::Transaction&, const Outgoing&, base::Instant now);
/// There was nothing to say, or nobody who may be told any more.
void mark_nothing(store::Transaction&, const Outgoing&, base::Instant now);
/// It waits for its next turn: after a minute, two, four, at most an hour.
void mark_failed(store::Transaction&, const Outgoing&, std::string_view problem, base::Instant now);
void give_up(store::Transaction&, const Outgoing&, std::string_view problem, base::Instant now);

/// A digest is given up once its day is over, since the next day's says more; all else after three days.
bool is_too_old(const Outgoing&, base::Instant now);
std::chrono::minutes wait_after(int attempts);

/// For whoever looks after the installation.
struct Outlook {
    std::vector<Outgoing> latest;      ///< The newest first, without those that had nothing to say.
    std::int64_t waiting = 0, given_up = 0;
    std::optional<base::Instant> last_sent_at;
    std::string last_problem;          ///< Of the newest row that has one; empty for none.
};
Outlook outlook(store::Snapshot&, int most);

/// Rows that ended three months ago go. Returns how many.
std::int64_t remove_old_outgoing(store::Transaction&, base::Instant now);

}  // namespace notices
