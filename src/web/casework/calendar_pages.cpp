#include "web/casework/calendar_pages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "calendar/calendar.h"
#include "casework/case_store.h"
#include "casework/due.h"
#include "casework/review_dates.h"
#include "identity/person.h"
#include "notices/feed.h"
#include "web/casework/clock_card.h"
#include "web/casework/desk.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::DueDay;
using identity::Permission;
using std::chrono::year_month;

namespace {

constexpr int most_in_month = 1000;
constexpr int first_year = 2000, last_year = 2100;

/// One month of one person's dates.
struct MonthModel {
    year_month month;
    base::Day today{};
    std::string rule{};                                    ///< Asked for; empty: all.
    std::map<base::Day, std::vector<DueDay>> days{};
    std::map<base::Day, std::vector<casework::ReviewDay>> agreed{};  ///< Days of reviews that no clock counts; shown while no kind is asked for.
    std::map<std::string, std::string> rules{};            ///< That the month has, with a nation that has it.
    std::map<base::Day, calendar::TwoLanguages> holidays{};
    std::optional<notices::Feed> feed{};
    bool cut = false;

    base::Day first() const { return month / 1; }
    base::Day last() const { return std::chrono::sys_days{month / std::chrono::last}; }
};

std::string month_word(year_month month) { return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())); }

year_month month_of(base::Day day) {
    const std::chrono::year_month_day date{day};
    return date.year() / date.month();
}

year_month asked_month(const SignedPage& page) {
    const auto asked = base::parse_day(page.asked("month") + "-01");
    const auto year = asked ? static_cast<int>(month_of(*asked).year()) : 0;
    return asked && year >= first_year && year <= last_year ? month_of(*asked) : month_of(today_of(page));
}

/// Holidays of the nations whose clocks the month shows; of the partnerships' own where it shows none.
std::set<calendar::Nation> nations_of(store::Snapshot& snapshot, const std::vector<DueDay>& list) {
    std::set<calendar::Nation> nations;
    for (const auto& due : list)
        if (const auto nation = calendar::parse_nation(due.nation)) nations.insert(*nation);
    if (nations.empty())
        for (const auto& partnership : casework::partnerships(snapshot))
            if (const auto nation = calendar::parse_nation(partnership.nation)) nations.insert(*nation);
    return nations;
}

MonthModel month_model(const SignedPage& page) {
    MonthModel model{.month = asked_month(page), .today = today_of(page), .rule = page.asked("kind")};
    const auto& holidays = desk_of(page).ground.calendar->holidays();
    page.store().read([&](store::Snapshot& snapshot) {
        const auto list = casework::due_days(snapshot, page.me().person, page.context.now, model.first(), model.last(), casework::DueWanted::AlsoMet, most_in_month + 1);
        model.cut = list.size() > most_in_month;
        for (const auto& due : list) {
            model.rules.emplace(due.rule, due.nation);
            if (model.rule.empty() || model.rule == due.rule) model.days[due.due_on].push_back(due);
        }
        if (model.rule.empty())
            for (auto& one : casework::review_days(snapshot, page.me().person, page.context.now, model.first(), model.last(), most_in_month)) model.agreed[one.due_on].push_back(std::move(one));
        for (const auto nation : nations_of(snapshot, list))
            for (auto day = model.first(); day <= model.last(); day += std::chrono::days{1})
                if (const auto* name = holidays.holiday(nation, day)) model.holidays.emplace(day, *name);
        model.feed = notices::feed_of(snapshot, page.me().person);
    });
    return model;
}

// ---- the list

Words month_title(const Catalogue& t, year_month month) { return partial_day_words(t, {.year = static_cast<int>(month.year()), .month = static_cast<unsigned>(month.month())}); }

Url month_link(const SignedPage& page, const MonthModel& model, year_month month) {
    auto url = page.link("/calendar").with("month", month_word(month));
    return model.rule.empty() ? url : url.with("kind", model.rule);
}

Html month_turning(const SignedPage& page, const MonthModel& model) {
    const auto& t = page.t;
    const auto before = model.month - std::chrono::months{1}, after = model.month + std::chrono::months{1};
    return nav(cls("month-turn no-print"), aria_label(t("web.calendar.months")), a(cls("btn btn--2"), attr("rel", "prev"), href(month_link(page, model, before)), month_title(t, before)),
               when(model.month != month_of(model.today), [&](Html& out) { out << a(href(month_link(page, model, month_of(model.today))), t("web.calendar.this_month")); }),
               a(cls("btn btn--2"), attr("rel", "next"), href(month_link(page, model, after)), month_title(t, after)));
}

