/// The spreadsheet in which an owner of actions says how they stand: filled in before it is given out, and what it says when it comes back.
///
/// A row is known again by its action, wherever it was moved to; an empty cell changes nothing. A row that is wrong is told with its cell, and
/// one of an action about which somebody wrote meanwhile is told too: neither is taken by itself.
/// Source: work sentence E, "a spreadsheet returned on its page"; domain reference, section 8 (what "actions complete" needs).
/// Not here: reading the file (documents), words for people (web).
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "casework/caseload_sheet.h"
#include "documents/papers/written_table.h"
#include "learning/owner.h"

namespace learning {

/// In the order of the sheet. Up to `SoFar` they are shown and not read; the first two are hidden.
enum class OwnerColumn : std::uint8_t { Id, Seen, Recommendation, What, Whose, Due, Now, SoFar, Progress, DoneOn, Note, Evidence, BlockedBy };
inline constexpr std::size_t owner_columns = 13;
inline constexpr std::array<std::string_view, 4> owner_progress{"not_begun", "begun", "blocked", "all_done"};

/// In one language.
struct OwnerSheetWords {
    std::string title, sheet, hints_sheet, hint_head;
    std::array<std::string, owner_columns> heads, hints;
    std::array<std::string, 4> progress;  ///< In the order of `owner_progress`.
};

inline constexpr std::string_view owner_sheet_form = "owner_sheet";
/// The actions, one a row, with empty cells for what is new. `code`: by which the file is known when it comes back; it opens nothing.
documents::WrittenTableBook owner_sheet(const std::vector<OwnedAction>& actions, const OwnerSheetWords& words, std::string_view code);

enum class ReturnedProblemKind {
    RowAdded,            ///< Something stands in a row of no action.
    NotOpen,             ///< Of an action that is not among theirs that are open.
    Twice,               ///< Of an action that has a row above.
    NoOption, NoDay, InFuture, TooLong,
    DayMissing,          ///< Done, and no day.
    DayWithoutDone,
    EvidenceMissing,     ///< Done, and no evidence of it.
    ReasonMissing,       ///< Blocked, and not by what.
    ReasonWithoutBlocked,
};
struct ReturnedProblem {
    OwnerColumn column{};
    ReturnedProblemKind kind{};
    std::string found{};  ///< What stands in the cell.
};

struct ReturnedRow {
    int number = 0;                                ///< As the spreadsheet numbers it.
    const OwnedAction* action = nullptr;           ///< Of the actions that it was read against; null where it is of none of them.
    std::array<std::string, owner_columns> cells{};
    std::vector<ReturnedProblem> problems{};
    std::vector<OwnerColumn> overwritten{};        ///< Shown and not read, and no longer what stood there.
    casework::Answers said{};                      ///< What is known of the action with what the row says over it.
    std::string evidence{};
    bool changes = false;                          ///< Anything, against what is known now.
    bool is_stale = false;                         ///< Somebody wrote about the action since the file was made.
    const std::string& of(OwnerColumn column) const { return cells[static_cast<std::size_t>(column)]; }
    enum class Fate : std::uint8_t { Wrong, Nothing, Stale, Good };
    Fate fate() const { return !problems.empty() ? Fate::Wrong : !changes ? Fate::Nothing : is_stale ? Fate::Stale : Fate::Good; }
};

struct ReturnedSheet {
    std::vector<ReturnedRow> rows;                 ///< Blank ones are left out.
    std::vector<const OwnedAction*> left_out;      ///< Of which the file has no row any more.
    std::vector<OwnerColumn> columns_missing;      ///< Not empty: it is no such file, or a column was taken out; nothing else is then read.
    std::array<int, owner_columns> at{};           ///< Each column's number in the file, from 1.
};
/// `languages`: the words in which the file may be.
ReturnedSheet read_returned_sheet(const casework::SheetTable& table, const std::vector<OwnedAction>& actions, std::span<const OwnerSheetWords> languages, base::Day today);

}  // namespace learning
