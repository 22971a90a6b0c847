/// Tables pasted as text, and lists exported from a system: what their first line calls a name is one in every line below.
#pragma once

#include <vector>

#include "disclosure/plain_text.h"

namespace disclosure {

/// A cell that its column's heading says to be a name; bytes of the plain text.
struct NameCell {
    std::size_t begin = 0, end = 0;
};

/// Cells separated by tabs, commas, semicolons or bars, under a heading such as "Surname", "Forename", "Pupil name" or "Worker".
std::vector<NameCell> cells_of_names(const PlainText& text);

}  // namespace disclosure
