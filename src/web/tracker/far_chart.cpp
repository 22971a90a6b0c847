#include "web/tracker/far_chart.h"

#include <algorithm>

#include <fmt/format.h>

#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

constexpr double bar_width = 400, bar_height = 26;

struct FarPart {
    std::int64_t FarOfGroup::* count;
    const char* look;
    Key words;
};
constexpr std::array<FarPart, 4> far_parts{{{&FarOfGroup::impact, "far-impact", "web.impact.far_impact"}, {&FarOfGroup::done, "far-done", "web.impact.far_done"},
                                            {&FarOfGroup::open, "far-open", "web.impact.far_open"}, {&FarOfGroup::late, "far-late", "web.impact.far_late"}}};

bool counts_nowhere(std::string_view state) { return state == "rejected" || state == "withdrawn" || state == "superseded" || state == "proposed"; }

/// One bar as long as its share of the longest. Its numbers stand beside it in the table; the picture repeats them.
Html far_bar(const FarOfGroup& one, std::int64_t most) {
    Html parts;
    double at = 0;
    for (const auto& part : far_parts) {
        const double width = bar_width * static_cast<double>(one.*part.count) / static_cast<double>(most);
        if (width > 0) parts << rect(cls(part.look), attr("x", fmt::format("{:.1f}", at)), attr("y", "1"), attr("width", fmt::format("{:.1f}", std::max(1.0, width - 2))), attr("height", fmt::format("{:.0f}", bar_height - 2)), attr("rx", "3"));
        at += width;
    }
    return svg(cls("far__bar"), attr("viewBox", "0 0 400 26"), attr("preserveAspectRatio", "none"), attr("aria-hidden", "true"), attr("focusable", "false"), parts);
}

Html far_hatching() {
    constexpr html::Tag hatching{"pattern"};
    return svg(cls("sr"), attr("aria-hidden", "true"), attr("focusable", "false"), attr("width", "0"), attr("height", "0"),
               defs(hatching(id("far-hatch"), attr("width", "7"), attr("height", "7"), attr("patternUnits", "userSpaceOnUse"), attr("patternTransform", "rotate(45)"), path(cls("far-hatch"), attr("d", "M0 0v7")))));
}

Html far_table(const Catalogue& t, const std::vector<FarOfGroup>& groups) {
    Html head, rows;
    for (const auto& part : far_parts) head << th(scope("col"), cls("num"), t(part.words));
    for (const auto& one : groups) {
        Html cells;
        for (const auto& part : far_parts) cells << td(cls("num"), t.number(one.*part.count));
        rows << tr(th(scope("row"), agency_group_words(t, one.group)), cells, td(cls("num"), t.number(one.total())));
    }
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.impact.far_table")),
               table(cls("tbl"), caption(cls("sr"), t("web.impact.far_table")), thead(tr(th(scope("col"), t("web.tracker.column_agency")), head, th(scope("col"), cls("num"), t("web.impact.far_all")))), tbody(rows)));
}

/// Says the finding: who has the most that is open or late.
Html far_title(const Catalogue& t, const std::vector<FarOfGroup>& groups) {
    const auto left = [](const FarOfGroup& one) { return one.open + one.late; };
    const auto most = std::ranges::max_element(groups, {}, left);
    if (left(*most) == 0 || std::ranges::count(groups, left(*most), left) > 1) return t("web.impact.far_title");
    return t("web.impact.far_finding", {{"agency", agency_group_words(t, most->group)}});
}

}  // namespace

const Words& agency_group_words(const Catalogue& t, AgencyGroup group) {
    switch (group) {
        case AgencyGroup::SocialCare: return t("web.impact.group_social_care");
        case AgencyGroup::Health: return t("web.impact.group_health");
        case AgencyGroup::Police: return t("web.impact.group_police");
        case AgencyGroup::Education: return t("web.impact.group_education");
        case AgencyGroup::Housing: return t("web.impact.group_housing");
        case AgencyGroup::Other: break;
    }
    return t("web.impact.group_other");
}

std::vector<FarOfGroup> far_by_group(const std::vector<learning::Head>& heads, base::Day today) {
    std::array<FarOfGroup, agency_groups> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i].group = static_cast<AgencyGroup>(i);
    for (const auto& head : heads) {
        if (counts_nowhere(head.state)) continue;
        auto& one = all[static_cast<std::size_t>(agency_group(head.target))];
        const auto rung = learning::rung_of(head.state);
        if (learning::is_overdue(head.state, head.due_on, today)) ++one.late;
        else if (learning::is_open(head.state)) ++one.open;
        else ++(rung >= learning::Rung::PracticeChanged ? one.impact : one.done);
    }
    std::vector<FarOfGroup> list;
    for (const auto& one : all)
        if (one.total() > 0) list.push_back(one);
    return list;
}

Html far_chart(const SignedPage& page, const std::vector<FarOfGroup>& groups) {
    const auto& t = page.t;
    if (groups.empty()) return {};
    std::int64_t most = 1;
    for (const auto& one : groups) most = std::max(most, one.total());
    Html legend, bars;
    for (const auto& part : far_parts)
        legend << li(svg(attr("viewBox", "0 0 16 16"), attr("aria-hidden", "true"), attr("focusable", "false"), rect(cls(part.look), attr("x", "1"), attr("y", "1"), attr("width", "14"), attr("height", "14"), attr("rx", "3"))), span(t(part.words)));
    for (const auto& one : groups) bars << li(agency_group_mark(one.group, agency_group_words(t, one.group)), far_bar(one, most), span(cls("nowrap"), t.number(one.total()), sign(" "), when(one.late > 0, [&](Html& out) { out << span(cls("tag tag--late"), t("web.tracker.count_overdue", {{"count", one.late}})); })));
    return figure(cls("chart"), figcaption(far_title(t, groups)), p(cls("sub"), t("web.impact.far_measure"), sign(" "), day(t, today_of(page)), sign(".")), far_hatching(), ul(cls("far-key"), legend), ul(cls("far"), bars),
                  details(summary(t("web.chart.figures")), far_table(t, groups)));
}

}  // namespace web
