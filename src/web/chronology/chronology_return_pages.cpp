#include <algorithm>

#include "base/text.h"
#include "web/casework/written_view.h"
#include "web/chronology/chronology_desk.h"
#include "web/chronology/chronology_in_pages.h"
#include "web/chronology/chronology_return.h"
#include "web/chronology/incoming_view.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

Response ask_for_return(ChronologyDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& settings = desk.book().settings();
    Html columns;
    for (const auto meaning : return_columns(settings)) columns << li(meaning_words(t, meaning));
    const Html fields = together(govuk::input(t, {.name = "agency", .label = {.content = t("web.chronology_in.agency")}, .hint = govuk::Hint{.content = t("web.chronology_in.return_agency_hint")}, .error = problems.at("agency"), .value = page.typed("agency"), .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), name("go"), value("docx"), t("web.chronology_in.return_word")), sign(" "), button(cls("btn btn--2"), type("submit"), name("go"), value("xlsx"), t("web.chronology_in.return_excel"))));
    auto frame = desk.chronology_frame(std::string{t("web.chronology_in.returns_title").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.chronology_in.returns_title")), p(t("web.chronology_in.returns_mean")), section(cls("card"), h2(t("web.chronology_in.columns")), ul(columns), when(desk.may_write_all(), [&](Html& out) { out << p(a(href(desk.to("/settings")), t("web.chronology_in.to_settings"))); })),
                                           page.post_form(desk.way("/return"), fields), p(a(href(desk.to("/import")), t("web.chronology_in.title")))), problems.any() ? 422 : 200);
}

Response returns_page(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    return desk.may_write() ? ask_for_return(desk, {}) : Response::error(404);
}

Response give_return(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    if (!desk.may_write()) return Response::error(404);
    const auto agency = base::squeeze(page.typed("agency"));
    constexpr std::size_t longest = 200;
    if (agency.empty() || base::length(agency) > longest || !desk.may_write_for(agency)) {
        Problems problems;
        problems.add("agency", page.t("web.chronology_in.no_agency"));
        return ask_for_return(desk, problems);
    }
    const auto code = chronology_return_code(desk.desk, desk.of, agency);
    const auto& settings = desk.book().settings();
    if (page.typed("go") == "xlsx") return excel_file(excel_return(page.t, settings, agency, code), "chronology-return.xlsx");
    return word_file(word_return(page.t, settings, agency, code), "chronology-return.docx");
}

}  // namespace

void add_chronology_return_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    const Guard reading{.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = c2, .for_owners = true};
    add_signed_page(routes, "/cases/{case}/chronology/return", reading, returns_page);
    add_form(routes, "/cases/{case}/chronology/return", {.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = c2, .rate = RateClass::Downloads, .for_owners = true}, give_return);
}

}  // namespace web
