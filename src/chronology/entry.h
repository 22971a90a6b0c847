/// One dated event as an agency recorded it, and where that stands.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chronology/column.h"
#include "chronology/dates/written_date.h"

namespace chronology {

/// The place in a file from which an entry came. What was written by hand has no file.
struct Origin {
    std::string file{};   ///< As it was sent.
    std::string table{};  ///< Name of the sheet, or of the table by its heading; may be empty.
    int number = 1;     ///< Of the table in the file, from 1.
    int row = 0;        ///< As a spreadsheet numbers it, from 1; of Word counts the rows of the table.
    int page = 0;       ///< Of a PDF, from 1.
    std::string sha256{}; ///< Of the whole file.
    std::optional<base::Day> received_on{};  ///< In a case: when the file came.
    friend bool operator==(const Origin&, const Origin&) = default;
};

struct Entry {
    std::string id{};      ///< The case's own name for it; empty outside a case.
    std::string agency{};
    WrittenDate when{};
    std::string words{};     ///< The date and time as they were written.
    Cells cells{};           ///< `source` and `event` are never empty.
    Origin origin{};
    std::int64_t sequence = 0;  ///< The agency's own order.
};

/// The day by which it is sorted: its first, or its last where the first is open.
base::Day sorting_day(const WrittenDate& when);
/// The first and the last day on which it may have been. An open end reaches no further than the end that is known.
Period days_of(const WrittenDate& when);

/// Whether `first` stands before `second`: lower bound, certainty, time (timed before untimed before uncertain), agency, sequence.
/// Source: reference section 2.4, scenario 38. Total, so that the order never depends on how the files were given.
bool stands_before(const Entry& first, const Entry& second);

}  // namespace chronology
