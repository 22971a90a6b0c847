/// A caseload's spreadsheet on its way through the pages: read from what was sent, and carried from one form to the next without being kept.
#pragma once

#include <expected>
#include <string>

#include "casework/caseload_sheet.h"
#include "documents/papers/paper.h"
#include "web/signing/signed_page.h"

namespace web {

/// Rows that one file may hold: each opens a case with a key of its own.
inline constexpr std::size_t most_sheet_rows = 500;
inline constexpr std::size_t most_sheet_columns = 60;

struct SheetSent {
    std::string name;                 ///< Of the file, for the record of where a case came from.
    casework::SheetTable table;
};

enum class SheetRefusal { Nothing, NoTable, TooMuch, Unreadable };

/// The first sheet in sight of an Excel workbook, or a table of comma-separated values; its first row with anything in it names the columns.
std::expected<casework::SheetTable, SheetRefusal> sheet_in(const documents::Paper& paper);
/// From the file or the pasted text of a form. The file is read in the helper process.
std::expected<SheetSent, SheetRefusal> sheet_sent(const SignedPage& page);
/// The same table as one box of a form, and back; nothing where it is not what we wrote.
std::string carried(const SheetSent& sheet);
std::optional<SheetSent> carried_back(std::string_view text);

}  // namespace web
