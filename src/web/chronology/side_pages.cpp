#include <algorithm>
#include <array>
#include <map>

#include "web/chronology/chronology_filter.h"
#include "web/chronology/chronology_pages.h"
#include "web/chronology/chronology_view.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Response show_side(ChronologyDesk& desk, const Words& heading, const Words& means, std::string_view current, const Html& content) {
    auto frame = desk.chronology_frame(std::string{heading.text()});
    frame.width = Width::Wide;
    return desk.page.show(std::move(frame), div(cls("wrap wide"), h1(heading), p(means), names_switch(desk), chronology_ways(desk, current), content));
}

Html scrolled(const Words& name, const Html& content) { return div(cls("scroll card"), attr("tabindex", "0"), role("region"), aria_label(name), content); }

// ---- who knew what, when

Html known_cell(ChronologyDesk& desk, const chronology::KnownTopic& topic, const std::string& agency) {
    const auto found = topic.first.find(agency);
    if (found == topic.first.end()) return td(cls("muted"), desk.page.t("web.chronology.not_recorded"));
    const auto& entry = desk.opened().entries[found->second];
    const auto on = chronology::sorting_day(entry.when);
    auto first = on;
    for (const auto& [other, place] : topic.first) first = std::min(first, chronology::sorting_day(desk.opened().entries[place].when));
    const auto later = (on - first).count();
    return td(a(href(desk.to(entry_way(entry.id))), span(from_record(), date_text(desk.page.t, entry.when))), when(later > 0, [&](Html& out) { out << small(sign(" "), desk.page.t("web.chronology.days_later", {{"count", static_cast<std::int64_t>(later)}})); }));
}

Response show_known(ChronologyDesk& desk) {
    if (!desk.sees_all()) return Response::error(404);
    const auto& t = desk.page.t;
    std::set<std::string> agencies;
    for (const auto& topic : desk.opened().known)
        for (const auto& [agency, entry] : topic.first) agencies.insert(agency);
    Html heads = th(scope("col"), t("web.chronology.topic")), rows;
    for (const auto& agency : agencies) heads << th(scope("col"), agency_label(desk, agency));
    for (const auto& topic : desk.opened().known) {
        Html cells = th(scope("row"), from_record(), desk.text(topic.name));
        for (const auto& agency : agencies) cells << known_cell(desk, topic, agency);
        rows << tr(cells);
    }
    const Html content = rows.empty() ? Html{section(cls("card"), p(t("web.chronology.nothing_known")))} : scrolled(t("web.chronology.known"), table(cls("tbl"), caption(cls("sr"), t("web.chronology.known")), thead(tr(heads)), tbody(rows)));
    return show_side(desk, t("web.chronology.known"), t("web.chronology.known_means"), "/known", content);
}

// ---- how many entries in each week of each month

constexpr std::size_t weeks_of_a_month = 5;
using WeekCounts = std::array<std::int64_t, weeks_of_a_month>;

std::size_t week_of(const std::chrono::year_month_day& date) { return (static_cast<unsigned>(date.day()) - 1) / 7; }

/// Five shades; the number stands beside each.
std::string shade_of(std::int64_t count, std::int64_t most) { return count == 0 ? "dense dense--0" : "dense dense--" + std::to_string(1 + (count - 1) * 4 / std::max<std::int64_t>(most, 1)); }

Html week_cell(ChronologyDesk& desk, std::chrono::year_month month, std::size_t week, std::int64_t count, std::int64_t most) {
    if (count == 0) return td(cls(shade_of(0, most)), sign("0"));
    const base::Day from{month / std::chrono::day{static_cast<unsigned>(week * 7 + 1)}};
    const base::Day to = week + 1 == weeks_of_a_month ? base::Day{month / std::chrono::last} : from + std::chrono::days{6};
    return td(cls(shade_of(count, most)), a(href(desk.to("?from=" + base::to_iso(from) + "&to=" + base::to_iso(to))), desk.page.t.number(count), span(cls("sr"), sign(" "), desk.page.t("web.chronology.from_to", {{"from", day_words(desk.page.t, from)}, {"to", day_words(desk.page.t, to)}}))));
}

Response show_calendar(ChronologyDesk& desk) {
    const auto& t = desk.page.t;
    std::map<std::chrono::year_month, WeekCounts> counts;
    std::int64_t most = 0;
    for (const auto i : desk.seen()) {
        const std::chrono::year_month_day date{chronology::sorting_day(desk.opened().entries[i].when)};
        most = std::max(most, ++counts[{date.year(), date.month()}][week_of(date)]);
    }
    Html heads = th(scope("col"), t("web.govuk.month")), rows;
    for (const Key head : {Key{"web.chronology.week_1"}, Key{"web.chronology.week_2"}, Key{"web.chronology.week_3"}, Key{"web.chronology.week_4"}, Key{"web.chronology.week_5"}}) heads << th(scope("col"), cls("num"), t(head));
    constexpr int most_empty_months = 240;
    const bool fill = !counts.empty() && (counts.rbegin()->first - counts.begin()->first).count() < most_empty_months;
    if (fill)
        for (auto month = counts.begin()->first; month < counts.rbegin()->first; month += std::chrono::months{1}) counts.try_emplace(month);
    for (const auto& [month, weeks] : counts) {
        Html cells = th(scope("row"), partial_day_words(t, {static_cast<int>(month.year()), static_cast<unsigned>(month.month())}));
        for (std::size_t week = 0; week < weeks_of_a_month; ++week) cells << week_cell(desk, month, week, weeks[week], most);
        rows << tr(cells);
    }
    const Html content = rows.empty() ? Html{section(cls("card"), p(t("web.chronology.none")))} : scrolled(t("web.chronology.calendar"), table(cls("tbl"), caption(cls("sr"), t("web.chronology.calendar")), thead(tr(heads)), tbody(rows)));
    return show_side(desk, t("web.chronology.calendar"), t("web.chronology.calendar_means"), "/calendar", content);
}

