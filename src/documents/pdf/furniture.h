/// What belongs to the paper and not to the text: running heads and feet, page numbers.
#pragma once

#include <string>
#include <vector>

#include "documents/pdf/words.h"

namespace documents::pdf {

/// Takes running heads, feet and page numbers off the pages: lines near an edge that come again on other pages at the same
/// height. Returns what is printed as each page's number ("iv", "12"), empty where no number was found.
std::vector<std::string> remove_furniture(std::vector<PageText>& pages);

}  // namespace documents::pdf
