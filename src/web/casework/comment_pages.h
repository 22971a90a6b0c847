/// Comments beside the sections of the rapid review.
#pragma once

#include "web/casework/desk.h"
#include "web/server/route.h"

namespace web {

/// `/cases/{case}/rapid-review/comments` and `…/comments/{record}/answer`.
void add_comment_pages(Routes& routes);
/// How many comments are open, with the way to them: beside the rapid review.
html::Html comments_aside(CaseDesk& desk);

}  // namespace web
