#include "web/signing/signed_page.h"

#include <array>

#include "base/assert.h"
#include "base/text.h"
#include "identity/token.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/signing/cookies.h"
#include "web/signing/signing_door.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {


/// What the header of casework leads to, for whom.
struct Place {
    Key words;
    std::string_view path;
    identity::Permission permission;
};
constexpr std::array<Place, 23> places{{{"web.casework.nav_work", "/work", identity::Permission::ListCases},
                                       {"web.casework.nav_caseload", "/cases", identity::Permission::ListCases},
                                       {"web.casework.nav_calendar", "/calendar", identity::Permission::ListCases},
                                       {"web.casework.nav_tracker", "/actions", identity::Permission::ListCases},
                                       {"web.casework.nav_learning", "/learning", identity::Permission::ListCases},
                                       {"web.casework.nav_notices", "/notifications", identity::Permission::ListCases},
                                       {"web.casework.nav_group", "/group", identity::Permission::ListCases},
                                       {"web.casework.nav_figures", "/figures", identity::Permission::ReadFigures},
                                       {"web.casework.nav_reviewers", "/reviewers", identity::Permission::ReadFigures},
                                       {"web.casework.nav_panel", "/panel", identity::Permission::ReadHandedOver},
                                       {"web.casework.nav_deposit", "/deposit", identity::Permission::WriteCollection},
                                       {"web.casework.nav_people", "/admin/users", identity::Permission::ManageAccounts},
                                       {"web.casework.nav_organisations", "/admin/organisations", identity::Permission::ManageAccounts},
                                       {"web.casework.nav_mail", "/admin/mail", identity::Permission::ManageSite},
                                       {"web.casework.nav_site", "/admin/site", identity::Permission::ManageSite},
                                       {"web.article.news", "/admin/news", identity::Permission::ManageSite},
                                       {"web.article.guidance", "/admin/guidance", identity::Permission::ManageSite},
                                       {"web.casework.nav_deposit_keys", "/admin/deposit-keys", identity::Permission::ManageSite},
                                       {"web.casework.nav_clocks", "/admin/clocks", identity::Permission::ManageClocks},
                                       {"web.casework.nav_timetables", "/admin/timetables", identity::Permission::ManageTemplates},
                                       {"web.casework.nav_leaflets", "/admin/leaflets", identity::Permission::ManageTemplates},
                                       {"web.casework.nav_audit", "/admin/audit", identity::Permission::ReadAllAudit},
                                       {"web.casework.nav_account", "/account", identity::Permission::UseAccount}}};

std::string under(Language language, std::string_view path) { return std::string{page_url(language, path).text()}; }

Handler in_language(Language language, SignedPageFunction function) {
    return [language, function](const Request& request, Context& context) {
        if (language == Language::Pseudo && !context.services().pseudo_language) return Response::error(404);
        SignedPage page{request, context, language};
        return function(page);
    };
}

void add_in_languages(Routes& routes, Method method, std::string_view pattern, const Guard& guard, const BodyPolicy& body, RateClass rate, SignedPageFunction page) {
    for (const auto language : {Language::English, Language::Welsh, Language::Pseudo}) {
        const std::string prefix = language == Language::English ? "" : "/" + std::string{tag_of(language)};
        Route route{method, prefix + std::string{pattern}, guard.data_class, guard.permission, guard.audit, body, rate, in_language(language, page)};
        if (guard.for_owners) route.for_owners();
        routes.add(std::move(route));
    }
}

}  // namespace

SignedPage::SignedPage(const Request& asked, Context& around, Language in) : Page{asked, around, in} {}

const identity::SignedIn& SignedPage::me() const {
    CAIRN_ASSERT(context.actor.person());
    return *context.actor.person();
}

Signing& SignedPage::signing() const {
    CAIRN_ASSERT(services.signing);
    return *services.signing;
}

identity::Act SignedPage::act() const {
    const identity::SignedIn* person = context.actor.person();
    return {.at = context.now, .journal = sign_in().journal(), .by = person ? std::optional{person->person} : std::nullopt,
            .address = request.client.to_string(), .on_behalf_of = context.grant().on_behalf_of()};
}

