#include "documents/hidden/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace documents::hidden {

namespace {

constexpr double most_dots_a_side = 1'000;
constexpr std::uint64_t most_painted = 400'000'000;  // Of one page: some seconds' worth.

}  // namespace

Area common_part(const Area& one, const Area& other) {
    return {std::max(one.left, other.left), std::max(one.top, other.top), std::min(one.right, other.right), std::min(one.bottom, other.bottom)};
}

bool look_the_same(Colour one, Colour other) {
    constexpr int told_apart = 20;  // Of 255, in any of red, green and blue.
    if (one == many_colours || other == many_colours) return false;
    for (const int shift : {0, 8, 16})
        if (std::abs(static_cast<int>(one >> shift & 0xFF) - static_cast<int>(other >> shift & 0xFF)) > told_apart) return false;
    return true;
}

Canvas::Canvas(double width, double height) : scale_{std::min(1.0, most_dots_a_side / std::max({width, height, 1.0}))} {
    columns_ = std::max(1, static_cast<int>(std::ceil(std::clamp(width, 1.0, 1e6) * scale_)));
    rows_ = std::max(1, static_cast<int>(std::ceil(std::clamp(height, 1.0, 1e6) * scale_)));
    dots_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    crossings_.resize(static_cast<std::size_t>(rows_));
}

void Canvas::fill(const std::vector<std::vector<Point>>& lines, Filling filling, const Area& clip, Colour colour, Paint paint, std::uint32_t order) {
    if (!(clip.right > clip.left) || !(clip.bottom > clip.top) || painted_ > most_painted) return;
    const auto row_of = [&](double y) { return static_cast<int>(std::clamp(std::floor(y * scale_ - 0.5) + 1, 0.0, static_cast<double>(rows_))); };
    const auto column_of = [&](double x) { return static_cast<int>(std::clamp(std::floor(x * scale_ - 0.5) + 1, 0.0, static_cast<double>(columns_))); };
    const int first_row = row_of(clip.top), last_row = row_of(clip.bottom), first = column_of(clip.left), last = column_of(clip.right);
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) cross(line[i], line[(i + 1) % line.size()], first_row, last_row);
    for (int row = first_row; row < last_row; ++row) fill_row(row, filling, first, last, {colour, order}, paint);
}

/// Notes where a side passes through the middle of each row.
void Canvas::cross(Point from, Point to, int first_row, int last_row) {
    if (!std::isfinite(from.x) || !std::isfinite(from.y) || !std::isfinite(to.x) || !std::isfinite(to.y)) return;
    const int direction = from.y < to.y ? 1 : -1;
    if (direction < 0) std::swap(from, to);
    const double top = from.y * scale_, bottom = to.y * scale_;
    if (bottom - top < 1e-9) return;
    const int begin = static_cast<int>(std::clamp(std::ceil(top - 0.5), static_cast<double>(first_row), static_cast<double>(last_row)));
    const int end = static_cast<int>(std::clamp(std::ceil(bottom - 0.5), static_cast<double>(first_row), static_cast<double>(last_row)));
    for (int row = begin; row < end; ++row) {
        const double share = (row + 0.5 - top) / (bottom - top);
        crossings_[static_cast<std::size_t>(row)].push_back({static_cast<float>((from.x + share * (to.x - from.x)) * scale_), direction});
    }
    painted_ += static_cast<std::uint64_t>(std::max(0, end - begin));
}

void Canvas::fill_row(int row, Filling filling, int first, int last, Dot dot, Paint paint) {
    auto& crossings = crossings_[static_cast<std::size_t>(row)];
    std::ranges::sort(crossings, {}, &Crossing::x);
    int winding = 0;
    Dot* const line = dots_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_);
    for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
        winding += filling == Filling::NonZero ? crossings[i].direction : 1;
        if (filling == Filling::NonZero ? winding == 0 : winding % 2 == 0) continue;
        const auto column = [&](float x) { return static_cast<int>(std::clamp(std::ceil(x - 0.5F), static_cast<float>(first), static_cast<float>(last))); };
        const int begin = column(crossings[i].x), end = column(crossings[i + 1].x);
        for (int at = begin; at < end; ++at) {
            if (paint == Paint::Covers) line[at] = dot;
            else line[at].colour = many_colours;
        }
        painted_ += static_cast<std::uint64_t>(std::max(0, end - begin));
    }
    crossings.clear();
}

const Canvas::Dot* Canvas::dot_at(Point point) const {
    const double column = std::floor(point.x * scale_), row = std::floor(point.y * scale_);
    if (!(column >= 0) || !(row >= 0) || column >= columns_ || row >= rows_) return nullptr;
    return &dots_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
}

Colour Canvas::colour_at(Point point) const {
    const Dot* dot = dot_at(point);
    return dot ? dot->colour : many_colours;
}

std::uint32_t Canvas::order_at(Point point) const {
    const Dot* dot = dot_at(point);
    return dot ? dot->order : 0;
}

}  // namespace documents::hidden
