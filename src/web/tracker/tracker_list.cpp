#include "web/tracker/tracker_list.h"

#include <algorithm>
#include <array>

#include "web/casework/form_words.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using learning::Head;
using learning::TrackerWanted;

namespace {

/// A shape for each kind of agency, so that it holds in grey.
Html agency_shape(AgencyGroup group) {
    const auto drawn = [](const auto&... parts) -> Html { return svg(attr("viewBox", "0 0 18 18"), attr("aria-hidden", "true"), attr("focusable", "false"), parts...); };
    switch (group) {
        case AgencyGroup::Health: return drawn(Html{path(attr("d", "M6.12 1h5.76v5.12h5.12v5.76h-5.12v5.12h-5.76v-5.12h-5.12v-5.76h5.12z"), cls("ag-hea"))});
        case AgencyGroup::SocialCare: return drawn(Html{circle(attr("cx", "9"), attr("cy", "9"), attr("r", "8"), cls("ag-soc"))});
        case AgencyGroup::Police: return drawn(Html{path(attr("d", "M9 1l8 8-8 8-8-8z"), cls("ag-pol"))});
        case AgencyGroup::Education: return drawn(Html{path(attr("d", "M9 1.5l8 14.5H1z"), cls("ag-edu"))});
        case AgencyGroup::Housing: return drawn(Html{rect(attr("x", "2.2"), attr("y", "2.2"), attr("width", "13.6"), attr("height", "13.6"), cls("ag-hou"))});
        case AgencyGroup::Other: break;
    }
    return drawn(Html{path(attr("d", "M5 2h8l4 7-4 7H5L1 9z"), cls("ag-other"))});
}

Html row_of(const SignedPage& page, const Head& head, base::Day today) {
    const auto& t = page.t;
    const auto cell = [&](Key name, const Html& content, const char* classes = "") -> Html { return td(role("cell"), attr("data-l", t(name).text()), cls(classes), content); };
    const Html whose = head.target.empty() ? Html{span(from_record(), head.addressees)} : Html{agency_mark(t, head.target)};
    return tr(role("row"), cell("web.tracker.column_number", span(from_record(), number_of(head)), "nowrap"), th(scope("row"), role("rowheader"), a(href(page.link("/actions/" + head.id.to_string())), text_of(t, head))),
              cell("web.tracker.column_agency", whose), cell("web.tracker.column_due", head.due_on ? Html{day(t, *head.due_on)} : Html{t("web.tracker.no_day")}, "nowrap"),
              cell("web.tracker.column_far", impact_ladder(t, head.state), "nowrap"), cell("web.tracker.column_evidence", span(from_record(), head.evidence), "small"), cell("web.tracker.column_state", standing_tag(t, head, today)));
}

template <class Value, std::size_t N>
Value chosen(const std::array<std::pair<std::string_view, Value>, N>& words, std::string_view asked) {
    const auto found = std::ranges::find(words, asked, &std::pair<std::string_view, Value>::first);
    return found == words.end() ? words.front().second : found->second;
}

}  // namespace

TrackerWanted tracker_wanted(const SignedPage& page) {
    using Due = TrackerWanted::Due;
    using Open = TrackerWanted::Open;
    using learning::TrackerSort;
    static constexpr std::array<std::pair<std::string_view, Due>, 5> dues{{{"", Due::Any}, {"overdue", Due::Overdue}, {"month", Due::Within30Days}, {"retest", Due::Retest}, {"none", Due::NoDay}}};
    static constexpr std::array<std::pair<std::string_view, Open>, 3> opens{{{"", Open::All}, {"open", Open::Open}, {"ended", Open::Ended}}};
    static constexpr std::array<std::pair<std::string_view, TrackerSort>, 4> sorts{{{"due", TrackerSort::Due}, {"newest", TrackerSort::Newest}, {"state", TrackerSort::State}, {"number", TrackerSort::Number}}};
    TrackerWanted wanted{.words = page.asked("q"), .state = page.asked("state"), .target = page.asked("agency"), .theme = page.asked("theme"), .owner = page.asked("owner"), .review = page.asked("review"),
                         .case_id = {}, .watched_by = page.asked("watched"), .due = chosen(dues, page.asked("due")), .open = chosen(opens, page.asked("open")), .sort = chosen(sorts, page.asked("sort")),
                         .today = today_of(page), .page = page.page_number()};
    return wanted;
}

AgencyGroup agency_group(std::string_view target) {
    if (target == "health_commissioner" || target == "health_provider") return AgencyGroup::Health;
    if (target == "social_care" || target == "adult_services") return AgencyGroup::SocialCare;
    if (target == "police" || target == "probation_justice" || target == "family_justice") return AgencyGroup::Police;
    if (target == "education") return AgencyGroup::Education;
    return target == "housing" ? AgencyGroup::Housing : AgencyGroup::Other;
}

Html agency_mark(const Catalogue& t, std::string_view target) {
    if (target.empty()) return {};
    return span(cls("ag"), agency_shape(agency_group(target)), b(option_words(t, target)));
}

Html agency_group_mark(AgencyGroup group, const Words& name) { return span(cls("ag"), agency_shape(group), b(name)); }

Html recommendations_table(const SignedPage& page, const std::vector<Head>& heads, const Words& title) {
    const auto& t = page.t;
    const auto today = today_of(page);
    Html columns;
    for (const Key key : {Key{"web.tracker.column_number"}, Key{"web.tracker.column_text"}, Key{"web.tracker.column_agency"}, Key{"web.tracker.column_due"}, Key{"web.tracker.column_far"}, Key{"web.tracker.column_evidence"}, Key{"web.tracker.column_state"}})
        columns << th(scope("col"), role("columnheader"), t(key));
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(title),
               table(cls("tbl stack"), role("table"), caption(cls("sr"), title), thead(role("rowgroup"), tr(role("row"), columns)),
                     tbody(role("rowgroup"), each(heads, [&](Html& out, const Head& head) { out << row_of(page, head, today); }))));
}

std::vector<Key> tracker_columns() {
    return {"web.tracker.column_number", "web.tracker.column_text", "web.tracker.column_addressees", "web.tracker.column_owners", "web.tracker.column_due", "web.tracker.column_far", "web.tracker.column_state",
            "web.tracker.overdue", "web.tracker.column_evidence", "web.tracker.column_theme", "web.tracker.column_review", "web.tracker.column_watched", "web.tracker.column_retest", "web.tracker.column_made"};
}

std::vector<std::string> tracker_cells(const Catalogue& t, const Head& head, base::Day today) {
    const auto words = [](const Words& one) { return std::string{one.text()}; };
    const auto on = [](const std::optional<base::Day>& one) { return one ? base::to_iso(*one) : std::string{}; };
    return {number_of(head), head.identifying ? words(t("web.tracker.in_its_case")) : head.text, head.addressees, head.owners, on(head.due_on), words(t(rung_key(learning::rung_of(head.state)))), words(state_of_recommendation(t, head.state)),
            learning::is_overdue(head.state, head.due_on, today) ? words(t("web.tracker.yes")) : std::string{}, head.evidence, head.theme, head.review, head.watched_by, on(head.retest_on), base::to_iso(head.made_at).substr(0, 10)};
}

}  // namespace web
