#include <array>
#include <charconv>

#include "calendar/london.h"
#include "web/casework/form_words.h"
#include "web/casework/handover_pages.h"
#include "web/casework/panel_view.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::PanelSort;
using casework::PanelWanted;
using identity::Permission;

namespace {

template <class Value>
struct PanelChoice {
    std::string_view word;
    Value value;
    Key words;
};
constexpr std::array<PanelChoice<PanelSort>, 4> panel_sorts{{{"", PanelSort::Oldest, "web.panel.sort_oldest"}, {"newest", PanelSort::Newest, "web.panel.sort_newest"}, {"reference", PanelSort::Reference, "web.panel.sort_reference"},
    {"partnership", PanelSort::Partnership, "web.panel.sort_partnership"}}};
constexpr std::array<PanelChoice<PanelWanted::Decided>, 3> panel_decided{{{"", PanelWanted::Decided::Any, "web.panel.decided_any"}, {"no", PanelWanted::Decided::No, "web.panel.decided_no"}, {"yes", PanelWanted::Decided::Yes, "web.panel.decided_yes"}}};

template <class List>
Html panel_select(const SignedPage& page, const char* field, Key label, const List& list) {
    govuk::Select select{.name = field, .label = {.content = page.t(label)}};
    for (const auto& one : list) select.items.push_back({.content = page.t(one.words), .value = std::string{one.word}, .selected = page.asked(field) == one.word});
    return govuk::select(page.t, select);
}

PanelWanted panel_wanted(const SignedPage& page, const std::optional<base::Day>& last) {
    PanelWanted wanted;
    if (page.asked("since") != "ever") wanted.since = last;
    for (const auto& one : panel_sorts)
        if (one.word == page.asked("sort")) wanted.sort = one.value;
    for (const auto& one : panel_decided)
        if (one.word == page.asked("decided")) wanted.decided = one.value;
    wanted.page = page.page_number();
    return wanted;
}

Html panel_filters(const SignedPage& page, const std::optional<base::Day>& last) {
    const auto& t = page.t;
    govuk::Select since{.name = "since", .label = {.content = t("web.panel.since")}};
    since.items.push_back({.content = last ? Html{t("web.panel.since_meeting", {{"day", day_words(t, *last)}})} : Html{t("web.panel.no_meeting")}, .value = std::string{}});
    since.items.push_back({.content = t("web.panel.since_ever"), .value = std::string{"ever"}, .selected = page.asked("since") == "ever"});
    return form(cls("card filter-form no-print"), action(page.link("/panel")), attr("method", "get"), govuk::select(t, since), panel_select(page, "decided", "web.panel.decided", panel_decided),
                panel_select(page, "sort", "web.panel.sort", panel_sorts), button(cls("btn"), type("submit"), t("web.panel.show")));
}

Html panel_row(const SignedPage& page, const casework::PanelListed& one) {
    const auto& t = page.t;
    const auto& receipt = one.receipt;
    return tr(th(scope("row"), a(href(page.link("/panel/" + receipt.id.to_string())), span(from_record(), receipt.reference))), td(from_record(), partnership_name(page, receipt.partnership)),
              td(day(t, calendar::day_in_london(receipt.handed_at))), td(one.decision.empty() ? Html{span(cls("tag tag--quiet"), t("web.panel.decided_no"))} : Html{option_words(t, one.decision)}));
}

Response panel_page(SignedPage& page) {
    const auto& t = page.t;
    const auto [last, list] = desk_of(page).store.read([&](store::Snapshot& snapshot) {
        const auto meeting = casework::last_meeting(snapshot);
        return std::pair{meeting, casework::panel_list(snapshot, panel_wanted(page, meeting))};
    });
    Html rows;
    for (const auto& one : list.listed) rows << panel_row(page, one);
    const Html results = rows.empty() ? Html{section(cls("card"), p(t("web.panel.none")))}
                                      : Html{section(cls("card"), div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.panel.title")),
                                                                      table(cls("tbl"), caption(cls("sr"), t("web.panel.title")), thead(tr(th(scope("col"), t("web.panel.case")), th(scope("col"), t("web.panel.partnership")), th(scope("col"), t("web.panel.handed_on")), th(scope("col"), t("web.panel.decision")))), tbody(rows))),
                                                     turn_pages(page, list.total, PanelWanted{}.size))};
    const Html body = div(cls("wrap"), h1(t("web.panel.title")), p(t("web.panel.mean")), p(cls("acts no-print"), a(href(page.link("/panel/meetings")), t("web.panel.meetings")), sign(" "), a(href(page.link("/panel/reviewers")), t("web.panel.reviewers"))),
                          div(cls("find"), div(panel_filters(page, last)), div(p(role("status"), t("web.panel.count", {{"count", list.total}})), results)));
    return page.show(page.frame(std::string{t("web.panel.title").text()}), body);
}

