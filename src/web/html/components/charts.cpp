#include "web/html/components/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace web::html {

using namespace tag;

namespace {

std::string tenths(double value) { return fmt::format("{:.1f}", value); }

std::int64_t most_of(const std::vector<YearCount>& counts) {
    std::int64_t most = 1;
    for (const YearCount& entry : counts) most = std::max(most, entry.count);
    return most;
}

/// Every year from the first to the last, so that a year without any is seen as one.
std::vector<YearCount> without_gaps(std::vector<YearCount> counts) {
    std::ranges::sort(counts, {}, &YearCount::year);
    std::vector<YearCount> every;
    for (const YearCount& entry : counts) {
        while (!every.empty() && every.back().year + 1 < entry.year) every.push_back({every.back().year + 1, 0});
        every.push_back(entry);
    }
    return every;
}

struct Point {
    double x, y;
};

std::string line_through(const std::vector<Point>& points) {
    std::string path;
    for (const Point& point : points) path += (path.empty() ? "M" : "L") + tenths(point.x) + " " + tenths(point.y);
    return path;
}

}  // namespace

Html sparkline(const std::vector<YearCount>& counts, const Words& description) {
    const std::vector<YearCount> every = without_gaps(counts);
    if (every.size() < 2) return {};
    const auto most = static_cast<double>(most_of(every));
    std::vector<Point> points;
    for (std::size_t at = 0; at < every.size(); ++at)
        points.push_back({4 + 138.0 * static_cast<double>(at) / static_cast<double>(every.size() - 1), 30 - 25 * static_cast<double>(every[at].count) / most});
    return svg(cls("spark"), attr("viewBox", "0 0 150 34"), role("img"), aria_label(description), path(cls("spark__line"), attr("d", line_through(points))),
               circle(cls("spark__end"), attr("cx", tenths(points.back().x)), attr("cy", tenths(points.back().y)), attr("r", 4)));
}

Html histogram(const Histogram& options, const Words& description) {
    const std::vector<YearCount> every = without_gaps(options.counts);
    if (every.empty()) return {};
    const auto most = static_cast<double>(most_of(every));
    const double step = 240.0 / static_cast<double>(every.size());
    Html bars;
    for (std::size_t at = 0; at < every.size(); ++at) {
        const YearCount& entry = every[at];
        if (entry.count == 0) continue;
        const double height = std::max(1.5, 47 * static_cast<double>(entry.count) / most);
        const bool chosen = (!options.chosen_from || entry.year >= *options.chosen_from) && (!options.chosen_to || entry.year <= *options.chosen_to);
        bars << rect(cls(chosen ? "bar-in" : "bar-out"), attr("x", tenths(static_cast<double>(at) * step + std::min(1.0, step / 8))), attr("y", tenths(52 - height)),
                     attr("width", tenths(std::max(.6, step - std::min(2.0, step / 4)))), attr("height", tenths(height)));
    }
    return together(svg(cls("years"), attr("viewBox", "0 0 240 56"), role("img"), aria_label(description), bars,
                        path(cls("years__base"), attr("d", "M0 53.5h240"))),
                    div(cls("row years__ends"), attr("aria-hidden", "true"), span(every.front().year), span(every.back().year)));
}

namespace {

constexpr double left = 14, right = 640, top = 22, bottom = 200;
constexpr std::array<std::string_view, 4> line_classes{"line line--1", "line line--2", "line line--3", "line line--4"};

Html shown_count(const Catalogue& t, std::int64_t value, std::int64_t fewest) {
    if (value > 0 && value < fewest) return t("web.chart.fewer_than", {{"count", fewest}});
    return t.number(value);
}

std::vector<Point> points_of(const Series& series, double most) {
    std::vector<Point> points;
    const auto steps = static_cast<double>(std::max<std::size_t>(series.values.size(), 2) - 1);
    for (std::size_t at = 0; at < series.values.size(); ++at)
        points.push_back({left + (right - left) * static_cast<double>(at) / steps, bottom - (bottom - top) * static_cast<double>(series.values[at]) / most});
    return points;
}

/// Labels stand at the line's end, moved apart where lines end close together.
std::vector<double> label_places(const std::vector<std::vector<Point>>& lines) {
    std::vector<std::size_t> order(lines.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::ranges::sort(order, {}, [&](std::size_t at) { return lines[at].back().y; });
    std::vector<double> places(lines.size());
    double above = -100;
    for (const std::size_t at : order) above = places[at] = std::max(lines[at].back().y + 5, above + 19);
    return places;
}

Html picture(const Chart& options) {
    std::int64_t most = 1;
    for (const Series& series : options.series)
        for (const std::int64_t value : series.values) most = std::max(most, value);
    std::vector<std::vector<Point>> lines;
    for (const Series& series : options.series) lines.push_back(points_of(series, static_cast<double>(most)));
    const std::vector<double> places = label_places(lines);
    Html drawn;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const Point& end = lines[at].back();
        drawn << path(cls(line_classes[at]), attr("d", line_through(lines[at])))
              << circle(cls(line_classes[at]), attr("cx", tenths(end.x)), attr("cy", tenths(end.y)), attr("r", 5))
              << svg_text(cls("line__name"), attr("x", tenths(end.x + 12)), attr("y", tenths(places[at])), from_record(), options.series[at].name);
    }
    return svg(attr("viewBox", "0 0 900 240"), role("img"), aria_label(options.description), path(cls("years__base"), attr("d", "M14 200H640")), drawn,
               svg_text(cls("line__year"), attr("x", 14), attr("y", 224), from_record(), options.columns.front()),
               svg_text(cls("line__year"), attr("x", 640), attr("y", 224), attr("text-anchor", "end"), from_record(), options.columns.back()));
}

Html figures(const Catalogue& t, const Chart& options) {
    return table(cls("tbl"), thead(tr(th(scope("col"), options.row_heading), each(options.columns, [](Html& out, const std::string& column) {
                                          out << th(scope("col"), cls("num"), from_record(), column);
                                      }))),
                 tbody(each(options.series, [&](Html& out, const Series& series) {
                     out << tr(th(scope("row"), from_record(), series.name), each(series.values, [&](Html& cells, std::int64_t value) {
                                   cells << td(cls("num"), shown_count(t, value, options.fewest_shown));
                               }));
                 })));
}

}  // namespace

Html chart(const Catalogue& t, const Chart& options) {
    CAIRN_ASSERT(options.series.size() <= line_classes.size());
    for (const Series& series : options.series) CAIRN_ASSERT(series.values.size() == options.columns.size() && !series.values.empty());
    return figure(cls("chart"), figcaption(options.title), p(cls("sub"), options.measure), when(!options.series.empty(), [&](Html& out) {
                      out << div(cls("scroll"), attr("tabindex", 0), role("region"), aria_label(t("web.chart.picture")), div(cls("minw"), picture(options)));
                  }),
                  details(summary(t("web.chart.figures")),
                          div(cls("scroll"), attr("tabindex", 0), role("region"), aria_label(t("web.chart.figures_region")), figures(t, options))));
}

}  // namespace web::html
