#include <algorithm>

#include "casework/feedback.h"
#include "identity/case_standing.h"

namespace casework {

namespace {

CAIRN_SQL(put_owed, R"(
    INSERT INTO casework_feedback_owed (casework_case, record_id, outcome, since_on) VALUES ($1, $2, $3, $4)
    ON CONFLICT (casework_case) DO UPDATE SET record_id = excluded.record_id, outcome = excluded.outcome, since_on = excluded.since_on)");
CAIRN_SQL(remove_owed, "DELETE FROM casework_feedback_owed WHERE casework_case = $1");
CAIRN_SQL(owed_of_person, CAIRN_VISIBLE_CASES R"(
    SELECT c.case_id, c.reference, o.outcome, o.since_on FROM casework_feedback_owed o JOIN casework_case c ON c.casework_case = o.casework_case
    WHERE c.case_id IN (SELECT v.case_id FROM visible v) ORDER BY COALESCE(o.since_on, ''), c.reference LIMIT $3)");

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

std::vector<OwedFeedback> owed_feedback(store::Snapshot& snapshot, identity::PersonId person, base::Instant now, int most) {
    std::vector<OwedFeedback> list;
    auto rows = snapshot.query(owed_of_person, person, now, most);
    while (rows.step()) list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.optional_day(3)});
    return list;
}

}  // namespace casework
