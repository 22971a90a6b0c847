#include "documents/pdf/picture.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "documents/optical.h"
#include "documents/pdf/mend.h"
#include "documents/refusal.h"

namespace documents::pdf {

namespace {

constexpr double most_dots = 40e6;

struct Paper {
    double width = 0, height = 0;  // Points, as it is shown.
};

Paper paper_of(const Document& document, int page) {
    ::Page* paper = document.poppler().getPage(page);
    if (!paper) return {};
    Paper result{paper->getCropWidth(), paper->getCropHeight()};
    if (paper->getRotate() % 180 != 0) std::swap(result.width, result.height);
    return result;
}

bool fits(const Paper& paper, double dots_per_inch) {
    const double scale = dots_per_inch / 72;
    return paper.width >= 1 && paper.height >= 1 && paper.width * scale * paper.height * scale <= most_dots &&
           std::max(paper.width, paper.height) * scale <= 20'000;
}

std::unique_ptr<SplashOutputDev> draw(const Document& document, int page, double dots_per_inch, SplashColorMode mode) {
    mend_pictures(document.poppler(), page);
    SplashColor white{255, 255, 255};
    auto device = std::make_unique<SplashOutputDev>(mode, 4, false, white);
    device->setFontAntialias(true);
    device->setVectorAntialias(true);
    device->startDoc(&document.poppler());
    document.poppler().displayPageSlice(device.get(), page, dots_per_inch, dots_per_inch, 0, false, true, false, -1, -1, -1, -1);
    return device;
}

std::string jpeg_of(SplashBitmap& bitmap) {
    const int width = bitmap.getWidth(), height = bitmap.getHeight();
    const optical::Functions* calls = optical::functions();
    if (!calls) return {};
    const std::unique_ptr<PIX, optical::DestroyPicture> picture{calls->pixCreate(width, height, 32)};
    if (!picture) return {};
    for (int y = 0; y < height; ++y) {
        const SplashColorPtr row = bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize();
        l_uint32* line = calls->pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * calls->pixGetWpl(picture.get());
        for (int x = 0; x < width; ++x) calls->composeRGBPixel(row[3 * x], row[3 * x + 1], row[3 * x + 2], line + x);
    }
    l_uint8* bytes = nullptr;
    size_t size = 0;
    constexpr int quality = 80, progressive = 0;
    std::string result;
    if (calls->pixWriteMemJpeg(&bytes, &size, picture.get(), quality, progressive) == 0) result.assign(reinterpret_cast<char*>(bytes), size);
    std::free(bytes);
    return result;
}

}  // namespace

GreyPicture draw_grey(const Document& document, int page, double dots_per_inch) {
    if (!fits(paper_of(document, page), dots_per_inch)) return {};
    const auto device = draw(document, page, dots_per_inch, splashModeMono8);
    SplashBitmap* bitmap = device->getBitmap();
    if (!bitmap || !bitmap->getDataPtr()) return {};
    GreyPicture result{bitmap->getWidth(), bitmap->getHeight(), {}};
    result.dots.reserve(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height));
    for (int y = 0; y < result.height; ++y) {
        const SplashColorPtr row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
        result.dots.insert(result.dots.end(), row, row + result.width);
    }
    return result;
}

bool is_blank(const Document& document, int page) {
    constexpr double coarse = 36;
    constexpr std::uint8_t paper_white = 245;
    const GreyPicture picture = draw_grey(document, page, coarse);
    return std::ranges::none_of(picture.dots, [](std::uint8_t dot) { return dot < paper_white; });
}

std::expected<PageImage, Refusal> draw_page(std::string_view bytes, int page, int width_pixels) {
    auto document = Document::open(bytes);
    if (!document) return std::unexpected{std::move(document.error())};
    if (page < 1 || page > document->pages()) return std::unexpected{refuse_too_large("The document has no page of that number.")};
    const Paper paper = paper_of(*document, page);
    if (paper.width < 1) return std::unexpected{refuse_damaged("page")};
    const double dots_per_inch = 72.0 * width_pixels / paper.width;
    if (!fits(paper, dots_per_inch)) return std::unexpected{refuse_too_large("The page is too large to be drawn.")};
    const auto device = draw(*document, page, dots_per_inch, splashModeRGB8);
    SplashBitmap* bitmap = device->getBitmap();
    if (!bitmap || !bitmap->getDataPtr()) return std::unexpected{refuse_damaged("page")};
    PageImage result{jpeg_of(*bitmap), bitmap->getWidth(), bitmap->getHeight()};
    if (result.bytes.empty()) return std::unexpected{refuse_damaged("page")};
    return result;
}

}  // namespace documents::pdf
