#include <algorithm>
#include <array>

#include "casework/case_store.h"
#include "identity/cover.h"
#include "web/administration/administration_pages.h"
#include "web/casework/desk.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::CoverRefusal;
using identity::Permission;

namespace {

constexpr int most_covers = 200;
constexpr std::size_t most_cases_offered = 200;

struct CoverForm {
    std::string taker, scope;
    std::array<std::string, 3> from, until;
    std::vector<std::string> cases;
};

struct OwnCase {
    std::string id, reference;
};

std::vector<OwnCase> own_cases_of(const SignedPage& page) {
    return page.store().read([&](store::Snapshot& snapshot) {
        std::vector<OwnCase> list;
        for (const auto& id : identity::own_cases(snapshot, page.me().person, page.context.now))
            if (const auto key = base::PublicId::parse(id))
                if (const auto of = casework::find_case(snapshot, *key); of && list.size() < most_cases_offered) list.push_back({id, of->reference});
        return list;
    });
}

Html person_name(const SignedPage& page, identity::PersonId who) {
    const auto person = page.store().read([&](store::Snapshot& snapshot) { return identity::person(snapshot, who); });
    return person ? Html{span(from_record(), person->name)} : Html{};
}

const Words& cover_state(const SignedPage& page, const identity::Cover& cover) {
    const base::Day today = std::chrono::floor<std::chrono::days>(page.context.now);
    if (cover.ended_at) return page.t("web.cover.ended");
    if (cover.holds_on(today)) return page.t("web.cover.holds");
    return cover.is_over(today) ? page.t("web.cover.over") : page.t("web.cover.to_come");
}

/// Codes for whoever belongs to the cases; for others how many.
Html cover_scope(const SignedPage& page, const identity::Cover& cover, bool with_codes) {
    if (cover.everything) return page.t("web.cover.everything");
    if (!with_codes) return page.t("web.cover.some_cases");
    Html codes;
    page.store().read([&](store::Snapshot& snapshot) {
        for (const auto& id : cover.cases)
            if (const auto key = base::PublicId::parse(id))
                if (const auto of = casework::find_case(snapshot, *key)) codes << (codes.empty() ? sign("") : sign(", ")) << span(from_record(), of->reference);
        return 0;
    });
    return codes;
}

Html covers_table(SignedPage& page, const std::vector<identity::Cover>& all, bool own) {
    const auto& t = page.t;
    if (all.empty()) return p(t("web.cover.none"));
    std::vector<std::vector<govuk::Cell>> rows;
    const base::Day today = std::chrono::floor<std::chrono::days>(page.context.now);
    for (const auto& one : all) {
        std::vector<govuk::Cell> cells{{.content = person_name(page, one.giver)}, {.content = person_name(page, one.taker)}, {.content = day(t, one.from)}, {.content = day(t, one.until)},
                                       {.content = cover_scope(page, one, own)}, {.content = cover_state(page, one)}};
        if (own)
            cells.push_back({.content = one.is_over(today) ? Html{} : page.post_form("/account/cover/end", together(tag::input(type("hidden"), name("cover"), value(one.id)),
                                                                                                                       govuk::button({.content = t("web.cover.end"), .classes = "govuk-button--secondary"})))});
        rows.push_back(std::move(cells));
    }
    std::vector<govuk::Cell> head{{.content = t("web.cover.whose")}, {.content = t("web.cover.who")}, {.content = t("web.cover.from")}, {.content = t("web.cover.until")}, {.content = t("web.cover.what")}, {.content = t("web.cover.state")}};
    if (own) head.push_back({.content = Html{span(cls("sr"), t("web.people.change"))}});
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.cover.title")), govuk::table({.head = std::move(head), .rows = std::move(rows)}));
}

Html cover_day(const SignedPage& page, const Problems& problems, std::string field, const Words& label, const std::array<std::string, 3>& typed) {
    auto items = govuk::day_month_year(page.t);
    for (std::size_t i = 0; i < items.size(); ++i) items[i].value = typed[i];
    return govuk::date_input(page.t, {.id = field, .name_prefix = field, .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = Html{label}}}, .error = problems.at(field + "-day")});
}

