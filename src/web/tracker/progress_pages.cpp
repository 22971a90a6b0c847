#include "casework/case_store.h"
#include "collection/reference.h"
#include "identity/organisation.h"
#include "learning/progress.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Rung;

namespace {

constexpr std::array<Rung, 4> shown_rungs{Rung::Planned, Rung::Done, Rung::PracticeChanged, Rung::BetterForChildren};

struct ProgressModel {
    std::string name;  ///< Of the partnership; empty: there is no such page.
    learning::Progress progress;
};

ProgressModel progress_model(const Page& page) {
    ProgressModel model;
    page.services.store.read([&](store::Snapshot& snapshot) {
        std::vector<learning::Head> heads;
        for (const auto& partnership : casework::partnerships(snapshot)) {
            if (partnership.area != page.request.parameter("slug") || learning::setting_of(snapshot, partnership.organisation, "public_progress") != "on") continue;
            if (const auto organisation = identity::organisation(snapshot, identity::OrganisationId{partnership.organisation})) model.name = organisation->name;
            for (auto& head : learning::heads_of_partnership(snapshot, partnership.organisation)) heads.push_back(std::move(head));
        }
        model.progress = learning::progress_of(heads, [&](const std::string& review) {
            const auto reference = collection::parse_reference(review);
            return reference && !page.catalogue.summaries({*reference}).empty();  // One that is hidden or withdrawn is not there for the public.
        });
    });
    return model;
}

Html published_table(const Page& page, const std::vector<learning::Head>& heads) {
    const auto& t = page.t;
    const auto cell = [&](Key label, const Html& content) -> Html { return td(role("cell"), attr("data-l", t(label).text()), content); };
    Html rows;
    for (const auto& head : heads)
        rows << tr(role("row"), th(scope("row"), role("rowheader"), from_record(), head.text), cell("web.tracker.column_review", a(href(review_link(page, *collection::parse_reference(head.review))), span(from_record(), head.review))),
                   cell("web.tracker.column_far", impact_ladder(t, head.state)), cell("web.tracker.column_state", Html{state_of_recommendation(t, head.state)}));
    Html columns;
    for (const Key key : {Key{"web.tracker.column_text"}, Key{"web.tracker.column_review"}, Key{"web.tracker.column_far"}, Key{"web.tracker.column_state"}}) columns << th(scope("col"), role("columnheader"), t(key));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.impact.published")), table(cls("tbl stack"), role("table"), caption(cls("sr"), t("web.impact.published")), thead(role("rowgroup"), tr(role("row"), columns)), tbody(role("rowgroup"), rows)));
}

Html published_card(const Page& page, const learning::Progress& progress) {
    const auto& t = page.t;
    Html stats;
    for (const auto rung : shown_rungs) stats << li(cls("card stat"), b(progress.counts[static_cast<std::size_t>(rung)]), t(rung_key(rung)));
    return together(h2(t("web.impact.published")), progress.published.empty() ? Html{section(cls("card"), p(t("web.impact.published_none")))} : together(ul(cls("plain cols stats"), stats), section(cls("card"), published_table(page, progress.published))));
}

Html shown_words(const Catalogue& t, const casework::ShownCount& count) {
    if (count.kind == casework::ShownCount::Kind::Number) return t.number(count.number);
    return t(count.kind == casework::ShownCount::Kind::FewerThan5 ? Key{"web.figures.fewer_than_5"} : Key{"web.figures.hidden"});
}

/// What is in work and not published: numbers alone.
Html others_card(const Page& page, const casework::ShownTable& others) {
    const auto& t = page.t;
    Html rows;
    for (std::size_t rung = 0; rung < others.rows.size(); ++rung) rows << tr(th(scope("row"), t(rung_key(static_cast<Rung>(rung)))), td(cls("num"), shown_words(t, others.rows[rung].incidents)));
    return section(cls("card"), attr("aria-labelledby", "others"), h2(id("others"), t("web.impact.others")), p(t("web.impact.others_mean")),
                   div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.impact.others_table")),
                       table(cls("tbl"), caption(cls("sr"), t("web.impact.others_table")), thead(tr(th(scope("col"), t("web.tracker.column_far")), th(scope("col"), cls("num"), t("web.impact.stat_all")))), tbody(rows),
                             tfoot(tr(th(scope("row"), t("web.impact.far_all")), td(cls("num"), shown_words(t, others.total.incidents)))))));
}

Response progress_page(Page& page) {
    const auto& t = page.t;
    const auto model = progress_model(page);
    if (model.name.empty()) return Response::error(404);
    PageFrame frame;
    frame.title = std::string{t("web.tracker.progress").text()} + ": " + model.name;
    return page.answer(std::move(frame), div(cls("wrap"), h1(span(from_record(), model.name), sign(": "), t("web.tracker.progress")), p(cls("lede"), t("web.tracker.four_steps")), published_card(page, model.progress), others_card(page, model.progress.others)));
}

// ---- whether there is one

Response progress_setting(SignedPage& page) {
    const auto partnerships = tracker_partnerships(page, Permission::ApproveTracker);
    if (partnerships.empty()) return Response::error(404);
    const auto& t = page.t;
    std::string area;
    const bool on = page.store().read([&](store::Snapshot& snapshot) {
        for (const auto& partnership : casework::partnerships(snapshot))
            if (partnership.organisation == partnerships.front()) area = partnership.area;
        return learning::setting_of(snapshot, partnerships.front(), "public_progress") == "on";
    });
    auto frame = page.frame(std::string{t("web.tracker.progress").text()});
    frame.breadcrumbs = {{Html{t("web.impact.title")}, page.link("/learning")}};
    const Html where = on ? Html{p(a(href(page.link("/areas/" + area + "/progress")), t("web.impact.progress_open")))} : Html{};
    return page.show(std::move(frame), div(cls("wrap measure"), h1(t("web.tracker.progress")), p(t("web.tracker.progress_means")), p(strong(on ? t("web.tracker.progress_on") : t("web.tracker.progress_off"))), where,
                     page.post_form("/actions/progress", together(tag::input(type("hidden"), name("value"), value(on ? "off" : "on")), button(cls("btn"), type("submit"), on ? t("web.tracker.progress_turn_off") : t("web.tracker.progress_turn_on"))))));
}

Response save_progress_setting(SignedPage& page) {
    const auto partnerships = tracker_partnerships(page, Permission::ApproveTracker);
    const auto guard = FormGuard::of(page.request, page.context);
    if (partnerships.empty()) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto to = desk_of(page).store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            learning::set_setting(transaction, partnerships.front(), "public_progress", page.typed("value") == "on" ? "on" : "off", doer_of(page));
            return "/actions/progress";
        });
    });
    return page.go(to);
}

}  // namespace

void add_public_progress_page(Routes& routes) { add_page(routes, "/areas/{slug}/progress", RateClass::Pages, progress_page); }

void add_progress_pages(Routes& routes) {
    add_signed_page(routes, "/actions/progress", {.permission = Permission::ListCases}, progress_setting);
    add_form(routes, "/actions/progress", {.permission = Permission::ListCases, .audit = AuditEvent::SettingsChanged}, save_progress_setting);
}

}  // namespace web