// ---- two agencies side by side

Html agency_choice(ChronologyDesk& desk, const char* field, Key label, const std::string& chosen) {
    govuk::Select select{.name = field, .label = {.content = desk.page.t(label)}};
    for (const auto& agency : desk.book().agencies()) select.items.push_back({.content = desk.words(agency), .value = desk.text(agency), .selected = desk.text(agency) == chosen});
    return govuk::select(desk.page.t, select);
}

Html side_cell(ChronologyDesk& desk, const std::vector<const chronology::Entry*>& entries, const std::string& agency) {
    Html parts;
    for (const auto* entry : entries)
        if (entry->agency == agency) parts << p(cls("wrap-any"), desk.words(cell(entry->cells, chronology::Meaning::Event)), sign(" "), a(href(desk.to(entry_way(entry->id))), desk.page.t("web.chronology.source_record"), span(cls("sr"), sign(" "), desk.page.t("web.chronology.for_day", {{"day", date_text(desk.page.t, entry->when)}}))));
    return td(role("cell"), attr("data-l", desk.text(agency)), parts);
}

Html side_by_side(ChronologyDesk& desk, const std::string& first, const std::string& second) {
    auto& page = desk.page;
    const auto& t = page.t;
    std::map<base::Day, std::vector<const chronology::Entry*>> days;
    for (const auto& entry : desk.opened().entries)
        if (entry.agency == first || entry.agency == second) days[chronology::sorting_day(entry.when)].push_back(&entry);
    constexpr int days_a_page = 50;
    const auto begin = static_cast<std::size_t>(page.page_number() - 1) * days_a_page;
    if (begin >= days.size()) return days.empty() ? Html{section(cls("card"), p(t("web.chronology.none_fit")))} : past_the_end(page);
    Html rows;
    std::size_t at = 0;
    for (const auto& [on, entries] : days) {
        if (at++ < begin || at > begin + days_a_page) continue;
        rows << tr(role("row"), th(scope("row"), role("rowheader"), day(t, on, DayStyle::WithWeekday)), side_cell(desk, entries, first), side_cell(desk, entries, second));
    }
    const Html heads = together(th(scope("col"), role("columnheader"), t("case.chronology.column_start_date")), th(scope("col"), role("columnheader"), agency_label(desk, first)), th(scope("col"), role("columnheader"), agency_label(desk, second)));
    return together(div(cls("card"), table(cls("tbl stack side-by-side"), role("table"), caption(cls("sr"), t("web.chronology.compare")), thead(role("rowgroup"), tr(role("row"), heads)), tbody(role("rowgroup"), rows))), turn_pages(page, static_cast<std::int64_t>(days.size()), days_a_page));
}

Response show_compare(ChronologyDesk& desk) {
    if (!desk.sees_all()) return Response::error(404);
    const auto& t = desk.page.t;
    const auto a_asked = desk.page.asked("a"), b_asked = desk.page.asked("b");
    const auto agencies = desk.book().agencies();
    Html content;
    if (agencies.size() < 2) {
        content << section(cls("card"), p(t("web.chronology.compare_needs_two")));
    } else {
        const auto chosen_a = a_asked.empty() ? desk.text(*agencies.begin()) : a_asked, chosen_b = b_asked.empty() ? desk.text(*std::next(agencies.begin())) : b_asked;
        Html hidden;
        if (desk.shows_names()) hidden << tag::input(type("hidden"), html::name("names"), value("yes"));
        content << form(cls("card filter-form no-print"), action(desk.page.link(desk.path("/chronology/compare"))), attr("method", "get"), role("search"), agency_choice(desk, "a", "web.chronology.first_agency", chosen_a), agency_choice(desk, "b", "web.chronology.second_agency", chosen_b), hidden, button(cls("btn btn--2"), type("submit"), t("web.chronology.compare_them")));
        const auto first = desk.agency_called(chosen_a), second = desk.agency_called(chosen_b);
        content << side_by_side(desk, first, second);
    }
    return show_side(desk, t("web.chronology.compare"), t("web.chronology.compare_means"), "/compare", content);
}

}  // namespace

void add_chronology_side_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/chronology/known", reading_chronology, at_chronology<show_known>);
    add_signed_page(routes, "/cases/{case}/chronology/calendar", reading_chronology, at_chronology<show_calendar>);
    add_signed_page(routes, "/cases/{case}/chronology/compare", reading_chronology, at_chronology<show_compare>);
}

}  // namespace web
