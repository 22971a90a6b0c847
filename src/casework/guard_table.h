/// The guards of a part of the path, as `guards.h` asks them: each part keeps a table of its own.
#pragma once

#include <span>
#include <string_view>

#include "casework/guards.h"

namespace casework {

struct NamedGuard {
    std::string_view word;  ///< As `data/case_path.csv` has it.
    bool (*met)(const CaseFile&, const StepAsked&);
};

/// From the decision to the approved report.
std::span<const NamedGuard> review_guards();
/// From the approved report to what is public, and when it may be taken down.
std::span<const NamedGuard> publication_guards();

}  // namespace casework
