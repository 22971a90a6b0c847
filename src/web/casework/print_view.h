/// What leaves as PDF: one document that refers to nothing outside itself, marked with case, reader, time and copy on every sheet.
#pragma once

#include <string>

#include "casework/case_export.h"
#include "documents/print/printer.h"
#include "web/casework/desk.h"

namespace web {

/// A document to print. Its headings become the bookmarks; addresses in it are whole, or fragments of itself.
struct Sheets {
    std::string title;  ///< Without a name: it stands in the file for anybody who finds it.
    html::Html content;
};

bool can_make_pdf(const Page& page);
/// The number of this copy, written down before it is made, with whoever takes it.
casework::CopyMark mark_copy(CaseDesk& desk);
/// "Case EM-2026-014. Copy 3, taken by … at …. Official-sensitive."
html::Html copy_line(const CaseDesk& desk, const casework::CopyMark& mark);
/// A whole document in the site's own style, which loads and runs nothing.
std::string document_to_print(std::string_view language, const html::Html& title, const html::Html& content);
documents::PrintJob print_job(const CaseDesk& desk, const Sheets& sheets, const casework::CopyMark& mark);
/// Of no one case: marked with reader and time on every sheet.
documents::PrintJob plain_print_job(const SignedPage& page, const std::string& title, const html::Html& content);
/// The PDF under that name, 303 to the page to print where there is no browser, 503 where it could not be made now.
Response pdf_answer(CaseDesk& desk, const Sheets& sheets, const casework::CopyMark& mark, const std::string& file_name, const std::string& page_to_print);

/// The same for what anybody may read: no mark of case, reader or copy, and its page number at the foot.
documents::PrintJob public_print_job(const html::Catalogue& t, const Sheets& sheets);
/// The PDF of a job under that name, 303 to the page to print where there is no browser, 503 where it could not be made now.
Response public_pdf(const Page& page, const documents::PrintJob& job, const std::string& file_name, const html::Url& page_to_print);

}  // namespace web
