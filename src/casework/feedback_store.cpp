#include <algorithm>

#include "casework/feedback.h"
#include "identity/authorize.h"

namespace casework {

namespace {

CAIRN_SQL(put_owed, R"(
    INSERT INTO casework_feedback_owed (casework_case, record_id, outcome, since_on) VALUES ($1, $2, $3, $4)
    ON CONFLICT (casework_case) DO UPDATE SET record_id = excluded.record_id, outcome = excluded.outcome, since_on = excluded.since_on)");
CAIRN_SQL(remove_owed, "DELETE FROM casework_feedback_owed WHERE casework_case = $1");
CAIRN_SQL(longest_owed, R"(
    SELECT c.case_id, c.reference, o.outcome, o.since_on FROM casework_feedback_owed o JOIN casework_case c ON c.casework_case = o.casework_case
    ORDER BY COALESCE(o.since_on, ''), c.reference LIMIT $1)");

constexpr int most_looked_at = 500;

bool takes_in(store::Snapshot& snapshot, const identity::Actor& actor, const std::string& case_id) {
    const auto standing = identity::case_standing(snapshot, actor, case_id);
    return identity::authorize(actor, identity::Permission::TriageReferral, {.data_class = identity::DataClass::C1, .standing = &standing}).has_value();
}

}  // namespace

std::string outcome_word(const Record& triage) { return triage.answers.of("triage", "outcome"); }

std::string referrer_address(const CaseFile& file) {
    const auto* referral = file.last("referral");
    return referral ? referral->answers.of("referrer", "email") : std::string{};
}

FeedbackState feedback_state(const CaseFile& file) {
    FeedbackState state{.referred = file.last("referral") != nullptr};
    const auto* triage = file.last("triage");
    if (!triage || outcome_word(*triage).empty()) return state;
    state.outcome = triage;
    const auto told = file.all("feedback");
    // For this outcome: an answer that was changed since is another outcome, of which nobody was told.
    state.given = !triage->answers.of("triage", "feedback_on").empty() || std::ranges::any_of(told, [&](const Record* one) {
        return one->parent == triage->id.to_string() && one->answers.of("feedback", "outcome") == outcome_word(*triage);
    });
    return state;
}

void keep_feedback_owed(store::Transaction& transaction, const CaseFile& file) {
    const auto* owed = feedback_state(file).owed();
    if (owed) transaction.run(put_owed, file.of.key, owed->id.to_string(), outcome_word(*owed), owed->answers.day({"triage", 0, "on"}));
    else transaction.run(remove_owed, file.of.key);
}

void forget_feedback_owed(store::Transaction& transaction, const Case& of) { transaction.run(remove_owed, of.key); }

std::vector<OwedFeedback> owed_feedback(store::Snapshot& snapshot, const identity::Actor& actor, std::size_t most) {
    std::vector<OwedFeedback> list;
    auto rows = snapshot.query(longest_owed, most_looked_at);
    while (list.size() < most && rows.step())
        if (auto case_id = rows.text(0); takes_in(snapshot, actor, case_id)) list.push_back({std::move(case_id), rows.text(1), rows.text(2), rows.optional_day(3)});
    return list;
}

}  // namespace casework
