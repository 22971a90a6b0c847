#include <algorithm>
#include <map>

#include "web/chronology/chronology_filter.h"
#include "web/chronology/chronology_pages.h"
#include "web/chronology/chronology_view.h"
#include "web/chronology/lanes_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Point;

namespace {

constexpr int entries_a_page = 50;

bool stands_in_list(const Point& point) { return point.kind == Point::Kind::Gap || point.kind == Point::Kind::Conflict || point.kind == Point::Kind::Duplicate; }

/// What was found, by the entry before which it stands: a gap before the entry that ends it, two accounts after the last of them.
std::multimap<std::size_t, const Point*> points_in_list(ChronologyDesk& desk, const ChronologyFilter& filter, const std::vector<std::size_t>& shown) {
    std::multimap<std::size_t, const Point*> by_place;
    const auto agency = filter.agency.empty() ? std::string{} : desk.agency_called(filter.agency);
    const auto& entries = desk.opened().entries;
    for (const auto& point : desk.opened().points) {
        if (!stands_in_list(point) || !desk.sees(point)) continue;
        const bool all_shown = std::ranges::all_of(point.entries, [&](std::size_t entry) { return std::ranges::binary_search(shown, entry); });
        const bool of_agency = agency.empty() || std::ranges::any_of(point.entries, [&](std::size_t entry) { return entries[entry].agency == agency; });
        if (filter.by_content() ? !all_shown : !of_agency) continue;
        by_place.emplace(point.kind == Point::Kind::Gap ? point.entries.back() : point.entries.back() + 1, &point);
    }
    return by_place;
}

/// Nothing of what a person has set aside.
Html point_item(ChronologyDesk& desk, const Point& point) {
    const auto& t = desk.page.t;
    const auto* decision = decision_on(desk, point);
    if (decision && (decision->said.what == "dismissed" || (decision->said.what == "different" && point.kind == Point::Kind::Duplicate))) return {};
    const auto mark = mark_of_point(desk, point);
    const Html words = [&]() -> Html {
        if (point.kind != Point::Kind::Conflict) return point_words(desk, point);
        return together(strong(t("web.chronology.accounts_differ")), difference_words(desk, point.differences));
    }();
    const auto link = t(point.kind == Point::Kind::Gap ? Key{"web.chronology.ask_agency"} : Key{"web.chronology.compare_and_record"});
    const Html way = decision ? Html{span(cls("tag tag--ok"), t("web.chronology.view_recorded"))} : Html{};
    return li(cls(point.kind == Point::Kind::Gap ? "gap" : "clash"), div(words, sign(" "), way, sign(" "), a(href(desk.to("/points/" + mark)), link, span(cls("sr"), sign(" "), kind_words(t, point.kind)))));
}

/// The entries of one page of the list, by months, with what was found between them.
Html month_lists(ChronologyDesk& desk, const ChronologyFilter& filter, const std::vector<std::size_t>& shown, std::size_t first, std::size_t last) {
    const auto& t = desk.page.t;
    const auto& entries = desk.opened().entries;
    const auto points = points_in_list(desk, filter, shown);
    Html all, items;
    std::optional<std::chrono::year_month> month;
    const auto close = [&] {
        if (!month) return;
        all << h3(cls("chron__m"), partial_day_words(t, {static_cast<int>(month->year()), static_cast<unsigned>(month->month())})) << ol(cls("chron"), items);
        items = Html{};
    };
    auto from = first == 0 ? std::size_t{0} : shown[first - 1] + 1;
    const auto put_points = [&](std::size_t up_to) {
        for (auto at = points.lower_bound(from); at != points.end() && at->first <= up_to; ++at) items << point_item(desk, *at->second);
        from = up_to + 1;
    };
    for (auto i = first; i < last; ++i) {
        const std::chrono::year_month_day on{chronology::sorting_day(entries[shown[i]].when)};
        const std::chrono::year_month now{on.year(), on.month()};
        if (month != now) {
            // What ends in this month stands at the end of the one before.
            if (month) put_points(shown[i]);
            close(), month = now;
        }
        put_points(shown[i]);
        items << entry_item(desk, entries[shown[i]]);
    }
    if (last == shown.size()) put_points(entries.size());
    close();
    return all;
}

Html open_points_words(ChronologyDesk& desk) {
    std::int64_t open = 0;
    for (const auto& point : desk.opened().points)
        if (desk.sees(point) && !decision_on(desk, point)) ++open;
    const auto& t = desk.page.t;
    if (open == 0) return t("web.chronology.no_points");
    return a(href(desk.to("/points")), t("web.chronology.open_points", {{"count", open}}));
}

Html counts(ChronologyDesk& desk, const std::vector<std::size_t>& seen) {
    const auto& t = desk.page.t;
    const auto& entries = desk.opened().entries;
    std::set<std::string_view> agencies;
    for (const auto i : seen) agencies.insert(entries[i].agency);
    const auto from = day_words(t, chronology::sorting_day(entries[seen.front()].when)), to = day_words(t, chronology::days_of(entries[seen.back()].when).to);
    return p(cls("muted"), t("web.chronology.counts", {{"count", static_cast<std::int64_t>(seen.size())}, {"agencies", static_cast<std::int64_t>(agencies.size())}, {"from", from}, {"to", to}}), sign(" "), open_points_words(desk));
}

Html head_of_list(ChronologyDesk& desk) {
    const auto& t = desk.page.t;
    Html buttons;
    if (desk.may_write()) {
        buttons << a(cls("btn"), href(desk.to("/add")), t("web.chronology.add")) << sign(" ");
        buttons << a(cls("btn btn--2"), href(desk.to("/import")), t("web.chronology.import")) << sign(" ");
    }
    buttons << a(cls("btn btn--2"), href(desk.to("/export")), t("web.chronology.export"));
    return div(cls("row between"), h1(t("web.chronology.heading")), div(cls("row no-print"), buttons));
}

/// Held back by their agency: for those who may give them again.
Html withheld(ChronologyDesk& desk) {
    Html items;
    for (const auto& one : desk.book().entries())
        if (one.withheld && desk.may_write_for(one.entry.agency)) items << li(a(href(desk.to(entry_way(one.entry.id))), span(from_record(), date_text(desk.page.t, one.entry.when)), sign(", "), desk.words(one.entry.agency)));
    if (items.empty()) return {};
    return govuk::details({.summary = desk.page.t("web.chronology.withheld_list"), .content = ul(items)});
}

Response empty_list(ChronologyDesk& desk) {
    const auto& t = desk.page.t;
    const Html what = desk.may_write() ? together(p(t("web.chronology.none_write")), p(cls("acts"), a(cls("btn"), href(desk.to("/import")), t("web.chronology.import")), sign(" "), a(cls("btn btn--2"), href(desk.to("/add")), t("web.chronology.add"))))
                                       : Html{p(t("web.chronology.none_read"))};
    const Html body = div(cls("wrap wide"), h1(t("web.chronology.heading")), section(cls("card"), p(strong(t("web.chronology.none"))), what), withheld(desk));
    auto frame = desk.chronology_frame(std::string{t("web.chronology.heading").text()}, true);
    frame.width = Width::Wide;
    return desk.page.show(std::move(frame), body);
}

Response show_list(ChronologyDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto seen = desk.seen();
    if (seen.empty()) return empty_list(desk);
    const auto filter = filter_asked(desk);
    const auto shown = filter.any() ? filtered(desk, filter) : seen;
    const auto first = std::min(shown.size(), static_cast<std::size_t>(page.page_number() - 1) * entries_a_page), last = std::min(shown.size(), first + entries_a_page);
    Html list;
    if (shown.empty()) list << section(cls("card"), p(t("web.chronology.none_fit")), p(a(href(desk.to()), t("web.chronology.all_entries"))));
    else if (first == last) list << past_the_end(page);
    else list << month_lists(desk, filter, shown, first, last) << turn_pages(page, static_cast<std::int64_t>(shown.size()), entries_a_page);
    const Html body = div(cls("wrap wide chronology"), head_of_list(desk), counts(desk, seen), names_switch(desk), chronology_ways(desk, ""), lanes_chart(desk, filter.agency.empty() && !filter.by_content() ? seen : shown), filter_form(desk, filter), Html{p(cls("small muted"), role("status"), t("web.chronology.showing", {{"count", static_cast<std::int64_t>(shown.size())}, {"all", static_cast<std::int64_t>(seen.size())}}))},
                          section(labelled_by("entries"), h2(id("entries"), cls("sr"), t("web.chronology.entries")), list), withheld(desk));
    auto frame = desk.chronology_frame(std::string{t("web.chronology.heading").text()}, true);
    frame.crumb = t("web.chronology.title").text();
    frame.width = Width::Wide;
    return page.show(std::move(frame), body);
}

}  // namespace

void add_chronology_list_pages(Routes& routes) { add_signed_page(routes, "/cases/{case}/chronology", reading_chronology, at_chronology<show_list>); }

void add_chronology_pages(Routes& routes) {
    add_chronology_list_pages(routes);
    add_chronology_entry_pages(routes);
    add_chronology_writing_pages(routes);
    add_chronology_point_pages(routes);
    add_chronology_question_pages(routes);
    add_chronology_side_pages(routes);
    add_chronology_unlabelled_pages(routes);
    add_chronology_export_pages(routes);
}

}  // namespace web
