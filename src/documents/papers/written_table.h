/// A plain table as an Excel workbook: a head that stays in sight, days as days, and text that is never run as a formula.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace documents {

struct TableColumn {
    enum class Kind : std::uint8_t { Text, Day, Number } kind = Kind::Text;
    std::string head;
    int width = 18;      ///< In signs.
    std::string hint{};  ///< Shown on a second sheet, for a table that is to be filled in.
    enum class Use : std::uint8_t {
        Shown,
        Unseen,    ///< Kept in the sheet and hidden: by what a row is known again.
        FilledIn,  ///< Text as it is typed, in cells with a frame. Where the file comes back, these alone are not locked.
    } use = Use::Shown;
    std::vector<std::string> options{};  ///< Offered as a list; what is typed otherwise is marked by Excel and read all the same.
};

struct WrittenTableBook {
    std::string title, sheet;  ///< The sheet's name, at most 31 signs.
    std::vector<TableColumn> columns;
    /// Cells as text: days as `2026-03-27`; what is no day or number of its column stays text.
    std::vector<std::vector<std::string>> rows = {};
    std::string hints_sheet = {}, hint_head = {};  ///< Names of the second sheet and its column; empty: none.
    /// What this program has to know when the file comes back, as `WrittenWorkbook::properties`; empty: the file does not come back.
    std::vector<std::pair<std::string, std::string>> properties = {};
};

/// The bytes of an .xlsx. Whatever the library that writes it puts into temporary files lies in a private folder in memory, which is
/// removed. Throws base::Fault where it cannot be made.
std::string to_xlsx(const WrittenTableBook& table);

}  // namespace documents
