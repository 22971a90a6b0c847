/// The tables of data/ that this room reads, or that an installation gives in their place.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace calendar {

/// A cell's words in both languages of the interface.
struct TwoLanguages {
    std::string en, cy;
};

/// One row, with where it stands for whoever has to mend it.
struct SheetRow {
    std::vector<std::string> cells;  ///< The columns that were asked for, in that order.
    std::string where;               ///< `clock_rules.csv, line 7`.

    /// Throws base::Fault naming the row if the cell is no day.
    base::Day day(std::size_t column) const;
    /// The same; nothing for an empty cell.
    std::optional<base::Day> day_if_any(std::size_t column) const;
    /// A whole number from 0 to 9999; 0 for an empty cell. Throws as above.
    int number(std::size_t column) const;
    [[noreturn]] void refuse(std::string_view what_failed, std::string_view advice) const;
};

/// The named columns of comma-separated values (RFC 4180). Throws base::Fault where a column is missing or a quote stays open.
std::vector<SheetRow> read_sheet(std::string_view csv, std::string_view file, std::initializer_list<std::string_view> columns);

}  // namespace calendar
