/// What an OpenDocument text (LibreOffice) carries and does not show.
#pragma once

#include <expected>

#include "documents/extraction.h"
#include "documents/hidden/findings.h"
#include "documents/packed/archive.h"

namespace documents::hidden {

/// Refuses a file whose text cannot be read: it could hide anything.
std::expected<void, Refusal> find_in_open_text(const packed::Archive& archive, Findings& findings);

}  // namespace documents::hidden
