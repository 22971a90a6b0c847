/// A form on paper: a blank Word document that somebody without an account fills in and sends back.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "casework/answers.h"
#include "documents/word/written.h"

namespace casework {

/// Words of a form by their key (`form.return.summary.held.label`); empty where there are none: hints.
using FormWords = std::function<std::string(std::string_view key)>;

/// The words of the paper itself, in the same language.
struct PaperWords {
    FormWords of;
    std::string language;     ///< BCP 47: "en-GB".
    std::string how;          ///< How to fill it in and send it back.
    std::string version;      ///< "Version of this form:".
    std::string optional;     ///< "(optional)".
    std::string choose_one, choose_all;
    std::string day;          ///< "Day, month and year".
    std::string again;        ///< "For each further one, copy the part above."
    std::string write_here;   ///< In an empty box.
};

/// The names of what the file keeps unseen.
inline constexpr std::string_view form_property = "CairnForm", version_property = "CairnFormVersion", code_property = "CairnReturnCode";

/// The whole form with the numbers of its questions, its version, and a box or tick for each answer that keeps the answer's name
/// (`summary.0.involvement`; of a choice `summary.0.held=nothing`). What is in `known` stands in its boxes already.
/// `code`: by which the file is recognised when it comes back; it opens nothing by itself, and may be empty.
documents::word::WrittenDocument form_document(const Form& form, const PaperWords& words, std::string_view code, const Answers& known = {});

}  // namespace casework
