#include "casework/proceedings.h"
#include "web/casework/sheet_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Html effects_of(const Catalogue& t, const casework::Record& proceeding) {
    Html items;
    for (const auto& effect : proceeding.answers.choices({"proceeding", 0, "effect"})) items << li(option_words(t, effect));
    return items.empty() ? Html{} : Html{ul(items)};
}

Html proceeding_row(CaseDesk& desk, const casework::Record& proceeding) {
    const auto& t = desk.page.t;
    const auto shown = [&](const char* field, Key none) -> Html {
        const auto on = proceeding.answers.day({"proceeding", 0, field});
        return on ? Html{day(t, *on)} : Html{span(cls("muted"), t(none))};
    };
    const auto again = casework::look_again(desk.file(), proceeding, desk.desk.ground);
    Html look;
    if (again) look << day(t, *again) << when(*again < today_of(desk.page), [&](Html& out) { out << sign(" ") << span(cls("tag tag--late"), t("web.proceedings.overdue")); });
    return tr(th(scope("row"), a(href(desk.link("/proceeding/" + proceeding.id.to_string())), option_words(t, proceeding.answers.of("proceeding", "kind")))), td(effects_of(t, proceeding)),
              td(from_record(), proceeding.answers.of("proceeding", "contact")), td(shown("expected_end", "web.proceedings.never")), td(shown("reviewed_on", "web.proceedings.never")), td(look));
}

Response proceedings_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html rows;
    for (const auto* one : desk.file().all("proceeding")) rows << proceeding_row(desk, *one);
    const Html list = rows.empty() ? Html{p(cls("muted"), t("web.proceedings.none"))}
                                   : review_table(t, "web.proceedings.title", {"web.proceedings.what", "web.proceedings.effect", "web.proceedings.contact", "web.proceedings.end", "web.proceedings.reviewed", "web.proceedings.look_again"}, rows);
    const Html body = div(cls("wrap"), h1(t("web.proceedings.title")), p(t("web.proceedings.mean")), section(cls("card"), list),
                          when(desk.may(identity::Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << p(a(cls("btn"), href(desk.link("/proceeding/new")), t("web.proceedings.add"))); }),
                          p(a(href(desk.link("/keeping")), t("web.keeping.title"))));
    return page.show(desk.frame(std::string{t("web.proceedings.title").text()}), body);
}

}  // namespace

void add_proceedings_page(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/proceedings", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, proceedings_page);
}

}  // namespace web
