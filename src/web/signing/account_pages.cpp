#include "web/signing/account_pages.h"

#include "identity/organisation.h"
#include "identity/person.h"
#include "identity/token.h"
#include "identity/totp.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/moment.h"
#include "web/signing/cookies.h"
#include "web/signing/fields.h"
#include "web/signing/passkey_view.h"
#include "web/signing/qr_code.h"
#include "web/signing/recovery_view.h"
#include "web/signing/role_words.h"
#include "web/signing/signing_door.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

struct AccountModel {
    identity::Person person;
    std::vector<std::string> roles;
    std::vector<identity::Session> log_ins;
    int recovery_codes = 0;
    std::vector<identity::Passkey> passkeys;
};

AccountModel account_of(const SignedPage& page) {
    const identity::SignedIn& me = page.me();
    return page.store().read([&](store::Snapshot& snapshot) {
        AccountModel model{.person = *identity::person(snapshot, me.person), .roles = {},
                           .log_ins = identity::sessions_of(snapshot, me.person, page.sign_in().rules().sessions, page.context.now),
                           .recovery_codes = identity::recovery_codes_left(snapshot, me.person),
                           .passkeys = identity::passkeys_of(snapshot, me.person)};
        for (const identity::StandingRole& role : me.standing) {
            std::string words{role_words(page.t, role.role).text()};
            if (role.partnership) words += ", " + identity::organisation(snapshot, *role.partnership)->name;
            if (role.on_behalf_of) words = page.t("web.account.covering", {{"role", words}, {"name", identity::person(snapshot, *role.on_behalf_of)->name}}).text();
            model.roles.push_back(std::move(words));
        }
        return model;
    });
}

Html facts(const SignedPage& page, const AccountModel& model) {
    Html roles = model.roles.empty() ? Html{page.t("web.account.no_roles")} : Html{};
    if (!model.roles.empty()) roles = ul(cls("plain"), each(model.roles, [](Html& out, const std::string& one) { out << li(from_record(), one); }));
    govuk::SummaryList list{.rows = {{.key = Html{page.t("web.people.name")}, .value = Html{span(from_record(), model.person.name)}},
                                     {.key = Html{page.t("web.sign_in.address")}, .value = Html{span(from_record(), model.person.address)}},
                                     {.key = Html{page.t("web.people.roles")}, .value = roles}}};
    const auto change = [&](std::string_view path, Key hidden) { return govuk::Actions{.items = {{.to = page.link(path), .content = Html{page.t("web.account.change")}, .hidden = Html{page.t(hidden)}}}}; };
    list.rows.push_back({.key = Html{page.t("web.sign_in.password")}, .value = Html{page.t("web.account.password_set")}, .actions = change("/account/password", "web.account.the_password")});
    list.rows.push_back({.key = Html{page.t("web.account.app")}, .value = Html{page.t("web.account.app_set")}, .actions = change("/account/app", "web.account.the_app")});
    list.rows.push_back({.key = Html{page.t("web.account.recovery")}, .value = Html{page.t("web.account.recovery_left", {{"count", model.recovery_codes}})},
                         .actions = change("/account/recovery-codes", "web.account.the_recovery")});
    return govuk::summary_list(list);
}

Html log_ins(SignedPage& page, const AccountModel& model) {
    govuk::Table table{.caption = Html{page.t("web.account.log_ins")}, .rows = {}};
    table.caption_classes = "govuk-table__caption--m";
    table.head = std::vector<govuk::Cell>{{.content = Html{page.t("web.account.began")}}, {.content = Html{page.t("web.account.seen")}}, {.content = Html{page.t("web.account.from")}}};
    for (const identity::Session& one : model.log_ins) {
        Html from = together(span(from_record(), one.address), br(), span(cls("muted small"), from_record(), one.browser));
        if (one.id == page.me().session) from << br() << strong(page.t("web.account.this_one"));
        table.rows.push_back({{.content = moment(page.t, one.began)}, {.content = moment(page.t, one.seen)}, {.content = from}});
    }
    return together(div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(page.t("web.account.log_ins")), govuk::table(table)),
                    page.post_form("/account/sign-out-everywhere", govuk::button({.content = Html{page.t("web.account.out_everywhere")}, .classes = "govuk-button--warning"})));
}