std::string SignedPage::typed(std::string_view name) const { return std::string{base::trim(request.form.first(name).value_or(""))}; }

PageFrame SignedPage::frame(std::string title) const {
    PageFrame made;
    made.title = std::move(title);
    made.robots = Robots::KeptOut;
    made.exit_button = ExitButton::Hidden;
    CaseworkFrame casework;
    if (const identity::SignedIn* person = context.actor.person()) {
        casework.who = person->title.empty() ? std::string{t("web.casework.signed_in_as", {{"name", person->name}}).text()}
                                             : std::string{t("web.casework.signed_in_as_title", {{"name", person->name}, {"title", person->title}}).text()};
        casework.sign_out = tag::form(attr("method", "post"), action(link("/sign-out")), tag::input(type("hidden"), name("form_token"), value(context.visitor().form_token)),
                                      button(cls("link-button"), type("submit"), t("web.casework.sign_out")));
        for (const Place& place : places)
            if (context.may(place.permission))
                casework.links.push_back({Html{t(place.words)}, link(place.path), path_and_query().starts_with(place.path)});
    }
    casework.links.push_back({Html{t("web.casework.nav_published")}, link("/"), false});
    made.casework = std::move(casework);
    return made;
}

Html SignedPage::form_fields() {
    std::string token = context.visitor().form_token;
    if (token.empty() && new_visit_.empty()) new_visit_ = identity::to_hex(identity::system_random(32));
    if (token.empty()) token = form_token_of(new_visit_);
    return together(tag::input(type("hidden"), name("form_token"), value(token)), tag::input(type("hidden"), name("form_key"), value(new_form_key())));
}

Html SignedPage::post_form(std::string_view path, const Html& content) {
    return tag::form(attr("method", "post"), action(link(path)), flag("novalidate"), form_fields(), content);
}

Response SignedPage::show(PageFrame frame, const Html& content, int status) {
    if (frame.path.empty() && request.method != Method::Get) {
        // What a form was answered with has no address of its own to come back to: the other language begins with the form's page.
        frame.path = path_and_query();
    }
    Response response = answer(std::move(frame), content, status);
    response.with_cache(Cache::NoStore);
    if (!new_visit_.empty()) set_cookie(response, request, Cookie::Visit, new_visit_);
    return response;
}

Response SignedPage::go(std::string_view path) const { return Response::see_other(under(language, path)); }

void add_signed_page(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page) {
    add_in_languages(routes, Method::Get, pattern, guard, no_body, guard.rate, page);
}

void add_form(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page) {
    add_in_languages(routes, Method::Post, pattern, guard, form_body(guard.body_bytes), guard.rate == RateClass::Pages ? RateClass::Forms : guard.rate, page);
}

void add_file_form(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page) {
    add_in_languages(routes, Method::Post, pattern, guard, multipart_body(guard.body_bytes), RateClass::Forms, page);
}

bool signed_in_lately(const SignedPage& page) { return page.context.now - page.me().confirmed_at <= identity::fresh_for; }

Response to_sign_in_again(const SignedPage& page, std::string_view path) { return page.go("/sign-in/again?to=" + html::percent_encoded(page.link(path).text())); }

Html Problems::summary(const Catalogue& t) const {
    if (!any()) return {};
    govuk::ErrorSummary summary;
    for (const Found& one : found_) {
        govuk::ErrorLink link{.content = Html{one.words}};
        if (!one.field.empty()) link.to = Url::parse("#" + one.field);
        summary.errors.push_back(std::move(link));
    }
    return govuk::error_summary(t, summary);
}

std::optional<govuk::ErrorMessage> Problems::at(std::string_view field) const {
    for (const Found& one : found_)
        if (one.field == field) return govuk::ErrorMessage{.content = Html{one.words}};
    return std::nullopt;
}

std::string own_path(std::string_view asked, std::string_view otherwise) {
    constexpr std::size_t longest = 2000;
    const bool ours = asked.starts_with('/') && !asked.starts_with("//") && asked.size() <= longest && is_safe_address(asked);
    return std::string{ours ? asked : otherwise};
}

}  // namespace web
