#include "documents/ocr.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "documents/pdf/characters.h"

namespace documents::ocr {

namespace {

struct DestroyPicture {
    void operator()(PIX* picture) const { pixDestroy(&picture); }
};
using Picture = std::unique_ptr<PIX, DestroyPicture>;

std::unique_ptr<tesseract::TessBaseAPI> load(const char* languages) {
    auto api = std::make_unique<tesseract::TessBaseAPI>();
    if (api->Init(nullptr, languages, tesseract::OEM_LSTM_ONLY) != 0) return nullptr;
    api->SetVariable("debug_file", "/dev/null");
    // Its table finder takes minutes over a form with ruled cells, and only orders words that layout orders anyway.
    api->SetVariable("textord_tabfind_find_tables", "0");
    api->SetPageSegMode(tesseract::PSM_AUTO);
    return api;
}

/// The recognisers with their models, each loaded once in a process, or nothing where they are not installed.
tesseract::TessBaseAPI* english() {
    static const auto loaded = load("eng");
    return loaded.get();
}
tesseract::TessBaseAPI* welsh() {
    static const auto loaded = load("cym+eng");
    return loaded.get();
}

Picture picture_of(const pdf::GreyPicture& from) {
    Picture picture{pixCreate(from.width, from.height, 8)};
    if (!picture) return picture;
    for (int y = 0; y < from.height; ++y) {
        l_uint32* line = pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture.get());
        const std::uint8_t* dots = from.dots.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width);
        for (int x = 0; x < from.width; ++x) SET_DATA_BYTE(line, x, dots[x]);
    }
    return picture;
}

/// How many quarter turns clockwise set the picture upright: 0 where it cannot be told.
int quarter_turns(PIX* picture) {
    Picture black_and_white{pixThresholdToBinary(picture, 160)};
    if (!black_and_white) return 0;
    float up = 0, left = 0;
    if (pixOrientDetect(black_and_white.get(), &up, &left, 0, 0) != 0) return 0;
    l_int32 orientation = 0;
    if (makeOrientDecision(up, left, 0, 0, &orientation, 0) != 0) return 0;
    switch (orientation) {
        case L_TEXT_ORIENT_LEFT: return 1;
        case L_TEXT_ORIENT_DOWN: return 2;
        case L_TEXT_ORIENT_RIGHT: return 3;
        default: return 0;
    }
}

/// Upright and level: a page that went through the scanner askew loses words otherwise.
Picture straightened(Picture picture) {
    if (const int turns = quarter_turns(picture.get()); turns != 0)
        if (Picture turned{pixRotateOrth(picture.get(), turns)}) picture = std::move(turned);
    if (Picture level{pixDeskew(picture.get(), 0)}) return level;
    return picture;
}

std::optional<pdf::Word> word_at(const tesseract::ResultIterator& at, double points_per_dot) {
    const std::unique_ptr<char[]> text{at.GetUTF8Text(tesseract::RIL_WORD)};
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!text || !at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) return std::nullopt;
    pdf::Word word;
    word.text = base::squeeze(base::to_nfc(text.get()));
    if (word.text.empty()) return std::nullopt;
    word.box = {left * points_per_dot, top * points_per_dot, right * points_per_dot, bottom * points_per_dot};
    int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    word.baseline = at.Baseline(tesseract::RIL_WORD, &x1, &y1, &x2, &y2) ? (y1 + y2) * 0.5 * points_per_dot : word.box.bottom;
    float row = 0, descenders = 0, ascenders = 0;
    at.RowAttributes(&row, &descenders, &ascenders);
    word.size = row * points_per_dot;
    word.confidence = std::clamp(static_cast<double>(at.Confidence(tesseract::RIL_WORD)), 0.0, 100.0);
    return word;
}

