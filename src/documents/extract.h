/// From bytes to an Extraction. Called in the helper process only, and by fuzz targets and tests of single formats.
#pragma once

#include <expected>
#include <string_view>

#include "documents/answer.h"
#include "documents/limits.h"
#include "documents/reader.h"

namespace documents {

/// Raised when what the extractors see in the same bytes changes: an extraction is known by this for ever.
inline constexpr std::string_view extractor_version = "cairn-documents 3";

/// What the bytes say; `ending` is the file name's, in small letters without its dot.
std::expected<Extraction, Refusal> extract(std::string_view bytes, std::string_view ending, const Limits& limits,
                                           const OnProgress& on_progress);

}  // namespace documents
