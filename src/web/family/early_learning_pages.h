/// `/cases/{case}/early-learning`: one page made from what was found, checked for disclosure, released by two people before the report.
#pragma once

#include "casework/early_learning.h"
#include "documents/word/written.h"
#include "web/casework/desk.h"

namespace web {

void add_early_learning_pages(Routes& routes);
/// The briefing as it is printed and sent: its words alone, and nothing of the case.
documents::word::WrittenDocument briefing_document(const html::Catalogue& t, const casework::Record& record);

}  // namespace web
