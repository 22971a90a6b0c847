/// A printed table of contents inside a report: titles with the numbers of the pages on which they stand. Its lines look like
/// headings and carry the numbers of sections, and are neither.
#pragma once

#include <string>
#include <string_view>

#include "documents/pdf/order.h"

namespace documents::pdf {

/// Marks the rows of a printed table of contents (Line::entry). Certain where rows lead to their numbers with dots, or where they
/// stand under its title; numbers must never fall. One finder for a document: a table may go on over pages.
class ContentsFinder {
public:
    void mark(Column& column, int page);

private:
    int last_page_ = -2;  ///< Of the last entry found.
    int last_number_ = 0;
};

/// The entry without its dots: "4 Findings ......... 12" is "4 Findings 12".
std::string without_leaders(std::string_view row);

}  // namespace documents::pdf
