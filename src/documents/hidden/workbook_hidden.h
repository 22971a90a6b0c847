/// What an Excel workbook carries and does not show.
#pragma once

#include "documents/hidden/findings.h"
#include "documents/packed/archive.h"

namespace documents::hidden {

void find_in_workbook(const packed::Archive& archive, Findings& findings);

}  // namespace documents::hidden
