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
    bool recogniser_needed = false;
};

Reading read_pages(const Document& document, int pages, const Limits& limits, const OnProgress& on_progress) {
    Reading reading;
    std::vector<int> without_text;
    for (int page = 1; page <= pages; ++page) {
        reading.pages.push_back(document.text(page));
        if (!is_language(reading.pages.back().lines) && !is_blank(document, page)) without_text.push_back(page);
        on_progress({false, page, pages});
    }
    reading.recogniser_needed = !without_text.empty() && limits.recognise && !limits.recogniser_here;
    if (reading.recogniser_needed) return reading;
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
        ++reading.unread;
        text.lines.clear();  // Glyph numbers are no words: shown or searched they would only mislead.
    }
    return reading;
}

void add_warnings(const Reading& reading, std::size_t pages, int in_file, bool mended, std::vector<std::string>& warnings) {
    if (reading.recognised > 0)
        warnings.push_back(fmt::format("{} of {} pages had no usable text and were read by machine from their pictures. Check them before quoting.",
                                       reading.recognised, pages));
    if (reading.unread > 0)
        warnings.push_back(fmt::format("{} pages are pictures or unreadable signs without a text that could be made out; no search will find them.", reading.unread));
    if (mended) warnings.push_back("The file is damaged. What could be read is here, but pages or words may be missing.");
    if (in_file > static_cast<int>(pages))
        warnings.push_back(fmt::format("Only the first {} of {} pages were read.", pages, in_file));
}

std::expected<PdfRead, Refusal> read_pdf(std::string_view bytes, const Limits& limits, const OnProgress& on_progress, Forms forms) {
    auto document = Document::open(bytes);
    if (!document) return std::unexpected{std::move(document.error())};
    Reading reading = read_pages(*document, std::min(document->pages(), limits.pages), limits, on_progress);
    if (reading.recogniser_needed) return std::unexpected{ask_for_recogniser()};
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < reading.pages.size(); ++i) labels.push_back(document->label(static_cast<int>(i + 1)));
    const auto page_count = reading.pages.size();
    PdfRead read{lay_out(std::move(reading.pages), document->bookmarks(), labels, forms), document->pages() - static_cast<int>(page_count) + reading.unread};
    Extraction& result = read.extraction;
    result.kind = FileKind::Pdf;
    result.properties = document->properties();
    add_warnings(reading, page_count, document->pages(), document->was_mended(), result.warnings);
    if (document->is_locked_against_changes())
        result.warnings.push_back("The PDF is password-protected against changes. It opens without the password and was read.");
    if (result.blocks.empty() && document->was_mended()) return std::unexpected{refuse_damaged("PDF")};
    if (result.blocks.empty()) result.warnings.push_back("No text was found on any page, so no search will find it by its words.");
    return read;
}

}  // namespace

std::expected<Extraction, Refusal> extract_pdf(std::string_view bytes, const Limits& limits, const OnProgress& on_progress) {
    auto read = read_pdf(bytes, limits, on_progress, Forms::AsText);
    if (!read) return std::unexpected{std::move(read.error())};
    return std::move(read->extraction);
}

std::expected<PdfRead, Refusal> read_pdf_tables(std::string_view bytes, const Limits& limits, const OnProgress& on_progress) { return read_pdf(bytes, limits, on_progress, Forms::AsTables); }

}  // namespace documents::pdf