Html banner_of(const SignedPage& page) {
    const std::string done = page.asked("done");
    const auto success = [&](const Words& words) { return govuk::notification_banner(page.t, {.content = Html{words}, .kind = govuk::BannerKind::Success}); };
    if (done == "password") return success(page.t("web.account.password_changed"));
    if (done == "app") return success(page.t("web.account.app_changed"));
    if (done == "passkey") return success(page.t("web.passkey.added"));
    if (done == "passkey-removed") return success(page.t("web.passkey.removed"));
    if (done == "recovery") return success(page.t("web.account.recovery_made"));
    return {};
}

Response account_page(SignedPage& page) {
    const AccountModel model = account_of(page);
    return page.show(page.frame(std::string{page.t("web.account.title").text()}),
                     div(cls("wrap"), banner_of(page), h1(page.t("web.account.title")), facts(page, model), p(a(href(page.link("/account/cover")), page.t("web.cover.title"))), passkey_list(page, model.passkeys), log_ins(page, model)));
}

Response sign_out_everywhere(SignedPage& page) {
    page.store().write([&](store::Transaction& transaction) { identity::end_sessions(transaction, page.me().person, "signed out everywhere", page.act()); });
    Response response = page.go("/sign-in?out=1");
    drop_cookie(response, page.request, Cookie::Session);
    drop_cookie(response, page.request, Cookie::Device);
    return response;
}

PageFrame step_frame(const SignedPage& page, const Words& title, const Problems& problems) {
    PageFrame frame = page.frame(std::string{title.text()});
    if (problems.any()) frame.title = page.t("web.sign_in.error_title", {{"title", title}}).text();
    frame.breadcrumbs = {{Html{page.t("web.account.title")}, page.link("/account")}};
    frame.crumb = title.text();
    return frame;
}

Response show_password(SignedPage& page, const Problems& problems) {
    const Words& title = page.t("web.account.password_title");
    return page.show(step_frame(page, title, problems),
                     div(cls("wrap"), problems.summary(page.t), h1(title),
                         page.post_form("/account/password", together(password_field(page, problems, "old", page.t("web.account.password_old"), "current-password"),
                                                                      password_field(page, problems, "password", page.t("web.account.password_new"), "new-password", Html{page.t("web.account.password_hint")}),
                                                                      submit(page.t("web.account.password_change"))))),
                     problems.any() ? 422 : 200);
}

Response password_page(SignedPage& page) { return show_password(page, {}); }

Response change_password(SignedPage& page) {
    const auto cookie = page.sign_in().change_password(page.me(), page.typed_whole("old"), page.typed_whole("password"), visit_of(page.request));
    if (!cookie) {
        Problems problems;
        add_refusal(page, problems, cookie.error(), "old", page.t("web.account.password_old_wrong"));
        return show_password(page, problems);
    }
    Response response = page.go("/account?done=password");
    set_cookie(response, page.request, Cookie::Session, *cookie);
    return response;
}

Response show_app(SignedPage& page, const std::string& secret, const std::string& sealed, const Problems& problems) {
    const Words& title = page.t("web.account.app_title");
    const Words& site = page.t("web.frame.site_name");
    const std::string account = account_of(page).person.address;
    return page.show(step_frame(page, title, problems),
                     div(cls("wrap"), problems.summary(page.t), h1(title), p(cls("lede"), page.t("web.account.app_how")),
                         qr_code(identity::code_address(secret, account, site.text()), page.t("web.account.app_picture")), p(page.t("web.account.app_by_hand")),
                         p(cls("secret"), from_record(), identity::to_base32(secret)),
                         page.post_form("/account/app", together(tag::input(type("hidden"), name("sealed"), value(sealed)),
                                                                 code_field(page, problems, page.t("web.account.app_code")), submit(page.t("web.account.app_change"))))),
                     problems.any() ? 422 : 200);
}

Response app_page(SignedPage& page) {
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/account/app");
    const auto made = page.sign_in().new_code_secret(page.me());
    return show_app(page, made.secret, made.sealed, {});
}

Response change_app(SignedPage& page) {
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/account/app");
    const std::string sealed = page.typed("sealed");
    const auto secret = page.sign_in().opened_code_secret(page.me(), sealed);
    if (!secret) return page.go("/account/app");
    const auto changed = page.sign_in().change_code_secret(page.me(), sealed, page.typed("code"), visit_of(page.request));
    if (changed) return page.go("/account?done=app");
    Problems problems;
    add_refusal(page, problems, changed.error(), "code", page.t("web.sign_in.code_wrong"));
    return show_app(page, *secret, sealed, problems);
}

