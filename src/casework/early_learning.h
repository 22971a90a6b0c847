/// Early learning: one page made from what was found, checked for anything that identifies somebody, and released before the report.
///
/// Source: Working Together 2023, chapter 5 (learning is shared and acted on at once, not only when the report is out). The rule of two people
/// is this project's own. A briefing is a record of the form `early_learning`; its checks and releases lie under it and name its version.
#pragma once

#include <string>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// Everything of the briefing that is printed, in order, one part a line: what a check for disclosure reads. The sources of its points are not
/// printed and not in it.
std::string early_learning_text(const Record& record);

struct EarlyLearning {
    const Record* record = nullptr;
    const Record* check = nullptr;      ///< The last check of the version that stands; null where nobody read this version.
    const Record* release = nullptr;    ///< Asked for, of this version, after a check that found nothing.
    const Record* confirmed = nullptr;  ///< By another person: it is released.
    const Record* withheld = nullptr;   ///< A second person said no; the briefing is written anew or checked again.
    bool is_clear() const;
    bool is_released() const { return confirmed != nullptr; }
};
EarlyLearning early_learning_of(const CaseFile& file, const Record& record);
/// Whether that account may confirm: it is not the one that asked for the release.
bool may_confirm(const EarlyLearning& learning, std::string_view account);

/// What a briefing can be made from.
struct LearningSource {
    std::string text;
    std::string from;  ///< The form it stands in: "finding", "rapid_review", "action".
};
/// Findings of the review where there are any; else the rapid review's learning and the actions taken at once.
std::vector<LearningSource> learning_sources(const CaseFile& file);

}  // namespace casework
