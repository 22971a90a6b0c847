#include <algorithm>
#include <array>

#include "casework/case_store.h"
#include "casework/publication_reading.h"
#include "identity/visible_cases_store.h"
#include "publishing/hiding.h"
#include "web/catalogue/cataloguer.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/publication/hiding_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

/// A review that somebody wants to take off line from its public page, and the case that published it.
struct AtAddress {
    collection::Reference reference;
    std::optional<casework::Case> behind{};
    std::string path() const { return collection::path_of(reference) + "/hide"; }
};

std::optional<AtAddress> at_address(SignedPage& page) {
    const auto reference = collection::parse_reference(page.request.parameter("year") + "/" + page.request.parameter("number"));
    if (!reference || !page.catalogue.review(*reference)) return std::nullopt;
    const auto& ground = desk_of(page).ground;
    return AtAddress{*reference, page.store().read([&](store::Snapshot& snapshot) { return publishing::case_behind(snapshot, ground, *reference); })};
}

/// Whether they have a part in the publication of that case: their own page of it says more.
bool has_part_in(SignedPage& page, const casework::Case& of) {
    return page.store().read([&](store::Snapshot& snapshot) {
        return std::ranges::any_of(std::array{Permission::PreparePublication, Permission::PublishFirst, Permission::PublishSecond}, [&](Permission permission) {
            const auto cases = identity::cases_with(snapshot, page.context.actor, permission, page.context.now);
            return std::ranges::find(cases, of.id.to_string()) != cases.end();
        });
    });
}

/// Who keeps the collection here, or the partnership's own part of it, is on call for what it shows. They see nothing of the case.
bool is_on_call(const SignedPage& page, const casework::Case& of) {
    if (!page.context.may(Permission::WriteCollection)) return false;
    const auto reach = queue_reach_of(page);
    return reach.everywhere || std::ranges::find(reach.partnerships, of.partnership) != reach.partnerships.end();
}

/// Since when it is hidden and by when a second person answers: what whoever is on call may know.
Html how_it_stands(SignedPage& page, const casework::CaseFile& file, const casework::Record& hiding) {
    const auto& t = page.t;
    Html said = together(p(cls("lede"), t("web.hiding.hidden_since"), sign(" "), moment(t, hiding.created_at)), p(t("web.hiding.publishers_told")));
    if (!hiding.answers.of("second", "answer").empty()) return said << p(t("web.publication.hidden_confirmed")), said;
    for (const auto& clock : file.clocks)
        if (clock.rule == "hiding-answer" && clock.runs() && clock.due_on) said << p(strong(t("web.hiding.second_by", {{"day", day_words(t, *clock.due_on, DayStyle::WithWeekday)}})));
    return said;
}

Response show_on_call(SignedPage& page, const AtAddress& at, const Problems& problems, int status = 200) {
    const auto& t = page.t;
    auto& desk = desk_of(page);
    const auto file = page.store().read([&](store::Snapshot& snapshot) { return casework::open_file(snapshot, desk.ground, *at.behind); });
    const auto* hiding = casework::hiding_in_force(file);
    const Key title = hiding ? Key{"web.hiding.hidden"} : Key{"web.hiding.from_public"};
    Html what;
    if (hiding) what = how_it_stands(page, file, *hiding);
    else
        what = together(p(cls("lede"), t("web.publication.hide_means")), p(t("web.hiding.on_call")), p(t("web.hiding.all_told")),
                        page.post_form(at.path(), together(govuk::textarea(t, {.name = "why", .label = {.content = t("web.publication.hide_why")}, .hint = govuk::Hint{.content = t("web.hiding.why_hint")}, .error = problems.at("why"), .value = page.typed("why"), .rows = 3}),
                                                           govuk::checkboxes(t, {.name = "record_is_risk", .items = {{.value = "yes", .content = t("web.publication.record_is_risk"), .chosen = page.typed("record_is_risk") == "yes"}}}),
                                                           p(cls("acts"), button(cls("btn btn--warn"), type("submit"), t("web.publication.hide"))))));
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", t(title)}}).text() : t(title).text()});
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t(title)), p(t("web.deposit.review"), sign(" "), a(href(page.link(collection::path_of(at.reference))), collection::to_string(at.reference))), what), status);
}

Response from_public_page(SignedPage& page) {
    const auto at = at_address(page);
    if (!at) return Response::error(404);
    if (at->behind && has_part_in(page, *at->behind)) return page.go("/cases/" + at->behind->reference + "/publication/hide");
    if (at->behind && is_on_call(page, *at->behind)) return show_on_call(page, *at, {});
    if (!at->behind && page.context.may(Permission::WriteCollection)) return page.go("/catalogue/" + collection::to_string(at->reference));
    const auto& t = page.t;
    return page.show(page.frame(std::string{t("web.hiding.from_public").text()}), div(cls("wrap measure"), h1(t("web.hiding.from_public")), p(t("web.hiding.not_yours")), p(t.rich("web.hiding.whom_to_ask", {}, {{"contact", page.link("/contact")}}))), 200);
}

Response hide_on_call(SignedPage& page) {
    const auto at = at_address(page);
    if (!at || !at->behind || !is_on_call(page, *at->behind)) return Response::error(404);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& desk = desk_of(page);
    publishing::Press press{desk.store, desk.ground, desk.files, page.services.reader};
    const auto done = desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, Problems> {
            Problems problems;
            if (page.typed("why").empty()) problems.add("why", page.t("web.publication.no_why"));
            else if (const auto hidden = publishing::hide(transaction, press, *at->behind, {.why = page.typed("why"), .record_is_risk = page.typed("record_is_risk") == "yes"}, doer_of(page)); !hidden && hidden.error() == publishing::HideRefusal::NotPublic)
                problems.add("", page.t("web.hiding.not_public"));
            if (problems.any()) return std::unexpected{std::move(problems)};
            return at->path();
        });
    });
    if (!done) return show_on_call(page, *at, done.error(), 422);
    index_now(page);
    return page.go(*done);
}

}  // namespace

void add_on_call_pages(Routes& routes) {
    add_signed_page(routes, "/reviews/{year}/{number}/hide", {.permission = Permission::ListCases}, from_public_page);
    add_form(routes, "/reviews/{year}/{number}/hide", {.permission = Permission::WriteCollection, .audit = AuditEvent::PublicationStep}, hide_on_call);
}

}  // namespace web
