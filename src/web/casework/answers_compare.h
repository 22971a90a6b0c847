/// Two sets of answers to one form beside each other: what changed, and where two people have written, which words stay.
#pragma once

#include <optional>
#include <vector>

#include "casework/answers_join.h"
#include "web/casework/form_parts.h"

namespace web {

enum class Choosing {
    Offered,  ///< After a clash: keep mine, keep theirs, or join both. Nothing that anybody wrote is lost before somebody chose.
    None,     ///< To read what changed between two versions.
};

struct CompareView {
    const casework::Form& form;
    const casework::Answers& mine;
    const casework::Answers& theirs;
    html::Html mine_heading;    ///< "Yours, not saved yet"; "Version 2, 3 June 2026".
    html::Html theirs_heading;  ///< "Saved by R. Hale at 14:20".
    Choosing choosing = Choosing::Offered;
    std::vector<casework::Place> undecided = {};  ///< Sent without a choice: shown as errors.
};

/// Each question that is answered differently, with both answers whole and the differing words marked. Boxes are named as
/// `casework::join` reads them. Says so where nothing differs.
html::Html answers_compare(const html::Catalogue& t, const CompareView& view);

/// Links to the questions for which nothing was chosen; nothing where all were.
html::Html compare_errors(const html::Catalogue& t, const CompareView& view);

}  // namespace web
