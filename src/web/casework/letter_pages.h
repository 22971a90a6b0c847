/// What goes to the National Panel and comes back, and what is typed into the national form. Nothing here sends anything.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/letter`, `/cases/{case}/letter.docx`.
void add_letter_pages(Routes& routes);
/// `/cases/{case}/notification/{record}/text` and `…/print`, `/cases/{case}/notification.pdf`.
void add_notification_text(Routes& routes);

}  // namespace web
