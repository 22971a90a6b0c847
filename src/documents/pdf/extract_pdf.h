#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"
#include "documents/limits.h"
#include "documents/reader.h"

namespace documents::pdf {

/// What a PDF says, page by page in reading order. Pages without a usable text layer are recognised, if `limits` has it so.
std::expected<Extraction, Refusal> extract_pdf(std::string_view bytes, const Limits& limits, const OnProgress& on_progress);

struct PdfRead {
    Extraction extraction;
    int pages_left_out = 0;  ///< Past the limit, or pictures that were not read.
};

/// The same, with ruled tables read as tables whatever stands in their cells.
std::expected<PdfRead, Refusal> read_pdf_tables(std::string_view bytes, const Limits& limits, const OnProgress& on_progress);

}  // namespace documents::pdf
