/// The report of a review while it is written: `/cases/{case}/report` and what lies below it.
#pragma once

#include "web/server/route.h"

namespace web {

/// All of them.
void add_report_pages(Routes& routes);

/// The outline, sections begun, added, moved, taken out and put back.
void add_outline_pages(Routes& routes);
/// One section: to read with comments, to write, its versions; the cover.
void add_section_pages(Routes& routes);
/// The whole draft: to read, to print, for Word.
void add_whole_draft_pages(Routes& routes);

}  // namespace web
