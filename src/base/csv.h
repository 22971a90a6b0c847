/// Cells of tables that are given out as comma-separated values.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// One CSV cell (RFC 4180), quoted where it must be. What a spreadsheet would run as a formula begins with an apostrophe.
std::string csv_cell(std::string_view value);

}  // namespace base
