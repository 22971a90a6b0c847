/// Duplicate and linked incidents: which other cases may be about the same child, family, address or day, for whom, and what was decided.
///
/// Whoever asks is shown only cases that they may know of. The members of a sealed case are told when something new matches it; whoever
/// writes that sees nothing of it. Of a case that was sealed when it was written in, nobody is told who may not know it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/doing.h"
#include "casework/matching.h"
#include "identity/actor.h"

namespace casework {

enum class Linkage { SameChild, Sibling, NotLinked };
std::string_view to_word(Linkage);
std::optional<Linkage> parse_linkage(std::string_view word);

/// Who asks, and when.
struct Reader {
    identity::PersonId person{0};
    base::Instant now{};
};

/// What was decided about a pair of cases.
struct Linked {
    Linkage kind{};
    std::string decided_by;  ///< As the audit names them.
    base::Instant decided_at{};
};

/// Another case that the reader may know of, what it shares and what was decided about it.
struct LikeCase {
    Case of;
    std::vector<std::string> kinds;  ///< Of traits; none where a person linked it and nothing is shared any more.
    std::optional<Linked> linked;
};

/// Cases that share enough with what is being written, most in common first, at most 20. `of` is the case in which it is written.
std::vector<LikeCase> cases_like(store::Snapshot&, const Ground&, const std::vector<Trait>&, const Case& of, const Reader&);
/// The same of everything that is written of a case, and those that were linked with it.
std::vector<LikeCase> cases_like(store::Snapshot&, const Case& of, const Reader&);

/// Keeps a decision for both cases. The caller has made sure that the doer may know of both.
void decide_linked(store::Transaction&, const Ground&, const Case& of, const Case& other, Linkage, const Doer&);

/// Something new that may concern a case of the reader's.
struct MatchNotice {
    Case told;
    std::optional<Case> other;      ///< Nothing where the reader may not know of it: only whom to ask.
    std::int64_t partnership = 0;   ///< Of the other case: whom to ask.
    std::vector<std::string> kinds;
    base::Instant found_at{};
};
/// About the reader's cases, or about one of them, newest first, at most 20; nothing about a pair that was decided.
std::vector<MatchNotice> match_notices(store::Snapshot&, const Reader&, std::optional<CaseKey> only = std::nullopt);

/// Keeps for the members of every case that matches what is written of this one that it does. Called in the transaction of each change of
/// what is written, the same for all cases. Those who look after a sealed case find it among their notices too.
void tell_of_matches(store::Transaction&, const Ground&, const Case& of, const Doer&);
/// Ends with a case that is destroyed.
void forget_linked(store::Transaction&, const Case&);

}  // namespace casework
