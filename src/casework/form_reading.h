/// A form that came back on paper: the words of a Word document, put where they belong. The file itself is read by `documents` in its
/// helper; here its blocks are compared with the form, and what fits nowhere is handed to a person and never dropped.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "casework/form_document.h"
#include "documents/extraction.h"

namespace casework {

struct FilledForm {
    Answers answers;                    ///< Unchecked, as anything that was typed.
    std::vector<std::string> unplaced;  ///< Words that stand at no question, and choices with more ticks than the form takes.
    std::map<Place, std::string> original;  ///< What stands on the paper at a question, before it was understood.
    std::map<Place, std::string> where;     ///< In which cell it stands: "Answers, D7". Of a Word document nothing: its question says it.
    std::string version;                ///< As the paper says; empty if it does not.
    bool is_of_this_form = false;       ///< Whether at least half of its headings of sections were there.
};

/// What a filled copy of `form_document` says, in the language of `words`. Line ends within a box are lost, as the reader joins lines.
FilledForm read_filled_form(const Form& form, const PaperWords& words, const std::vector<documents::Block>& blocks);

/// `27 3 2026`, `27/03/2026` or `27.3.2026` as the calendar writes it; anything else as it was typed.
std::string day_from_paper(std::string_view words);

}  // namespace casework