Html cover_form(SignedPage& page, const CoverForm& form, const Problems& problems) {
    const auto& t = page.t;
    const auto people = page.store().read([&](store::Snapshot& snapshot) { return identity::who_may_cover(snapshot, page.me().person); });
    if (people.empty()) return p(t("web.cover.nobody"));
    govuk::Select taker{.name = "taker", .id = "taker", .label = {.content = t("web.cover.who")}, .hint = govuk::Hint{.content = t("web.cover.who_hint")}};
    taker.error = problems.at("taker");
    taker.items.push_back({.content = t("web.sheet.choose"), .value = ""});
    for (const auto& one : people) taker.items.push_back({.content = Html{one.name}, .value = one.public_id, .selected = one.public_id == form.taker, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    govuk::Choices cases{.name = "case", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.cover.which_cases")}}};
    cases.id_prefix = "case", cases.error = problems.at("case");
    for (const auto& one : own_cases_of(page)) cases.items.push_back({.value = one.id, .content = Html{span(from_record(), one.reference)}, .chosen = std::ranges::find(form.cases, one.id) != form.cases.end()});
    govuk::Choices scope{.name = "scope", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.cover.what")}}};
    scope.id_prefix = "scope", scope.error = problems.at("scope");
    scope.items.push_back({.value = "everything", .content = t("web.cover.everything"), .chosen = form.scope == "everything", .hint = govuk::Hint{.content = t("web.cover.everything_hint")}});
    if (!cases.items.empty()) scope.items.push_back({.value = "cases", .content = t("web.cover.only_these"), .chosen = form.scope == "cases", .conditional = govuk::checkboxes(t, cases)});
    return page.post_form("/account/cover", together(govuk::select(t, taker), cover_day(page, problems, "from", t("web.cover.from"), form.from), cover_day(page, problems, "until", t("web.cover.until"), form.until),
                                                     govuk::radios(t, scope), submit(t("web.cover.arrange"))));
}

Response show_cover(SignedPage& page, const CoverForm& form, const Problems& problems) {
    const auto& t = page.t;
    const auto all = page.store().read([&](store::Snapshot& snapshot) { return identity::covers(snapshot, page.me().person, most_covers); });
    const Words& title = t("web.cover.title");
    auto frame = page.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    frame.breadcrumbs = {{Html{t("web.account.title")}, page.link("/account")}};
    frame.crumb = title.text();
    Html done;
    if (page.asked("done") == "arranged") done << govuk::notification_banner(t, {.content = t("web.cover.arranged"), .kind = govuk::BannerKind::Success});
    if (page.asked("done") == "ended") done << govuk::notification_banner(t, {.content = t("web.cover.was_ended"), .kind = govuk::BannerKind::Success});
    return page.show(std::move(frame), div(cls("wrap"), done, problems.summary(t), h1(title), p(cls("lede"), t("web.cover.lede")), section(labelled_by("arranged"), h2(id("arranged"), t("web.cover.now")), covers_table(page, all, true)),
                                           section(labelled_by("new"), h2(id("new"), t("web.cover.new")), cover_form(page, form, problems))),
                     problems.any() ? 422 : 200);
}

std::optional<base::Day> day_typed(const std::array<std::string, 3>& typed) {
    const auto two = [](const std::string& text) { return text.size() == 1 ? "0" + text : text; };
    return base::parse_day(typed[2] + "-" + two(typed[1]) + "-" + two(typed[0]));
}

std::array<std::string, 3> typed_day(const SignedPage& page, const std::string& field) { return {page.typed(field + "-day"), page.typed(field + "-month"), page.typed(field + "-year")}; }

void add_cover_refusal(const SignedPage& page, Problems& problems, CoverRefusal refusal) {
    const auto& t = page.t;
    switch (refusal) {
        case CoverRefusal::DaysOutOfOrder: return problems.add("until-day", t("web.cover.problem_order"));
        case CoverRefusal::Past: return problems.add("until-day", t("web.cover.problem_past"));
        case CoverRefusal::TooLong: return problems.add("until-day", t("web.cover.problem_long"));
        case CoverRefusal::Conflict: return problems.add("case", t("web.cover.problem_conflict"));
        case CoverRefusal::NotYours: return problems.add("case", t("web.cover.problem_not_yours"));
        case CoverRefusal::NoCase: return problems.add("case", t("web.cover.problem_no_case"));
        case CoverRefusal::Away: return problems.add("taker", t("web.cover.problem_away"));
        case CoverRefusal::Covering: return problems.add("taker", t("web.cover.problem_covering"));
        default: return problems.add("taker", t("web.cover.problem_taker"));
    }
}

Response cover_page(SignedPage& page) { return show_cover(page, {}, {}); }

Response arrange_cover(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    CoverForm form{.taker = page.typed("taker"), .scope = page.typed("scope"), .from = typed_day(page, "from"), .until = typed_day(page, "until"), .cases = {}};
    for (const auto& one : own_cases_of(page))
        for (const auto& chosen : page.request.form.all("case"))
            if (chosen == one.id) form.cases.push_back(one.id);
    const auto from = day_typed(form.from), until = day_typed(form.until);
    Problems problems;
    if (!from) problems.add("from-day", page.t("web.cover.problem_from"));
    if (!until) problems.add("until-day", page.t("web.cover.problem_until"));
    if (form.scope != "everything" && form.scope != "cases") problems.add("scope", page.t("web.cover.problem_scope"));
    const auto taker = page.store().read([&](store::Snapshot& snapshot) { return identity::person_by_public_id(snapshot, form.taker); });
    if (!taker) problems.add("taker", page.t("web.cover.problem_taker"));
    if (problems.any()) return show_cover(page, form, problems);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, CoverRefusal> {
            identity::NewCover cover{.giver = page.me().person, .taker = taker->id, .from = *from, .until = *until};
            if (form.scope == "cases") cover.cases = form.cases;
            if (const auto done = identity::begin_cover(transaction, cover, page.act()); !done) return std::unexpected{done.error()};
            return "/account/cover?done=arranged";
        });
    });
    if (to) return page.go(*to);
    add_cover_refusal(page, problems, to.error());
    return show_cover(page, form, problems);
}

Response end_cover_now(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            (void)identity::end_cover(transaction, page.typed("cover"), page.me().person, page.act());  // Ended already is ended.
            return "/account/cover?done=ended";
        });
    });
    return page.go(to);
}

