#include "web/chronology/lanes_view.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "web/chronology/chronology_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Point;

namespace {

constexpr double lanes_left = 250, lanes_right = 1230, lanes_top = 54, lane_height = 50;
constexpr std::size_t most_lanes = 14;
constexpr double between_marks = 9;  ///< Closer ones would lie on one another.

std::string lane_px(double value) { return fmt::format("{:.1f}", value); }

struct Lane {
    std::string agency;
    std::size_t contacts = 0;
    std::vector<base::Day> days;
};

/// Days from the first of the first month to the last of the last.
struct Span {
    base::Day from{}, to{};
    double at(base::Day day) const {
        const auto whole = std::max<double>(1, static_cast<double>((to - from).count()));
        return lanes_left + (lanes_right - lanes_left) * static_cast<double>((std::clamp(day, from, to) - from).count()) / whole;
    }
};

std::chrono::year_month month_of(base::Day day) {
    const std::chrono::year_month_day date{day};
    return {date.year(), date.month()};
}

Span span_of(const chronology::Opened& opened, const std::vector<std::size_t>& shown) {
    const auto first = month_of(chronology::sorting_day(opened.entries[shown.front()].when));
    const auto last = month_of(chronology::sorting_day(opened.entries[shown.back()].when));
    return {base::Day{first / std::chrono::day{1}}, base::Day{(last + std::chrono::months{1}) / std::chrono::day{1}}};
}

std::vector<Lane> lanes_of(const chronology::Opened& opened, const std::vector<std::size_t>& shown) {
    std::map<std::string, Lane, std::less<>> by_agency;
    for (const auto i : shown) {
        auto& lane = by_agency[opened.entries[i].agency];
        lane.agency = opened.entries[i].agency, ++lane.contacts;
        lane.days.push_back(chronology::sorting_day(opened.entries[i].when));
    }
    std::vector<Lane> lanes;
    for (auto& [agency, lane] : by_agency) lanes.push_back(std::move(lane));
    std::ranges::stable_sort(lanes, {}, [](const Lane& lane) { return look_of(lane.agency); });
    return lanes;
}

/// Bands of months, or of years where there are many, with the child's age at the start of each.
Html bands(ChronologyDesk& desk, const Span& over, double bottom) {
    const auto& t = desk.page.t;
    const auto first = month_of(over.from), last = month_of(over.to);
    const auto count = (last - first).count();
    constexpr int most_bands = 8;  // "September 2025" has room in each.
    int step = 1;
    for (const int wider : {2, 3, 6, 12, 24, 60, 120, 240})
        if (count / step > most_bands) step = wider;
    Html drawn;
    bool pale = false;
    for (auto at = first; at < last; at += std::chrono::months{step}, pale = !pale) {
        const base::Day from{at / std::chrono::day{1}};
        const auto x = over.at(from), wide = over.at(base::Day{(at + std::chrono::months{step}) / std::chrono::day{1}}) - x;
        const PartialDay named{static_cast<int>(at.year()), step < 12 ? std::optional{static_cast<unsigned>(at.month())} : std::nullopt};
        drawn << rect(cls(pale ? "lane-band lane-band--pale" : "lane-band"), attr("x", lane_px(x)), attr("y", "24"), attr("width", lane_px(wide)), attr("height", lane_px(bottom - 24)))
              << svg_text(cls("lane-month"), attr("x", lane_px(x + 6)), attr("y", "44"), partial_day_words(t, named));
        if (const auto age = age_on(desk, from); !age.empty()) drawn << svg_text(cls("lane-age"), attr("x", lane_px(x + 6)), attr("y", "16"), age);
    }
    return drawn;
}

Html gap_box(ChronologyDesk& desk, const Point& gap, const Span& over, double y) {
    const auto& t = desk.page.t;
    const auto x = over.at(gap.days->from), wide = over.at(gap.days->to) - x;
    Html drawn = rect(cls("lane-gap"), attr("x", lane_px(x)), attr("y", lane_px(y - 15)), attr("width", lane_px(std::max(wide, 4.0))), attr("height", "30"), attr("rx", "4"), attr("fill", "url(#lane-hatch)"));
    constexpr double room_for_all = 300, room_for_days = 80;
    if (wide < room_for_days) return drawn;
    const auto words = wide < room_for_all ? t("web.chronology.days", {{"count", gap.number}}) : t("web.chronology.gap_days", {{"days", gap.number}});
    const double half = wide < room_for_all ? 36 : 143;
    drawn << rect(cls("lane-paper"), attr("x", lane_px(x + wide / 2 - half)), attr("y", lane_px(y - 11)), attr("width", lane_px(2 * half)), attr("height", "22"), attr("rx", "3"))
          << svg_text(cls("lane-days"), attr("x", lane_px(x + wide / 2)), attr("y", lane_px(y + 5.5)), attr("text-anchor", "middle"), words);
    return drawn;
}

/// As much of the name as the lane has room for; the key below has it whole.
std::string short_name(const std::string& name) {
    constexpr std::size_t room = 24;
    if (name.size() <= room) return name;
    auto end = room - 1;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    return name.substr(0, end) + "…";
}

Html lane_drawn(ChronologyDesk& desk, const Lane& lane, const std::vector<const Point*>& gaps, const Span& over, double y) {
    const auto look = look_of(lane.agency);
    Html drawn = together(path(cls("lane-line"), attr("d", "M" + lane_px(lanes_left) + " " + lane_px(y) + "H" + lane_px(lanes_right))), agency_mark_at(look, 11, y), svg_text(cls("lane-name"), attr("x", "32"), attr("y", lane_px(y + 6)), from_record(), short_name(desk.text(lane.agency))));
    for (const auto* gap : gaps)
        if (gap->agency == lane.agency) drawn << gap_box(desk, *gap, over, y);
    double last = -1;
    for (const auto on : lane.days) {
        const auto x = over.at(on);
        if (last >= 0 && x - last < between_marks) continue;
        drawn << agency_mark_at(look, x, y), last = x;
    }
    return drawn;
}

Html hatch() {
    return defs(tag::pattern(id("lane-hatch"), attr("width", "9"), attr("height", "9"), attr("patternUnits", "userSpaceOnUse"), attr("patternTransform", "rotate(45)"), rect(cls("lane-paper"), attr("width", "9"), attr("height", "9")), path(cls("lane-hatch"), attr("d", "M0 0v9"))));
}

/// Every lane and every gap in words: what the picture shows.
Html description(ChronologyDesk& desk, const std::vector<Lane>& lanes, const std::vector<const Point*>& gaps) {
    const auto& t = desk.page.t;
    Html words{t("web.chronology.lanes_count", {{"count", static_cast<std::int64_t>(lanes.size())}})};
    for (const auto& lane : lanes) words << sign(" ") << t("web.chronology.lane_is", {{"agency", desk.text(lane.agency)}, {"count", static_cast<std::int64_t>(lane.contacts)}});
    for (const auto* gap : gaps) words << sign(" ") << t("web.chronology.gap_is", {{"agency", desk.text(gap->agency)}, {"from", day_words(t, gap->days->from)}, {"to", day_words(t, gap->days->to)}}) << sign(" ") << t("web.chronology.gap_days", {{"days", gap->number}});
    words << sign(" ") << t("web.chronology.list_follows");
    return words;
}

Html key_of_lanes(ChronologyDesk& desk, const std::vector<Lane>& lanes, bool any_gap) {
    Html items;
    for (const auto& lane : lanes) items << li(agency_label(desk, lane.agency));
    if (any_gap) items << li(span(cls("ag"), svg(attr("viewBox", "0 0 18 18"), attr("aria-hidden", "true"), attr("focusable", "false"), rect(cls("lane-gap"), attr("x", "1"), attr("y", "3"), attr("width", "16"), attr("height", "12"), attr("rx", "2"), attr("fill", "url(#lane-hatch)"))), desk.page.t("web.chronology.no_contact")));
    return ul(cls("key key--below"), items);
}

}  // namespace

