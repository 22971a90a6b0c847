/// Names that stand in a text as literature or as the title of a judgment: they are about nobody in the case.
#pragma once

#include <vector>

#include "disclosure/plain_text.h"

namespace disclosure {

/// For each word of the text, whether it belongs to a judgment's title ("A v B [2012]", "Re W (Children) [2010]") or to the authors of what is quoted
/// ("Hartwell, M. and Osei, P. (2020)", "Hartwell, Osei and Finch 1993").
std::vector<bool> words_in_citations(const PlainText& text);

}  // namespace disclosure
