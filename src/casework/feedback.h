/// What whoever referred is told of the outcome: every outcome, once, by a way that is recorded.
///
/// Source: referral procedures of partnerships (feedback every time); domain reference, section 7. The referrer may know the outcome alone
/// (docs/permissions.md): no reasons, no names. Not here: the words, which are messages; sending, which is `cli`'s.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"
#include "identity/actor.h"

namespace casework {

/// An outcome of the referral, and whether its feedback was given.
struct FeedbackState {
    bool referred = false;             ///< Somebody referred: there is somebody to tell.
    const Record* outcome = nullptr;   ///< The newest record of triage that says one.
    bool given = false;
    /// What is owed, the outcome's record; nothing where nobody waits.
    const Record* owed() const { return referred && !given ? outcome : nullptr; }
};
FeedbackState feedback_state(const CaseFile& file);
/// "not_met"; empty where there is no outcome.
std::string outcome_word(const Record& triage);
/// The address that the referrer gave; empty where there is none.
std::string referrer_address(const CaseFile& file);

/// Writes down in plain codes whether feedback is owed. Call after every change, in its transaction.
void keep_feedback_owed(store::Transaction&, const CaseFile& file);
/// When a case is destroyed.
void forget_feedback_owed(store::Transaction&, const Case&);

struct OwedFeedback {
    std::string case_id, reference, outcome;
    std::optional<base::Day> since_on;
};
/// Of the cases in which the actor takes in referrals, the longest waiting first. Looks at the longest waiting of the installation one by one
/// and at no list of the actor's cases, which may be thousands: this stands on the page that everybody opens first.
std::vector<OwedFeedback> owed_feedback(store::Snapshot&, const identity::Actor&, std::size_t most);

}  // namespace casework
