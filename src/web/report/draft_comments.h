/// What people say beside a section of the draft.
#pragma once

#include "web/casework/desk.h"
#include "web/server/route.h"

namespace web {

/// The threads of a section, with boxes to say something and to answer. `back`: the page on which they stand, as a path.
html::Html draft_comments(CaseDesk& desk, const casework::Record& section);
/// `/cases/{case}/report/sections/{record}/comments` and `…/comments/{thread}`.
void add_draft_comment_forms(Routes& routes);

}  // namespace web
