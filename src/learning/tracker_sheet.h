/// A tracker as a partnership keeps it in a spreadsheet today: which column is which, what each row says, and what is wrong with it.
///
/// Nothing is lost: a column that is not one of ours is kept as a note of its recommendation, and so is the status in the sheet's own word. A
/// status is believed as far as its evidence goes: what is called done without any stays in progress.
/// Not here: reading the file (documents), words for people (web).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/answers.h"
#include "casework/caseload_sheet.h"
#include "casework/doing.h"
#include "learning/tracker_store.h"

namespace learning {

enum class TrackerColumn { Text, Addressee, Owner, Action, Due, Status, Evidence, EvidenceOn, Theme, Review, MadeOn, Outcome };
inline constexpr std::size_t tracker_sheet_columns = 12;
std::string_view to_word(TrackerColumn column);

using TrackerMapping = std::array<std::optional<std::size_t>, tracker_sheet_columns>;
/// By what the heads say, in English or Welsh.
TrackerMapping guess_tracker_mapping(const casework::SheetTable& table);

enum class TrackerProblemKind { TextMissing, NoDay, InFuture, TooLong };
struct TrackerProblem {
    TrackerColumn column{};
    TrackerProblemKind kind{};
    std::string found;
};

struct TrackerRow {
    int number = 0;                        ///< As the spreadsheet numbers it.
    std::string hash;                      ///< Of all its cells: the same row has one effect.
    std::array<std::string, tracker_sheet_columns> cells;  ///< By column of ours.
    std::optional<base::Day> due, evidence_on, made_on;
    std::string notes;                     ///< Every other column that has anything, with its head.
    std::vector<TrackerProblem> problems;  ///< Empty: it can be taken.
    const std::string& of(TrackerColumn column) const { return cells[static_cast<std::size_t>(column)]; }
};
/// Blank rows are left out.
std::vector<TrackerRow> read_tracker_sheet(const casework::SheetTable& table, const TrackerMapping& mapping, base::Day today);

/// Takes a row in: the recommendation, that it was accepted where it has an owner, its action, its evidence, and the steps that these allow.
Head import_tracker_row(store::Transaction&, const casework::Ground&, std::int64_t partnership, const TrackerRow& row, const casework::Doer&);

}  // namespace learning
