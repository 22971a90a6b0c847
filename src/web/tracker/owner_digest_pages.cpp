#include <algorithm>

#include "casework/case_store.h"
#include "learning/owner_digest.h"
#include "learning/tracker_store.h"
#include "web/casework/form_parts.h"
#include "web/html/components/choices.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/tracker/tracker_desk.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::DigestPeriod;

namespace {

constexpr std::array<DigestPeriod, 4> periods{DigestPeriod::Weekly, DigestPeriod::Fortnightly, DigestPeriod::Monthly, DigestPeriod::Off};

const Words& period_words(const Catalogue& t, DigestPeriod period) {
    switch (period) {
        case DigestPeriod::Weekly: return t("web.owner.weekly");
        case DigestPeriod::Fortnightly: return t("web.owner.fortnightly");
        case DigestPeriod::Monthly: return t("web.owner.monthly");
        case DigestPeriod::Off: break;
    }
    return t("web.owner.never");
}

/// An owner with an address, as the page shows them.
struct OwnerLine {
    std::string names;  ///< As the actions call them; an address may stand at several.
    learning::OwnerStanding standing;
    bool has_code = false;
    std::optional<base::Day> told_on;
};

std::vector<OwnerLine> owner_lines(store::Snapshot& snapshot, const SignedPage& page, std::int64_t partnership) {
    std::vector<OwnerLine> lines;
    for (const auto& owner : learning::owners_with_open_actions(snapshot)) {
        if (owner.partnership != partnership) continue;
        const auto actions = learning::open_actions_of(snapshot, desk_of(page).ground, owner);
        std::vector<std::string> names;
        for (const auto& one : actions)
            if (std::ranges::find(names, one.said("owner")) == names.end()) names.push_back(one.said("owner"));
        OwnerLine line{.names = {}, .standing = learning::standing_of(actions, today_of(page)), .has_code = owner.has_code, .told_on = owner.told_on};
        for (const auto& name : names) line.names += (line.names.empty() ? "" : "; ") + name;
        if (!actions.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

Html owners_table(const SignedPage& page, const std::vector<OwnerLine>& lines) {
    const auto& t = page.t;
    const auto cell = [&](Key label, const Html& content) -> Html { return td(role("cell"), attr("data-l", t(label).text()), content); };
    Html rows;
    for (const auto& line : lines)
        rows << tr(role("row"), th(scope("row"), role("rowheader"), from_record(), line.names), cell("web.owner.list_open", t.number(line.standing.open)), cell("web.tracker.overdue", t.number(line.standing.overdue)), cell("web.owner.list_blocked", t.number(line.standing.blocked)),
                   cell("web.owner.list_told", line.told_on ? Html{day(t, *line.told_on)} : Html{t("web.owner.list_not_yet")}), cell("web.owner.list_code", line.has_code ? Html{t("web.tracker.yes")} : Html{span(cls("tag tag--soon"), t("web.owner.list_no_code"))}));
    Html columns;
    for (const Key key : {Key{"web.owner.column_owner"}, Key{"web.owner.list_open"}, Key{"web.tracker.overdue"}, Key{"web.owner.list_blocked"}, Key{"web.owner.list_told"}, Key{"web.owner.list_code"}}) columns << th(scope("col"), role("columnheader"), t(key));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.owner.owners")), table(cls("tbl stack"), role("table"), caption(cls("sr"), t("web.owner.owners")), thead(role("rowgroup"), tr(role("row"), columns)), tbody(role("rowgroup"), rows)));
}

Response show_digest(SignedPage& page, const Problems& problems, int status = 200) {
    const auto partnerships = tracker_partnerships(page, Permission::WriteTracker);
    const auto approving = tracker_partnerships(page, Permission::ApproveTracker);
    const auto& all = partnerships.empty() ? approving : partnerships;
    if (all.empty()) return Response::error(404);
    const auto& t = page.t;
    const auto period = page.store().read([&](store::Snapshot& snapshot) { return learning::digest_period(snapshot, all.front()); });
    const auto lines = page.store().read([&](store::Snapshot& snapshot) { return owner_lines(snapshot, page, all.front()); });
    govuk::Choices choices{.name = "period", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.owner.how_often"), .classes = "govuk-fieldset__legend--s"}}, .hint = govuk::Hint{.content = t("web.owner.how_often_hint")}, .error = problems.at("period")};
    for (const auto one : periods) choices.items.push_back({.value = std::string{learning::to_word(one)}, .content = period_words(t, one), .chosen = one == period});
    auto frame = page.frame(form_page_title(t, t("web.owner.digest").text(), problems.any()));
    frame.breadcrumbs = {{Html{t("web.impact.title")}, page.link("/learning")}};
    const Html saved = page.asked("saved") == "1" ? govuk::notification_banner(t, {.content = t("web.owner.saved"), .kind = govuk::BannerKind::Success}) : Html{};
    const Html mail = desk_of(page).mail.configured ? Html{} : Html{p(strong(t("web.owner.no_mail")))};
    return page.show(std::move(frame), div(cls("wrap"), problems.summary(t), saved, h1(t("web.owner.digest")), p(cls("lede"), t("web.owner.digest_means")), mail,
                     section(cls("card"), page.post_form("/actions/digest", together(govuk::radios(t, choices), p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save")))))),
                     section(cls("card"), h2(t("web.owner.owners")), lines.empty() ? Html{p(t("web.owner.no_owners"))} : together(p(t("web.owner.owners_mean")), owners_table(page, lines)))), status);
}

Response digest_page(SignedPage& page) { return show_digest(page, {}); }

Response save_digest(SignedPage& page) {
    const auto own = tracker_partnerships(page, Permission::WriteTracker), approving = tracker_partnerships(page, Permission::ApproveTracker);
    const auto& all = own.empty() ? approving : own;
    const auto guard = FormGuard::of(page.request, page.context);
    if (all.empty()) return Response::error(404);
    if (!guard) return Response::error(400);
    const auto period = learning::parse_digest_period(page.typed("period"));
    if (!period) {
        Problems problems;
        problems.add("period", page.t("web.owner.how_often_needed"));
        return show_digest(page, problems, 422);
    }
    return page.go(desk_of(page).store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            learning::set_setting(transaction, all.front(), learning::digest_setting, learning::to_word(*period), doer_of(page));
            return "/actions/digest?saved=1";
        });
    }));
}

}  // namespace

void add_owner_digest_pages(Routes& routes) {
    add_signed_page(routes, "/actions/digest", {.permission = Permission::ListCases}, digest_page);
    add_form(routes, "/actions/digest", {.permission = Permission::ListCases, .audit = AuditEvent::SettingsChanged}, save_digest);
}

}  // namespace web
