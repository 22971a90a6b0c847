/// What the pages about a draft report share: the report itself, the frame around it, and the way from one of its pages to the others.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "publishing/report.h"
#include "web/casework/desk.h"

namespace web {

/// The report of the case as it stands. Its headings are in the report's language and not the page's: the same words for whoever reads or signs it.
publishing::Report draft_of(CaseDesk& desk);
/// The same with the words for its parts and what other rooms know of it: recommendations, names.
publishing::ReportMaterial draft_material(CaseDesk& desk);
publishing::ReportMaterial draft_material_in(const SignedPage& page, const Desk& desk, store::Snapshot&, const casework::Case& of);
/// What `learning` holds for the report's section of recommendations, and for the finding of that public id alone where it is given.
std::vector<publishing::ReportRecommendation> recommendations_for_report(CaseDesk& desk, std::string_view finding = {});

/// The frame with the way back to the report's outline.
html::PageFrame draft_frame(CaseDesk& desk, std::string title, bool outline = false);
/// Outline, whole draft, findings and the checks, as one line of links; `here`: which page this is.
html::Html draft_navigation(CaseDesk& desk, std::string_view here);

/// The record of that form which the path names as `{record}`; nothing where it is another case's or another form's.
std::optional<casework::Record> record_of_path(CaseDesk& desk, std::string_view form);

/// One effect of a form: `work` is called once, in the transaction, with who does it; then the browser goes to `to`.
Response once(CaseDesk& desk, const std::string& to, const std::function<void(store::Transaction&, const casework::Doer&)>& work);

/// The same for what changes the text: signatures of another text become void in the same transaction.
Response once_in_draft(CaseDesk& desk, const std::string& to, const std::function<void(store::Transaction&, const casework::Doer&)>& work);
/// Makes what was signed for another text void, as the case stands in this transaction. Recommendations are part of the text: whoever changes one of a
/// case calls it.
void settle_signatures(const SignedPage& page, const Desk& desk, store::Transaction&, const casework::Case& of, const casework::Doer&);

/// "part_summary" as people say it, or the heading of its own.
html::Html section_heading(CaseDesk& desk, const publishing::ReportSection& section);
/// A heading as the audit and lists take it.
std::string section_heading_text(CaseDesk& desk, const casework::Record& section);
html::Html section_state_tag(const html::Catalogue& t, std::string_view state);

}  // namespace web