Html lanes_chart(ChronologyDesk& desk, const std::vector<std::size_t>& shown) {
    if (shown.empty()) return {};
    const auto& t = desk.page.t;
    const auto over = span_of(desk.opened(), shown);
    auto lanes = lanes_of(desk.opened(), shown);
    std::vector<const Point*> gaps;
    for (const auto& point : desk.opened().points)
        if (point.kind == Point::Kind::Gap && point.days && desk.sees(point) && point.days->to >= over.from && point.days->from < over.to && std::ranges::find(lanes, point.agency, &Lane::agency) != lanes.end()) gaps.push_back(&point);
    if (lanes.size() > most_lanes) {
        // The picture has room for those with most contacts; the list has them all.
        std::ranges::stable_sort(lanes, std::greater{}, &Lane::contacts);
        lanes.resize(most_lanes);
    }
    const auto bottom = lanes_top + lane_height * static_cast<double>(lanes.size());
    Html drawn = bands(desk, over, bottom);
    double y = lanes_top + lane_height / 2;
    for (const auto& lane : lanes) drawn << lane_drawn(desk, lane, gaps, over, y), y += lane_height;
    const auto from = day_words(t, over.from), to = day_words(t, over.to - std::chrono::days{1});
    const Html picture = svg(cls("lanes"), attr("viewBox", "0 0 1260 " + lane_px(bottom + 4)), role("img"), attr("aria-labelledby", "lanes-title lanes-words"), tag::title(id("lanes-title"), t("web.chronology.lanes_title", {{"from", from}, {"to", to}})),
                             desc(id("lanes-words"), description(desk, lanes, gaps)), hatch(), drawn);
    return section(cls("card"), labelled_by("side-by-side"), h2(id("side-by-side"), cls("h2--card"), t("web.chronology.side_by_side")),
                   div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.chronology.lanes_scroll")), div(cls("minw minw--l"), picture)), key_of_lanes(desk, lanes, !gaps.empty()));
}

}  // namespace web
