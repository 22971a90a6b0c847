#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "documents/packed/archive.h"
#include "documents/papers/paper.h"
#include "documents/papers/shown_number.h"

namespace documents {

/// The sheets of an Excel workbook with their cells, as `Paper` describes them: what a formula last showed, never the formula. Refuses
/// a package whose parts are damaged or hostile.
std::expected<std::vector<WorkbookSheet>, Refusal> read_workbook(const packed::Archive& archive);

/// docProps/custom.xml of a Word document or workbook; none where it is missing or broken.
std::vector<std::pair<std::string, std::string>> read_custom_properties(const packed::Archive& archive);

}  // namespace documents
