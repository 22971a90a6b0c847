/// Which drafts are headings, and of what level; which are footnotes.
#pragma once

#include <vector>

#include "documents/pdf/document.h"
#include "documents/pdf/paragraphs.h"

namespace documents::pdf {

/// What most of the document is set in.
struct BodyStyle {
    double size = 11;
    bool bold = false;
};

BodyStyle body_style(const std::vector<PageText>& pages);

/// Marks headings by size, weight and capitals, by the file's bookmarks, and by their numbers; marks footnotes at the feet.
void mark_headings(std::vector<Draft>& drafts, const BodyStyle& body, const std::vector<Bookmark>& bookmarks);
void mark_footnotes(std::vector<Draft>& drafts, const BodyStyle& body);

}  // namespace documents::pdf
