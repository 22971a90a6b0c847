#include "documents/pdf/extract_pdf.h"

#include <fmt/format.h>

#include "documents/ocr.h"
#include "documents/pdf/characters.h"
#include "documents/pdf/document.h"
#include "documents/pdf/layout.h"
#include "documents/pdf/picture.h"
#include "documents/refusal.h"

namespace documents::pdf {

namespace {

constexpr double recognition_dots_per_inch = 300;

/// The page's text recognised from its picture; smaller where the page is a poster.
PageText recognised(const Document& document, int page) {
    for (const double dots : {recognition_dots_per_inch, 150.0, 75.0})
        if (const GreyPicture picture = draw_grey(document, page, dots); !picture.dots.empty()) return ocr::read(picture, dots);
    return {};
}

struct Reading {
    std::vector<PageText> pages;
    int recognised = 0, unread = 0;
};

Reading read_pages(const Document& document, int pages, const Limits& limits, const OnProgress& on_progress) {
    Reading reading;
    std::vector<int> without_text;
    for (int page = 1; page <= pages; ++page) {
        reading.pages.push_back(document.text(page));
        if (!is_language(reading.pages.back().lines)) without_text.push_back(page);
        on_progress({false, page, pages});
    }
    int done = 0;
    for (const int page : without_text) {
        if (!limits.recognise || !ocr::available()) break;
        on_progress({true, done, static_cast<int>(without_text.size())});
        PageText text = recognised(document, page);
        on_progress({true, ++done, static_cast<int>(without_text.size())});
        if (text.lines.empty()) continue;
        text.rules.clear();
        reading.pages[static_cast<std::size_t>(page - 1)] = std::move(text);
        ++reading.recognised;
    }
    for (const int page : without_text) {
        auto& text = reading.pages[static_cast<std::size_t>(page - 1)];
        if (text.machine_read) continue;
        reading.unread += !text.lines.empty();
        text.lines.clear();  // Glyph numbers are no words: shown or searched they would only mislead.
    }
    return reading;
}

void add_warnings(const Reading& reading, int in_file, std::vector<std::string>& warnings) {
    if (reading.recognised > 0)
        warnings.push_back(fmt::format("{} of {} pages had no usable text and were read by machine from their pictures. Check them before quoting.",
                                       reading.recognised, reading.pages.size()));
    if (reading.unread > 0)
        warnings.push_back(fmt::format("The text of {} pages could not be made out and is left out.", reading.unread));
    if (in_file > static_cast<int>(reading.pages.size()))
        warnings.push_back(fmt::format("Only the first {} of {} pages were read.", reading.pages.size(), in_file));
}

}  // namespace

std::expected<Extraction, Refusal> extract_pdf(std::string_view bytes, const Limits& limits, const OnProgress& on_progress) {
    auto document = Document::open(bytes);
    if (!document) return std::unexpected{std::move(document.error())};
    const Reading reading = read_pages(*document, std::min(document->pages(), limits.pages), limits, on_progress);
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < reading.pages.size(); ++i) labels.push_back(document->label(static_cast<int>(i + 1)));
    Extraction result = lay_out(reading.pages, document->bookmarks(), labels);
    result.kind = FileKind::Pdf;
    result.properties = document->properties();
    add_warnings(reading, document->pages(), result.warnings);
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    return result;
}

}  // namespace documents::pdf