// ---- meetings

Response ask_meeting(SignedPage& page, const Problems& problems, int status = 200) {
    const auto& t = page.t;
    const auto last = desk_of(page).store.read([](store::Snapshot& snapshot) { return casework::last_meeting(snapshot); });
    auto items = govuk::day_month_year(t);
    const Html fields = together(govuk::date_input(t, {.id = "on", .name_prefix = "on", .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.panel.meeting_on")}}, .error = problems.at("on-day")}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.panel.record_meeting"))));
    return page.show(panel_frame(page, std::string{t("web.panel.meetings").text()}),
                     div(cls("wrap measure"), problems.summary(t), h1(t("web.panel.meetings")), p(last ? Html{t("web.panel.last_meeting", {{"day", day_words(t, *last)}})} : Html{t("web.panel.no_meeting")}),
                         when(page.context.may(Permission::DecideNational), [&](Html& out) { out << page.post_form("/panel/meetings", fields); })), status);
}

Response show_meetings(SignedPage& page) { return ask_meeting(page, {}); }

Response save_meeting(SignedPage& page) {
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    const auto on = base::parse_day(page.typed("on-year") + "-" + two(page.typed("on-month")) + "-" + two(page.typed("on-day")));
    if (!on || *on > today_of(page)) {
        Problems problems;
        problems.add("on-day", on ? page.t("web.case.step_not_yet") : page.t("web.sheet.no_day"));
        return ask_meeting(page, problems, 422);
    }
    desk_of(page).store.write([&](store::Transaction& transaction) { casework::record_meeting(transaction, *on, doer_of(page)); return 0; });
    return page.go("/panel");
}

// ---- the public pool

Response show_reviewers(SignedPage& page) {
    const auto& t = page.t;
    const bool may_change = page.context.may(Permission::DecideNational);
    Html items;
    for (const auto& one : desk_of(page).store.read([](store::Snapshot& snapshot) { return casework::reviewers(snapshot); })) {
        Html act;
        if (one.ended) act << span(cls("tag tag--quiet"), t("web.panel.left_pool"));
        else if (may_change) act << page.post_form("/panel/reviewers", together(tag::input(type("hidden"), name("ends"), value(std::to_string(one.key))), button(cls("link-button"), type("submit"), t("web.panel.leaves_pool"), span(cls("sr"), sign(": "), one.name))));
        items << li(span(span(from_record(), one.name), small(from_record(), one.field)), act);
    }
    const Html fields = together(govuk::input(t, {.name = "name", .label = {.content = t("web.panel.reviewer_name")}, .autocomplete = "off"}), govuk::input(t, {.name = "field", .label = {.content = t("web.panel.reviewer_field")}, .autocomplete = "off"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.panel.add_reviewer"))));
    return page.show(panel_frame(page, std::string{t("web.panel.reviewers").text()}),
                     div(cls("wrap measure"), h1(t("web.panel.reviewers")), p(t("web.panel.reviewers_mean")), section(cls("card"), items.empty() ? Html{p(cls("muted"), t("web.panel.no_reviewers"))} : Html{ul(cls("tasks"), items)}),
                         when(may_change, [&](Html& out) { out << section(cls("card"), page.post_form("/panel/reviewers", fields)); })));
}

Response change_reviewers(SignedPage& page) {
    const auto reviewer_name = page.typed("name"), ends = page.typed("ends");
    std::int64_t key = 0;
    std::from_chars(ends.data(), ends.data() + ends.size(), key);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard || (reviewer_name.empty() && key == 0)) return page.go("/panel/reviewers");
    desk_of(page).store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            if (key != 0) casework::end_reviewer(transaction, key, doer_of(page));
            else casework::add_reviewer(transaction, reviewer_name, page.typed("field"), doer_of(page));
            return "/panel/reviewers";
        });
    });
    return page.go("/panel/reviewers");
}

}  // namespace

void add_panel_pages(Routes& routes) {
    const Guard reading{.permission = Permission::ReadHandedOver, .audit = AuditEvent::None};
    const Guard writing{.permission = Permission::DecideNational, .audit = AuditEvent::RecordChanged};
    add_signed_page(routes, "/panel", reading, panel_page);
    add_signed_page(routes, "/panel/meetings", reading, show_meetings);
    add_form(routes, "/panel/meetings", writing, save_meeting);
    add_signed_page(routes, "/panel/reviewers", reading, show_reviewers);
    add_form(routes, "/panel/reviewers", writing, change_reviewers);
}

}  // namespace web
