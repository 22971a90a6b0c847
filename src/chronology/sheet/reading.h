/// Entries from an agency's table: each row becomes an entry or is rejected with its cell and a reason; none is dropped.
///
/// Source: reference section 2.4 (start date and source of information are mandatory; dates are checked), scenario 38.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chronology/entry.h"
#include "chronology/sheet/mapping.h"

namespace chronology {

enum class RowError : std::uint8_t {
    NoDate, Impossible, MonthFirst, NoYear, NotADate, Reversed,  ///< Of the start.
    EndNotRead,                                                  ///< The end or a time is no date or time.
    EndBeforeStart,
    NoSource, NoEvent,
    Missing,  ///< Another column that the case made mandatory.
    TooLong,  ///< A cell of more than 32,767 letters, Excel's own bound.
};
/// `no-date`, `impossible`, … `no-source`, `missing`, `too-long`.
std::string_view to_word(RowError error);
std::optional<RowError> parse_row_error(std::string_view word);

struct RejectedRow {
    Origin origin{};
    std::string place{};               ///< "B7".
    std::string column{};              ///< Heading of that column.
    RowError error{};
    std::string found{};               ///< What stands in the cell.
    std::vector<std::string> cells{};  ///< The whole row as it came.
};

struct SheetRead {
    std::vector<Entry> entries{};
    std::vector<RejectedRow> rejected{};
    std::vector<int> headings{};   ///< Rows that repeat the heading, as at the head of each page.
    std::vector<int> preamble{};   ///< Rows with words above the heading.
    int blank = 0;               ///< Rows without a word.
    int month_first = 0;         ///< Rejected as month first: then other dates of the file are suspect too.
    int either_way = 0;          ///< Days that could be read month first as well: 03/04/2016.
};

/// What holds for the whole table.
struct SheetSettings {
    std::string agency{};                   ///< Of rows that name none.
    Origin origin{};                        ///< Its row is set for each entry.
    std::string source{};                   ///< Of rows of a table that has no column for it; empty: such rows are rejected.
    std::vector<Meaning> mandatory{};     ///< Besides start date, source and event.
    DateContext dates{};
    std::int64_t first_sequence = 1;
};

SheetRead read_sheet(const Grid& grid, const Mapping& mapping, const SheetSettings& settings);

/// One row, such as one that a person has corrected. The same as in `read_sheet`.
std::expected<Entry, RejectedRow> read_row(const GridRow& row, const Mapping& mapping, const SheetSettings& settings);

}  // namespace chronology
