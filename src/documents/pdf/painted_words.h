/// A page's letters one after the other as they are painted, with no guess at lines, columns, tables or heads.
#pragma once

#include <string>

#include "documents/pdf/document.h"

namespace documents::pdf {

/// UTF-8; a space where letters stand apart, a line feed where the next line begins, an empty line where what follows stands higher or further down than that. Letters that have words to be read in their place (a ligature) are those words.
/// `page` from 1.
std::string painted_words(const Document& document, int page);

}  // namespace documents::pdf
