#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "documents/packed/archive.h"
#include "documents/papers/paper.h"

namespace documents {

/// The sheets of an Excel workbook with their cells, as `Paper` describes them: what a formula last showed, never the formula. Refuses
/// a package whose parts are damaged or hostile.
std::expected<std::vector<WorkbookSheet>, Refusal> read_workbook(const packed::Archive& archive);

/// docProps/custom.xml of a Word document or workbook; none where it is missing or broken.
std::vector<std::pair<std::string, std::string>> read_custom_properties(const packed::Archive& archive);

/// The day of a serial number as Excel counts, `2026-03-27`; a part of a day as `14:20`. Empty for what is no day.
std::string day_of_serial(double serial, bool from_1904);

}  // namespace documents
