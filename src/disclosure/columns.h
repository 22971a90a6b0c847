/// Tables pasted as text, and lists exported from a system: what their first line calls a name is one in every line below.
#pragma once

#include <string_view>
#include <vector>

#include "disclosure/plain_text.h"

namespace disclosure {

/// A cell that its column's heading says to be a name; bytes of the plain text.
struct NameCell {
    std::size_t begin = 0, end = 0;
};

/// A cell that its column's heading says to be a number of somebody's, and its kind.
struct NumberCell {
    std::size_t begin = 0, end = 0;
    std::string_view kind;
};

/// Under a heading such as "Adm no", "Case ref", "Hosp no", "LCS ID", in the tables that `cells_of_names` reads too.
std::vector<NumberCell> cells_of_numbers(const PlainText& text);

/// Cells separated by tabs, commas, semicolons or bars, under a heading such as "Surname", "Forename", "Pupil name" or "Worker".
std::vector<NameCell> cells_of_names(const PlainText& text);

}  // namespace disclosure
