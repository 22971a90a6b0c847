/// Tables as comma-separated values: RFC 4180, and what spreadsheets make of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace collection {

struct CsvRow {
    std::size_t line = 0;  ///< On which the row begins, from 1, as a text editor counts.
    std::vector<std::string> cells;
    bool quote_open = false;  ///< The file ended inside a quoted cell: the row cannot be trusted.
};

/// The rows of a file in UTF-8. Line ends CRLF, LF or CR; quotes doubled inside quotes; rows that are empty throughout
/// are left out. Never fails: a row that ends inside quotes says so.
std::vector<CsvRow> parse_csv(std::string_view utf8);

/// The bytes as UTF-8: a byte order mark dropped, UTF-16 with its mark converted, and what is no UTF-8 read as
/// Windows-1252, which is what spreadsheets in this country write.
std::string text_of_spreadsheet(std::string_view bytes);

}  // namespace collection
