/// What an Excel workbook carries and does not show.
#pragma once

#include <expected>

#include "documents/extraction.h"
#include "documents/hidden/findings.h"
#include "documents/packed/archive.h"

namespace documents::hidden {

/// Refuses a workbook with a sheet that cannot be read: it could hide anything.
std::expected<void, Refusal> find_in_workbook(const packed::Archive& archive, Findings& findings);

}  // namespace documents::hidden
