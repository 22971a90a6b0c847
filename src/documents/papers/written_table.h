/// A plain table as an Excel workbook: a head that stays in sight, days as days, and text that is never run as a formula.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace documents {

struct TableColumn {
    enum class Kind : std::uint8_t { Text, Day, Number } kind = Kind::Text;
    std::string head;
    int width = 18;      ///< In signs.
    std::string hint{};  ///< Shown on a second sheet, for a table that is to be filled in.
};

struct WrittenTableBook {
    std::string title, sheet;  ///< The sheet's name, at most 31 signs.
    std::vector<TableColumn> columns;
    /// Cells as text: days as `2026-03-27`; what is no day or number of its column stays text.
    std::vector<std::vector<std::string>> rows = {};
    std::string hints_sheet = {}, hint_head = {};  ///< Names of the second sheet and its column; empty: none.
};

/// The bytes of an .xlsx. Whatever the library that writes it puts into temporary files lies in a private folder in memory, which is
/// removed. Throws base::Fault where it cannot be made.
std::string to_xlsx(const WrittenTableBook& table);

}  // namespace documents
