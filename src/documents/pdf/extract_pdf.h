#pragma once

#include <expected>
#include <string_view>

#include "documents/extraction.h"
#include "documents/limits.h"
#include "documents/reader.h"

namespace documents::pdf {

/// What a PDF says, page by page in reading order. Pages without a usable text layer are recognised, if `limits` has it so.
std::expected<Extraction, Refusal> extract_pdf(std::string_view bytes, const Limits& limits, const OnProgress& on_progress);

}  // namespace documents::pdf