/// For whoever looks after accounts: who covers for whom, without the codes of cases.
Response covers_for_administrators(SignedPage& page) {
    const auto reach = identity::partnerships_with(page.context.actor, Permission::ManageAccounts);
    auto all = page.store().read([&](store::Snapshot& snapshot) {
        auto list = identity::covers(snapshot, std::nullopt, most_covers);
        std::erase_if(list, [&](const identity::Cover& one) { return !reach.everywhere && !identity::belongs_to(snapshot, one.giver, reach); });
        return list;
    });
    auto frame = page.frame(std::string{page.t("web.cover.title").text()});
    frame.breadcrumbs = {{Html{page.t("web.people.title")}, page.link("/admin/users")}};
    return page.show(std::move(frame), div(cls("wrap"), h1(page.t("web.cover.title")), p(cls("lede"), page.t("web.cover.admin_lede")), covers_table(page, all, false)));
}

}  // namespace

void add_cover_pages(Routes& routes) {
    add_signed_page(routes, "/account/cover", {.permission = Permission::ListCases, .audit = AuditEvent::None}, cover_page);
    add_form(routes, "/account/cover", {.permission = Permission::ListCases, .audit = AuditEvent::StandingChanged}, arrange_cover);
    add_form(routes, "/account/cover/end", {.permission = Permission::ListCases, .audit = AuditEvent::StandingChanged}, end_cover_now);
    add_signed_page(routes, "/admin/cover", {.permission = Permission::ManageAccounts, .audit = AuditEvent::None}, covers_for_administrators);
}

}  // namespace web