Response show_new_passkey(SignedPage& page, const Problems& problems) {
    const Words& title = page.t("web.passkey.new_title");
    return page.show(step_frame(page, title, problems), div(cls("wrap"), problems.summary(page.t), h1(title), p(cls("lede"), page.t("web.passkey.new_why")), new_passkey_form(page, account_of(page).person, problems)),
                     problems.any() ? 422 : 200);
}

Response new_passkey_page(SignedPage& page) {
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/account/passkeys/new");
    return show_new_passkey(page, {});
}

Response add_passkey(SignedPage& page) {
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/account/passkeys/new");
    Problems problems;
    if (page.typed("label").empty()) problems.add("label", page.t("web.passkey.label_missing"));
    if (problems.any()) return show_new_passkey(page, problems);
    const auto added = page.sign_in().add_passkey(page.me(), cookie_of(page.request, Cookie::Session), new_passkey(page), visit_of(page.request));
    if (added) return page.go("/account?done=passkey");
    problems.add("", page.t("web.passkey.not_added"));
    return show_new_passkey(page, problems);
}

Response remove_passkey(SignedPage& page) {
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/account");
    return page.sign_in().remove_passkey(page.me(), page.request.parameter("passkey"), visit_of(page.request)) ? page.go("/account?done=passkey-removed") : Response::error(404);
}

Response recovery_page(SignedPage& page) {
    const Words& title = page.t("web.account.recovery_title");
    return page.show(step_frame(page, title, {}), div(cls("wrap"), h1(title), p(cls("lede"), page.t("web.account.recovery_why")),
                                                      page.post_form("/account/recovery-codes", submit(page.t("web.account.recovery_make")))));
}

/// The codes are shown by the first sending alone: they are kept nowhere, so a repeat is told that they were made.
Response make_recovery(SignedPage& page) {
    if (!signed_in_lately(page)) return to_sign_in_again(page, "/account/recovery-codes");
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::vector<std::string> codes;
    const std::string to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            codes = identity::make_recovery_codes(transaction, page.me().person, page.context.now, page.sign_in().random());
            identity::Event event = page.act().event(identity::EventKind::RecoveryMade);
            event.about = page.me().person;
            page.sign_in().journal().record(transaction, event);
            return "/account?done=recovery";
        });
    });
    if (codes.empty()) return page.go(to);
    const Words& title = page.t("web.account.recovery_title");
    return page.show(step_frame(page, title, {}), div(cls("wrap"), h1(title), recovery_view(page, codes)));
}

Response no_access_page(SignedPage& page) {
    return page.show(page.frame(std::string{page.t("web.account.no_access").text()}),
                     div(cls("wrap"), h1(page.t("web.account.no_access")), p(cls("lede"), page.t("web.account.no_access_why")),
                         p(page.t.rich("web.account.no_access_what", {}, {{"account", page.link("/account")}}))));
}

}  // namespace

void add_account_pages(Routes& routes) {
    const auto own = [](AuditEvent event) { return Guard{.permission = Permission::UseAccount, .audit = event}; };
    add_signed_page(routes, "/account", own(AuditEvent::None), account_page);
    add_form(routes, "/account/sign-out-everywhere", own(AuditEvent::SignedOut), sign_out_everywhere);
    add_signed_page(routes, "/account/password", own(AuditEvent::None), password_page);
    add_form(routes, "/account/password", own(AuditEvent::PasswordChanged), change_password);
    add_signed_page(routes, "/account/app", own(AuditEvent::None), app_page);
    add_form(routes, "/account/app", own(AuditEvent::FactorChanged), change_app);
    add_signed_page(routes, "/account/passkeys/new", own(AuditEvent::None), new_passkey_page);
    add_form(routes, "/account/passkeys/new", own(AuditEvent::FactorChanged), add_passkey);
    add_form(routes, "/account/passkeys/{passkey}/remove", own(AuditEvent::FactorChanged), remove_passkey);
    add_signed_page(routes, "/account/recovery-codes", own(AuditEvent::None), recovery_page);
    add_form(routes, "/account/recovery-codes", own(AuditEvent::RecoveryMade), make_recovery);
    add_signed_page(routes, "/no-access", own(AuditEvent::None), no_access_page);
}

}  // namespace web
