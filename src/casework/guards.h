/// What must be recorded before a step: each guard of `data/case_path.csv` by its word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// What comes with the step itself.
struct StepAsked {
    base::Day happened_on{};
    std::string reasons;
    std::string event{};  ///< Which step it is: "not_met". Guards that compare it with what was decided ask for it.
    std::string by{};     ///< Who takes it, as the audit names them: where two must agree, they must be two.
};

/// Whether the guard is met by what is recorded. Asserts that it knows the guard.
bool is_met(std::string_view guard, const CaseFile& file, const StepAsked& asked);
/// Every guard that `is_met` knows.
std::vector<std::string> known_guards();

/// The three safeguarding partners' latest signatures since the report was last circulated.
struct Signature {
    std::string partner;      ///< local_authority, health, police.
    std::string answer;       ///< approves, dissents, asks_changes; empty: none yet.
    bool escalation_offered = false;
    const Record* record = nullptr;
};
std::vector<Signature> signatures(const CaseFile& file);
/// All three signed and none dissents. A report is never shown as agreed by all otherwise.
bool agreed_by_all(const CaseFile& file);
/// The partners' present decision on a local review: "lcspr"; empty while there is none.
std::string decision_answer(const CaseFile& file);

}  // namespace casework
