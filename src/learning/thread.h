/// One recommendation with everything that was said and done since: the whole thread, from the finding to what changed for children.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/public_id.h"
#include "casework/answers.h"

namespace learning {

/// A recommendation as lists know it. Of one that is marked as identifying every word is empty here.
struct Head {
    std::int64_t key = 0;
    base::PublicId id;
    std::int64_t partnership = 0;     ///< Organisation in identity.
    std::string case_id;              ///< Public id; empty: made by no case here.
    std::string key_id;               ///< Of the case; empty: none.
    std::string review;               ///< Reference in the collection, "2026-0417"; empty: none.
    int number = 0;                   ///< R1, R2…
    bool identifying = false;
    std::string state;
    std::string text, addressees, target, owners, theme, watched_by;
    std::optional<base::Day> due_on, retest_on;
    std::string evidence;             ///< The newest thing said in evidence.
    base::Instant made_at{}, changed_at{};
    std::int64_t version = 1;
};

/// Something that was said: never changed, only followed by a newer one.
struct Entry {
    std::int64_t key = 0;
    base::PublicId id;
    std::string form;                 ///< "recommendation", "addressee_response", "tracked_action", "evidence", "watch".
    std::string about;                ///< The turn of an addressee, or the first entry of an action.
    std::string follows;              ///< The entry that it takes the place of; empty: none.
    casework::Answers answers;
    std::string written_by, role;
    base::Instant written_at{};
    std::int64_t owner = 0;           ///< Of an action: whose address it has (owner.h); 0: none, or sealed with the entry.
};

/// Whether an entry says how the action stands that `first` began. Where the first one went with the key of its case, the earliest that is left
/// began it, and names what is gone.
bool is_about(const Entry& entry, const Entry& first);

struct Taken {
    std::string event, from, to, reasons, replaced_by, taken_by, role;
    base::Day on{};
    base::Instant at{};
};

/// An addressee in the newest wording, with the newest answer.
struct Addressee {
    std::size_t turn = 0;
    std::string target, name;
    bool jointly = false;
    const Entry* response = nullptr;
};

/// An action: its first entry names it, its newest says how it stands.
struct Action {
    const Entry* first = nullptr;
    const Entry* newest = nullptr;
    std::string owner() const { return newest->answers.of("tracked", "owner"); }
    std::optional<base::Day> by() const { return newest->answers.day({"tracked", 0, "by"}); }
    bool is_done() const { return newest->answers.of("tracked", "progress") == "all_done"; }
};

struct Thread {
    Head head;
    std::vector<Entry> entries;       ///< The oldest first.
    std::vector<Taken> steps;         ///< The oldest first.

    /// The newest wording; asserts that there is one.
    const Entry& wording() const;
    std::vector<Addressee> addressees() const;
    std::vector<Action> actions() const;
    std::vector<const Entry*> all(std::string_view form) const;
    const Entry* find(const base::PublicId& id) const;
    /// The last step to that state; nothing where there is none.
    const Taken* last_to(std::string_view state) const;
};

/// Kind of evidence that shows activity and no effect: IMP-08 of the vocabulary.
bool is_output_only(const Entry& evidence);
/// IMP-01 to IMP-08, by the form's word.
std::string_view impact_code(std::string_view kind);

}  // namespace learning
