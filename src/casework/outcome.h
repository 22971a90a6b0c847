/// The few codes of a case that figures count, kept in plain columns so that counting opens nothing.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "casework/case_file.h"

namespace casework {

struct Outcome {
    std::string decision;               ///< "lcspr"; empty while there is none.
    std::optional<base::Day> decided_on;
    std::string panel_view;             ///< "agrees"; "no_reply"; empty while there is none.
    std::optional<base::Day> panel_on;
    std::map<std::string, std::string> delay_causes;  ///< By rule; an empty cause: a reason was written without choosing one.
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// From what is recorded.
Outcome outcome_of(const CaseFile& file);
/// Writes the codes down anew. Call after every change, in its transaction.
void keep_outcome(store::Transaction&, const CaseFile& file);

}  // namespace casework