double middle_of(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

/// From the line's highest letter to its lowest, the same for all its words, speaks for their size; one baseline for all of them.
void set_sizes(pdf::Line& line) {
    constexpr double letters_in_size = 0.92;  // Ascender to descender, in the usual text faces.
    std::vector<double> sizes, baselines;
    for (const auto& word : line.words) sizes.push_back(word.size), baselines.push_back(word.baseline);
    const double size = std::max(middle_of(sizes) / letters_in_size, 4.0), baseline = middle_of(baselines);
    for (auto& word : line.words) word.size = size, word.baseline = baseline;
    pdf::measure(line);
}

/// A scan's lines of one size are measured a little large or small each: those near the middle are taken to be of the middle's size.
void even_out(std::vector<pdf::Line>& lines) {
    constexpr double near_enough = 0.15;
    if (lines.empty()) return;
    std::vector<double> sizes;
    for (const auto& line : lines) sizes.push_back(line.size);
    const double middle = middle_of(sizes);
    for (auto& line : lines) {
        if (std::abs(line.size - middle) > near_enough * middle) continue;
        for (auto& word : line.words) word.size = middle;
        pdf::measure(line);
    }
}

void collect_lines(tesseract::ResultIterator& at, double points_per_dot, std::vector<pdf::Line>& lines) {
    pdf::Line line;
    do {
        if (auto word = word_at(at, points_per_dot)) line.words.push_back(std::move(*word));
        if (!at.IsAtFinalElement(tesseract::RIL_TEXTLINE, tesseract::RIL_WORD)) continue;
        if (!line.words.empty()) {
            set_sizes(line);
            lines.push_back(std::move(line));
        }
        line = {};
    } while (at.Next(tesseract::RIL_WORD));
}

std::vector<pdf::Line> lines_in(tesseract::TessBaseAPI& api, PIX* picture, double dots_per_inch) {
    std::vector<pdf::Line> lines;
    api.SetImage(picture);
    if (api.Recognize(nullptr) == 0)
        if (const std::unique_ptr<tesseract::ResultIterator> at{api.GetIterator()}) collect_lines(*at, 72 / dots_per_inch, lines);
    api.Clear();
    even_out(lines);
    return lines;
}

/// Whether the small words of Welsh, which even an English model reads, are too many for English.
bool looks_welsh(const std::vector<pdf::Line>& lines) {
    constexpr std::array<std::string_view, 16> small{"yn", "yr", "y", "mae", "wedi", "gan", "oedd", "bod", "ei", "hyn", "fod", "eu", "ac", "ar", "neu", "i'r"};
    std::size_t words = 0, welsh_words = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words) {
            ++words;
            welsh_words += std::ranges::find(small, base::fold(word.text)) != small.end();
        }
    return welsh_words * 100 > words * 6;
}

double mean_confidence(const std::vector<pdf::Line>& lines) {
    double sum = 0;
    int words = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words) {
            sum += word.confidence;
            ++words;
        }
    return words == 0 ? 0 : sum / words;
}

}  // namespace

void load_before_walls() {
    english();
    welsh();
}

bool available() { return english() != nullptr; }

pdf::PageText read(const pdf::GreyPicture& from, double dots_per_inch) {
    pdf::PageText page;
    page.machine_read = true;
    page.confidence = 0;
    Picture picture = from.dots.empty() ? nullptr : picture_of(from);
    if (!picture || !english()) return page;
    picture = straightened(std::move(picture));
    pixSetResolution(picture.get(), static_cast<l_int32>(dots_per_inch), static_cast<l_int32>(dots_per_inch));
    page.width = pixGetWidth(picture.get()) * 72 / dots_per_inch;
    page.height = pixGetHeight(picture.get()) * 72 / dots_per_inch;
    page.lines = lines_in(*english(), picture.get(), dots_per_inch);
    // Both models at once read "inquest" as "inguest", since Welsh has no q: the second is asked only where Welsh is.
    if (looks_welsh(page.lines) && welsh()) page.lines = lines_in(*welsh(), picture.get(), dots_per_inch);
    page.confidence = mean_confidence(page.lines);
    return page;
}

}  // namespace documents::ocr
