#include "web/signing/sign_in_pages.h"

#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/signing/cookies.h"
#include "web/signing/fields.h"
#include "web/signing/passkey_view.h"
#include "web/signing/signing_door.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using identity::SignInRefusal;

namespace {

constexpr std::string_view after_signing_in = "/account";

/// Where to go once all is done, of this site alone; empty where nothing was asked.
std::string asked_to(const SignedPage& page) { return own_path(page.request.method == Method::Get ? page.asked("to") : page.typed("to"), ""); }

Html hidden_to(const SignedPage& page) { return tag::input(type("hidden"), name("to"), value(asked_to(page))); }

/// A step's address with where to go once all is done.
std::string step(const SignedPage& page, std::string_view path) {
    const std::string to = asked_to(page);
    return to.empty() ? std::string{path} : std::string{path} + "?to=" + html::percent_encoded(to);
}

Response go_on(const SignedPage& page) {
    const std::string to = asked_to(page);
    return to.empty() ? page.go(after_signing_in) : Response::see_other(to);
}

Html demonstration_accounts(const SignedPage& page) {
    if (!page.services.site.demonstration || !page.signing().demonstration_accounts) return {};
    const auto accounts = page.signing().demonstration_accounts();
    if (accounts.empty()) return {};
    govuk::Table table{.caption = Html{page.t("web.sign_in.demonstration")}, .rows = {}};
    table.caption_classes = "govuk-table__caption--m";
    table.head = std::vector<govuk::Cell>{{.content = Html{page.t("web.sign_in.demonstration_who")}}, {.content = Html{page.t("web.sign_in.address")}},
                                          {.content = Html{page.t("web.sign_in.password")}}};
    for (const auto& one : accounts) {
        const Html who = span(from_record(), one.name, sign(", "), one.part);
        table.rows.push_back({{.content = who}, {.content = Html{code(from_record(), one.address)}}, {.content = Html{code(from_record(), one.password)}}});
    }
    return together(govuk::table(table), p(cls("muted"), page.t("web.sign_in.demonstration_code")));
}

Html notice_of(const SignedPage& page) {
    const bool ended = page.asked("ended") == "1", out = page.asked("out") == "1";
    if (page.request.method != Method::Get || (!ended && !out)) return {};
    return govuk::notification_banner(page.t, {.content = Html{ended ? page.t("web.sign_in.timed_out") : page.t("web.sign_in.signed_out")}});
}

Response show_password_step(SignedPage& page, const Problems& problems) {
    PageFrame frame = page.frame(std::string{page.t("web.sign_in.title").text()});
    if (problems.any()) frame.title = page.t("web.sign_in.error_title", {{"title", frame.title}}).text();
    govuk::Input address{.name = "address"};
    address.id = "address";
    address.label = {.content = Html{page.t("web.sign_in.address")}};
    address.error = problems.at("address");
    address.type = "email";
    address.autocomplete = "username";
    address.autocapitalize = "none";
    address.spelling = govuk::Spelling::Unchecked;
    address.value = page.typed("address");
    return page.show(std::move(frame),
                     div(cls("wrap"), notice_of(page), problems.summary(page.t), h1(page.t("web.sign_in.title")),
                         page.post_form("/sign-in", together(hidden_to(page), govuk::input(page.t, address),
                                                             password_field(page, problems, "password", page.t("web.sign_in.password"), "current-password"),
                                                             submit(page.t("web.sign_in.continue")))),
                         p(page.t("web.sign_in.no_account")), demonstration_accounts(page)),
                     problems.any() ? 422 : 200);
}

Response sign_in_page(SignedPage& page) {
    if (page.context.visitor().state == Visitor::State::SignedIn) return go_on(page);
    return show_password_step(page, {});
}

Response take_password(SignedPage& page) {
    Problems problems;
    if (page.typed("address").empty()) problems.add("address", page.t("web.sign_in.address_missing"));
    if (page.typed_whole("password").empty()) problems.add("password", page.t("web.sign_in.password_missing"));
    if (problems.any()) return show_password_step(page, problems);
    const auto half = page.sign_in().with_password(page.typed("address"), page.typed_whole("password"), visit_of(page.request), page.context.now);
    if (!half) {
        add_refusal(page, problems, half.error(), "password", page.t("web.sign_in.wrong"));
        return show_password_step(page, problems);
    }
    Response response = page.go(step(page, "/sign-in/code"));
    set_cookie(response, page.request, Cookie::Session, *half);
    return response;
}

enum class Step { Code, Recovery };

Response show_code_step(SignedPage& page, Step which, const Problems& problems) {
    const bool recovery = which == Step::Recovery;
    PageFrame frame = page.frame(std::string{page.t(recovery ? Key{"web.sign_in.recovery_title"} : Key{"web.sign_in.code_title"}).text()});
    const std::string title = frame.title;
    if (problems.any()) frame.title = page.t("web.sign_in.error_title", {{"title", title}}).text();
    Html field;
    if (recovery) {
        govuk::Input input{.name = "code"};
        input.id = "code";
        input.label = {.content = Html{page.t("web.sign_in.recovery")}};
        input.hint = govuk::Hint{.content = Html{page.t("web.sign_in.recovery_hint")}};
        input.error = problems.at("code");
        input.classes = "govuk-input--width-20";
        input.autocomplete = "off";
        input.spelling = govuk::Spelling::Unchecked;
        field = govuk::input(page.t, input);
    } else {
        field = code_field(page, problems, page.t("web.sign_in.code"), Html{page.t("web.sign_in.code_hint")});
    }
    const Html other = recovery ? page.t.rich("web.sign_in.to_code", {}, {{"code", page.link(step(page, "/sign-in/code"))}})
                                : page.t.rich("web.sign_in.to_recovery", {}, {{"recovery", page.link(step(page, "/sign-in/recovery"))}});
    return page.show(std::move(frame),
                     div(cls("wrap"), problems.summary(page.t), h1(title),
                         page.post_form(recovery ? "/sign-in/recovery" : "/sign-in/code", together(hidden_to(page), field, submit(page.t("web.sign_in.continue")))),
                         recovery ? Html{} : sign_in_passkey_form(page, hidden_to(page)), p(other)),
                     problems.any() ? 422 : 200);
}

/// Without a password just given there is no second step.
template <Step which>
Response code_page(SignedPage& page) {
    if (page.context.visitor().state != Visitor::State::Half) return page.go(step(page, "/sign-in"));
    return show_code_step(page, which, {});
}

template <Step which>
Response take_code(SignedPage& page) {
    if (page.context.visitor().state != Visitor::State::Half) return page.go(step(page, "/sign-in"));
    const std::string half = cookie_of(page.request, Cookie::Session), code = page.typed("code");
    const identity::Visit visit = visit_of(page.request);
    const auto admitted = which == Step::Recovery ? page.sign_in().with_recovery_code(half, code, visit, page.context.now)
                                                  : page.sign_in().with_code(half, code, visit, page.context.now);
    if (!admitted) {
        if (admitted.error().code == SignInRefusal::Code::TimedOut) return page.go("/sign-in?ended=1");
        Problems problems;
        add_refusal(page, problems, admitted.error(), "code", page.t(which == Step::Recovery ? Key{"web.sign_in.recovery_wrong"} : Key{"web.sign_in.code_wrong"}));
        return show_code_step(page, which, problems);
    }
    Response response = go_on(page);
    set_cookie(response, page.request, Cookie::Session, admitted->session);
    if (!admitted->device.empty()) set_cookie(response, page.request, Cookie::Device, admitted->device);
    return response;
}

Response take_passkey(SignedPage& page) {
    if (page.context.visitor().state != Visitor::State::Half) return page.go(step(page, "/sign-in"));
    const auto admitted = page.sign_in().with_passkey(cookie_of(page.request, Cookie::Session), passkey_answer(page), visit_of(page.request), page.context.now);
    if (!admitted) {
        if (admitted.error().code == SignInRefusal::Code::TimedOut) return page.go("/sign-in?ended=1");
        Problems problems;
        add_refusal(page, problems, admitted.error(), "", page.t("web.sign_in.passkey_wrong"));
        return show_code_step(page, Step::Code, problems);
    }
    Response response = go_on(page);
    set_cookie(response, page.request, Cookie::Session, admitted->session);
    if (!admitted->device.empty()) set_cookie(response, page.request, Cookie::Device, admitted->device);
    return response;
}

Response show_again(SignedPage& page, const Problems& problems) {
    PageFrame frame = page.frame(std::string{page.t("web.sign_in.again_title").text()});
    if (problems.any()) frame.title = page.t("web.sign_in.error_title", {{"title", frame.title}}).text();
    return page.show(std::move(frame),
                     div(cls("wrap"), problems.summary(page.t), h1(page.t("web.sign_in.again_title")), p(cls("lede"), page.t("web.sign_in.again_why")),
                         page.post_form("/sign-in/again", together(hidden_to(page), password_field(page, problems, "password", page.t("web.sign_in.password"), "current-password"),
                                                                   code_field(page, problems, page.t("web.sign_in.code"), Html{page.t("web.sign_in.code_new_hint")}),
                                                                   submit(page.t("web.sign_in.continue")), again_passkey_button(page)))),
                     problems.any() ? 422 : 200);
}

Response again_page(SignedPage& page) { return show_again(page, {}); }

Response take_again(SignedPage& page) {
    const bool by_passkey = !page.typed("passkey_credential").empty();
    const auto fresh = by_passkey ? page.sign_in().again_with_passkey(page.me(), cookie_of(page.request, Cookie::Session), page.typed_whole("password"), passkey_answer(page), visit_of(page.request))
                                  : page.sign_in().again(page.me(), page.typed_whole("password"), page.typed("code"), visit_of(page.request));
    if (!fresh) {
        Problems problems;
        add_refusal(page, problems, fresh.error(), "password", page.t("web.sign_in.again_wrong"));
        return show_again(page, problems);
    }
    Response response = go_on(page);
    set_cookie(response, page.request, Cookie::Session, *fresh);
    return response;
}

Response sign_out_page(SignedPage& page) {
    if (page.context.visitor().state != Visitor::State::SignedIn) return page.go("/sign-in");
    return page.show(page.frame(std::string{page.t("web.sign_in.out_title").text()}),
                     div(cls("wrap"), h1(page.t("web.sign_in.out_title")), page.post_form("/sign-out", submit(page.t("web.casework.sign_out")))));
}

Response sign_out(SignedPage& page) {
    const std::string cookie = cookie_of(page.request, Cookie::Session);
    page.store().write([&](store::Transaction& transaction) {
        const auto session = identity::find_session(transaction, cookie, page.sign_in().rules().sessions, page.context.now);
        if (session) identity::end_session(transaction, *session, "signed out", page.act());
    });
    Response response = page.go("/sign-in?out=1");
    drop_cookie(response, page.request, Cookie::Session);
    // What the browser kept of private pages goes too; they said no-store already.
    response.headers.set("Clear-Site-Data", "\"cache\"");
    return response;
}

}  // namespace

void add_sign_in_pages(Routes& routes) {
    const Guard anybody{.permission = Permission::SignIn, .audit = AuditEvent::SignedIn};
    const Guard seen{.permission = Permission::SignIn, .audit = AuditEvent::None};
    add_signed_page(routes, "/sign-in", seen, sign_in_page);
    add_form(routes, "/sign-in", anybody, take_password);
    add_signed_page(routes, "/sign-in/code", seen, code_page<Step::Code>);
    add_form(routes, "/sign-in/code", anybody, take_code<Step::Code>);
    add_form(routes, "/sign-in/passkey", anybody, take_passkey);
    add_signed_page(routes, "/sign-in/recovery", seen, code_page<Step::Recovery>);
    add_form(routes, "/sign-in/recovery", anybody, take_code<Step::Recovery>);
    add_signed_page(routes, "/sign-in/again", {.permission = Permission::UseAccount}, again_page);
    add_form(routes, "/sign-in/again", {.permission = Permission::UseAccount, .audit = AuditEvent::SignedIn}, take_again);
    add_signed_page(routes, "/sign-out", seen, sign_out_page);
    add_form(routes, "/sign-out", {.permission = Permission::SignIn, .audit = AuditEvent::SignedOut}, sign_out);
}

}  // namespace web
