#include "base/public_id.h"
#include "notices/outgoing.h"
#include "web/casework/desk.h"
#include "web/casework/notice_pages.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/moment.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using notices::Outgoing;

namespace {

constexpr int mails_shown = 50;

const Words& purpose_words(const Catalogue& t, notices::Purpose purpose) {
    switch (purpose) {
        case notices::Purpose::Digest: return t("web.mail.purpose_digest");
        case notices::Purpose::AtOnce: return t("web.mail.purpose_at_once");
        case notices::Purpose::Feedback: return t("web.mail.purpose_feedback");
        case notices::Purpose::OwnerDigest: return t("web.mail.purpose_owner_digest");
        case notices::Purpose::HolderNews: return t("web.mail.purpose_holder_news");
        case notices::Purpose::Test: break;
    }
    return t("web.mail.purpose_test");
}

Html state_tag(const Catalogue& t, notices::State state) {
    switch (state) {
        case notices::State::Waiting: return span(cls("tag tag--soon"), t("web.mail.state_waiting"));
        case notices::State::Sent: return span(cls("tag tag--ok"), t("web.mail.state_sent"));
        case notices::State::GivenUp: return span(cls("tag tag--late"), t("web.mail.state_given_up"));
        case notices::State::Nothing: break;
    }
    return span(cls("tag tag--quiet"), t("web.mail.state_nothing"));
}

/// No names: who reads which mail is nobody's business here, and the queue is about whether mail goes out at all.
Html queue_table(const SignedPage& page, const std::vector<Outgoing>& latest) {
    const auto& t = page.t;
    const auto cell = [&](Key label, const Html& content) -> Html { return td(role("cell"), attr("data-l", t(label).text()), content); };
    const auto row = [&](const Outgoing& one) -> Html {
        const Html next = one.state == notices::State::Waiting ? moment(t, one.next_at) : Html{};
        return tr(role("row"), th(scope("row"), role("rowheader"), moment(t, one.made_at)), cell("web.mail.purpose", Html{purpose_words(t, one.purpose)}), cell("web.mail.state", state_tag(t, one.state)),
                  cell("web.mail.attempts", Html{t.number(one.attempts)}), cell("web.mail.next", next), cell("web.mail.problem", code(from_record(), one.problem)));
    };
    const auto head = [&](Key words) -> Html { return th(scope("col"), role("columnheader"), t(words)); };
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.mail.latest")),
               tag::table(cls("tbl stack"), role("table"), caption(t("web.mail.latest")),
                          thead(role("rowgroup"), tr(role("row"), head("web.mail.made"), head("web.mail.purpose"), head("web.mail.state"), head("web.mail.attempts"), head("web.mail.next"), head("web.mail.problem"))),
                          tbody(role("rowgroup"), each(latest, [&](Html& out, const Outgoing& one) { out << row(one); }))));
}

Html mail_facts(const SignedPage& page, const notices::Outlook& seen) {
    const auto& t = page.t;
    const auto& mail = desk_of(page).mail;
    govuk::SummaryList list{.rows = {{.key = t("web.mail.server"), .value = span(from_record(), mail.server)}, {.key = t("web.mail.sender"), .value = span(cls("wrap-any"), from_record(), mail.sender)},
                                     {.key = t("web.mail.waiting"), .value = t.number(seen.waiting)}, {.key = t("web.mail.given_up"), .value = t.number(seen.given_up)},
                                     {.key = t("web.mail.last_sent"), .value = seen.last_sent_at ? moment(t, *seen.last_sent_at) : Html{t("web.mail.never")}},
                                     {.key = t("web.mail.last_problem"), .value = seen.last_problem.empty() ? Html{t("web.mail.no_problem")} : Html{tag::code(from_record(), seen.last_problem)}}}};
    return govuk::summary_list(list);
}

Response mail_page(SignedPage& page) {
    const auto& t = page.t;
    const auto& mail = desk_of(page).mail;
    const auto seen = page.store().read([](store::Snapshot& snapshot) { return notices::outlook(snapshot, mails_shown); });
    const Html queued = page.asked("done") == "test" ? govuk::notification_banner(t, {.content = Html{t("web.mail.test_queued")}, .kind = govuk::BannerKind::Success}) : Html{};
    const Html stands = mail.configured ? Html{section(cls("card"), mail_facts(page, seen), page.post_form("/admin/mail/test", p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.mail.send_test")))), p(cls("muted"), t("web.mail.test_means")))}
                                        : govuk::inset_text({.content = together(p(strong(t("web.mail.not_configured"))), p(t("web.mail.how_to_configure")))});
    const Html list = seen.latest.empty() ? Html{section(cls("card"), p(t("web.mail.nothing_yet")))} : Html{section(cls("card"), queue_table(page, seen.latest))};
    return page.show(page.frame(std::string{t("web.mail.title").text()}), div(cls("wrap"), queued, h1(t("web.mail.title")), p(cls("lede"), t("web.mail.lede")), stands, list, p(cls("muted"), t("web.mail.problems_mean"))));
}

/// To whoever asks, at their own address: nobody else can be written to from here.
Response send_test(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    if (!desk_of(page).mail.configured) return page.go("/admin/mail");
    auto& random = desk_of(page).ground.random;
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            notices::queue(transaction, random, {.purpose = notices::Purpose::Test, .about = base::PublicId::make(random).to_string(), .person = page.me().person}, page.context.now);
            return "/admin/mail?done=test";
        });
    });
    return page.go(to);
}

}  // namespace

void add_mail_pages(Routes& routes) {
    add_signed_page(routes, "/admin/mail", {.permission = Permission::ManageSite}, mail_page);
    add_form(routes, "/admin/mail/test", {.permission = Permission::ManageSite}, send_test);
}

}  // namespace web
