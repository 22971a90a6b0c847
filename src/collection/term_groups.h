/// The vocabulary as readers browse it: group by group, each term below its broader one, with how many reviews have it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collection/term_change.h"
#include "store/transaction.h"

namespace collection {

struct GroupedTerm {
    Label term;
    std::string id, scope_note, welsh;
    std::int64_t reviews = 0;
    bool retired = false;
    std::vector<GroupedTerm> narrower{};  ///< One step: what is narrower still stands among them.
};

struct TermGroup {
    std::string facet;     ///< Of the vocabulary: "practice_theme", "harm_type", "agency", "setting", "child_age".
    std::string parameter; ///< The filter of the search that asks for its terms: "theme", "harm", "agency", "setting", "age".
    std::vector<GroupedTerm> terms{};
    std::int64_t in_use = 0, all = 0;  ///< How many of its terms any review has; how many there are.
};

/// Groups that describe reviews. A retired term is there only where a review still has it.
std::vector<TermGroup> term_groups(store::Snapshot&);

/// How many public reviews have the term, with its narrower ones; and, of a theme, how many passages show it.
struct TermUse {
    std::int64_t reviews = 0, passages = 0;
};
TermUse use_of_term(store::Snapshot&, std::string_view facet, std::string_view slug);

}  // namespace collection
