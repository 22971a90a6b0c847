/// A whole case on paper: an index, a page for each item, the list of reads. Every page says who took it, when, and which copy it is.
#pragma once

#include <vector>

#include "casework/case_export.h"
#include "web/casework/desk.h"
#include "web/casework/export_archive.h"

namespace web {

/// `index.html`, `0001.html` and so on, `reads.html`, `case.json`.
std::vector<ArchiveFile> export_files(CaseDesk& desk, const casework::CaseExport& made, const casework::CopyMark& mark);

}  // namespace web
