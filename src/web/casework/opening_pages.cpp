#include "web/casework/opening_pages.h"

#include <array>

#include "casework/case_store.h"
#include "casework/path.h"
#include "collection/area.h"
#include "identity/membership.h"
#include "identity/organisation.h"
#include "web/casework/desk.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using identity::Role;

namespace {

/// Where a case may begin: with a referral, at the authority's own notification, or anywhere when it is entered afterwards.
struct Way {
    std::string_view word, state;
    Key words, hint;
};
constexpr std::array<Way, 3> ways{{{"notification", "sin.required", "web.opening.notification", "web.opening.notification_hint"},
                                   {"referral", "referral.received", "web.opening.referral", "web.opening.referral_hint"},
                                   {"afterwards", "", "web.opening.afterwards", "web.opening.afterwards_hint"}}};

struct CaseAsked {
    Problems problems = {};
    std::string way = {}, state = {}, pseudonym = {};
    int status = 200;
};

Html state_field(const SignedPage& page, const CaseAsked& asking) {
    govuk::Select select{.name = "state", .label = {.content = page.t("web.opening.state")}, .error = asking.problems.at("state")};
    select.items.push_back({.content = page.t("web.sheet.choose"), .value = std::string{}});
    for (const auto& state : casework::states()) select.items.push_back({.content = path_words(page.t, "state", state), .value = state, .selected = state == asking.state});
    return govuk::select(page.t, select);
}

Response ask_way(SignedPage& page, const CaseAsked& asking) {
    const auto& t = page.t;
    govuk::Choices choices{.name = "way", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.opening.way"), .classes = "govuk-fieldset__legend--s"}}, .error = asking.problems.at("way")};
    for (const auto& way : ways)
        choices.items.push_back({.value = std::string{way.word}, .content = t(way.words), .chosen = asking.way == way.word, .hint = govuk::Hint{.content = t(way.hint)},
                                 .conditional = way.state.empty() ? state_field(page, asking) : Html{}});
    const Html fields = together(govuk::radios(t, choices), govuk::input(t, {.name = "pseudonym", .label = {.content = t("web.opening.pseudonym")}, .hint = govuk::Hint{.content = t("web.opening.pseudonym_hint")}, .value = asking.pseudonym, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.opening.open"))));
    auto frame = page.frame(std::string{t("web.opening.title").text()});
    frame.breadcrumbs = {{Html{t("web.case.caseload")}, page.link("/cases")}};
    if (asking.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), asking.problems.summary(t), h1(t("web.opening.title")), p(t("web.opening.warning")), page.post_form("/cases/new", fields)), asking.status);
}

Response new_case(SignedPage& page) { return opening_partnership(page) ? ask_way(page, {}) : Response::error(404); }

Response open_new(SignedPage& page) {
    const auto partnership = opening_partnership(page);
    if (!partnership) return Response::error(404);
    CaseAsked asking{.problems = {}, .way = page.typed("way"), .state = page.typed("state"), .pseudonym = page.typed("pseudonym"), .status = 422};
    const auto way = std::ranges::find(ways, std::string_view{asking.way}, &Way::word);
    if (way == ways.end()) asking.problems.add("way", page.t("web.opening.no_way"));
    else if (way->state.empty() && std::ranges::count(casework::states(), asking.state) == 0) asking.problems.add("state", page.t("web.opening.no_state"));
    if (asking.problems.any()) return ask_way(page, asking);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& desk = desk_of(page);
    const auto doer = doer_of(page);
    const auto to = desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            const bool afterwards = way->state.empty();
            const auto of = casework::open_case(transaction, desk.ground, {.partnership = partnership->organisation, .state = afterwards ? asking.state : std::string{way->state}, .children = 1, .afterwards = afterwards}, doer);
            casework::set_details(transaction, of, {.pseudonym = asking.pseudonym, .area = of.area, .lead = page.me().public_id, .children = 1}, doer);
            const auto act = page.act();
            const auto id = of.id.to_string();
            if (!identity::admit_case(transaction, id, identity::OrganisationId{partnership->organisation}, act) || !identity::join_case(transaction, id, {.person = page.me().person, .role = role_of_opener(page)}, act))
                throw base::Fault{"The case could not be given its first member", of.reference, "Ask an administrator to look at the roles of this account."};
            return "/cases/" + of.reference;
        });
    });
    return page.go(to);
}

// ---- what of the plain row may be changed

Response show_details(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto& t = page.t;
    const auto* authority = collection::AreaBook::built_in().by_slug(desk.of.area);
    const Html fields = together(
        govuk::input(t, {.name = "pseudonym", .label = {.content = t("web.opening.pseudonym")}, .hint = govuk::Hint{.content = t("web.opening.pseudonym_hint")}, .value = desk.of.pseudonym, .autocomplete = "off"}),
        govuk::input(t, {.name = "area", .label = {.content = t("web.opening.area")}, .hint = govuk::Hint{.content = t("web.opening.area_hint")}, .value = authority ? authority->label.text : desk.of.area, .autocomplete = "off"}),
        govuk::input(t, {.name = "children", .label = {.content = t("web.opening.children")}, .value = std::to_string(desk.of.children), .classes = "govuk-input--width-2", .input_mode = "numeric"}),
        p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save")), sign(" "), a(href(desk.link()), t("web.case.back"))));
    return page.show(desk.frame(std::string{t("web.case.details").text()}), div(cls("wrap measure"), h1(t("web.case.details")), page.post_form(desk.path("/details"), fields)));
}

Response save_details(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto meaning = collection::AreaBook::built_in().meaning(page.typed("area"));
    const auto area = meaning.authorities.empty() ? meaning.label.slug : meaning.authorities.front().slug;
    const int children = std::clamp(std::atoi(page.typed("children").c_str()), 1, 99);
    const auto to = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            casework::set_details(transaction, desk.of, {.pseudonym = page.typed("pseudonym"), .area = area, .lead = desk.of.lead, .children = children}, doer_of(page));
            return desk.path();
        });
    });
    return page.go(to);
}

}  // namespace

std::optional<casework::Partnership> opening_partnership(const SignedPage& page) {
    const auto all = desk_of(page).store.read([](store::Snapshot& snapshot) { return casework::partnerships(snapshot); });
    for (const auto& role : page.me().standing)
        for (const auto& one : all)
            if (role.partnership && role.partnership->value() == one.organisation) return one;
    return std::nullopt;
}

Role role_of_opener(const SignedPage& page) {
    for (const auto& role : page.me().standing)
        if (identity::facts_of(role.role).in_case) return role.role;
    return Role::Coordinator;
}

void add_opening_pages(Routes& routes) {
    add_signed_page(routes, "/cases/new", {.permission = Permission::OpenCase}, new_case);
    add_form(routes, "/cases/new", {.permission = Permission::OpenCase, .audit = AuditEvent::CaseOpened}, open_new);
    add_signed_page(routes, "/cases/{case}/details", {.permission = Permission::WorkCase, .audit = AuditEvent::ReadCase}, show_details);
    add_form(routes, "/cases/{case}/details", {.permission = Permission::WorkCase, .audit = AuditEvent::CaseChanged}, save_details);
}

}  // namespace web
