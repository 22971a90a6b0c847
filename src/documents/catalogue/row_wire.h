/// Rows as bytes between helper and reader, and back. The reader believes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "documents/catalogue/row.h"

namespace documents::catalogue {

/// Before each row: this letter and the row's length in four bytes, the lowest first.
inline constexpr char row_follows = 'R';
inline constexpr std::size_t row_header_bytes = 5;
/// UTF-8 of Windows-1252 may be three times as long, and keys are said again in each row.
inline constexpr std::size_t longest_row_on_wire = 4 * RowLimits::bytes;

std::string encode_row(const Row& row);

/// The row, or nothing if one byte is not as `encode_row` writes it, or a limit is passed.
std::optional<Row> decode_row(std::string_view bytes);

}  // namespace documents::catalogue
