/// An Excel workbook in which somebody answers questions: one row a question, a list to choose from where there are options, and a
/// hidden first column that keeps each answer's name, so that rows may be moved or sorted.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace documents {

struct WrittenQuestion {
    std::string name;                  ///< Kept unseen beside the answer: "summary.0.period"; empty: a heading.
    std::string question, needed, hint;
    std::vector<std::string> options;  ///< Offered as a list; what is typed otherwise is marked by Excel and read all the same.
    bool long_answer = false;
};

struct WrittenWorkbook {
    std::string title, how;
    std::string sheet;                 ///< The sheet's name, at most 31 signs.
    std::string question_head, needed_head, answer_head, hint_head;
    std::vector<WrittenQuestion> questions;
    /// What this program has to know when the file comes back: custom properties, and on a hidden sheet for programs that drop those.
    std::vector<std::pair<std::string, std::string>> properties;
};

/// Where answers and their names stand in what `to_xlsx` writes, from 1; the name of its hidden sheet.
inline constexpr int name_column = 1, question_column = 2, answer_column = 4;
inline constexpr const char* hidden_sheet = "Cairn";

/// The bytes of an .xlsx. Nothing of a case may stand in it: the library that writes it works with files without a name in the folder
/// for temporary ones. Throws base::Fault where it cannot be made.
std::string to_xlsx(const WrittenWorkbook& workbook);

}  // namespace documents
