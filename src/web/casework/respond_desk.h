/// One request, for information or for an agency's report, as an agency without an account sees it: what the pages behind its link share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/form_workbook.h"
#include "casework/link.h"
#include "web/casework/asking.h"
#include "web/casework/desk.h"

namespace web {

/// Whoever answers has no name here: the audit knows them as the public, in the part of an agency's author.
casework::Doer answering(const SignedPage& page);
html::PageFrame plain_frame(const SignedPage& page, html::Key title = "web.respond.title");

/// The one request behind the link, and the agency's own return to it; nothing else of the case.
struct AskedOf {
    const Asking* asking;
    casework::Case of;
    casework::Record request;
    std::optional<casework::Record> answer;
    std::string token;
    /// What the agency fills in.
    const casework::Form& form() const { return asking->form_of_agency(); }
    /// What stands in it before anything was typed.
    casework::Answers begun = {};
    /// The agreed key lines of enquiry, of a report.
    std::vector<std::string> lines = {};
    /// Interviews wait for the police or a court: whoever writes a report asks the partnership first.
    bool interviews_wait = false;
    const casework::Answers& written() const { return answer ? answer->answers : begun; }
    bool is_sent() const { return answer && answer->standing != "draft"; }
};
/// Nothing for a browser that did not give the code of this link.
std::optional<AskedOf> asked_of(const SignedPage& page);
Response ask_answer_code(SignedPage& page, const Problems& problems, int status);

/// What a file said, on its way to the form: shown beside it and kept nowhere but in the file.
struct FilledPaper {
    casework::FilledForm filled;
    casework::Answers typed;    ///< What stood in the form before.
    bool says_code = true;      ///< False where the file no longer says which request it belongs to.
};
/// What a page about the return shows beside the form.
struct Returning {
    const casework::Answers& answers;
    const std::vector<casework::Problem>& problems;
    const FilledPaper* paper = nullptr;
    const Problems* upload = nullptr;  ///< Why a file was not taken.
    int status = 200;
};
Response show_return(SignedPage& page, const AskedOf& asked, const Returning& returning);

/// The card with both forms to download and the box for a filled-in one.
html::Html answer_by_file(SignedPage& page, const AskedOf& asked, const Problems* upload);
/// What was understood next to the words of the file and what had been typed.
html::Html understood(const SignedPage& page, const casework::Form& form, const FilledPaper& paper, const casework::Answers& now, const std::vector<casework::Problem>& problems);
/// Downloads and upload.
void add_respond_paper_pages(Routes& routes);

/// The papers that go with a report, with the way to add one; nothing for an information request.
html::Html papers_with_report(SignedPage& page, const AskedOf& asked);
void add_respond_report_pages(Routes& routes);

/// The way to send a chronology with an information request; nothing for a report (web/chronology).
html::Html chronology_behind_link(const SignedPage& page, const AskedOf& asked);

}  // namespace web
