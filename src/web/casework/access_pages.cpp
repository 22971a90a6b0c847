#include "web/casework/access_pages.h"

#include <charconv>

#include "casework/telling.h"
#include "identity/membership.h"
#include "web/casework/desk.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::MembershipRefusal;
using identity::Permission;

namespace {

using Changed = std::expected<void, MembershipRefusal>;

Html send(const Words& words) { return p(cls("acts"), button(cls("btn btn--2"), type("submit"), words)); }

/// Does it once, and goes to `to`. What refuses it here is that somebody else was faster: the page then shows how it stands.
Response change(CaseDesk& desk, const std::string& to, const std::function<Changed(store::Transaction&)>& work) {
    const auto guard = FormGuard::of(desk.page.request, desk.page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            (void)work(transaction);
            return to;
        });
    });
    return desk.page.go(to);
}

Html seal_card(CaseDesk& desk) {
    const auto& t = desk.page.t;
    const auto* standing = desk.page.context.standing();
    const bool sealed = standing && standing->sealed;
    Html inside = p(sealed ? t("web.access.is_sealed") : t("web.access.not_sealed"));
    if (desk.may(Permission::SealCase)) inside << desk.page.post_form(desk.path(sealed ? "/access/unseal" : "/access/seal"), send(sealed ? t("web.access.unseal") : t("web.access.seal")));
    return section(cls("card"), attr("aria-labelledby", "seal"), h2(id("seal"), t("web.access.sealing")), p(t("web.access.seal_means")), inside);
}

Response access_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const Html conflict = section(cls("card"), attr("aria-labelledby", "conflict"), h2(id("conflict"), t("web.access.conflict")), p(t("web.access.conflict_means")),
                                  page.post_form(desk.path("/access/conflict"), send(t("web.access.declare"))));
    return page.show(desk.frame(std::string{t("web.access.title").text()}), div(cls("wrap measure"), h1(t("web.access.title")), seal_card(desk), conflict));
}

Response seal(SignedPage& page) {
    CaseDesk desk{page};
    return change(desk, desk.path("/access"), [&](store::Transaction& transaction) { return identity::seal_case(transaction, desk.of.id.to_string(), page.act()); });
}

Response unseal(SignedPage& page) {
    CaseDesk desk{page};
    return change(desk, desk.path("/access"), [&](store::Transaction& transaction) { return identity::unseal_case(transaction, desk.of.id.to_string(), page.act()); });
}

/// From then on the case is not there for this person, this page neither.
Response declare(SignedPage& page) {
    CaseDesk desk{page};
    return change(desk, "/cases", [&](store::Transaction& transaction) { return identity::declare_conflict(transaction, desk.of.id.to_string(), page.me().person, page.act()); });
}

Words refusal_words(const Catalogue& t, MembershipRefusal refusal) {
    switch (refusal) {
        case MembershipRefusal::ReasonMissing: return t("web.access.no_reason");
        case MembershipRefusal::TooLong: return t("web.access.no_hours");
        case MembershipRefusal::NobodyToTell: return t("web.access.nobody_to_tell");
        default: return t("web.access.not_now");
    }
}

/// The page knows the code and nothing else: whoever comes here sees the case only once the glass is broken.
Response ask_why(CaseDesk& desk, const Problems& problems, int status) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto hours = page.typed("hours");
    const Html fields = together(govuk::textarea(t, {.name = "reason", .label = {.content = t("web.access.reason")}, .error = problems.at("reason"), .value = page.typed("reason"), .rows = 4, .autocomplete = "off"}),
                                 govuk::input(t, {.name = "hours", .label = {.content = t("web.access.hours")}, .error = problems.at("hours"), .value = hours.empty() ? "1" : hours, .classes = "govuk-input--width-2", .input_mode = "numeric"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.access.break"))));
    PageFrame frame = page.frame(std::string{t("web.access.glass").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.access.glass")), p(span(from_record(), desk.of.reference)), govuk::warning_text(t, {.content = t("web.access.glass_means")}),
                                           section(cls("card"), page.post_form(desk.path("/break-glass"), fields))), status);
}

Response glass_page(SignedPage& page) {
    CaseDesk desk{page};
    return ask_why(desk, {}, 200);
}

Response break_it(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    const auto typed = page.typed("hours");
    int hours = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), hours);
    Problems problems;
    if (read.ec != std::errc{} || read.ptr != typed.data() + typed.size() || hours < 1 || hours > 4) problems.add("hours", t("web.access.no_hours"));
    if (problems.any()) return ask_why(desk, problems, 422);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::optional<MembershipRefusal> refusal;
    const auto done = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto begun = identity::break_glass(transaction, desk.of.id.to_string(), page.typed("reason"), std::chrono::hours{hours}, page.act());
            if (begun) {
                casework::tell_break_glass(transaction, desk.desk.ground, *begun);
                return desk.path();
            }
            refusal = begun.error();
            return std::unexpected{0};
        });
    });
    if (done) return page.go(*done);
    problems.add(*refusal == MembershipRefusal::ReasonMissing ? "reason" : "", refusal_words(t, *refusal));
    return ask_why(desk, problems, 422);
}

}  // namespace

void add_access_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/access", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = c2}, access_page);
    add_form(routes, "/cases/{case}/access/seal", {.permission = Permission::SealCase, .audit = AuditEvent::CaseSealed}, seal);
    add_form(routes, "/cases/{case}/access/unseal", {.permission = Permission::SealCase, .audit = AuditEvent::CaseSealed}, unseal);
    add_form(routes, "/cases/{case}/access/conflict", {.permission = Permission::ReadCase, .audit = AuditEvent::ConflictDeclared}, declare);
    // A sealed case answers here too as if it were not there: authorize refuses it to whoever does not belong to it.
    add_signed_page(routes, "/cases/{case}/break-glass", {.permission = Permission::BreakGlass}, glass_page);
    add_form(routes, "/cases/{case}/break-glass", {.permission = Permission::BreakGlass, .audit = AuditEvent::BreakGlass}, break_it);
}

}  // namespace web
