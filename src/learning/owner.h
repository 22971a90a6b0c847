/// Owners of actions who have no account: their address, sealed; what is theirs in a partnership over all its cases.
///
/// Source: work sentence E, "one digest per owner"; security rules, section 8 (no address in the plain).
/// Not here: when a list is sent to them (owner_digest.h), their spreadsheet (owner_sheet.h), links (owner_link.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/answers.h"
#include "casework/doing.h"
#include "learning/thread.h"
#include "store/store.h"

namespace learning {

struct Owner {
    std::int64_t key = 0;
    base::PublicId id;
    std::int64_t partnership = 0;
    bool has_code = false;
    std::optional<base::Day> told_on;  ///< Of the last list that was sent.
};

/// The owner with that address in the partnership, added where there was none. Capitals and spaces around count nothing.
std::int64_t owner_with(store::Transaction&, const casework::Ground&, std::int64_t partnership, std::string_view address, base::Instant now);
std::optional<Owner> find_owner(store::Snapshot&, std::int64_t key);
std::optional<Owner> find_owner(store::Snapshot&, const base::PublicId& id);
/// As it was written; empty where it cannot be opened.
std::string address_of(store::Snapshot&, const casework::Ground&, std::int64_t key);
/// Everybody who has something left to do.
std::vector<Owner> owners_with_open_actions(store::Snapshot&);
void mark_told(store::Transaction&, const Owner&, base::Day on);
/// Those to whom nothing points any more go, with their links.
void forget_idle_owners(store::Transaction&);

/// One action of an owner, with the recommendation that it serves.
struct OwnedAction {
    Thread thread;
    std::string action;             ///< Its first entry.
    const Entry& first() const;
    const Entry& newest() const;    ///< Asserts that the thread has the action.
    const std::string& said(std::string_view field) const { return newest().answers.of("tracked", field); }
    std::optional<base::Day> due_on() const { return newest().answers.day({"tracked", 0, "by"}); }
    bool is_done() const { return said("progress") == "all_done"; }
    bool is_blocked() const { return said("progress") == "blocked"; }
    bool is_overdue(base::Day today) const { return !is_done() && due_on() && *due_on() < today; }
    /// Left to do, of a recommendation that was accepted and has not ended. A proposal is for those of its case alone.
    bool is_open() const;
};
/// What is open and theirs, over every case of the partnership, what is due first. Nothing that is marked as identifying is among it.
std::vector<OwnedAction> open_actions_of(store::Snapshot&, const casework::Ground&, const Owner&);
/// That action of that recommendation alone. Nothing where there is none, or where it was marked as identifying.
std::optional<OwnedAction> owned_action(store::Snapshot&, const casework::Ground&, const base::PublicId& recommendation, const std::string& action);
/// Every open action of the recommendation, in the order of the thread.
std::vector<OwnedAction> open_actions_in(store::Snapshot&, const casework::Ground&, const Head&);
/// Whether the action is an agency's: its owner names the agency, or none of those whom the recommendation addresses.
bool is_of_agency(const OwnedAction&, std::string_view agency);

/// What somebody has left out who says how an action stands.
enum class UpdateLack { DoneDay, Evidence, BlockedReason };
/// Done needs its day, and evidence of what was done: with it, or said of the recommendation before (domain reference, section 8, "actions
/// complete needs output evidence"). Blocked needs its reason.
std::vector<UpdateLack> lacks_of(const Thread&, const casework::Answers& said, bool with_evidence);
/// Appends how the action stands, and the evidence where there is any that was not said before in the same words.
void update_action(store::Transaction&, const casework::Ground&, const OwnedAction&, const casework::Answers& said, const std::string& evidence, const casework::Doer&);

/// Addresses that an earlier release left among the answers are sealed, and parts made anew. Returns how many. Cheap where there are none.
std::int64_t seal_addresses(store::Store&, const casework::Ground&);

}  // namespace learning
