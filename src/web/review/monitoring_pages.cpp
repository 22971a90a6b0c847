#include "web/casework/print_view.h"
#include "web/casework/sheet_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Html monitoring_row(CaseDesk& desk, const casework::Record& record) {
    const auto& t = desk.page.t;
    const auto& answers = record.answers;
    const auto on = answers.day({"monitoring", 0, "on"}), due = answers.day({"monitoring", 0, "due_on"}), replied = answers.day({"monitoring", 0, "reply_on"});
    Html kind = option_words(t, answers.of("monitoring", "kind"));
    for (const char* field : {"time", "quality"})
        if (const auto& word = answers.of("monitoring", field); !word.empty()) kind << sign(", ") << option_words(t, word);
    const bool asks = answers.of("monitoring", "kind") != "checkpoint";
    Html reply;
    if (replied) reply << day(t, *replied) << sign(" ") << span(from_record(), answers.of("monitoring", "reply"));
    else if (asks) reply << t("web.monitoring.no_reply") << when(due.has_value(), [&](Html& out) { out << sign(", ") << t("web.monitoring.due") << sign(" ") << day(t, *due); });
    return tr(th(scope("row"), on ? Html{day(t, *on)} : Html{}), td(kind, sign(" "), small(from_record(), answers.of("monitoring", "by"))), td(cls("wrap-any"), from_record(), answers.of("monitoring", "found")), td(cls("wrap-any"), reply));
}

/// The record as it prints itself: every checkpoint and request in the order of writing, with its answer.
Html monitoring_record(CaseDesk& desk) {
    const auto& t = desk.page.t;
    Html rows;
    for (const auto* one : desk.file().all("monitoring")) rows << monitoring_row(desk, *one);
    const Html list = rows.empty() ? Html{p(cls("muted"), t("web.monitoring.none"))}
                                   : review_table(t, "web.monitoring.title", {"web.monitoring.on", "web.monitoring.kind", "web.monitoring.found", "web.monitoring.reply"}, rows);
    return together(h1(t("web.monitoring.title")), p(t("web.monitoring.mean"), sign(" "), small(t("web.monitoring.source"))), section(cls("card"), list));
}

Response monitoring_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const Html body = div(cls("wrap"), monitoring_record(desk),
                          p(cls("acts no-print"), when(desk.may(identity::Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << a(cls("btn"), href(desk.link("/monitoring/new")), t("web.monitoring.add")) << sign(" "); }),
                            when(can_make_pdf(page), [&](Html& out) { out << a(cls("btn btn--2"), href(desk.link("/review/monitoring.pdf")), t("web.monitoring.pdf")) << sign(" "); }), a(href(desk.link("/review")), t("web.hub.title"))));
    return page.show(desk.frame(std::string{t("web.monitoring.title").text()}), body);
}

Response monitoring_pdf(SignedPage& page) {
    CaseDesk desk{page};
    if (!can_make_pdf(page)) return page.go(desk.path("/review/monitoring"));
    return pdf_answer(desk, {std::string{page.t("web.monitoring.title").text()}, monitoring_record(desk)}, mark_copy(desk), desk.of.reference + "-monitoring.pdf", desk.path("/review/monitoring"));
}

}  // namespace

void add_monitoring_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/review/monitoring", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, monitoring_page);
    add_signed_page(routes, "/cases/{case}/review/monitoring.pdf", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::Exported, .data_class = identity::DataClass::C2, .rate = RateClass::Downloads}, monitoring_pdf);
}

}  // namespace web
