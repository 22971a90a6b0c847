#include <algorithm>
#include <array>

#include "casework/review_group.h"
#include "web/casework/clock_card.h"
#include "web/casework/sheet_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

struct Watchable {
    std::string_view what;
    Key words;
};
constexpr std::array<Watchable, 3> watchables{{{"review", "web.group.watch_review"}, {"single_agency_plans", "web.group.watch_single"}, {"multi_agency_plans", "web.group.watch_multi"}}};

using Watched = std::map<casework::CaseKey, std::vector<std::string>>;

Html watched_words(const Catalogue& t, const std::vector<std::string>& list) {
    Html items;
    for (const auto& [what, words] : watchables)
        if (std::ranges::count(list, what) > 0) items << li(t(words));
    return ul(items);
}

Html group_row(const SignedPage& page, const casework::Case& of, const std::vector<std::string>& watched) {
    const auto& t = page.t;
    Html next = due_tag(page, of.nation, of.next_due_on, today_of(page));
    if (of.next_due_on) next << sign(" ") << rule_title(page, of.next_rule, of.nation) << sign(", ") << day(t, *of.next_due_on);
    const auto name = of.pseudonym.empty() ? of.reference : of.pseudonym;
    return tr(th(scope("row"), a(href(page.link("/cases/" + of.reference + "/review")), span(from_record(), name)), small(from_record(), of.reference)), td(path_words(t, "state", of.state)), td(next), td(watched_words(t, watched)),
              td(a(href(page.link("/cases/" + of.reference + "/meeting")), t("web.group.open_meetings"), span(cls("sr"), from_record(), sign(": "), name)), sign(" "),
                 a(href(page.link("/cases/" + of.reference + "/quality")), t("web.group.quality"), span(cls("sr"), from_record(), sign(": "), name))));
}

Response group_page(SignedPage& page) {
    const auto& t = page.t;
    const auto cases = reviews_of(page);
    const auto watched = page.store().read([&](store::Snapshot& snapshot) { return casework::watched(snapshot, cases); });
    Html rows, others;
    for (const auto& of : cases) {
        const auto found = watched.find(of.key);
        if (found != watched.end()) rows << group_row(page, of, found->second);
        else others << li(a(href(page.link("/cases/" + of.reference + "/review")), span(from_record(), of.pseudonym.empty() ? of.reference : of.pseudonym)), small(path_words(t, "state", of.state)));
    }
    Html markers;
    for (const auto& marker : casework::quality_markers()) markers << li(a(href(page.link("/quality/" + marker)), option_words(t, marker)));
    const Html list = rows.empty() ? Html{section(cls("card"), p(t("web.group.none")))}
                                   : Html{section(cls("card"), review_table(t, "web.group.title", {"web.group.case", "web.group.state", "web.group.next", "web.group.watched", "web.group.open_meetings"}, rows))};
    const Html body = div(cls("wrap"), h1(t("web.group.title")), p(t("web.group.mean")), list,
                          when(!others.empty(), [&](Html& out) { out << section(cls("card"), attr("aria-labelledby", "others"), h2(id("others"), t("web.group.others")), ul(cls("tasks"), others)); }),
                          section(cls("card"), attr("aria-labelledby", "markers"), h2(id("markers"), t("web.quality.title")), ul(markers)),
                          when(page.context.may(identity::Permission::ReadFigures), [&](Html& out) { out << p(a(href(page.link("/reviewers")), t("web.reviewers.title"))); }));
    return page.show(page.frame(std::string{t("web.group.title").text()}), body);
}

Response change_watching(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto what = page.typed("what");
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard || std::ranges::count(casework::watchable(), what) == 0) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            casework::watch(transaction, desk.of, what, page.typed("watch") == "yes", doer_of(page));
            return desk.path("/review") + "#watching";
        });
    });
    return page.go(to);
}

}  // namespace

Html watching_card(CaseDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto all = page.store().read([&](store::Snapshot& snapshot) { return casework::watched(snapshot, {desk.of}); });
    const auto found = all.find(desk.of.key);
    const bool may = desk.may(identity::Permission::WorkCase) && !desk.is_over();
    Html items;
    for (const auto& [what, words] : watchables) {
        const bool on = found != all.end() && std::ranges::count(found->second, what) > 0;
        const Html act = may ? page.post_form(desk.path("/review/watch"), together(tag::input(type("hidden"), name("what"), value(std::string{what})), tag::input(type("hidden"), name("watch"), value(on ? "no" : "yes")),
                                                                                       button(cls("btn btn--2 btn--s"), type("submit"), on ? t("web.group.unwatch") : t("web.group.watch"), span(cls("sr"), sign(": "), t(words)))))
                             : Html{on ? Html{span(cls("tag tag--ok"), t("web.group.watched"))} : Html{}};
        items << li(span(t(words)), act);
    }
    return section(cls("card"), attr("aria-labelledby", "watching"), h2(id("watching"), t("web.group.title")), ul(cls("tasks"), items), p(a(href(page.link("/group")), t("web.group.mean"))));
}

void add_group_pages(Routes& routes) {
    add_signed_page(routes, "/group", {.permission = identity::Permission::ListCases, .audit = AuditEvent::None}, group_page);
    add_form(routes, "/cases/{case}/review/watch", {.permission = identity::Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2}, change_watching);
}

}  // namespace web
