/// Rows of a caseload's spreadsheet taken in as cases that were already under way.
///
/// Source: work sentence C2: true past dates, marked "entered afterwards" with who and from what evidence, unmet guards as gaps. Nothing is
/// invented: a day that the sheet does not give is not made up, and a step that nobody dated is one step, "entered in this state".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/caseload_sheet.h"
#include "casework/doing.h"
#include "casework/case.h"
#include "store/transaction.h"

namespace casework {

/// Cases that came from the same row, or from a row with the same own reference, of that partnership. The caller tells only those that the
/// reader may know of; of the others nothing is said.
struct RowFoundAgain {
    std::vector<CaseKey> same_row, same_reference;
};
RowFoundAgain found_again(store::Snapshot&, const Ground&, std::int64_t partnership, const SheetRowRead& row);

/// Opens the case and writes down what the row says, each with its own day. `sheet`: the name of the file or what stands for it.
Case import_row(store::Transaction&, const Ground&, std::int64_t partnership, const SheetRowRead& row, const std::string& sheet, const std::string& lead, const Doer&);

/// With the case itself.
void forget_imported(store::Transaction&, const Case&);

}  // namespace casework
