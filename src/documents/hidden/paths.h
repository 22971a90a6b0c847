/// Poppler's paths and boxes as points of the page as it is shown.
#pragma once

#include <vector>

#include "documents/hidden/canvas.h"

class GfxState;
class PDFRectangle;

namespace documents::hidden {

/// A rectangle of the page's own units.
Area box(GfxState& state, const PDFRectangle& from);
/// What may be painted on at present, as far as a rectangle says.
Area clip_of(GfxState& state);
/// The present path: its lines, curves as six straight pieces.
std::vector<std::vector<Point>> lines_of(GfxState& state);
/// Adds the outline of a line so wide on either side.
void add_side(Point from, Point to, double half, std::vector<std::vector<Point>>& sides);
/// Whether the present path is one upright rectangle, or nothing.
bool is_rectangle(GfxState& state);
/// The corners of the square in which pictures are painted, and the upright rectangle around corners.
std::vector<Point> square(GfxState& state);
Area around(const std::vector<Point>& corners);

}  // namespace documents::hidden
