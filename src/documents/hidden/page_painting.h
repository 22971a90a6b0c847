/// A page as it is painted, step by step: each letter with how it would look, each picture, and what lies over them in the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/hidden/canvas.h"
#include "documents/pdf/document.h"

namespace documents::hidden {

/// Why a letter is not seen.
enum class Unseen : std::uint8_t { No, Invisible, OffPage, Cropped, Clipped, Tiny, SameColour, Covered };

struct Letter {
    std::string text;
    Point start, end;  ///< Of its baseline.
    double size = 0;   ///< Of its font as it appears, in points.
    bool blank = false;  ///< A space.
    Unseen unseen = Unseen::No;
};

struct Picture {
    Area area;            ///< As it would lie on the page.
    double seen = 1;      ///< The share that the page's edges and its frame leave.
    bool covered = false; ///< Something lies over all of it.
};

/// Words that stand in for letters when they are read out or copied.
struct Replacement {
    std::string words;
    std::size_t first_letter = 0, letters = 0;
};

struct PaintedPage {
    std::vector<Letter> letters;  ///< In the order of painting; spaces too.
    std::vector<Picture> pictures;
    std::vector<Replacement> replacements;
    double width = 0, height = 0;
};

/// With annotations as a screen shows them. `number` from 1.
PaintedPage paint_page(const pdf::Document& document, int number);

/// The words of letters from `first` to before `last`, with spaces where they stand apart.
std::string words_of(const std::vector<Letter>& letters, std::size_t first, std::size_t last);

}  // namespace documents::hidden
