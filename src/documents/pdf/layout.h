/// From words on pages to headings, paragraphs, lists, tables and footnotes in reading order. Knows no file format.
#pragma once

#include <string>
#include <vector>

#include "documents/extraction.h"
#include "documents/pdf/document.h"
#include "documents/pdf/words.h"

namespace documents::pdf {

/// Ruled tables whose cells hold paragraphs.
enum class Forms {
    AsText,    ///< Read cell by cell as running text.
    AsTables,  ///< Tables like others.
};

/// Pages and blocks of the document. `labels` are the file's own for its pages; a number printed on the page goes first.
Extraction lay_out(std::vector<PageText> pages, const std::vector<Bookmark>& bookmarks, const std::vector<std::string>& labels, Forms forms = Forms::AsText);

}  // namespace documents::pdf
