/// What the pages about a case's papers have in common.
#pragma once

#include <optional>

#include "casework/document.h"
#include "documents/papers/paper.h"
#include "web/casework/desk.h"

namespace web {

/// Who may read papers of that kind: an agency's own return is no other agency's to read.
identity::Permission permission_for_papers(std::string_view kind);
/// The papers of the case that this reader may see; whatever they may not see changes no count.
std::vector<casework::Document> papers_seen(CaseDesk& desk);
/// The one that the path names, if this reader may see it.
std::optional<casework::Document> paper_named(CaseDesk& desk);
/// The version that the query asks for, or the newest.
std::optional<casework::DocumentVersion> version_asked(CaseDesk& desk, const casework::Document& document);

/// The papers of that kind, of one record where it is given, as a card with the way to add one; nothing for whoever may not see them.
html::Html papers_card(CaseDesk& desk, std::string_view kind, std::string_view record = {});

/// "PDF, 1.2 MB".
html::Html file_words(const SignedPage& page, const casework::DocumentVersion& version);
/// What the helper read, as parts of a page.
html::Html extraction_html(const documents::Extraction& read);
html::Html workbook_html(const SignedPage& page, const documents::Paper& book);

}  // namespace web
