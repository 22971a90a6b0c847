#include "documents/hidden/paths.h"

#include <poppler/GfxState.h>
#include <poppler/Page.h>

#include <algorithm>
#include <cmath>

namespace documents::hidden {

namespace {

void add_curve(std::vector<Point>& line, Point first, Point second, Point end) {
    constexpr int steps = 6;
    const Point start = line.back();
    for (int step = 1; step <= steps; ++step) {
        const double t = static_cast<double>(step) / steps, u = 1 - t;
        const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        line.push_back({a * start.x + b * first.x + c * second.x + d * end.x, a * start.y + b * first.y + c * second.y + d * end.y});
    }
}

}  // namespace

Area box(GfxState& state, const PDFRectangle& from) {
    Point one, other;
    state.transform(from.x1, from.y1, &one.x, &one.y);
    state.transform(from.x2, from.y2, &other.x, &other.y);
    return {std::min(one.x, other.x), std::min(one.y, other.y), std::max(one.x, other.x), std::max(one.y, other.y)};
}

Area clip_of(GfxState& state) {
    Area clip;
    state.getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    return clip;
}

std::vector<std::vector<Point>> lines_of(GfxState& state) {
    std::vector<std::vector<Point>> lines;
    const GfxPath* path = state.getPath();
    for (int s = 0; path && s < path->getNumSubpaths(); ++s) {
        const GfxSubpath* part = path->getSubpath(s);
        auto& line = lines.emplace_back();
        const auto at = [&](int i) {
            Point point;
            state.transform(part->getX(i), part->getY(i), &point.x, &point.y);
            return point;
        };
        for (int i = 0; i < part->getNumPoints(); ++i) {
            if (i == 0 || !part->getCurve(i) || i + 2 >= part->getNumPoints()) {
                line.push_back(at(i));
                continue;
            }
            add_curve(line, at(i), at(i + 1), at(i + 2));
            i += 2;
        }
    }
    return lines;
}

void add_side(Point from, Point to, double half, std::vector<std::vector<Point>>& sides) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (!(length > 0)) return;
    const double x = -(to.y - from.y) / length * half, y = (to.x - from.x) / length * half;
    sides.push_back({{from.x + x, from.y + y}, {to.x + x, to.y + y}, {to.x - x, to.y - y}, {from.x - x, from.y - y}});
}

bool is_rectangle(GfxState& state) {
    const auto lines = lines_of(state);
    if (lines.size() != 1 || lines[0].size() < 4 || lines[0].size() > 5) return lines.empty();
    for (std::size_t i = 0; i + 1 < lines[0].size(); ++i) {
        const Point from = lines[0][i], to = lines[0][i + 1];
        if (std::abs(from.x - to.x) > 0.5 && std::abs(from.y - to.y) > 0.5) return false;
    }
    return true;
}

std::vector<Point> square(GfxState& state) {
    std::vector<Point> corners;
    for (const Point corner : {Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}}) {
        Point& at = corners.emplace_back();
        state.transform(corner.x, corner.y, &at.x, &at.y);
    }
    return corners;
}

Area around(const std::vector<Point>& corners) {
    const auto [left, right] = std::ranges::minmax(corners, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(corners, {}, &Point::y);
    return {left.x, top.y, right.x, bottom.y};
}

}  // namespace documents::hidden
