/// The pack of a meeting: chosen papers one after the other, with contents that lead to each.
#pragma once

#include <string>
#include <vector>

#include "casework/meeting.h"
#include "web/casework/desk.h"

namespace web {

struct PackChoice {
    std::vector<std::string> papers;  ///< Options of the agenda's field: "paper_notification".
    bool names = false;               ///< Only where the reader may read identities: asked again here.
};

/// The papers that there are and that this reader may read, in the order of the pack.
std::vector<std::string> papers_offered(CaseDesk& desk);
/// Contents, agenda and papers. Names are left out unless they were chosen.
html::Html pack_content(CaseDesk& desk, const casework::Record& meeting, const PackChoice& choice);

}  // namespace web
