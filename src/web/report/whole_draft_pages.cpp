#include "web/casework/print_view.h"
#include "web/casework/written_view.h"
#include "web/html/tags.h"
#include "web/report/draft_view.h"
#include "web/report/report_desk.h"
#include "web/report/report_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

Html contents_of(const Catalogue& t, const publishing::Report& report) {
    Html items;
    for (const auto& section : report.sections)
        if (!section.number.empty()) items << li(a(href(Url{"#x"}.at("s" + section.number)), section.number, sign(" "), span(from_record(), section.title)));
    return nav(cls("card"), aria_label(t("web.draft.contents")), h2(cls("h2--small"), t("web.draft.contents")), ul(cls("plain"), items));
}

Html cover_of(const Catalogue& t, const publishing::Report& report) {
    Html reviewers;
    for (const auto& reviewer : report.reviewers) reviewers << p(cls("muted"), from_record(), reviewer);
    return div(h1(report.title.empty() ? Html{t("web.draft.untitled")} : Html{span(from_record(), report.title)}), p(span(from_record(), report.child), sign(" · "), span(from_record(), report.partnership)), reviewers);
}

Response whole_draft(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto report = draft_of(desk);
    const Html buttons = div(cls("row no-print"), a(cls("btn btn--2"), href(desk.link("/report/report.docx")), t("web.draft.to_word")), when(can_make_pdf(page), [&](Html& out) { out << a(cls("btn btn--2"), href(desk.link("/report/report.pdf")), t("web.print.pdf")); }));
    const Html text = report.empty() ? Html{section(cls("card"), p(t("web.draft.no_text")))} : together(contents_of(t, report), draft_html(t, report));
    const Html body = div(cls("wrap"), div(cls("row between"), cover_of(t, report), buttons), draft_navigation(desk, "/report/whole"), text);
    return page.show(draft_frame(desk, std::string{t("web.draft.whole").text()}), body);
}

/// What leaves has a number, and is recorded as an export before its first byte.
Response draft_as_word(SignedPage& page) {
    CaseDesk desk{page};
    const auto mark = mark_copy(desk);
    auto document = draft_document(page.t, draft_of(desk));
    document.parts.insert(document.parts.begin(), documents::word::WrittenParagraph{std::string{page.t("web.draft.copy", {{"reference", desk.of.reference}, {"copy", mark.copy}}).text()}, documents::word::WrittenParagraph::Look::Hint});
    return word_file(document, desk.of.reference + "-draft-copy-" + std::to_string(mark.copy) + ".docx");
}

Response draft_as_pdf(SignedPage& page) {
    CaseDesk desk{page};
    if (!can_make_pdf(page)) return page.go(desk.path("/report/whole"));
    const auto mark = mark_copy(desk);
    const auto report = draft_of(desk);
    const std::string title{page.t("web.draft.file_title", {{"reference", desk.of.reference}}).text()};
    return pdf_answer(desk, {title, together(cover_of(page.t, report), draft_html(page.t, report))}, mark, desk.of.reference + "-draft-copy-" + std::to_string(mark.copy) + ".pdf", desk.path("/report/whole"));
}

}  // namespace

void add_whole_draft_pages(Routes& routes) {
    const std::string below = "/cases/{case}/report";
    const Guard leaving{.permission = Permission::ReadDraft, .audit = AuditEvent::Exported, .data_class = identity::DataClass::C2, .rate = RateClass::Downloads};
    add_signed_page(routes, below + "/whole", {.permission = Permission::ReadDraft, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2}, whole_draft);
    add_signed_page(routes, below + "/report.docx", leaving, draft_as_word);
    add_signed_page(routes, below + "/report.pdf", leaving, draft_as_pdf);
}

}  // namespace web
