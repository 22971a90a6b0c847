/// A chronology as a table to give out: the columns that its entries use, in the field's order, so that it comes back in without loss.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "chronology/entry.h"

namespace chronology {

struct OutColumn {
    std::string key;   ///< `start_date`, `other:Log no`.
    std::string head;
};

struct OutTable {
    std::vector<OutColumn> columns;
    std::vector<std::vector<std::string>> rows;  ///< As many cells as columns.
};

/// What a column of that meaning is headed with, in the reader's language.
using HeadOf = std::function<std::string(Meaning)>;
/// Headings in English, which `guess_mapping` knows again.
std::string english_head(Meaning meaning);

/// The columns alone, for who writes row after row.
std::vector<OutColumn> out_columns(const std::vector<Entry>& entries, const HeadOf& head_of = english_head);
std::vector<std::string> out_row(const Entry& entry, const std::vector<OutColumn>& columns);

/// Every entry as a row in the order given. Start date, agency, source and event always stand; other columns where an entry uses them. What agencies wrote stands
/// as they wrote it; an agency named by its file only is written out.
OutTable out_table(const std::vector<Entry>& entries, const HeadOf& head_of = english_head);

/// RFC 4180, UTF-8 with a mark so that Excel reads it; formulas neutralised (base/csv.h).
std::string to_csv(const OutTable& table);
/// One row of it, with its line end.
std::string csv_row(const std::vector<std::string>& cells);
inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";
/// A landscape document of one table.
std::string to_docx(const OutTable& table, const std::string& title, const std::vector<std::string>& notes, const std::string& language = "en-GB");
std::string to_xlsx(const OutTable& table, const std::string& title, const std::string& sheet);

}  // namespace chronology
