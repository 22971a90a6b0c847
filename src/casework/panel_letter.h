/// The letter to the National Panel, drafted from what is recorded: decision, reasons, each criterion, dissent, dates and delay.
///
/// Source: Working Together (the rapid review, the decision with reasons and the view on national importance go to the Panel); SI 2018/789
/// reg. 11; domain reference 1.4 to 1.6. Scenario 24: where C3 is met and there is to be no review, the letter carries the specific reason.
/// Not here: the words around it, which are messages; sending, which nobody but a person does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// A criterion of reg. 11(2) or a circumstance of reg. 11(3), as the rapid review answered it.
struct CriterionAnswer {
    std::string code;                  ///< "c1"; "r4".
    std::string answer, reasons;       ///< Empty where it is not answered yet.
    friend bool operator==(const CriterionAnswer&, const CriterionAnswer&) = default;
};

/// What one safeguarding partner signed, since the report was last circulated.
struct PartnerSignature {
    std::string partner, name, role;
    std::string answer;                ///< "approves", "dissents", "asks_changes"; empty: none yet.
    std::string dissent;               ///< In the partner's own words.
    std::optional<base::Day> on;
};

/// Why something was late.
struct DelayReason {
    std::string rule, reasons;
    std::optional<base::Day> told_panel_on;
};

/// How far the partners are of one mind. A letter says that all agree only where all three signed and none dissents.
enum class Agreement { ByAll, WithDissent, NotAllSigned };

struct PanelLetter {
    std::string reference;             ///< The case's code.
    std::string national_reference;    ///< As it was typed back from the national form; empty while there is none.
    std::string pseudonym;
    /// Completed and sent are two days: a report may leave after the day on which it was completed.
    std::optional<base::Day> notified_on, completed_on, sent_on;
    std::optional<base::Day> due_on;   ///< Of the rapid review.
    std::string decision, reasons;     ///< "lcspr"; empty while there is none.
    std::optional<base::Day> decided_on;
    std::string despite_c3;            ///< Only where C3 is met and the decision is against a review.
    bool reason_despite_c3_missing = false;
    std::string departs;               ///< Why it departs from the case review group's advice; empty where it does not.
    bool urgent = false;               ///< Decided before the group advised.
    std::vector<CriterionAnswer> criteria;  ///< C1 to C4, then R1 to R4.
    std::string joined, joined_reasons, national, national_reasons;
    Agreement agreement = Agreement::NotAllSigned;
    std::vector<PartnerSignature> partners;  ///< The three, in the order of the Act.
    std::vector<DelayReason> delays;
};

PanelLetter panel_letter(const CaseFile& file);

/// What two versions of the decision say, the later one first to be read: kept side by side, so that a changed mind stays seen.
struct DecisionTaken {
    std::string answer, reasons;
    std::optional<base::Day> decided_on;
    base::Instant written_at{};
    std::string written_by;
};
/// Each decision that differs from the one before, the oldest first. `versions`: every version of every decision, in order.
std::vector<DecisionTaken> decisions_taken(const std::vector<Record>& versions);

}  // namespace casework
