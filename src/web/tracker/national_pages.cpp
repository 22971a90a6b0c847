#include <algorithm>

#include "base/text.h"
#include "identity/organisation.h"
#include "learning/national.h"
#include "web/html/components/fields.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/tracker/national_view.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::NationalRecommendation;

namespace {

Html partial_day_of(const Catalogue& t, const std::string& iso) {
    if (const auto whole = base::parse_day(iso)) return Html{day(t, *whole)};
    PartialDay partial{.year = std::atoi(iso.substr(0, 4).c_str())};
    if (iso.size() >= 7) partial.month = static_cast<unsigned>(std::atoi(iso.substr(5, 2).c_str()));
    return Html{partial_day_words(t, partial)};
}

/// A source by its address, or by its name.
Html source_words(const std::string& source) {
    const auto address = source.starts_with("https://") ? Url::parse(source) : std::nullopt;
    return address ? Html{a(href(*address), from_record(), source)} : Html{span(from_record(), source)};
}

Html adoption_table(const Page& page, const NationalRecommendation& one) {
    const auto& t = page.t;
    std::vector<std::vector<govuk::Cell>> rows;
    page.services.store.read([&](store::Snapshot& snapshot) {
        for (const auto& adoption : learning::adoptions(snapshot, one.id)) {
            const auto area = identity::organisation(snapshot, identity::OrganisationId{adoption.partnership});
            if (!area) continue;
            Html name = span(from_record(), area->name);
            if (adoption.fictional) name << sign(" ") << span(cls("tag"), t("web.tracker.fictional"));
            rows.push_back({{.content = name}, {.content = Html{adoption_words(t, adoption.standing)}}, {.content = Html{span(from_record(), adoption.words)}}, {.content = Html{day(t, adoption.on)}}});
        }
    });
    if (rows.empty()) return p(t("web.tracker.adoption_none"));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.tracker.adoption")),
               govuk::table({.head = std::vector<govuk::Cell>{{.content = t("web.tracker.area")}, {.content = t("web.tracker.adoption")}, {.content = t("web.tracker.in_words")}, {.content = t("web.tracker.as_of")}}, .rows = std::move(rows), .first_cell_is_header = true}));
}

Html national_section(const Page& page, const NationalRecommendation& one) {
    const auto& t = page.t;
    Html since;
    for (const auto& later : one.since) since << li(time(partial_day_of(t, later.on)), p(from_record(), lang("en"), later.what), small(t("web.tracker.source"), sign(": "), source_words(later.source)));
    return section(cls("card"), attr("aria-labelledby", one.id), h2(id(one.id), from_record(), lang("en"), one.review), p(cls("muted"), span(from_record(), one.by), sign(", "), partial_day_of(t, one.made_on)), blockquote(cls("quote"), from_record(), lang("en"), p(one.text)),
                   p(small(t("web.tracker.source"), sign(": "), source_words(one.source))), h3(t("web.tracker.since")), ol(cls("feed"), since), h3(t("web.tracker.adoption")), adoption_table(page, one));
}

Response national_page(Page& page) {
    const auto& t = page.t;
    Html all;
    for (const auto& one : learning::national_recommendations()) all << national_section(page, one);
    PageFrame frame;
    frame.title = std::string{t("web.tracker.national").text()};
    return page.answer(std::move(frame), div(cls("wrap"), h1(t("web.tracker.national")), p(cls("lede"), t("web.tracker.national_means")), all));
}

// ---- an area says how far it is

Response ask_adoption(SignedPage& page, const Problems& problems, int status = 200) {
    const auto& t = page.t;
    const auto* one = learning::national_recommendation(page.request.parameter("id"));
    if (!one || tracker_partnerships(page, Permission::WriteTracker).empty()) return Response::error(404);
    govuk::Select select{.name = "standing", .label = {.content = t("web.tracker.adoption")}};
    for (const auto& standing : learning::adoption_standings()) select.items.push_back({.content = adoption_words(t, standing), .value = standing, .selected = page.typed("standing") == standing});
    const Html fields = together(govuk::select(t, select), govuk::textarea(t, {.name = "words", .label = {.content = t("web.tracker.in_words")}, .hint = govuk::Hint{.content = t("web.tracker.public_hint")}, .error = problems.at("words"), .value = page.typed("words"), .rows = 4, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save"))));
    return page.show(page.frame(std::string{t("web.tracker.adoption").text()}), div(cls("wrap measure"), problems.summary(t), h1(t("web.tracker.adoption")), p(from_record(), one->text), page.post_form("/national-recommendations/" + one->id + "/adoption", fields)), status);
}

Response adoption_form(SignedPage& page) { return ask_adoption(page, {}); }

Response save_adoption(SignedPage& page) {
    const auto partnerships = tracker_partnerships(page, Permission::WriteTracker);
    const auto* one = learning::national_recommendation(page.request.parameter("id"));
    const auto guard = FormGuard::of(page.request, page.context);
    if (!one || partnerships.empty()) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto& standings = learning::adoption_standings();
    if (std::ranges::find(standings, page.typed("standing")) == standings.end() || page.typed("words").size() > 4'000) {
        Problems problems;
        problems.add("words", page.t("web.tracker.choose"));
        return ask_adoption(page, problems, 422);
    }
    const auto to = desk_of(page).store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            learning::record_adoption(transaction, {.partnership = partnerships.front(), .national = one->id, .standing = page.typed("standing"), .words = page.typed("words"), .on = today_of(page), .fictional = page.services.site.demonstration}, doer_of(page));
            return "/national-recommendations";
        });
    });
    return page.go(to);
}

}  // namespace

const Words& adoption_words(const Catalogue& t, const std::string& standing) {
    if (standing == "planned") return t("web.tracker.adoption_planned");
    if (standing == "partly") return t("web.tracker.adoption_partly");
    if (standing == "adopted") return t("web.tracker.adoption_adopted");
    if (standing == "not_for_us") return t("web.tracker.adoption_not_for_us");
    return t("web.tracker.adoption_not_begun");
}

void add_public_progress_pages(Routes& routes) {
    add_page(routes, "/national-recommendations", RateClass::Pages, national_page);
    add_public_progress_page(routes);
}

void add_national_pages(Routes& routes) {
    add_signed_page(routes, "/national-recommendations/{id}/adoption", {.permission = Permission::ListCases}, adoption_form);
    add_form(routes, "/national-recommendations/{id}/adoption", {.permission = Permission::ListCases, .audit = AuditEvent::RecordChanged}, save_adoption);
}

}  // namespace web
