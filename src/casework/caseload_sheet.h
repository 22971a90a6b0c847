/// A caseload as somebody keeps it in a spreadsheet: which column is which, what each row says, and what is wrong with it.
///
/// Not here: reading the file (documents), writing the cases (caseload_import.h), words for people (web).
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace casework {

enum class SheetColumn { OwnReference, Pseudonym, State, Since, AwareOn, NotifiedOn, NationalReference, CompletedOn, Area, Children, Evidence };
inline constexpr std::size_t sheet_columns = 11;
/// "own_reference": the key of its words, and its name in forms.
std::string_view to_word(SheetColumn column);
const std::array<SheetColumn, sheet_columns>& all_sheet_columns();

/// A table as it was read: the first row names the columns.
struct SheetTable {
    std::vector<std::string> heads;
    struct Row {
        int number = 0;  ///< As the spreadsheet numbers it, from 1; the heads are row 1.
        std::vector<std::string> cells;
    };
    std::vector<Row> rows;
};

/// For each column of ours the column of the table, or nothing.
using SheetMapping = std::array<std::optional<std::size_t>, sheet_columns>;
/// By what the heads say, in English or Welsh: "Date LA became aware" is AwareOn.
SheetMapping guess_mapping(const SheetTable& table);

enum class SheetProblemKind {
    StateMissing, StateUnknown, NoDay, InFuture, BeforeAwareness, BeforeNotification, NoNumber, AreaUnknown, EvidenceMissing, NothingToKnowItBy, NotifiedWithoutReference, TooLong,
};
std::string_view to_word(SheetProblemKind kind);

struct SheetProblem {
    SheetColumn column{};
    SheetProblemKind kind{};
    std::string found;  ///< What stands in the cell.
};

/// A row as a case that is already under way.
struct SheetCase {
    int row = 0;
    std::string own_reference, pseudonym, state, national_reference, area, evidence;
    std::optional<base::Day> since, aware_on, notified_on, completed_on;
    int children = 1;
};

struct SheetRowRead {
    int number = 0;
    SheetCase read;
    std::vector<SheetProblem> problems;  ///< Empty: it can be taken.
    std::vector<std::string> cells;      ///< As they came.
};

/// The state that a cell means, by its code or its words; nothing where none does.
using StateMeant = std::function<std::optional<std::string>(std::string_view)>;
/// Blank rows are left out.
std::vector<SheetRowRead> read_sheet(const SheetTable& table, const SheetMapping& mapping, const StateMeant& state_meant, base::Day today);

/// `2026-03-27`, `27/3/2026`, `27 March 2026`: the day comes first, as in the United Kingdom.
std::optional<base::Day> day_in_cell(std::string_view text);

}  // namespace casework
