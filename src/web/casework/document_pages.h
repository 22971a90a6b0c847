#pragma once

#include "web/server/route.h"

namespace web {

/// The papers of a case: list, one paper with its versions, download, and its words to read.
void add_document_pages(Routes& routes);
/// Putting a paper there, a newer version, and withdrawing it.
void add_document_entry_pages(Routes& routes);

}  // namespace web
