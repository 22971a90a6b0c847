#include <algorithm>

#include "web/casework/form_words.h"
#include "web/casework/meeting_pages.h"
#include "web/casework/meeting_view.h"
#include "web/casework/pack_view.h"
#include "web/casework/print_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

PackChoice pack_chosen(const SignedPage& page) {
    PackChoice choice;
    for (const auto& paper : page.request.query.all("papers")) choice.papers.emplace_back(paper);
    choice.names = page.asked("names") == "yes";
    return choice;
}

Html paper_boxes(CaseDesk& desk, const Record& meeting) {
    const auto& t = desk.page.t;
    const auto asked = casework::papers_asked(casework::agenda_of(meeting, casework::agenda_record(desk.file(), meeting)));
    govuk::Choices papers{.name = "papers", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.pack.papers")}}, .hint = govuk::Hint{.content = t("web.pack.papers_hint")}};
    for (const auto& paper : papers_offered(desk))
        papers.items.push_back({.value = paper, .content = Html{option_words(t, paper)}, .chosen = asked.empty() || std::ranges::find(asked, paper) != asked.end()});
    Html boxes = papers.items.empty() ? Html{p(t("web.pack.none_offered"))} : govuk::checkboxes(t, papers);
    if (desk.may(Permission::ReadIdentities))
        boxes << govuk::checkboxes(t, {.name = "names", .items = {{.value = "yes", .content = t("web.pack.names"), .hint = govuk::Hint{.content = t("web.pack.names_hint")}}}});
    return boxes;
}

/// What will leave, before it leaves.
Response choose_pack(SignedPage& page) {
    CaseDesk desk{page};
    const auto meeting = meeting_of(desk);
    if (!meeting) return Response::error(404);
    const auto& t = page.t;
    const Html buttons = p(cls("acts"), when(can_make_pdf(page), [&](Html& out) { out << button(cls("btn"), type("submit"), form_action(page.link(meeting_path(desk, *meeting, "/pack.pdf"))), t("web.pack.as_pdf")); }),
                           button(can_make_pdf(page) ? cls("btn btn--2") : cls("btn"), type("submit"), t("web.pack.to_print")));
    const Html body = div(cls("wrap measure"), h1(t("web.pack.make")), p(from_record(), meeting_title(desk, *meeting)), govuk::warning_text(t, {.content = t("web.pack.read_first")}), p(t("web.pack.marked")),
                          form(action(page.link(meeting_path(desk, *meeting, "/pack/print"))), attr("method", "get"), paper_boxes(desk, *meeting), buttons));
    auto frame = desk.frame(std::string{t("web.pack.make").text()});
    frame.breadcrumbs.push_back({Html{span(from_record(), meeting_title(desk, *meeting))}, page.link(meeting_path(desk, *meeting))});
    return page.show(std::move(frame), body);
}

Response pack_to_print(SignedPage& page) {
    CaseDesk desk{page};
    const auto meeting = meeting_of(desk);
    if (!meeting) return Response::error(404);
    const auto mark = mark_copy(desk);
    auto frame = desk.frame(std::string{page.t("web.pack.title", {{"reference", desk.of.reference}}).text()});
    frame.breadcrumbs.push_back({Html{span(from_record(), meeting_title(desk, *meeting))}, page.link(meeting_path(desk, *meeting))});
    return page.show(std::move(frame), div(cls("wrap measure"), copy_line(desk, mark), pack_content(desk, *meeting, pack_chosen(page))));
}

Response pack_as_pdf(SignedPage& page) {
    CaseDesk desk{page};
    const auto meeting = meeting_of(desk);
    if (!meeting) return Response::error(404);
    if (!can_make_pdf(page)) return page.go(meeting_path(desk, *meeting, "/pack"));
    const auto mark = mark_copy(desk);
    const std::string title{page.t("web.pack.title", {{"reference", desk.of.reference}}).text()};
    return pdf_answer(desk, {title, pack_content(desk, *meeting, pack_chosen(page))}, mark, desk.of.reference + "-pack-copy-" + std::to_string(mark.copy) + ".pdf", meeting_path(desk, *meeting, "/pack"));
}

}  // namespace

void add_pack_pages(Routes& routes) {
    const std::string below = "/cases/{case}/meetings/{record}/pack";
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, below, {.permission = Permission::WorkCase, .audit = AuditEvent::ReadCase, .data_class = c2}, choose_pack);
    // Each copy has a number, and is recorded as an export before its first byte.
    add_signed_page(routes, below + "/print", {.permission = Permission::WorkCase, .audit = AuditEvent::Exported, .data_class = c2, .rate = RateClass::Downloads}, pack_to_print);
    add_signed_page(routes, below + ".pdf", {.permission = Permission::WorkCase, .audit = AuditEvent::Exported, .data_class = c2, .rate = RateClass::Downloads}, pack_as_pdf);
}

}  // namespace web
