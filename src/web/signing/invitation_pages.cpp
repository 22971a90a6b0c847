#include "web/signing/invitation_pages.h"

#include "identity/token.h"
#include "identity/totp.h"
#include "web/signing/cookies.h"
#include "web/signing/fields.h"
#include "web/signing/qr_code.h"
#include "web/signing/recovery_view.h"
#include "web/signing/signing_door.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

/// A link that was used, has ended or never was: which, is not said.
Response show_ended(SignedPage& page) {
    PageFrame frame = page.frame(std::string{page.t("web.invitation.ended_title").text()});
    frame.path = "/sign-in";
    return page.show(std::move(frame), div(cls("wrap"), h1(page.t("web.invitation.ended_title")), p(cls("lede"), page.t("web.invitation.ended")),
                                           p(page.t.rich("web.invitation.to_sign_in", {}, {{"sign_in", page.link("/sign-in")}}))), 404);
}

Response show_invitation(SignedPage& page, const identity::Invitation& invitation, const Problems& problems) {
    const Words& title = page.t("web.invitation.title");
    PageFrame frame = page.frame(std::string{title.text()});
    if (problems.any()) frame.title = page.t("web.sign_in.error_title", {{"title", title}}).text();
    const std::string secret = identity::to_base32(invitation.code_secret);
    const Html app = section(h2(page.t("web.invitation.app")), p(page.t("web.account.app_how")),
                             qr_code(identity::code_address(invitation.code_secret, invitation.address, page.t("web.frame.site_name").text()), page.t("web.account.app_picture")),
                             p(page.t("web.account.app_by_hand")), p(cls("secret"), from_record(), secret), code_field(page, problems, page.t("web.account.app_code")));
    const Html password = section(h2(page.t("web.sign_in.password")),
                                  tag::input(type("text"), name("username"), attr("autocomplete", "username"), value(invitation.address), aria_label(page.t("web.sign_in.address")), flag("hidden"), flag("readonly")),
                                  password_field(page, problems, "password", page.t("web.invitation.password"), "new-password", Html{page.t("web.account.password_hint")}));
    return page.show(std::move(frame),
                     div(cls("wrap"), problems.summary(page.t), h1(title),
                         p(cls("lede"), from_record(), page.t("web.invitation.lede", {{"name", invitation.name}, {"address", invitation.address}})),
                         page.post_form("/invitation/" + page.request.parameter("token"), together(password, app, submit(page.t("web.invitation.finish"))))),
                     problems.any() ? 422 : 200);
}

Response invitation_page(SignedPage& page) {
    const auto invitation = page.sign_in().invitation(page.request.parameter("token"), page.context.now);
    return invitation ? show_invitation(page, *invitation, {}) : show_ended(page);
}

Response accept_invitation(SignedPage& page) {
    const std::string& token = page.request.parameter("token");
    const auto invitation = page.sign_in().invitation(token, page.context.now);
    if (!invitation) return show_ended(page);
    const auto welcomed = page.sign_in().accept(token, page.typed_whole("password"), page.typed("code"), visit_of(page.request), page.context.now);
    if (!welcomed && welcomed.error().code == identity::SignInRefusal::Code::NotNow) return show_ended(page);
    if (!welcomed) {
        Problems problems;
        add_refusal(page, problems, welcomed.error(), "code", page.t("web.sign_in.code_wrong"));
        return show_invitation(page, *invitation, problems);
    }
    const Words& title = page.t("web.account.recovery_title");
    PageFrame frame = page.frame(std::string{title.text()});
    frame.path = "/account";
    Response response = page.show(std::move(frame), div(cls("wrap"), h1(title), p(cls("lede"), page.t("web.invitation.welcome")), recovery_view(page, welcomed->recovery_codes)));
    set_cookie(response, page.request, Cookie::Session, welcomed->admitted.session);
    if (!welcomed->admitted.device.empty()) set_cookie(response, page.request, Cookie::Device, welcomed->admitted.device);
    return response;
}

}  // namespace

void add_invitation_pages(Routes& routes) {
    add_signed_page(routes, "/invitation/{token}", {.permission = Permission::SignIn}, invitation_page);
    add_form(routes, "/invitation/{token}", {.permission = Permission::SignIn, .audit = AuditEvent::FactorChanged}, accept_invitation);
}

}  // namespace web
