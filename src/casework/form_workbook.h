/// A form as an Excel workbook, one row a question; and what it says when it comes back. The file itself is read by `documents` in its
/// helper; every answer keeps its cell, so that whoever corrects it is told where it stands.
#pragma once

#include <string>

#include "casework/form_reading.h"
#include "documents/papers/paper.h"
#include "documents/papers/written_workbook.h"

namespace casework {

/// The words of the workbook beside those of the form on paper.
struct WorkbookWords {
    std::string how;       ///< Which column to fill in, and how to send it back.
    std::string sheet;     ///< The sheet's name: at most 31 signs.
    std::string question, needed, answer, hint;  ///< Heads of the columns.
    std::string is_needed; ///< In the row of a question that must be answered.
};

inline constexpr std::string_view language_property = "CairnLanguage";

/// The form, empty: nothing of a case stands in it but `code`, by which it is recognised and which opens nothing. A question that takes
/// several options has a row for each. Of a section that may be answered several times there are as many as `turns_offered`.
documents::WrittenWorkbook form_workbook(const Form& form, const PaperWords& words, const WorkbookWords& own, std::string_view code);
inline constexpr std::size_t turns_offered = 4;

/// What a filled-in workbook says, in the language of `words`. An option that is none stays as it was typed, for `check` to tell.
FilledForm read_filled_workbook(const Form& form, const PaperWords& words, const documents::Paper& workbook);

/// A property that the program put into a file, from where the file kept it: its own properties, or the hidden sheet. Empty for none.
std::string property_of(const documents::Paper& paper, std::string_view name);

}  // namespace casework
