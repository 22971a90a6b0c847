/// Pages as pictures: for people to look at, and for the recogniser.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "documents/answer.h"
#include "documents/extraction.h"
#include "documents/pdf/document.h"

namespace documents::pdf {

/// Grey dots, row by row; 0 is black.
struct GreyPicture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> dots;
};

/// The page at that many dots an inch, or nothing where it would have more than 40 million dots.
GreyPicture draw_grey(const Document& document, int page, double dots_per_inch);

/// Whether nothing is drawn on the page at all, as on the back of a title page.
bool is_blank(const Document& document, int page);

/// The page as a JPEG of that width. Refuses a page that is not there, and one too long for its width.
std::expected<PageImage, Refusal> draw_page(std::string_view bytes, int page, int width_pixels);

}  // namespace documents::pdf