Html kind_filter(const SignedPage& page, const MonthModel& model) {
    const auto& t = page.t;
    govuk::Select kinds{.name = "kind", .items = {{.content = t("web.calendar.all_kinds"), .value = std::string{}}}, .label = {.content = t("web.calendar.kind")}};
    auto rules = model.rules;
    if (!model.rule.empty() && !rules.contains(model.rule) && desk_of(page).ground.calendar->has_rule(model.rule)) rules.emplace(model.rule, "england");
    for (const auto& [rule, nation] : rules) kinds.items.push_back({.content = rule_title_words(page, rule, nation), .value = rule, .selected = rule == model.rule, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    return form(cls("card filter-form no-print"), action(page.link("/calendar")), attr("method", "get"), tag::input(type("hidden"), name("month"), value(month_word(model.month))),
                govuk::select(t, kinds), button(cls("btn"), type("submit"), t("web.caseload.show")));
}

Html due_line(const SignedPage& page, const MonthModel& model, const DueDay& due) {
    const auto& t = page.t;
    const Html state = due.met_on ? Html{span(cls("tag tag--ok"), t("web.case.clock_met"))} : due.explained && due.due_on < model.today ? Html{span(cls("tag tag--late"), t("web.case.clock_explained"))} : due_tag(page, due.nation, due.due_on, model.today);
    return li(span(a(href(page.link("/cases/" + due.reference + "/clocks")), span(from_record(), due.reference)), small(rule_title(page, due.rule, due.nation))), state);
}

Html agreed_line(const SignedPage& page, const MonthModel& model, const casework::ReviewDay& one) {
    const auto& t = page.t;
    const Html state = one.done ? Html{span(cls("tag tag--ok"), t("web.hub.done"))} : due_tag(page, one.nation, one.due_on, model.today);
    return li(span(a(href(page.link("/cases/" + one.reference + "/review")), span(from_record(), one.reference)), small(review_date_words(t, one.what))), state);
}

std::string day_anchor(base::Day day) { return "d-" + base::to_iso(day); }

Html holiday_words(const SignedPage& page, const MonthModel& model, base::Day day) {
    const auto found = model.holidays.find(day);
    if (found == model.holidays.end()) return {};
    return p(cls("small muted"), page.t("web.calendar.holiday"), sign(" "), span(from_record(), page.language == Language::Welsh ? found->second.cy : found->second.en));
}

Html month_list(const SignedPage& page, const MonthModel& model) {
    const auto& t = page.t;
    std::set<base::Day> shown;
    for (const auto& [day, due] : model.days) shown.insert(day);
    for (const auto& [day, name] : model.holidays) shown.insert(day);
    for (const auto& [day, list_of_day] : model.agreed) shown.insert(day);
    Html list;
    for (const auto on : shown) {
        const auto due = model.days.find(on);
        const auto agreed = model.agreed.find(on);
        list << section(cls("month-day"), id(day_anchor(on)), h3(day(t, on, DayStyle::WithWeekday)), holiday_words(page, model, on),
                        when(due != model.days.end(), [&](Html& out) { out << ul(cls("tasks"), each(due->second, [&](Html& items, const DueDay& one) { items << due_line(page, model, one); })); }),
                        when(agreed != model.agreed.end(), [&](Html& out) { out << ul(cls("tasks"), each(agreed->second, [&](Html& items, const casework::ReviewDay& one) { items << agreed_line(page, model, one); })); }));
    }
    Html none;
    if (model.days.empty() && model.agreed.empty()) none = together(p(model.rule.empty() ? t("web.calendar.empty") : t("web.calendar.empty_kind")), p(t("web.calendar.empty_next")));
    return section(cls("card"), attr("aria-labelledby", "month-list"), h2(id("month-list"), t("web.calendar.list")), none, list, when(model.cut, [&](Html& out) { out << p(t("web.calendar.cut")); }));
}

// ---- the grid

struct WeekdayWords {
    Key brief, whole;
};
constexpr std::array<WeekdayWords, 7> weekdays{{{"web.calendar.mon", "web.calendar.monday"}, {"web.calendar.tue", "web.calendar.tuesday"}, {"web.calendar.wed", "web.calendar.wednesday"},
    {"web.calendar.thu", "web.calendar.thursday"}, {"web.calendar.fri", "web.calendar.friday"}, {"web.calendar.sat", "web.calendar.saturday"}, {"web.calendar.sun", "web.calendar.sunday"}}};

Html grid_cell(const SignedPage& page, const MonthModel& model, base::Day on) {
    const auto& t = page.t;
    if (month_of(on) != model.month) return td(cls("month-out"));
    const auto number = static_cast<std::int64_t>(static_cast<unsigned>(std::chrono::year_month_day{on}.day()));
    const auto due = model.days.find(on);
    const bool holiday = model.holidays.contains(on), weekend = calendar::is_weekend(on);
    Html inside = span(cls("month-number"), t.number(number));
    if (on == model.today) inside = together(strong(cls("month-number"), t.number(number)), span(cls("sr"), sign(" "), t("web.calendar.today")));
    const auto agreed = model.agreed.find(on);
    const auto count = (due == model.days.end() ? 0 : due->second.size()) + (agreed == model.agreed.end() ? 0 : agreed->second.size());
    if (count > 0) inside << a(cls("month-due"), href(Url::parse("#" + day_anchor(on)).value()), t("web.calendar.due", {{"count", count}}));
    if (holiday) inside << span(cls("month-holiday"), abbr(title_text(t("web.calendar.holiday_whole")), t("web.calendar.holiday_brief")));
    return td(cls(on == model.today ? "month-today" : weekend || holiday ? "month-off" : "month-on"), inside);
}

Html month_grid(const SignedPage& page, const MonthModel& model) {
    const auto& t = page.t;
    const auto first_column = static_cast<int>(std::chrono::weekday{model.first()}.iso_encoding()) - 1;
    Html rows;
    for (auto monday = model.first() - std::chrono::days{first_column}; monday <= model.last(); monday += std::chrono::days{7}) {
        Html cells;
        for (int column = 0; column < 7; ++column) cells << grid_cell(page, model, monday + std::chrono::days{column});
        rows << tr(cells);
    }
    return section(cls("card"), attr("aria-labelledby", "month-grid"), h2(id("month-grid"), t("web.calendar.grid")),
                   tag::table(cls("month"), caption(cls("sr"), month_title(t, model.month)),
                              thead(tr(each(weekdays, [&](Html& out, const WeekdayWords& one) { out << th(scope("col"), span(attr("aria-hidden", "true"), t(one.brief)), span(cls("sr"), t(one.whole))); }))), tbody(rows)));
}

// ---- the private link

Html link_part(SignedPage& page, const MonthModel& model) {
    const auto& t = page.t;
    Html inside = p(t("web.calendar.link_means"));
    if (model.feed) {
        inside << p(t("web.calendar.link_made"), sign(" "), moment(t, model.feed->made_at));
        if (model.feed->fetched_at) inside << p(t("web.calendar.link_fetched"), sign(" "), moment(t, *model.feed->fetched_at));
        inside << div(cls("acts row"), page.post_form("/calendar/link", button(cls("btn btn--2"), type("submit"), t("web.calendar.link_renew"))),
                      page.post_form("/calendar/link/end", button(cls("btn btn--2"), type("submit"), t("web.calendar.link_end"))));
    } else {
        inside << page.post_form("/calendar/link", p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.calendar.link_make"))));
    }
    return section(cls("card no-print"), id("link"), h2(t("web.calendar.link")), inside);
}

Response calendar_page(SignedPage& page) {
    const auto& t = page.t;
    const auto model = month_model(page);
    const auto title = t("web.calendar.title_of", {{"month", month_title(t, model.month)}});
    return page.show(page.frame(std::string{title.text()}),
                     div(cls("wrap"), h1(title), month_turning(page, model), kind_filter(page, model), div(cls("month-two"), month_list(page, model), month_grid(page, model)), link_part(page, model)));
}

/// The link is shown by the first sending alone: it is kept nowhere.
Response make_link(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::string token;
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            token = notices::renew_feed(transaction, desk_of(page).ground.random, page.me().person, tag_of(page.language == Language::Welsh ? Language::Welsh : Language::English), page.context.now);
            return "/calendar#link";
        });
    });
    if (token.empty()) return page.go(to);
    const auto& t = page.t;
    auto frame = page.frame(std::string{t("web.calendar.link_new").text()});
    frame.path = "/calendar";
    frame.breadcrumbs = {{Html{t("web.calendar.title")}, page.link("/calendar")}};
    return page.show(std::move(frame), div(cls("wrap measure"), h1(t("web.calendar.link_new")), govuk::warning_text(t, {.content = t("web.calendar.link_once")}),
                                           section(cls("card"), p(cls("wrap-any secret"), from_record(), page.absolute("/calendar/" + token + ".ics")), p(t("web.calendar.link_how"))), p(a(href(page.link("/calendar")), t("web.calendar.back")))));
}

Response end_link(SignedPage& page) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            notices::end_feed(transaction, page.me().person, page.context.now);
            return "/calendar#link";
        });
    });
    return page.go(to);
}

}  // namespace

void add_calendar_pages(Routes& routes) {
    const Guard own{.permission = Permission::ListCases, .audit = AuditEvent::None};
    add_signed_page(routes, "/calendar", own, calendar_page);
    add_form(routes, "/calendar/link", own, make_link);
    add_form(routes, "/calendar/link/end", own, end_link);
}

}  // namespace web
