/// A page as a coarse picture that remembers what was painted last at each place, and in which colour. Sharp enough to tell whether
/// letters lie under a box or are of the colour of what is behind them, and a hundred times faster than drawing.
#pragma once

#include <cstdint>
#include <vector>

namespace documents::hidden {

struct Point {
    double x = 0, y = 0;
};

/// Left, top, right and bottom, in points from the top left corner.
struct Area {
    double left = 0, top = 0, right = 0, bottom = 0;
    bool holds(Point point) const { return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom; }
    double size() const { return right > left && bottom > top ? (right - left) * (bottom - top) : 0; }
};
Area common_part(const Area& one, const Area& other);

/// 0xRRGGBB; or nothing that one could name.
using Colour = std::uint32_t;
inline constexpr Colour white = 0xFFFFFF, many_colours = 0xFF000000;
/// Whether the eye does not tell them apart. Many colours are like none.
bool look_the_same(Colour one, Colour other);

enum class Filling : std::uint8_t { NonZero, EvenOdd };
enum class Paint : std::uint8_t {
    Covers,    ///< What lay there is not seen any more.
    Tints,     ///< Something shines through: only the colour is no longer known.
};

class Canvas {
public:
    /// In points. A very large page gets larger dots.
    Canvas(double width, double height);

    /// Paints the inside of closed lines, within `clip`. `order` grows with each call.
    void fill(const std::vector<std::vector<Point>>& lines, Filling filling, const Area& clip, Colour colour, Paint paint, std::uint32_t order);
    Colour colour_at(Point point) const;
    /// The order of what covers that place, 0 for bare paper.
    std::uint32_t order_at(Point point) const;

private:
    struct Dot {
        Colour colour = white;
        std::uint32_t order = 0;
    };
    struct Crossing {
        float x;
        int direction;
    };
    const Dot* dot_at(Point point) const;
    void cross(Point from, Point to, int first_row, int last_row);
    void fill_row(int row, Filling filling, int first, int last, Dot dot, Paint paint);

    double scale_;
    int columns_, rows_;
    std::vector<Dot> dots_;
    std::vector<std::vector<Crossing>> crossings_;  // By row; empty between calls.
    std::uint64_t painted_ = 0;
};

}  // namespace documents::hidden
