/// Recommendations in the store: written once, followed by what was said and done, never written over.
///
/// Source: work sentence E, "never overwritten". What is marked as identifying is sealed under the key of its case.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "learning/state_path.h"
#include "learning/thread.h"
#include "store/transaction.h"

namespace learning {

struct NewRecommendation {
    std::int64_t partnership = 0;
    const casework::Case* of = nullptr;  ///< Null: it came from no case here; it can then not be marked as identifying.
    std::string review{};                ///< Reference in the collection.
    std::string imported{};              ///< Hash of the row that it came from.
    casework::Answers answers{};         ///< Of the form "recommendation".
    std::optional<base::Instant> made_at{};  ///< Earlier than now, where it is entered afterwards.
};
/// Adds it in the state "proposed", with its event in the case's chain or the installation's.
Head add_recommendation(store::Transaction&, const casework::Ground&, const NewRecommendation&, const casework::Doer&);

struct NewEntry {
    std::string form;
    casework::Answers answers;
    std::string about{}, follows{};
};
/// Appends it, and brings what lists show up to date. A wording that is marked as identifying anew seals what is said from then on, and takes
/// the words out of every plain column of lists; entries that stood in the plain before are sealed with it.
Entry add_entry(store::Transaction&, const casework::Ground&, const Head&, const NewEntry&, const casework::Doer&);

struct StepRefusal {
    bool not_from_here = false;
    std::vector<std::string> missing;  ///< Guards.
};
/// Takes the step with who, when and why, or says what stands in its way.
std::expected<Head, StepRefusal> take_step(store::Transaction&, const casework::Ground&, const Head&, std::string_view event, const StepSaid&, const casework::Doer&);

std::optional<Head> find_head(store::Snapshot&, const base::PublicId&);
std::optional<Head> find_imported(store::Snapshot&, std::int64_t partnership, const std::string& hash);
/// Of a case, by number.
std::vector<Head> heads_of_case(store::Snapshot&, const std::string& case_id);
/// From its publication on what a case recommended is found by its review in the collection; what is marked as identifying is not.
void tie_to_review(store::Transaction&, const std::string& case_id, const std::string& review);
/// Of a published review, by number; identifying ones are not among them.
std::vector<Head> heads_of_review(store::Snapshot&, const std::string& review);
std::vector<Head> heads_of_partnership(store::Snapshot&, std::int64_t partnership);
/// Those that the recommendation takes the place of.
std::vector<Head> heads_replaced_by(store::Snapshot&, const base::PublicId&);
/// Opens it whole. Of one whose key was destroyed only steps and days are left, and a wording without words.
Thread open_thread(store::Snapshot&, const casework::Ground&, const Head&);

/// Whose work it is, from what was said: for lists, and after addresses were sealed.
void make_parts_anew(store::Transaction&, const casework::Ground&, const Head&);
/// Of a case that is destroyed: what is marked as identifying and what was only proposed goes whole, and whatever was ever sealed under the
/// case's key. What stands in the tracker in its own right stays, and so does what is published. Returns how many recommendations went.
std::int64_t forget_case(store::Transaction&, const casework::Ground&, const casework::Case& of);

/// How many actions and recommendations somebody of that name has open in the partnership.
std::int64_t open_parts(store::Snapshot&, std::int64_t partnership, std::string_view name);

/// The newest value of a setting; empty where none was made.
std::string setting_of(store::Snapshot&, std::int64_t partnership, std::string_view name);
void set_setting(store::Transaction&, std::int64_t partnership, std::string_view name, std::string_view value, const casework::Doer&);

}  // namespace learning
