/// What a PDF says of itself, put right after the browser has made it.
///
/// Source: ISO 32000-1, 7.7.2 (catalogue), 12.2 (DisplayDocTitle), 12.4.2 (page labels), 14.9.2 (natural language). PDF/UA is not claimed:
/// nobody has checked a document against it.
#pragma once

#include <optional>
#include <string>

#include "documents/print/printer.h"

namespace documents {

/// Title, language, that readers show the title, page labels, and our name in place of the browser's. Nothing where the bytes are no PDF
/// the browser left the tags out, or qpdf is not there.
std::optional<std::string> finished_pdf(const std::string& pdf, const PrintJob& job);

}  // namespace documents
